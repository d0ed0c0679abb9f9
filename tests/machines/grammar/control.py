"""Productions about control flow: branches, loops, `try`, `match`, guards that end the script, `del` in a branch."""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer, key, truth
from tests.machines.grammar.gen import Gen, indented, production


@production(5, nests=True)
def if_else(g: Gen) -> list[str]:
    lines = [f"if {truth(g)}:", *indented(g.branch(g.number(1, 3)))]
    if g.chance(25):
        lines += [f"elif {truth(g)}:", *indented(g.branch(g.number(1, 2)))]
    if g.chance(60):
        lines += ["else:", *indented(g.branch(g.number(1, 2)))]
    return lines


@production(3, nests=True)
def if_widget(g: Gen) -> list[str]:
    """The most frequent branch of real apps: a checkbox or button decides what follows."""
    label = g.fresh()
    test = g.pick((f"st.checkbox('c{label}')", f"st.button('go{label}')", f"st.toggle('t{label}', True)"))
    if g.in_loop:
        test = f"st.checkbox(f'c{label} {{{g.in_loop[-1]}}}', key=f'c{label} {{{g.in_loop[-1]}}}')"
    return [f"if {test}:", *indented(g.branch(g.number(1, 3)))]


@production(4, nests=True)
def for_range(g: Gen) -> list[str]:
    name = g.scope.prefix + "i"
    count = f"range({g.number(0, 3)})" if g.chance(40) else f"range(min(max({integer(g, 1)}, 0), 3))"
    return [f"for {name} in {count}:", *_body(g, name)]


@production(3, "list", nests=True)
def for_list(g: Gen) -> list[str]:
    name, source = g.scope.prefix + "j", g.name("list")
    over = g.pick((f"{source}[:3]", f"list({source})[:3]", f"enumerate({source}[:3])"))
    if over.startswith("enumerate"):
        return [f"for {name}, _e in {over}:", *_body(g, name)]
    return [f"for {name} in {over}:", *_body(g, name)]


def _body(g: Gen, name: str) -> list[str]:
    """A loop's block; the target is a bound int inside and only maybe bound after. Labels inside use the target."""
    g.in_loop.append(name)
    known = g.scope.bound.setdefault("int", [])
    added = name not in known
    if added:
        known.append(name)
    lines = g.branch(g.number(1, 3))
    if added:
        g.forget(name)
    g.in_loop.pop()
    if g.chance(15):
        lines.append(f"if {name} > {g.number(0, 2)}: {g.pick(('break', 'continue'))}")
        lines.append(f"st.text(f'late {{{name}}}')")
    return indented(lines)


@production(1, "list")
def growing_loop(g: Gen) -> list[str]:
    """The loop's list grows while it is walked."""
    name, item = g.name("list"), g.scope.prefix + "item"
    return [
        f"for {item} in {name}:",
        f"    if len({name}) < {g.number(3, 6)}:",
        f"        {name}.append({item} + 1)",
        f"    st.write('item', {item})",
    ]


@production(1)
def maybe_write_in_loop(g: Gen) -> list[str]:
    name = g.target("int")
    lines = [f"{name} = {integer(g)}", f"for _q in range({integer(g, 1)} % 3):", f"    {name} = {integer(g, 1)}"]
    g.bind("int", name)
    return [*lines, f"st.write('loop', {name})"]


@production(2, nests=True)
def while_bounded(g: Gen) -> list[str]:
    """Inner loops count with names of their own, so that the bound holds."""
    name = f"{g.scope.prefix}w{g.fresh()}"
    g.in_loop.append(name)
    body = g.branch(g.number(1, 2))
    g.in_loop.pop()
    stop = f"    if {truth(g)}: break" if g.chance(40) else f"    st.text({name})"
    return [f"{name} = 0", f"while {name} < {g.number(1, 3)}:", f"    {name} += 1", *indented(body), stop]


@production(3, nests=True)
def try_except(g: Gen) -> list[str]:
    failing = g.pick((
        f"_ = 10 // ({integer(g)} % 2)",
        f"_ = {{}}['{key(g)}']",
        f"_ = [1, 2][{integer(g)}]",
        f"raise ValueError({integer(g)})",
        f"if {truth(g)}: raise RuntimeError('inner')",
        f"_ = st.session_state['{key(g)}']",
        "_ = undefined_name",
    ))  # fmt: skip
    before = g.branch(g.number(0, 2))
    handler = g.pick(
        ("except Exception as err:", "except (KeyError, ValueError, ArithmeticError, LookupError) as err:")
    )
    lines = ["try:", *indented(before), f"    {failing}", *indented(g.branch(1)), handler]
    lines += ["    st.write('caught', type(err).__name__)", *indented(g.branch(g.number(0, 1)))]
    if g.chance(25):
        lines += ["else:", *indented(g.branch(1))]
    if g.chance(30):
        lines += ["finally:", *indented(g.branch(1))]
    return lines


@production(1, "list")
def partial_effects(g: Gen) -> list[str]:
    """A statement that changes two things and dies between them."""
    name = g.name("list")
    function = g.scope.prefix + "half"
    return [
        f"def {function}(l):",
        f"    l.append({integer(g, 1)})",
        "    st.write('half')",
        f"    l.append(5 // ({integer(g, 1)} % 2))",
        "try:",
        f"    {function}({name})",
        "except ZeroDivisionError:",
        f"    st.write('died', {name})",
    ]


@production(1, nests=True)
def match_value(g: Gen) -> list[str]:
    subject = f"({integer(g)} % 3, {a_list(g)})" if g.chance(30) else f"{integer(g)} % 3"
    pattern = "(0, [])" if subject.startswith("(") and "," in subject and subject.endswith(")") else "0"
    lines = [f"match {subject}:", f"    case {pattern}:", *indented(indented(g.branch(1)))]
    lines += ["    case 1 | 2:", *indented(indented(g.branch(1)))]
    return [*lines, "    case _:", *indented(indented(g.branch(1)))]


@production(1)
def stop_guarded(g: Gen) -> list[str]:
    if g.chance(60) and not g.in_loop:
        return [f"if st.checkbox('stop{g.fresh()}'):", "    st.write('stopping')", "    st.stop()"]
    return [f"if {integer(g)} == 7:", "    st.stop()"]


@production(1)
def rerun_guarded(g: Gen) -> list[str]:
    """Asks for another run at most a few times, counted in session state."""
    name = f"again{g.fresh()}"
    return [
        f"if st.session_state.get('{name}', 0) < {g.number(1, 2)} and {truth(g)}:",
        f"    st.session_state.{name} = st.session_state.get('{name}', 0) + 1",
        "    st.rerun()",
    ]


@production(1)
def raise_guarded(g: Gen) -> list[str]:
    """An exception that the user sees: what stands before stays, what follows goes."""
    if g.chance(60) and not g.in_loop:
        return [f"if st.checkbox('fail{g.fresh()}'):", f"    raise ValueError('chosen', {integer(g)})"]
    return [f"assert {integer(g)} != 8, 'eight'"]


@production(1)
def delete_in_branch(g: Gen) -> list[str]:
    name = g.scope.prefix + "gone"
    return [
        f"{name} = {integer(g)}",
        f"if {truth(g)}:",
        f"    del {name}",
        "try:",
        f"    st.write('gone', {name})",
        "except NameError as err:",
        "    st.write(type(err).__name__)",
    ]
