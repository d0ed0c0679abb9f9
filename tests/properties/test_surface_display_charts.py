"""Charts are drawn as Streamlit draws them: for the same arguments the specification and the data are the same.

Each case is a line of a script. Both sides execute it: flowc here, the real package in its own environment and process.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Mapping
from typing import Final

import altair as alt
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from flowc_shims.streamlit.delta_generator import COMMANDS, MAIN_HANDLE
from flowc_shims.streamlit.elements import ALL_PROPS
from flowc_shims.streamlit.elements.vega_lite import VegaLiteProps
from tests.parity.real_streamlit import PYTHON
from tests.properties.fake_host import FakeHost, fake_host

DATA: Final = """
df = pd.DataFrame({"a": [1, 2, 3], "b": [4.0, 5, 6], "c": ["x", "y", "z"], "d.e": [1, 2, 3], 5: [1, 2, 3]})
wide = pd.DataFrame(np.arange(12.0).reshape(4, 3), columns=["p", "q", "r"])
dated = pd.DataFrame({"t": pd.date_range("2020-01-01", periods=3), "v": [1, 2, 3]})
many = pd.DataFrame({"x": range(600), "y": range(600), "z": range(600)})
levels = pd.DataFrame({"k": pd.Categorical(["lo", "hi"], ["lo", "hi"], ordered=True), "n": [1, 2]})
paint = pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": ["#ff0000", "#00ff00"], "d": [(255, 0, 0), (0.5, 0.5, 1.0)]})
pairs = pd.DataFrame({"a": [1, 2], "b": ["u", None], "flag": [True, False]})
alt_chart = alt.Chart(df[["a", "b", "c"]]).mark_bar().encode(x="a:Q", y="b:Q", color=alt.Color("c", title=None))
"""

CASES: Final = """
st.line_chart(wide)
st.line_chart(df, x="a", y="b")
st.line_chart(df, x="a", y=["b", "d.e"], color=["#f00", "#0f0"])
st.line_chart(df, x="d.e", y=["b", "a"], x_label="X", y_label="Y")
st.line_chart(df[["a", "b"]], y="a", color="#12345678")
st.line_chart([1, 2, 3])
st.line_chart(np.arange(6).reshape(3, 2))
st.line_chart(df.set_index("c")[["a", "b"]])
st.line_chart(dated, x="t", y="v", width=300, height=200)
st.line_chart(dated.set_index("t"))
st.line_chart(many, x="x")
st.line_chart(pd.DataFrame())
st.line_chart()
st.line_chart(None)
st.line_chart({"a": [1, 2], "b": [3, 4]})
st.line_chart(pd.Series([1, 2], index=["p", "q"], name="n"))
st.line_chart(df, x="nope")
st.line_chart(df, x="a", y="nope")
st.line_chart(df, x=3)
st.line_chart(df, x="a", y=["a", "b"], color="c")
st.line_chart(df, x="a", y="b", color="c")
st.line_chart(df, x="a", y="b", color="blue")
st.line_chart(df, x="a", y=["b", "a"], color="#f00")
st.line_chart(df, x="a", y="b", color="nothing")
st.line_chart(df, x="a", y="b", color=["red"])
st.line_chart(wide, color=["red", "#00ff00", (1.0, 0.0, 0.0, 0.5)])
st.line_chart(wide, use_container_width=False)
st.line_chart(pd.DataFrame({"a": [1, None, 3], "b": [np.nan, 1.0, 2.0]}))
st.area_chart(wide)
st.area_chart(wide, stack=True)
st.area_chart(wide, stack="center")
st.area_chart(wide, stack=False)
st.area_chart(df, x="c", y="a", color="#ff0000")
st.area_chart(df, x="c", y="a", stack="tall")
st.bar_chart(df, x="c", y="a", x_label="X", y_label="Y", sort="-a")
st.bar_chart(df, x="c", y="a", sort="d.e")
st.bar_chart(df, x="c", y="a", sort="nope")
st.bar_chart(df, x="c", y=["a", "b"], stack=False, sort=False)
st.bar_chart(df, x="c", y=["a", "b"], stack="layered", horizontal=True)
st.bar_chart(df, x="c", y="a", color="c", horizontal=True, stack="normalize")
st.bar_chart(df, x="c", y="a", color="c", stack=False, horizontal=True)
st.bar_chart({"a": 1, "b": 2})
st.bar_chart(dated, x="t", y="v")
st.bar_chart(dated, x="v", y="t", horizontal=True)
st.bar_chart(levels, x="k", y="n", color="k")
st.bar_chart(df.groupby("c")["a"].sum())
st.bar_chart(df, x="a", y=5)
st.scatter_chart(df, x="a", y="b", size="d.e", color="c")
st.scatter_chart(df, x="a", y="b", size=20, color="red", width=300, height=200)
st.scatter_chart(df, x="a", y=["b", "a"])
st.scatter_chart(df, x="a", y="b", size=[1])
st.scatter_chart(paint, x="a", y="b", color="c")
st.scatter_chart(paint, x="a", y="b", color="d")
st.scatter_chart(pairs, x="a", y="a", color="b", size="a")
st.scatter_chart(pairs, x="a", y="a", color="flag")
st.line_chart(levels, x="k", y="n")
st.scatter_chart(levels, x="n", y="n", size="k")
st.bar_chart(levels, x="k", y="n", sort=False)
st.bar_chart(levels, x="n", y="k", horizontal=True)
st.bar_chart(levels, x="k", y="n", horizontal=True)
st.bar_chart(wide, horizontal=True)
st.bar_chart(df, x="d.e", y=["a", "b"], horizontal=True, x_label="X")
st.scatter_chart(levels, x="n", y="n", color="k")
st.altair_chart(alt_chart)
st.altair_chart(alt_chart.interactive(), width="content", theme=None)
st.altair_chart(alt_chart | alt_chart)
st.altair_chart(alt_chart & alt_chart, use_container_width=True)
st.altair_chart((alt_chart & (alt_chart | alt_chart)).interactive())
st.altair_chart(alt.layer(alt_chart, alt_chart.mark_line()).add_params(alt.selection_point()))
st.altair_chart(alt_chart.facet("c"))
st.altair_chart(alt_chart, theme="dark")
st.altair_chart(alt.Chart(wide).transform_fold(["p", "q"]).mark_point().encode(x="p", y="value:Q"))
st.vega_lite_chart(df[["a", "b"]], {"mark": "bar", "encoding": {"x": {"field": "a"}, "y": {"field": "b"}}})
st.vega_lite_chart({"mark": "bar", "data": {"values": [{"a": 1}, {"a": 2}]}, "encoding": {"x": {"field": "a"}}})
st.vega_lite_chart({"mark": "bar", "datasets": {"d": [{"a": 1}]}, "data": {"name": "d"}})
st.vega_lite_chart(df, {})
""".strip().splitlines()

_ASK: Final = """
import base64, json, sys
import altair as alt, numpy as np, pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
told = json.load(sys.stdin)
got = []

