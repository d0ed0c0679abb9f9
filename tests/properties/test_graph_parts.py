"""Several files in one graph: cells keep apart, and a module's stand in a frame of their file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flowc.cli.graph.links import links_of
from flowc.cli.graph.parts import parts_of
from flowc_compiler.ir.plan import Plan, Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.pipeline import compile_script

SCRIPT = "import streamlit as st\nst.slider('n', 0, 9, key='n')\n"
HELPER = """\
import streamlit as st


def show():
    with st.container():
        st.write(st.session_state.n)
"""


@dataclass
class Module:
    name: str
    plan: Plan


@dataclass
class Several:
    plan: Plan
    modules: dict[str, Module]


def _plan(path: str, text: str) -> Plan:
    return compile_script(SourceText(path, text)).plan


def test_files_keep_apart_and_meet_in_session_state() -> None:
    folder = Path("app")
    helper = Module("lib.helper", _plan("app/lib/helper.py", HELPER))
    program = cast("Program", Several(_plan("app/app.py", SCRIPT), {"app/lib/helper.py": helper}))
    script, module = parts_of(program, folder / "app.py", "app.py")
    assert (script.module, script.file, script.first) == ("", "app.py", 0)
    assert (module.module, module.file, module.first) == ("lib.helper", "lib/helper.py", len(script.plan.cells))
    assert module.qualified("show") == "lib.helper.show"
    assert module.qualified("other.show") == "other.show"

    whole, function, region = module.groups()
    assert (whole.kind, whole.id, whole.parent, whole.head) == ("file", "lib/helper.py", "", None)
    assert (function.label, function.parent) == ("show()", whole.id)
    assert region.parent == function.id
    # Heads are counted as cells are.
    heads = [function.head, region.head]
    assert [module.plan.cells[head - module.first].lines[0] for head in heads if head is not None] == [4, 5]

    from flowc.cli.graph.build import nodes_of

    nodes = tuple(node for part in (script, module) for node in nodes_of(part))
    assert len({node.id for node in nodes}) == len(nodes)
    places = {node.id: (node.file, node.lines[0]) for node in nodes}
    assert [
        (places[link.source], places[link.target]) for link in links_of((script, module), nodes) if link.kind == "state"
    ] == [(("app.py", 2), ("lib/helper.py", 6))]
