"""Productions that single out one mechanism each: without it, few other statements would show a difference.

Absent names inside closed code, numbers that are equal and not the same, iterators in headers, sets that only a
callback looks at, functions that escape and read what is bound again.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import integer, truth
from tests.machines.grammar.gen import Gen, production


@production(2)
def absent_in_closed_code(g: Gen) -> list[str]:
    """No statement of its own reads the name that may be absent, so the reading cell ends well."""
    name, got = f"{g.scope.prefix}maybe{g.fresh()}", g.target("int")
    bind = [f"if {truth(g)}:", f"    {name} = {integer(g, 1)}"]
    read = ["try:", f"    {got} = {name}", "except NameError:", f"    {got} = -1"]
    return [*bind, *read, f"st.write('maybe', {g.bind('int', got)})"]


@production(1, module_only=True)
def absent_in_function(g: Gen) -> list[str]:
    name, function = f"late{g.fresh()}", f"find{g.fresh()}"
    define = [f"def {function}():", "    try:", f"        return {name}", "    except NameError:"]
    return [
        *define,
        "        return 'absent'",
        f"if {truth(g)}:",
        f"    {name} = {integer(g, 1)}",
        f"st.write('found', {function}())",
    ]


@production(2)
def equal_and_not_the_same(g: Gen) -> list[str]:
    name, label = g.scope.prefix + "kind", g.fresh()
    options = "{'yes': True, 'one': 1, 'float': 1.0, 'zero': 0.0, 'minus': -0.0}"
    if g.in_loop:
        return ["pass"]
    lines = [f"{name} = {options}[st.selectbox('type{label}', ['yes', 'one', 'float', 'zero', 'minus'])]"]
    return [*lines, f"st.text(repr({name}))", f"{name}_pair = ({name}, 'x')", f"st.text(repr({name}_pair))"]


@production(2, "list")
def iterator_in_header(g: Gen) -> list[str]:
    source = g.name("list")
    over = g.pick(
        (f"enumerate({source})", f"zip({source}, {source}[1:])", f"reversed({source})", f"map(str, {source})")
    )
    change = [f"{source}.append({integer(g, 1)})"] if g.chance(50) else []
    return [f"for pair in {over}:", "    st.text(f'pair {pair}')", *change]


@production(2, module_only=True)
def set_seen_by_callback(g: Gen) -> list[str]:
    """A set cannot be put back in its order, and nothing but the callback looks at it again."""
    name, label = f"known{g.fresh()}", g.fresh()
    lines = [f"{name} = {{1}}", f"def look{label}():", f"    st.session_state.hits = len({name})"]
    lines += [f"st.button('look{label}', on_click=look{label})", f"if {truth(g)}:", f"    {name}.add(2)"]
    return [*lines, "st.write('hits', st.session_state.get('hits'))"]


@production(1, module_only=True)
def function_escapes(g: Gen) -> list[str]:
    """The first run's function stays in session state and reads a global that each run binds anew."""
    name, label = f"seen{g.fresh()}", g.fresh()
    at = f"st.session_state['peek{label}']"
    lines = [f"{name} = [{integer(g)}]", f"def peek{label}():", f"    return {name}"]
    keep = [f"if 'peek{label}' not in st.session_state:", f"    {at} = peek{label}"]
    return [*lines, *keep, f"st.write('peek', {at}())"]


@production(1)
def writer_in_a_loop(g: Gen) -> list[str]:
    """Each iteration writes to another place, chosen by a value."""
    name = g.scope.prefix + "places"
    lines = [f"{name} = [st.container(), st.container(border=True)]", "for at in range(3):"]
    return [*lines, f"    with {name}[(at + {integer(g)}) % 2]:", "        st.write('at', at)"]


@production(1)
def print_between(g: Gen) -> list[str]:
    return [f"print('before', {g.number()})", f"st.write('shown', {integer(g)})", "print('after')"]
