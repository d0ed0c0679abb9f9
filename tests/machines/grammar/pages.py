"""Productions of apps with pages: what stands on a page, beside the statements that any script may have.

They stand in a table of their own, so that scripts without pages are drawn as if these were not there. Holds: what asks
for another page does so after a click, or a few times counted in session state, so that every run comes to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.machines.grammar.expressions import integer, key, truth
from tests.machines.grammar.gen import Gen, Production

_WIDGETS: Final = {
    "both n": "slider({0}, 0, 9, 3",
    "both size": "slider({0}, 0, 5, 1",
    "both word": "text_input({0}, 'hi'",
    "both box": "checkbox({0}, False",
    "both pick": "selectbox({0}, ['ant', 'bee']",
}
"""The same labels and keys stand on several pages."""


@dataclass(slots=True)
class Place:
    """Where statements of a page stand. `targets`: what names the pages that can be asked for from here; `used`: labels
    and keys that the page has already."""

    g: Gen
    targets: Sequence[str]
    used: set[str] = field(default_factory=set[str])

    def statement(self) -> list[str]:
        """Of the page's own sort or of any other."""
        if not self.g.chance(45):
            return self.g.statement()
        make = self.g.pick(_OFTEN)
        return self.g.apply(Production(make.__name__, 1, lambda g: make(self, g)))

    def statements(self, least: int, most: int) -> list[str]:
        return [line for _ in range(self.g.number(least, most)) for line in self.statement()]

    def widget(self) -> str:
        """The call of a widget that other pages may have too; one of its own where all of these are there."""
        left = sorted(_WIDGETS.keys() - self.used)
        if not left:
            return f"st.slider('own{self.g.fresh()}', 0, 9, 2)"
        label = self.g.pick(left)
        self.used.add(label)
        lasting = self.g.pick(("", "", "", ", persist_state='page'", ", persist_state='session'"))
        keyed = f", key='{label}'{lasting}" if self.g.chance(60) else ""
        where = "st.sidebar" if self.g.chance(15) else "st"
        return f"{where}.{_WIDGETS[label].format(repr(label))}{keyed})"

    def query(self) -> str:
        n = self.g.number(0, 3)
        return self.g.pick(("", "", f", query_params={{'a': '{n}'}}", f", query_params={{'a': ['{n}', 'x'], 'b': ''}}"))


def page_widget(place: Place, g: Gen) -> list[str]:
    call = place.widget()
    if "text_input" in call or "selectbox" in call:
        return [f"{g.bind('str', g.target('str'))} = {call}"]
    return [f"{g.bind('int', g.target('int'))} = int({call})"]


def page_state(place: Place, g: Gen) -> list[str]:
    """What widgets of this and of other pages have left in session state."""
    label = g.pick(sorted(_WIDGETS))
    return [
        g.pick((
            f"st.write('kept', st.session_state.get('{label}'))",
            f"st.write('there', '{label}' in st.session_state)",
            "st.write('both', {k: st.session_state[k] for k in sorted(st.session_state) if k.startswith('both')})",
        ))
    ]  # fmt: skip


def page_seen(place: Place, g: Gen) -> list[str]:
    """A list of the whole session."""
    return [
        "seen = st.session_state.setdefault('seen', [])",
        f"seen.append({integer(g)})",
        "del seen[:-4]",
        "st.write('seen', seen)",
    ]


def page_of_the_frame(place: Place, g: Gen) -> list[str]:
    """What the frame has put into session state in this run; absent where it puts nothing there."""
    name = g.scope.prefix + "given"
    return [
        f"{name} = st.session_state.get('given', [])",
        *([f"{name}.append({integer(g)})"] if g.chance(60) else []),
        f"st.write('given', {name}[-4:])",
    ]


def page_link(place: Place, g: Gen) -> list[str]:
    where = g.pick(("st", "st", "st.sidebar"))
    label = f", label={g.pick((repr('to page'), f'str({integer(g, 1)})'))}" if g.chance(50) else ""
    return [f"{where}.page_link({g.pick(place.targets)}{label}{place.query()})"]


def page_switch(place: Place, g: Gen) -> list[str]:
    number = g.fresh()
    keyed = f", key='go{number}'" if g.chance(50) else ""
    lines = [f"if st.button('go{number}'{keyed}):"]
    if g.chance(40):
        at, value = key(g), integer(g)
        lines.append(f"    st.session_state['{at}'] = {value}")
    return [*lines, f"    st.switch_page({g.pick(place.targets)}{place.query()})"]


def page_redirect(place: Place, g: Gen) -> list[str]:
    """Asks for another page by itself, a few times in a session."""
    name = f"moved{g.fresh()}"
    return [
        f"if st.session_state.get('{name}', 0) < {g.number(1, 2)} and {truth(g)}:",
        f"    st.session_state.{name} = st.session_state.get('{name}', 0) + 1",
        f"    st.switch_page({g.pick(place.targets)})",
    ]


def page_query(place: Place, g: Gen) -> list[str]:
    return [
        g.pick((
            "st.write('query', st.query_params.to_dict())",
            "st.write('a', st.query_params.get('a', '-'))",
            f"st.query_params['b'] = str({integer(g)})",
            "st.write('b', 'b' in st.query_params)",
        ))
    ]  # fmt: skip


def page_ends(place: Place, g: Gen) -> list[str]:
    label = f"end{g.fresh()}"
    how = g.pick((
        f"raise ValueError('page', {integer(g)})", "st.stop()", f"1 // {g.number(0, 1)}", "st.rerun()", "nothing_such"
    ))  # fmt: skip
    command = "button" if how == "st.rerun()" else "checkbox"
    return [f"if st.{command}('{label}'):", f"    {how}"]


def page_login(place: Place, g: Gen) -> list[str]:
    """The frame may show other pages from now on."""
    number = g.fresh()
    again = ["    st.rerun()"] if g.chance(60) else []
    return [
        f"if st.button('login{number}'):",
        "    st.session_state.logged_in = not st.session_state.get('logged_in', False)",
        *again,
    ]


def page_tells(place: Place, g: Gen) -> list[str]:
    return [g.pick(("st.write(__name__, __file__[-9:])", "st.write('names', 'page' in globals(), 'mod' in globals())"))]


_OFTEN: Final[Sequence[Callable[[Place, Gen], list[str]]]] = (
    *(page_widget, page_widget, page_widget, page_widget),
    *(page_state, page_state),
    *(page_seen, page_seen),
    *(page_of_the_frame, page_of_the_frame),
    *(page_switch, page_switch, page_switch),
    *(page_link, page_query, page_ends, page_ends, page_login, page_redirect, page_tells),
)
"""Each as often as it is to be drawn."""
NAMES: Final = tuple(sorted({make.__name__ for make in _OFTEN}))