def keep(self, kind, proto, layout_config=None, **rest):
    got.append((proto, layout_config))
    return self

DeltaGenerator._enqueue = keep
exec(told["data"])
answers = []
for case in told["cases"]:
    got.clear()
    try:
        exec(case)
    except Exception as error:
        answers.append({"error": type(error).__name__})
        continue
    proto, layout = got[-1]
    tables = {d.name: d.data.data for d in proto.datasets}
    if proto.data.data:
        tables[""] = proto.data.data
    tables = {name: base64.b64encode(data).decode() for name, data in tables.items()}
    sizes = {"width": layout.width, "height": layout.height}
    answers.append({"spec": json.loads(proto.spec), "theme": proto.theme, "tables": tables, **sizes})
print(json.dumps(answers))
"""

Chart = dict[str, object]

# One worker asks the real package once.
pytestmark = pytest.mark.xdist_group("display_charts")


@pytest.fixture(scope="module")
def real() -> dict[str, Chart]:
    told = json.dumps({"data": DATA, "cases": CASES})
    done = subprocess.run(
        [str(PYTHON), "-c", _ASK], input=told, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(CASES, json.loads(done.stdout.splitlines()[-1]), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_chart_is_the_one_that_streamlit_draws(case: str, real: Mapping[str, Chart]) -> None:
    ours, theirs = _comparable(_drawn(case)), _comparable(real[case])
    assert ours == theirs


def test_most_cases_draw_something(real: Mapping[str, Chart]) -> None:
    """So that the comparison above cannot pass by both sides refusing everything."""
    drawn = [case for case, chart in real.items() if "spec" in chart]
    assert len(drawn) > len(CASES) * 3 // 4


def test_a_table_given_to_a_chart_is_not_changed() -> None:
    frame = pd.DataFrame({"d.e": [1, 2], 5: [3, 4]}, index=pd.Index(["x", "y"], name="named"))
    before = frame.copy()
    with fake_host():
        getattr(MAIN_HANDLE, "line_chart")(frame)  # noqa: B009 - commands are installed when the program starts
    pd.testing.assert_frame_equal(frame, before)
    assert frame.index.name == "named"


def test_charts_of_equal_data_are_equal_props() -> None:
    """What Altair counts up in a process does not show."""
    source = pd.DataFrame({"a": [1, 2]})
    props: list[object] = []
    for _ in range(2):
        chart = alt.Chart(source.copy()).mark_line().encode(x="a", y="a").interactive()
        with fake_host() as host:
            MAIN_HANDLE.altair_chart(chart)
            props.append(host.only())
    assert props[0] == props[1]
    assert isinstance(props[0], VegaLiteProps)


def _drawn(case: str) -> Chart:
    assert COMMANDS
    assert ALL_PROPS
    names: dict[str, object] = {"pd": pd, "np": np, "alt": alt, "st": MAIN_HANDLE}
    exec(DATA, names)
    with fake_host() as host, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Altair warns of zoom bindings that it drops
        try:
            exec(case, names)
        except Exception as error:  # noqa: BLE001 - which error it is, is what is compared
            return {"error": type(error).__name__}
        return _told(host)


def _told(host: FakeHost) -> Chart:
    props = host.only()
    assert isinstance(props, VegaLiteProps)
    tables = {name: base64.b64encode(host.blobs[data.digest]).decode() for name, data in props.datasets.items()}
    return {
        "spec": json.loads(props.spec),
        "theme": props.theme or "",
        "width": props.width,
        "height": props.height,
        "tables": tables,
    }


def _comparable(chart: Chart) -> object:
    """Tables by content in the places where the specification names them; the chart's own table at its top."""
    if "error" in chart:
        return chart
    tables = chart["tables"]
    spec = chart["spec"]
    assert isinstance(tables, dict)
    assert isinstance(spec, dict)
    contents = {name: _table(base64.b64decode(data)) for name, data in tables.items()}
    if "" in contents:
        given = spec.get("data")
        spec = {**spec, "data": {**(given if isinstance(given, dict) else {}), "name": ""}}
    sizes = {key: chart[key] for key in ("theme", "width", "height")}
    return {"spec": _placed(spec, contents), **sizes}


