"""`flowc graph` in every form, in full: `graphs/` holds what is written of `scripts/graph/app.py`.

`FLOWC_GOLDEN=update` writes the files anew: read the difference before keeping it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import jsonschema
import pytest

from flowc.cli.graph.build import view_of
from flowc.cli.graph.command import GraphFormat, written
from flowc.cli.graph.view import View
from flowc.cli.graph.what_if import ask
from flowc.cli.script import open_script

ROOT: Final = Path(__file__).parents[2]
SCRIPT: Final = Path(__file__).parent / "scripts" / "graph" / "app.py"
GRAPHS: Final = Path(__file__).parent / "graphs"
SCHEMA: Final = json.loads((ROOT / "docs" / "guide" / "graph.schema.json").read_text(encoding="utf-8"))
UPDATE: Final = os.environ.get("FLOWC_GOLDEN") == "update"

_ENDINGS: Final = {
    GraphFormat.text: "txt",
    GraphFormat.mermaid: "mmd",
    GraphFormat.dot: "gv",
    GraphFormat.json: "json",
    GraphFormat.svg: "svg",
}


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(open_script(SCRIPT), shown_as="app.py")


@pytest.mark.parametrize("asked", [None, "picked"], ids=["plain", "what-if"])
@pytest.mark.parametrize("form", _ENDINGS, ids=str)
def test_form(form: GraphFormat, asked: str | None, view: View) -> None:
    text = written(view if asked is None else ask(view, asked), form).rstrip("\n") + "\n"
    file = GRAPHS / f"{'app' if asked is None else 'what_if'}.{_ENDINGS[form]}"
    if UPDATE:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/**/app.py")) + sorted(ROOT.glob("examples/*.py")), ids=str)
def test_json_is_what_the_schema_says(path: Path) -> None:
    view = view_of(open_script(path), shown_as=path.name)
    document = json.loads(written(view, GraphFormat.json))
    jsonschema.validate(document, SCHEMA)
    cells = {cell["id"] for cell in document["cells"]}
    groups = {group["id"] for group in document["groups"]}
    assert {end for edge in document["edges"] for end in (edge["from"], edge["to"])} <= cells
    assert {cell["group"] for cell in document["cells"]} - {None} <= groups
    assert {call["group"] for call in document["calls"]} <= groups


def test_the_schema_refuses_what_it_does_not_know(view: View) -> None:
    document = json.loads(written(ask(view, "picked"), GraphFormat.json))
    jsonschema.validate(document, SCHEMA)
    document["edges"][0]["kind"] = "friendship"
    with pytest.raises(jsonschema.ValidationError, match="friendship"):
        jsonschema.validate(document, SCHEMA)


HOSTILE: Final = """\
import streamlit as st

a = st.slider("</script><script>alert(1)</script> <!-- ]]> \\\\ \\" ' `", 0, 9, key="k\\u2028")  # cell: a
b = "\x0c\x07 é 日本語 \U0001f469\u200d\U0001f680 %s {x} #1; &amp;", a
st.write("]]></style></svg>", b)
"""


@pytest.fixture
def hostile(tmp_path: Path) -> View:
    script = tmp_path / "app.py"
    script.write_text(HOSTILE, encoding="utf-8")
    return view_of(open_script(script), shown_as='</title>"<b>.py')


def test_hostile_source_stays_data_in_the_page(hostile: View) -> None:
    page = written(hostile, GraphFormat.html)
    data = re.search(r'<script id="graph" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert "<" not in data[1]
    document = json.loads(data[1])
    assert document == json.loads(written(hostile, GraphFormat.json))
    jsonschema.validate(document, SCHEMA)
    assert "<title>&lt;/title&gt;&quot;&lt;b&gt;.py · flowc graph</title>" in page
    assert "alert(1)</script>" not in page


def test_hostile_source_is_well_formed_xml(hostile: View) -> None:
    root = ElementTree.fromstring(written(hostile, GraphFormat.svg))
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any("</script><script>alert(1)</script>" in text for text in texts)
    assert {element.tag.partition("}")[2] for element in root} == {
        "title",
        "desc",
        "style",
        "rect",
        "text",
        "path",
        "circle",
    }


def test_hostile_source_ends_no_line_of_the_others(hostile: View) -> None:
    mermaid, dot = written(hostile, GraphFormat.mermaid), written(hostile, GraphFormat.dot)
    assert "<script>" not in mermaid
    assert len(mermaid.splitlines()) == len(mermaid.split("\n"))
    for line in mermaid.split("\n")[2:]:
        assert line.count('"') in (0, 2)
    for line in dot.split("\n"):
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0


def test_an_empty_script(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("# nothing yet\n", encoding="utf-8")
    view = view_of(open_script(script), shown_as="app.py")
    for form in GraphFormat:
        assert written(view, form)
    jsonschema.validate(json.loads(written(view, GraphFormat.json)), SCHEMA)
    ElementTree.fromstring(written(view, GraphFormat.svg))


def test_lanes_do_not_overlap_however_long_the_script(tmp_path: Path) -> None:
    from flowc.cli.graph.rows import MOST_COLUMNS, rows_of

    script = tmp_path / "app.py"
    lines = [f"a{n} = {n}" for n in range(100)] + [f"b{n} = a{n}" for n in range(100)]
    script.write_text("\n".join(lines), encoding="utf-8")
    rows = rows_of(view_of(open_script(script), shown_as="app.py"))
    taken: dict[int, set[int]] = {}
    for lane in rows.lanes:
        span = set(range(lane.ends[0], lane.ends[1] + 1))
        assert not taken.setdefault(lane.column, set()) & span
        taken[lane.column] |= span
    assert max(taken) < MOST_COLUMNS
    # What has no lane is told in words.
    assert sum(len(lane.branches) for lane in rows.lanes) + sum(map(len, rows.told.values())) == 100
    assert rows.told
