"""The same lines of script through flowc's commands and through real Streamlit: the pages are the same.

Each line is a try of its own: one that raises shows the name of the exception class, on both sides. The pages are
compared in the parity harness's normal form.
"""

# ruff: noqa: E501 - a case is one line of script, however long
from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from flowc_runtime.blobs import BlobStore
from flowc_shims.streamlit.finder import installed
from flowc_shims.streamlit.host import use_host
from flowc_shims.streamlit.page import BlobRef, Notice
from tests.parity.flowc_form import page_form
from tests.parity.normal_form import Form, differences
from tests.parity.real_streamlit import RealStreamlit
from tests.properties.fake_host import FakeHost

HEADER: Final = """
import collections, dataclasses, datetime, decimal, enum, fractions, io, types
import numpy as np, pandas as pd, streamlit as st

class Color(enum.Enum):
    RED = 1
    BLUE = 2

Pair = collections.namedtuple("Pair", "x y")

@dataclasses.dataclass
class Point:
    a: int = 1
    b: str = "q"

class Told:
    def __repr__(self):
        return "TOLD"

class Ticked:
    def __str__(self):
        return "two\\nlines `x`"

class Tabular:
    def to_pandas(self):
        return pd.DataFrame({"z": [1]})

def numbers():
    yield 1
    yield 2

df = pd.DataFrame({"a": [1]})
"""

TEXTS: Final = """
for s in ["a", "  a\\n    b\\n", 5, None, [1]]: st.text(s); st.markdown(s); st.title(s); st.caption(s)
st.text("a", help=" h\\n  i", width=100, text_alignment="right", wrap=False)
st.text("a", help="")
st.text("a", wrap=1)
st.text("a", text_alignment="x")
st.markdown("a", True, help="h")
st.markdown("a", width="x")
st.markdown("a", width="content", anchors=False, wrap=False)
st.markdown("a", True, wrap=False)
st.markdown("a", help=5)
st.caption("c", True, help="h", width=7)
st.title("a", anchor=False)
st.title("a", anchor="")
st.title("a", anchor=True)
st.title("a", anchor=5)
st.header("a", anchor="z", divider=True)
st.header("a", divider="rainbow")
st.header("a", divider="pink")
st.subheader("a", divider="gray", icon="🎈", help="h", width=300, text_alignment="center", wrap=False)
st.latex(r"\\int x")
st.latex(" x ", help="h", width="content")
st.divider(width=30)
st.divider(width="content")
st.code("\\nx=1\\n")
st.code("\\n\\nx\\n\\n")
st.code(5, None)
st.code("x", "sql", line_numbers=True, wrap_lines=True, height=100, width=50)
st.code("x", height=None)
st.code("x", height="x")
st.text("x", width=2**33)
"""

ALERTS: Final = """
for a in ["🎈 party", "🎈_x", "1️⃣ one", "©copy", "❤ h", "❤️ h", "👩‍💻 dev", "🇩🇪 de", "👋🏻 hi"]: st.info(a)
for a in ["# hash", "5 five", "▶ go", "■ sq", "→ arrow", "✓ ok", "✔ ok", "A🎈", "", 5, None]: st.info(a)
st.info(":material/home: home")
st.success("a", icon="🎈")
st.success("a", icon="x")
st.success("a", icon=":smile:")
st.success("a", icon=":material/home:")
st.success("a", icon="spinner")
st.success("a", icon=" 🎈 ")
st.success("a", icon="🎈🎈")
st.success("a", icon="")
st.success("🎈 a", icon="")
st.success("a", icon=3)
st.success("a", icon="data:x")
st.success("a", icon="é")
st.success("a", icon="▪")
st.error("a\\n  b", title="  T ")
st.warning("a", title="")
st.error("a", width="content")
st.error("a", width=20)
st.toast("x", icon="🎈", duration="long")
st.toast("")
st.toast("x", duration=0)
st.toast("y", duration=7)
for x in [0, 1, 50, 100, 0.0, 0.5, 1.0, 1.0000000001, np.float64(0.3)]: st.progress(x)
st.progress(101)
st.progress(-1)
st.progress(1.1)
st.progress(True)
st.progress("5")
st.progress(np.int64(3))
st.progress(5, text="  **a** \\n")
st.progress(5, text=3)
st.progress(5, width=0)
"""

