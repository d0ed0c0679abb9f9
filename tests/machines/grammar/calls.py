"""Productions that call helpers which show from inside expressions and headers, with operands around the calls."""

from __future__ import annotations

from collections.abc import Callable

from tests.machines.grammar.expressions import integer, key, truth
from tests.machines.grammar.gen import Gen, indented, production


def _call(g: Gen) -> str:
    name = g.name("shower")
    if g.chance(80):
        return f"{name}({integer(g, 1)})"
    return g.pick((f"{name}(*[{integer(g, 1)}])", f"{name}(*[], **{{'x': {integer(g, 1)}, 'l': [{_operand(g)}]}})"))


def _operand(g: Gen) -> str:
    """What stands before a call, and may be changed by it or fail before it."""
    forms = [integer(g, 1), integer(g), str(g.number())]
    if g.has("list"):
        forms.append(f"len({g.name('list')})")
    if g.has("counter"):
        forms.append(f"{g.name('counter')}()")
    return g.pick(forms)


def _value(g: Gen, depth: int = 0) -> str:
    """A number that takes a call, or several, to make."""
    if depth > 1:
        return _call(g)

    def inner() -> str:
        return _value(g, depth + 1)

    forms: tuple[Callable[[], str], ...] = (
        lambda: _call(g),
        lambda: f"{_operand(g)} + {inner()}",
        lambda: f"{inner()} - {_operand(g)}",
        lambda: f"{g.name('shower')}({inner()})",
        lambda: f"{g.name('shower')}({inner()}, l=[{_operand(g)}])",
        lambda: f"({inner()} if {truth(g)} else {_operand(g)})",
        lambda: f"({_operand(g)} if {inner()} > {g.number(1, 9)} else {inner()})",
        lambda: f"({_operand(g)} and {inner()})",
        lambda: f"({inner()} or {inner()})",
        lambda: f"max({_operand(g)}, {inner()}, {_operand(g)})",
        lambda: f"[{_operand(g)}, {inner()}][{inner()} % 2]",
        lambda: f"{{'a': {_operand(g)}, 'b': {inner()}}}['b']",
    )
    return g.pick(forms)()


@production(4, "shower")
def call_in_expression(g: Gen) -> list[str]:
    value = f"({_value(g)}) % 97"
    return [f"{g.bind('int', g.target('int'))} = {value}"]


@production(3, "shower", "int")
def add_a_call(g: Gen) -> list[str]:
    own = [name for name in g.scope.bound.get("int", ()) if name.isidentifier()]
    if not own:
        return [f"st.session_state['{key(g)}'] = {_value(g)} % 97"]
    name = g.pick(own)
    return [f"{name} += {_value(g)}", f"{name} %= 97"]


@production(2, "shower", "list")
def store_a_call(g: Gen) -> list[str]:
    name = g.name("list")
    return g.pick(
        ([f"{name}[:0] = [{_value(g)} % 97]"], [f"{name}.append({_value(g)} % 97)"], [f"{name} and {_call(g)}"])
    )


@production(3, "shower")
def show_a_call(g: Gen) -> list[str]:
    box = f"{g.name('box')}" if g.has("box") and g.chance(40) else "st"
    shown = g.pick((f'f"""{{{_call(g)}}} of {{{_operand(g)}}}"""', f"{_operand(g)}, {_value(g)}", _value(g)))
    return [f"{box}.write({shown})"]


@production(3, "shower", nests=True)
def ask_a_call(g: Gen) -> list[str]:
    test = g.pick(
        (
            f"{_call(g)} % 2",
            f"{truth(g)} and {_call(g)} > {g.number()}",
            f"{_call(g)} % 2 or {_call(g)} > {g.number()}",
            f"not ({_call(g)} % 2 and {truth(g)})",
        )
    )
    lines = [f"if {test}:", *indented(g.branch(g.number(1, 2)))]
    if g.chance(50):
        lines += [f"elif {_value(g)} % 2:" if g.chance(40) else "else:", *indented(g.branch(1))]
    return lines


@production(1, "shower", nests=True)
def loop_over_a_call(g: Gen) -> list[str]:
    g.in_loop.append("turn")
    lines = [f"for turn in range({_value(g)} % 3):", *indented(g.branch(1))]
    g.in_loop.pop()
    return lines
