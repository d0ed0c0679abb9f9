"""What shows: code that names Streamlit, calls a method that containers have, or calls something that shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowc_compiler.parts import walk
from flowc_compiler.passes.magic import SHOW
from flowc_compiler.remembered import remembered, remembered_anywhere

SURFACES = frozenset({"streamlit", "flowc"})
CONTAINER_METHODS = frozenset(
    """write markdown text title header subheader caption code divider latex json metric dataframe table line_chart
    bar_chart area_chart scatter_chart altair_chart vega_lite_chart button checkbox toggle radio selectbox multiselect
    slider select_slider text_input text_area number_input date_input time_input columns container expander tabs empty
    progress success info warning error exception image audio video plotly_chart pyplot echarts_chart map pydeck_chart
    graphviz_chart mermaid_chart data_editor form form_submit_button popover status chat_message chat_input toast html
    badge pills segmented_control feedback download_button link_button color_picker file_uploader
    camera_input audio_input""".split()
)


_SECTIONS = frozenset({"tabs", "expander", "popover"})
_SILENT = {"on_change": "ignore", "bind": None}


def reports(call: ast.Call) -> bool:
    """Whether the call makes a section that may be a widget."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _SECTIONS:
        return False
    for keyword in call.keywords:
        if keyword.arg is None:
            return True
        told = keyword.value
        if keyword.arg in _SILENT and not (isinstance(told, ast.Constant) and told.value == _SILENT[keyword.arg]):
            return True
    return False


@remembered
def names_streamlit(tree: ast.Module) -> frozenset[str]:
    """The names by which a file calls Streamlit."""
    return frozenset[str]().union(*(_surfaces_in(statement) for statement in tree.body))


@remembered_anywhere
def _surfaces_in(statement: ast.stmt) -> frozenset[str]:
    return frozenset(_surface_names(statement))


def shows_in(node: ast.AST, surface_names: frozenset[str], showing: frozenset[str]) -> bool:
    """True when code may show: it names Streamlit, or calls something that shows (`showing`, by text)."""
    return _marks(node).show(surface_names, showing)


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a piece of code tells whether it shows. `outright`: it shows a bare expression, or calls a method that
    containers have. `names` are all it mentions, `called` those that it calls, or whose methods it calls. `by_state`:
    names by which it gets to a session's state (`st.session_state`); they are no part of `names`."""

    outright: bool
    names: frozenset[str]
    called: frozenset[str]
    by_state: frozenset[str]

    def show(self, surface_names: frozenset[str], showing: frozenset[str]) -> bool:
        return self.show_beyond_state(surface_names, showing) or not self.by_state.isdisjoint(surface_names)

    def show_beyond_state(self, surface_names: frozenset[str], showing: frozenset[str]) -> bool:
        """The same of code for which it is not enough to look at the session's state, or to set it."""
        return self.outright or not (self.names.isdisjoint(surface_names) and self.called.isdisjoint(showing))


@remembered_anywhere
def _marks(node: ast.AST) -> Marks:
    """Statements are asked for one by one, so that of nested ones nothing is walked twice."""
    names, called, by_state, outright = set[str](), set[str](), set[str](), False
    inside: list[Marks] = []
    todo: list[ast.AST] = [node]
    while todo:
        part = todo.pop()
        match part:
            case ast.stmt() if part is not node:
                inside.append(_marks(part))
                continue
            case ast.Attribute(value=ast.Name(id=name), attr="session_state"):
                by_state.add(name)
                continue
            case ast.Name(id=name):
                names.add(name)
            case ast.Call(func=ast.Name(id=name)):
                called.add(name)
                outright = outright or name == SHOW
            case ast.Call(func=ast.Attribute(attr=method) as callee):
                outright = outright or method in CONTAINER_METHODS
                called.update((f".{method}", *_texts(callee)))
            case _:
                pass
        todo.extend(ast.iter_child_nodes(part))
    own = Marks(outright, frozenset(names), frozenset(called), frozenset(by_state))
    return _joined([own, *inside])


def marks_of(body: list[ast.stmt]) -> Marks:
    return _joined([_marks(statement) for statement in body])


def _joined(found: list[Marks]) -> Marks:
    return Marks(
        any(one.outright for one in found),
        _union([one.names for one in found]),
        _union([one.called for one in found]),
        _union([one.by_state for one in found]),
    )


def _union(found: list[frozenset[str]]) -> frozenset[str]:
    # An `elif` often names nothing new: then the same set serves a thousand of them.
    most = max(found, key=len, default=frozenset[str]())
    return most if all(one <= most for one in found) else most.union(*found)


def showing_functions(
    definitions: Mapping[str, ast.FunctionDef], surface_names: frozenset[str], elsewhere: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Functions that may show: their own body does, or they call one that does (a fixpoint), or they come from another
    file where they may. And those of them that do no more than to use the session's state."""
    marks = {name: marks_of(node.body) for name, node in definitions.items()}
    users: dict[str, list[str]] = {}
    for name, found in marks.items():
        for called in found.called:
            users.setdefault(called, []).append(name)
    nothing = frozenset[str]()
    showing = _and_users(
        [*elsewhere, *(name for name, one in marks.items() if one.show(surface_names, nothing))], users
    )
    beyond = [name for name, one in marks.items() if one.show_beyond_state(surface_names, nothing)]
    return showing, showing - _and_users([*elsewhere, *beyond], users)


def _and_users(found: list[str], users: Mapping[str, list[str]]) -> frozenset[str]:
    """With those who use them, who use these, and so on."""
    known: set[str] = set()
    while found:
        name = found.pop()
        known.add(name)
        found.extend(user for user in users.get(name, ()) if user not in known)
    return frozenset(known)


def unpacks(call: ast.Call) -> bool:
    """Whether there are stars among the arguments."""
    return any(isinstance(value, ast.Starred) for value in call.args) or any(not word.arg for word in call.keywords)


def text_of(node: ast.expr) -> str:
    """`a.b.c`, or "" for anything that is no dotted name."""
    return (_texts(node) or [""])[-1]


def _surface_names(statement: ast.stmt) -> Iterator[str]:
    for node in walk(statement):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in SURFACES:
                    yield alias.asname or alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in SURFACES:
            for alias in node.names:
                yield alias.asname or alias.name


def _texts(node: ast.expr) -> list[str]:
    """`a.b.c` -> its beginnings `a`, `a.b`, `a.b.c`."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return []
    parts = [node.id, *reversed(parts)]
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
