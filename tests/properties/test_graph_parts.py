"""Several files in one graph: cells keep apart, and a module's stand in a frame of their file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from flowc.cli.graph.build import view_of
from flowc.cli.graph.links import links_of
from flowc.cli.graph.parts import parts_of
from flowc.cli.graph.what_if import ask
from flowc.cli.script import open_script
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


CALLER = """\
import streamlit as st
import charts
from charts import ROWS, by_table, title as heading


class Panel:
    def draw(self, value):
        st.write(value, low)


low = st.slider("low", 0, 9)
high = st.slider("high", 0, 9)
table = {"one": by_table}
heading("fixed")
charts.show(low, high)
table["one"](high)
Panel().draw(high)
charts.LIMIT = low
ROWS.append(high)
seen = charts.given_back(high)
st.write(seen)
st.write("apart")
"""
CHARTS = """\
import streamlit as st
import deeper

ROWS = []
LIMIT = 1


def title(text):
    st.title(text)


def show(low, high):
    st.write("low", low)
    deeper.more(high)
    st.write(LIMIT)
    st.write(ROWS)


def by_table(value):
    st.write("table", value)


def given_back(value):
    st.write("given")
    return value + 1
"""
DEEPER = """\
import streamlit as st


def more(value):
    st.write("more", value)
"""


def test_what_if_follows_calls_tables_methods_and_names_of_modules(tmp_path: Path) -> None:
    for name, text in (("app", CALLER), ("charts", CHARTS), ("deeper", DEEPER)):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    view = view_of(open_script(tmp_path / "app.py"), shown_as="app.py")
    assert {(group.label, group.parent) for group in view.groups if group.file == "deeper.py"} == {
        ("deeper.py", ""),
        ("more()", "deeper.py"),
    }
    # A method of the script stands in no frame of a file.
    assert [group.parent for group in view.groups if group.label == "Panel.draw()"] == [""]
    label = {node.id: node.label for node in view.nodes}
    functions = {group.id: f"{group.file}: {group.label}" for group in view.groups}
    assert {(label[call.source], functions[call.group]) for call in view.calls} == {
        ("L14", "charts.py: title()"),
        ("L15", "charts.py: show()"),
        ("L16", "charts.py: by_table()"),
        ("L17", "app.py: Panel.draw()"),
        ("L20", "charts.py: given_back()"),
        ("charts.L14", "deeper.py: more()"),
    }
    links = {(label[link.source], label[link.target], link.kind) for link in view.links}
    assert {
        ("L15", "charts.L13", "call"),
        ("L16", "charts.L20", "call"),
        ("L17", "L8", "call"),
        ("charts.L14", "deeper.L5", "call"),
        ("charts.L25", "L20", "return"),
        ("L18", "charts.L15", "mutation"),
        ("L19", "charts.L16", "mutation"),
        ("L11", "L8", "value"),
    } <= links

    def marked(widget: str) -> set[str]:
        found = ask(view, widget).what_if
        assert found is not None
        return {label[cell] for cell in found.affected}

    low, high = marked("low"), marked("high")
    assert {"L11", "L15", "charts.L13", "charts.L15", "L18", "L8"} <= low
    assert low.isdisjoint({"charts.L20", "charts.L9", "L14", "L22"})
    assert {"L12", "L15", "deeper.L5", "charts.L20", "L8", "L19", "charts.L16", "L20", "charts.L25", "L21"} <= high
    assert high.isdisjoint({"charts.L9", "L14", "L18", "L22"})