def _placed(value: object, tables: Mapping[str, object]) -> object:
    if isinstance(value, list):
        return [_placed(item, tables) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"name"} and value["name"] in tables:
        return tables[value["name"]]
    if "$schema" in value:
        value = {**value, "$schema": re.sub(r"v6\.\d+\.\d+", "v6", str(value["$schema"]))}
    return {key: _placed(item, tables) for key, item in value.items()}


def _table(stream: bytes) -> object:
    table = pa.ipc.open_stream(stream).read_all()
    return {"columns": [(field.name, str(field.type)) for field in table.schema], "rows": repr(table.to_pylist())}


_TEMPLATE = """
import sys
from flowc_shims.streamlit import finder
{before}
finder.install()
import plotly.io as pio
import plotly.graph_objects as go
print(pio.templates.default, pio.templates["streamlit"].layout.plot_bgcolor)
figure = go.Figure(layout=dict(template="streamlit"))
print(figure.layout.template.layout.plot_bgcolor, pio.__spec__.loader.__class__.__name__)
"""


@pytest.mark.parametrize("before", ["", "import plotly.io"])
def test_plotly_knows_the_template_of_streamlit(before: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _TEMPLATE.format(before=before)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["plotly", "#E5ECF6", "#E5ECF6", "SourceFileLoader"]