METRICS: Final = """
st.metric("a", 1.5, -0.5)
st.metric("a", "x", "- 5")
st.metric("a", None, 0)
st.metric("a", np.float64(2), np.int64(-3))
st.metric("b", 1, delta_color="red")
st.metric("b", 1, "2", delta_color="red")
st.metric("b", 1, "0", delta_color="inverse")
st.metric("b", 1, "-2", delta_color="inverse", delta_arrow="up")
st.metric("b", 1, "2", delta_color="off", delta_arrow="off")
st.metric("b", 1, 1, delta_color="grey")
st.metric("b", 1, "", delta_color="green")
st.metric("b", True, False)
st.metric("b", 1, float("nan"))
st.metric("b", [1])
st.metric("b", 1, delta_color="pink")
st.metric("b", 1, delta_arrow="x")
st.metric(None, 1)
st.metric(5, 1)
st.metric("b", decimal.Decimal("1.20"), fractions.Fraction(1, 3), border=True)
st.metric("b", 1, chart_data=[1, 2.5, True], chart_type="bar")
st.metric("b", 1, chart_data=["x"])
st.metric("b", 1, chart_data=pd.Series([1, 2]), chart_type="area", format="%d", delta_description="d")
st.metric("b", np.array([3]))
st.metric("b", np.array([3, 4]))
st.metric("b", 1, label_visibility="none")
st.metric("b", 1, help=" h\\n  i", label_visibility="hidden", width=40, height="stretch")
"""

WRITES: Final = """
for v in [1, 2.5, None, True, "s", b"b", (1, 2), [1], {"a": 1}, {1, 2}, frozenset([1]), range(3), 1j]: st.write(v)
for v in [decimal.Decimal("1"), datetime.date(2020, 1, 1), np.int64(3), np.bool_(True), pd.NA, Color.RED]: st.write(v)
for v in [np.array([1, 2]), np.array(3), pd.Series([1]), pd.Index([1, 2]), pd.array([1, None]), np.zeros((2, 2))]: st.write(v)
for v in [Pair(1, 2), Ticked(), Tabular(), collections.OrderedDict(a=1), collections.deque([1])]: st.write(v)
for v in [collections.ChainMap({"a": 1}), types.MappingProxyType({"a": 1}), {"a": 1}.keys(), {"a": 1}.items()]: st.write(v)
for v in [map(str, [1]), enumerate("ab"), io.StringIO("**io**"), ValueError("v"), KeyboardInterrupt("k")]: st.write(v)
for v in ["multi\\nline", "a`b", "``", "  lead", float("nan"), ..., NotImplemented, slice(1), bytearray(b"x")]: st.write(v)
for v in [{"a": pd.Series([1, 2])}, {"a": [1]}, [pd.DataFrame({"a": [1]})], {"a": {"b": {1, 2}}}, [Pair(1, 2)]]: st.write(v)
st.write("a", 1, "b", [1], "c", unsafe_allow_html=True)
st.write()
st.write("", "x")
st.write("")
st.write("a", "b\\nc", " d ")
st.write("a", df, "b", df)
st.write(numbers)
st.write(x for x in ["a", "b", 3, df, "c"])
st.container().write("a", "b")
st.sidebar.write("a", "b")
st.text(repr(st.write_stream(["x ", " y"])))
st.text(repr(st.write_stream(["x ", 5, "", " y"])))
st.text(repr(st.write_stream([])))
st.write(st.write_stream(iter(["a", 1])), "b")
st.write_stream("text")
st.write_stream(5)
st.json('{"a": 1}')
st.json("no json")
st.json({"a": float("nan"), "b": {1}, "c": datetime.date(2020, 1, 1), "d": Told()})
st.json([1, (2, 3)], expanded=2)
st.json(1, expanded=False)
st.json(1, expanded="x")
st.json(Pair(1, 2))
st.json({1, 2})
st.json(None)
st.json(Point())
st.json(collections.deque([1]))
st.json("a", width="content")
"""

