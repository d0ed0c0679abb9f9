"""Productions about compound statements with all their clauses, nested in each other, and left in every way: `else` of
loops, `match` with captures and guards, errors that are caught, changed, raised again or replaced, several items of a
`with`, functions that return from anywhere.

What nests has blocks of any statements, so that each clause stands around each of the others.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer, key, truth
from tests.machines.grammar.gen import Gen, Scope, indented, production


def _block(g: Gen, most: int = 2) -> list[str]:
    return indented(g.branch(g.number(1, most)))


def _in_loop(g: Gen, name: str, most: int = 2) -> list[str]:
    """Labels of widgets inside use the loop's variable."""
    g.in_loop.append(name)
    lines = _block(g, most)
    g.in_loop.pop()
    return lines


def _failing(g: Gen) -> str:
    return g.pick((
        f"_ = 10 // ({integer(g)} % 2)",
        f"_ = {{}}['{key(g)}']",
        f"_ = [1, 2][{integer(g)}]",
        f"raise ValueError({integer(g)}, {a_list(g)})",
        f"if {truth(g)}: raise RuntimeError('inner')",
        f"_u = _v = {{0: 1}}[{integer(g)} % 2]",
        "st.slider('wrong', 5, 1)",
    ))  # fmt: skip


_TELL = ("type(err).__name__", "str(err)[:40]", "[str(one)[:40] for one in err.args]")


@production(2, nests=True)
def while_else(g: Gen) -> list[str]:
    name = f"{g.scope.prefix}r{g.fresh()}"
    lines = [f"{name} = 0", f"while {name} < min(max({integer(g, 1)}, 0), 3):", f"    {name} += 1"]
    lines += [f"    if {truth(g)}: {g.pick(('break', 'continue'))}", *_in_loop(g, name)]
    return [*lines, "else:", f"    st.write('to the end', {name})", *_block(g, 1)]


@production(1, nests=True)
def while_true(g: Gen) -> list[str]:
    name = f"{g.scope.prefix}t{g.fresh()}"
    lines = [f"{name} = 0", "while True:", f"    {name} += 1", *_in_loop(g, name)]
    return [*lines, f"    if {name} > min(max({integer(g, 1)}, 0), 3): break", f"    st.text({name})"]


@production(2, nests=True)
def for_else(g: Gen) -> list[str]:
    name = g.scope.prefix + "e"
    lines = [f"for {name} in range(min(max({integer(g, 1)}, 0), 3)):", *_in_loop(g, name)]
    lines += [f"    if {truth(g)}: {g.pick(('break', 'continue'))}", f"    st.text({name})"]
    return [*lines, "else:", "    st.write('no break')", *_block(g, 1)]


@production(4, nests=True)
def try_all_clauses(g: Gen) -> list[str]:
    """What a handler shows of the error, and how the rest of the statement goes on."""
    lines = ["try:", *_block(g), f"    {_failing(g)}", *_block(g, 1)]
    lines += ["except (KeyError, ZeroDivisionError) as err:", f"    st.write('first', {g.pick(_TELL)})", *_block(g, 1)]
    lines += ["except Exception as err:", f"    st.write('second', {g.pick(_TELL)})"]
    if g.chance(30):
        lines += [f"    err.add_note(str({integer(g)}))", "    st.write(err.__notes__)"]
    if g.chance(30):
        lines += ["    st.exception(err)", "    st.text(traceback.format_exc())"]
    if g.chance(60):
        lines += ["else:", *_block(g, 1)]
    if g.chance(60):
        lines += ["finally:", f"    st.write('finally', {integer(g)})", *_block(g, 1)]
    return lines


@production(2, nests=True)
def try_raises_again(g: Gen) -> list[str]:
    again = g.pick(("raise", "raise", "raise err", "raise RuntimeError('other') from err", "raise TypeError('other')"))
    inner = ["try:", *_block(g, 1), f"    {_failing(g)}", "except Exception as err:", f"    st.write({g.pick(_TELL)})"]
    inner += [f"    if {truth(g)}: {again}"]
    if g.chance(50):
        inner += ["finally:", *_block(g, 1)]
    lines = [
        "try:",
        *indented(inner),
        *_block(g, 1),
        "except Exception as err:",
        f"    st.write('out', {g.pick(_TELL)})",
    ]
    if g.chance(50):
        lines += [
            "    st.write(repr(err.__context__)[:40], repr(err.__cause__)[:40])",
            "    st.text(traceback.format_exc())",
        ]
    return lines


@production(1, nests=True)
def try_catches_all(g: Gen) -> list[str]:
    """What ends a run passes through here: an end of the script, an interruption."""
    lines = [
        "try:",
        *_block(g),
        f"    if {truth(g)}: {g.pick(('st.stop()', 'sys.exit()', '_ = 1 // 0'))}",
        *_block(g, 1),
    ]
    lines += [g.pick(("except BaseException:", "except:")), "    st.session_state.caught = True"]
    if g.chance(70):
        lines += ["    raise"]
    return [*lines, "finally:", "    st.session_state.left = st.session_state.get('left', 0) + 1"]


