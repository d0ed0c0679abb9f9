"""A `Gen` turns into expression text: integers, truth values, strings and lists over the names bound so far.

Holds: evaluating one never raises on the kinds it was drawn for, ends at once, and shows no address or clock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.machines.grammar.gen import Gen, Kind

_INT_FORMS: Final[tuple[tuple[tuple[Kind, ...], Callable[[Gen], str]], ...]] = (
    ((), lambda g: str(g.number())),
    (("int",), lambda g: g.name("int")),
    (("int",), lambda g: f"{g.name('int')} + {integer(g, 1)}"),
    (("int",), lambda g: f"({g.name('int')} * {g.number(2, 5)} - {integer(g, 1)}) % 97"),
    (("int",), lambda g: f"max({g.name('int')}, {integer(g, 1)})"),
    (("list",), lambda g: f"len({g.name('list')})"),
    (("list",), lambda g: f"sum({g.name('list')}) % 97"),
    (("list",), lambda g: f"first({g.name('list')})"),
    (("list",), lambda g: f"len([t for t in {g.name('list')} if t > {integer(g, 1)}])"),
    (("dict",), lambda g: f"{g.name('dict')}.get('{key(g)}', {g.number()})"),
    (("dict",), lambda g: f"sum({g.name('dict')}.values())"),
    (("set",), lambda g: f"len({g.name('set')})"),
    (("object",), lambda g: f"{g.name('object')}.n"),
    (("object",), lambda g: f"len({g.name('object')}.items)"),
    (("object",), lambda g: f"{g.name('object')}.total()"),
    (("pure",), lambda g: f"{g.name('pure')}({integer(g, 1)})"),
    (("counter",), lambda g: f"{g.name('counter')}()"),
    (("cached",), lambda g: f"sum({g.name('cached')}({g.number(0, 2)}))"),
    (("array",), lambda g: f"int({g.name('array')}.sum())"),
    (("frame",), lambda g: f"int({g.name('frame')}['{column(g)}'].sum())"),
    (("str",), lambda g: f"len({g.name('str')})"),
    ((), lambda g: f"st.session_state.get('{key(g)}', {g.number()})"),
    (("int",), lambda g: f"(lambda t: t + {g.name('int')})({integer(g, 1)})"),
    (("int",), lambda g: f"({integer(g, 1)} if {truth(g)} else {g.name('int')})"),
)


def integer(g: Gen, depth: int = 0) -> str:
    """An expression whose value is a small int (session state holds small ints under plain keys)."""
    if depth >= 1 and g.chance(60):
        return g.pick(g.names("int")) if g.has("int") and g.chance(70) else str(g.number())
    forms = [form for needs, form in _INT_FORMS if g.has(*needs)]
    return g.pick(forms)(g)


def truth(g: Gen) -> str:
    forms: list[Callable[[], str]] = [lambda: f"{integer(g, 1)} % 2 == 0", lambda: f"{integer(g, 1)} > {g.number()}"]
    forms.append(lambda: f"'{key(g)}' in st.session_state")
    if g.has("list"):
        forms.append(lambda: f"{g.name('list')}")
        forms.append(lambda: f"{integer(g, 1)} in {g.name('list')}")
        forms.append(lambda: f"{g.name('list')} is {g.name('list')}")
        forms.append(lambda: f"{g.name('list')} == {g.name('list')}")
    if g.has("dict"):
        forms.append(lambda: f"'{key(g)}' not in {g.name('dict')}")
    if g.has("object"):
        forms.append(lambda: f"{g.name('object')}.n > {g.number()}")
    return g.pick(forms)()


def text(g: Gen) -> str:
    if g.has("str") and g.chance(40):
        return g.name("str")
    if g.chance(40):
        return f'f"v{{{integer(g, 1)}}}"'
    return repr(g.pick(("alpha", "beta", "gamma")))


def a_list(g: Gen) -> str:
    """An expression that makes a list of small ints (fresh, or an alias of a living one)."""
    forms: list[Callable[[], str]] = [
        lambda: f"[{', '.join(integer(g, 1) for _ in range(g.number(0, 3)))}]",
        lambda: f"list(range({g.number(0, 4)}))",
        lambda: f"[t + {integer(g, 1)} for t in range({g.number(1, 3)})]",
    ]
    if g.has("list"):
        forms += [
            lambda: f"{g.name('list')}",
            lambda: f"{g.name('list')}[:]",
            lambda: f"{g.name('list')} + [{integer(g, 1)}]",
            lambda: f"sorted({g.name('list')})",
            lambda: f"{g.name('list')} or {g.name('list')}",
        ]
    if g.has("object"):
        forms.append(lambda: f"{g.name('object')}.items")
    if g.has("alist"):
        forms.append(lambda: f"{g.name('alist')}[{g.number(-1, 0)}]")
    if g.has("gives_list"):
        forms.append(lambda: f"{g.name('gives_list')}({integer(g, 1)})")
    if g.has("cached"):
        forms.append(lambda: f"{g.name('cached')}({integer(g, 1)})")
    if g.has("resource"):
        forms.append(lambda: f"{g.name('resource')}()")
    return g.pick(forms)()


def key(g: Gen) -> str:
    """A session-state or dictionary key that holds a small int."""
    return g.pick(("k", "n", "hits"))


def column(g: Gen) -> str:
    return g.pick(("u", "w"))


def observable(g: Gen) -> str:
    """An expression to show: every mutable kind in a form whose text is the same in each process."""
    forms: list[Callable[[], str]] = [lambda: integer(g), lambda: truth_text(g), lambda: text(g)]
    shown: tuple[tuple[Kind, str], ...] = (
        ("list", "list({})"),
        ("list", "{}"),
        ("dict", "{}"),
        ("set", "sorted({})"),
        ("object", "repr({})"),
        ("array", "{}.tolist()"),
        ("view", "{}.tolist()"),
        ("frame", "{}.to_dict('list')"),
        ("alist", "{}"),
    )
    for kind, form in shown:
        if g.has(kind):
            forms += [lambda kind=kind, form=form: form.format(g.name(kind))] * 2  # type: ignore[misc]  # bound now
    return g.pick(forms)()


def truth_text(g: Gen) -> str:
    return f"bool({truth(g)})"