LAYOUT: Final = """
for s in [1, (1, 2), [0.5, 0.25], True, np.int64(2)]: st.text(len(st.columns(s)))
st.columns(0)
st.columns(-1)
st.columns([])
st.columns([1, -1])
st.columns("a")
st.columns(None)
st.columns(2.5)
st.columns([1, "a"])
st.columns(2, gap="big")
st.columns(2, gap=None)
st.columns(2, gap=5)
st.columns(2, gap=-1)
st.columns(2, gap="LARGE")
st.columns(2, vertical_alignment="x")
st.columns(2, vertical_alignment="bottom", border=True, width=200, wrap=False)
st.columns(2, width="content")
st.container(border=True).text("in")
st.container(height=100).text("in")
st.container(height=100, border=False).text("in")
st.container(horizontal=True, wrap=False, horizontal_alignment="distribute", vertical_alignment="center").text("in")
st.container(wrap=False)
st.container(horizontal_alignment="x")
st.container(vertical_alignment="distribute", gap="xxlarge", width="content", height="stretch").text("in")
st.container(gap="none")
st.container(height=0)
st.container(autoscroll=True).text("in")
st.text(str(st.expander("E", True, icon="🎈", type="compact", width=100).open))
st.expander("E", icon="x")
st.expander("E", type="x")
st.expander("E", width="content")
st.expander(None)
st.expander("").text("in")
st.tabs(["a", "b"], default="b", height=100)[1].text("in")
st.tabs(["a", "a"])[0].text("in")
st.tabs(["a"], default="z")
st.tabs([])
st.tabs(["a", 1])
st.tabs(["a"], width="x")
with st.container() as c: st.text(str(c))
with st.expander("x") as c: st.text(str(c is None))
with st.expander("1"), st.expander("2"), st.columns(2)[0], st.columns(2)[1], st.columns(2)[0]: st.text("deep")
with st.sidebar, st.container(): st.sidebar.text("direct"); st.text("nested")
with st.sidebar.columns(2)[1]: st.text("side")
st.container().nope()
st.nope
st.text(str(hasattr(st.sidebar, "nope")))
"""

PLACES: Final = """
ph = st.empty(); ph.text("1"); ph.markdown("2")
h = st.text("a"); h2 = h.markdown("b"); h2.title("c")
ph = st.empty(); ph.text("gone"); ph.empty()
with st.empty(): st.text("x"); st.text("y")
with st.empty().container(): st.text("p"); st.text("q")
c = st.empty().container(); c.text("1"); c.text("2")
st.empty().columns(2)[0].text("z")
with st.empty(): st.write("in with", 3)
st.empty().write("in with", 3)
e = st.empty(); e.empty().text("k")
ph = st.empty(); ph.container().text("1"); ph.container().text("2"); ph.text("3")
ph = st.empty(); c = ph.container(); c.text("1"); c.text("2"); ph.container().text("3")
with st.spinner("w"): st.text("in spinner")
with st.empty(), st.spinner("w"): st.text("in spinner")
with st.empty().container(), st.spinner("w"): st.text("in spinner")
bar = st.progress(0, text="z"); bar.progress(50)
bar = st.progress(0); bar.empty()
bar = st.progress(1); bar.success("done")
a, b = st.columns(2); b.text("first"); a.text("second"); b.text("third")
late = st.container(); st.text("below"); late.text("above")
"""