@production(1, nests=True)
def try_groups(g: Gen) -> list[str]:
    parts = [g.pick((f"ValueError({integer(g)})", "KeyError('k')", "OSError('o')")) for _ in range(g.number(1, 3))]
    lines = ["try:", *_block(g, 1), f"    if {truth(g)}: raise ExceptionGroup('several', [{', '.join(parts)}])"]
    lines += [
        "except* ValueError as errs:",
        "    st.write('values', [one.args for one in errs.exceptions])",
        *_block(g, 1),
    ]
    return [*lines, "except* (KeyError, OSError) as errs:", "    st.write('others', str(errs))"]


@production(3, nests=True)
def match_shapes(g: Gen) -> list[str]:
    subject = g.pick((
        f"({integer(g)} % 3, {a_list(g)})",
        f"{{'k': {integer(g)}, 'l': {a_list(g)}}}",
        f"{integer(g)} % 4",
        f"[{integer(g)}, {integer(g)}]",
    ))  # fmt: skip
    cases = [
        (f"(0, [{g.scope.prefix}first, *_])", f"st.write('pair', {g.scope.prefix}first)"),
        (f"(int() as {g.scope.prefix}left, list())", f"st.write('left', {g.scope.prefix}left)"),
        (f"{{'k': {g.scope.prefix}kept, **_rest}} if {truth(g)}", f"st.write('map', {g.scope.prefix}kept, _rest)"),
        (f"[{g.scope.prefix}left, {g.scope.prefix}kept]", f"st.write({g.scope.prefix}left, {g.scope.prefix}kept)"),
        (f"int({g.scope.prefix}kept) if {g.scope.prefix}kept > {g.number(0, 3)}", f"st.write({g.scope.prefix}kept)"),
        ("0 | 1", "st.write('few')"),
    ]
    lines = [f"match {subject}:"]
    for pattern, tell in cases:
        if g.chance(60):
            lines += [f"    case {pattern}:", f"        {tell}", *indented(_block(g, 1))]
    return [
        *lines,
        f"    case {g.pick(('_', g.scope.prefix + 'any'))}:",
        "        st.write('any')",
        *indented(_block(g, 1)),
    ]


@production(2, nests=True)
def with_several(g: Gen) -> list[str]:
    foreign = g.pick((
        f"contextlib.nullcontext({a_list(g)}) as {g.scope.prefix}held",
        "contextlib.suppress(ZeroDivisionError, KeyError)",
        "contextlib.ExitStack()",
    ))  # fmt: skip
    items = g.pick((f"st.container(), {foreign}", f"{foreign}, st.container()", "st.container(), st.expander('more')"))
    lines = [f"with {items}:", *_block(g)]
    return [*lines, f"    {_failing(g)}", "    st.write('after')"] if "suppress" in items else lines


@production(3, nests=True)
def leaving_function(g: Gen) -> list[str]:
    """Returns from inside anything, past `finally`, past the end of a container."""
    name = f"{g.scope.prefix}leave{g.fresh()}"
    g.scopes.append(Scope("h_" if len(g.scopes) < 3 else "i_"))
    g.scope.bound["int"] = ["x"]
    loops, g.in_loop = g.in_loop, ["x"]
    body = [line for _ in range(g.number(1, 3)) for line in _leaving(g, 0)]
    g.in_loop = loops
    g.scopes.pop()
    target = f"{g.scope.prefix}left{g.fresh()}"
    define = [f"def {name}(x):", "    st.write('begin', x)", *indented(body), "    st.write('end', x)", "    return []"]
    call = [f"{target} = {name}({integer(g)})", f"st.write('gave', {target})"]
    return [*define, *call, *(call if g.chance(30) else [])]


def _leaving(g: Gen, depth: int) -> list[str]:
    inner = _leaving(g, depth + 1) if depth < 2 and g.chance(60) else _way_out(g, depth)
    inner = [*indented(g.branch(g.number(0, 1))), *indented(inner), "    st.text('still here')"]
    prefix = f"{g.scope.prefix}n{g.fresh()}"
    return g.pick((
        [f"if {truth(g)}:", *inner],
        [f"for {prefix} in range({g.number(1, 3)}):", *inner, "else:", "    st.write('else')"],
        [f"{prefix} = 0", f"while {prefix} < {g.number(1, 2)}:", f"    {prefix} += 1", *inner],
        ["with st.container():", *inner],
        [f"with contextlib.nullcontext([x]) as {prefix}, st.container():", f"    {prefix}.append(x)", *inner],
        ["try:", *inner, "finally:", f"    st.write('finally', {integer(g)})"],
        ["try:", *inner, f"    {_failing(g)}", "except Exception as err:", "    st.write(str(err)[:40])", *inner],
        [f"match {integer(g)} % 3:", f"    case 0 | {g.number(1, 2)}:", *indented(inner), "    case _: pass"],
        [f"for _box[0] in {a_list(g)}[:2]:", *inner],
    ))  # fmt: skip


def _way_out(g: Gen, depth: int) -> list[str]:
    ways = [f"return [x, {integer(g)}]", f"return {a_list(g)}", f"return {integer(g, 1)}", "return"]
    way = g.pick((*ways, f"raise KeyError({integer(g)})") if depth and g.chance(30) else ways)
    return [f"if {truth(g)}:", f"    {way}"]