TABLES: Final = """
for d in [None, [], [1, 2], [[1, 2], [3, 4]], ["a", None], {"a": [1, 2]}, {"a": 1}, {"a": {"x": 1}}, (1, 2), {3}]: show(d)
for d in [[{"a": 1}, {"b": 2}], {"a": pd.Series([1])}, np.arange(4), np.arange(4).reshape(2, 2), np.array(3)]: show(d)
for d in [np.zeros((0, 2)), pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame({"a": [1, "x", None]})]: show(d)
for d in [{"a": [1 + 2j]}, {"a": [{1, 2}]}, {"a": [[1, 2], [3]]}, {"a": [{"k": 1}]}, {"a": [Told()]}]: show(pd.DataFrame(d))
show(pd.DataFrame([[1, 2]], columns=["a", "a"]))
show(pd.DataFrame([[1, 2]], columns=[1, 2.5]))
show(pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])))
show(pd.DataFrame({"a": [1]}, index=pd.MultiIndex.from_tuples([("x", 1)])))
show(pd.DataFrame({"a": [1, 2]}, index=["x", 1]))
show(pd.DataFrame({"a": [1]}, index=pd.Index(["q"], name="nm")))
show(pd.DataFrame({"p": pd.period_range("2020", periods=2, freq="M")}))
show(pd.DataFrame({"i": pd.interval_range(0, 2)}))
show(pd.DataFrame({"c": pd.Categorical(["a", "b"])}))
show(pd.DataFrame({"t": pd.to_datetime(["2020-01-01", None]), "u": pd.to_datetime(["2020", "2021"], utc=True)}))
show(pd.DataFrame({"d": [datetime.date(2020, 1, 1), None], "w": pd.to_timedelta([1, 2], unit="h")}))
show(pd.DataFrame({"d": [decimal.Decimal("1.5"), None], "b": [b"x", b"y"], "f": [float("inf"), float("nan")]}))
show(pd.DataFrame({"big": [2**70, 1]}))
show(pd.DataFrame({"s": [frozenset([1])]}))
show(pd.DataFrame({"m": [1, [2]]}))
show(pd.DataFrame({"m": [[1], "a"]}))
for d in [pd.Series([1, 2]), pd.Series([1], name="nm"), pd.Index([1, 2]), pd.Index([1], name="ix"), pd.array([1, None])]: show(d)
for d in [collections.deque([1]), map(str, [1, 2]), Color, Point(), collections.Counter("ab"), range(3)]: show(d)
for d in [{"a": 1}.items(), {"a": [1], "b": [1, 2]}, [(1, "a")], [1, "a", None], [[1], [2, 3]], {1: [1]}]: show(d)
show("text")
show(5)
show(object())
show(numbers)
st.dataframe(df, hide_index=True, column_order=["a"], column_config={"a": "AA", "b": None, "_index": {"label": "i"}, 0: "z"})
st.dataframe(df, height=100, width=200, row_height=30, placeholder="-", alt="x")
st.dataframe(df, column_config={"a": 5})
st.dataframe(df, use_container_width=True)
st.dataframe(df, use_container_width=False)
st.dataframe(df, height="content")
st.dataframe(df, height="x")
st.dataframe(df, selection_default={})
st.dataframe([1], hide_index=False)
st.table(df, border="horizontal", hide_index=False, hide_header=True, width=100)
st.table(df, border="x")
st.table(df, border=False, hide_index=True)
"""

BOTH: Final = """
def show(data):
    for command in (st.dataframe, st.table):
        try:
            command(list(data) if isinstance(data, map) else data)
        except Exception as error:
            st.text(type(error).__name__)
"""

SCRIPTS: Final = {
    "texts": TEXTS,
    "alerts": ALERTS,
    "metrics": METRICS,
    "writes": WRITES,
    "layout": LAYOUT,
    "places": PLACES,
    "tables": TABLES,
}


# One worker keeps one real process.
pytestmark = pytest.mark.xdist_group("display_real")


class KeepingHost(FakeHost):
    """Keeps blobs as the runtime does."""

    def __init__(self, script_path: str) -> None:
        super().__init__(script_path)
        self.store = BlobStore()
        self._kept: list[BlobRef] = []

    def blob(self, content: bytes, mime: str) -> BlobRef:
        self._kept.append(self.store.put(content, mime))
        return self._kept[-1]


@pytest.fixture(scope="module")
def real() -> Iterator[RealStreamlit]:
    process = RealStreamlit()
    yield process
    process.close()


@pytest.mark.parametrize("name", SCRIPTS)
def test_pages_are_the_same(name: str, real: RealStreamlit, tmp_path: Path) -> None:
    script = tmp_path / f"{name}.py"
    script.write_text(_script(SCRIPTS[name]), encoding="utf-8")
    ours, theirs = _shown(script), real.open(script).page
    assert [str(difference) for difference in differences(ours, theirs, "page")] == []


def _script(lines: str) -> str:
    tries = [
        f"try:\n    {line}\nexcept Exception as error:\n    st.text(type(error).__name__)"
        for line in lines.strip().splitlines()
    ]
    return "\n".join([HEADER, BOTH, *tries]) + "\n"


def _shown(script: Path) -> Form:
    host = KeepingHost(str(script))
    names: dict[str, object] = {"__name__": "__main__", "__file__": str(script)}
    with installed(), use_host(host), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what pandas warns of is not shown
        exec(compile(script.read_text(encoding="utf-8"), str(script), "exec"), names)
    played = [write.props for write in host.writes if isinstance(write, Notice)]
    return page_form(host.page(), host.store, played)
