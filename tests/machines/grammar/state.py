"""Productions about session state and caches: written, read, absent, and holding objects that the script also holds.

Keys `k`, `n`, `hits` hold small ints; `log` and `kept` hold lists; `thing` an object; `fn` a function.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer, key
from tests.machines.grammar.gen import Gen, production


@production(3)
def state_default(g: Gen) -> list[str]:
    at = key(g)
    return [f"if '{at}' not in st.session_state:", f"    st.session_state.{at} = {integer(g)}"]


@production(3)
def state_write(g: Gen) -> list[str]:
    at, value = key(g), integer(g)
    return [g.pick((f"st.session_state['{at}'] = {value}", f"st.session_state.{at} = {value}"))]


@production(3)
def state_count(g: Gen) -> list[str]:
    at = key(g)
    return [f"st.session_state['{at}'] = (st.session_state.get('{at}', 0) + {integer(g, 1)}) % 97"]


@production(3)
def state_show(g: Gen) -> list[str]:
    at = key(g)
    return [
        g.pick((
            f"st.write('{at}', st.session_state.get('{at}'))",
            f"st.write('{at}', '{at}' in st.session_state)",
            f"st.write(st.session_state['{at}'] if '{at}' in st.session_state else 'none')",
            "st.write('keys', sorted(k for k in st.session_state if k in ('k', 'n', 'hits')))",
        ))
    ]  # fmt: skip


@production(2)
def state_keys(g: Gen) -> list[str]:
    """Who asks which keys there are depends on all of them, and on none of their values."""
    form = g.pick((
        "sorted(k for k in st.session_state if k in ('k', 'n', 'hits', 'log'))",
        "len([k for k in st.session_state.keys() if k in ('k', 'n', 'hits')])",
        "any(k == 'hits' for k in st.session_state)",
    ))  # fmt: skip
    return [f"st.write('keys', {form}, {integer(g, 1)})"]


@production(4)
def state_delete(g: Gen) -> list[str]:
    at = key(g)
    if g.chance(60):
        return [f"st.session_state['{at}'] = {integer(g)}", f"del st.session_state.{at}"]
    return [f"if '{at}' in st.session_state and {integer(g)} > 4:", f"    del st.session_state['{at}']"]


@production(2)
def state_list(g: Gen) -> list[str]:
    value = integer(g)
    return [
        "log = st.session_state.setdefault('log', [])" if g.chance(50) else "log = st.session_state.get('log', [])",
        f"log.append({value})",
        "st.write('log', len(log), log[-3:])",
    ]


@production(2, "list")
def list_escapes_into_state(g: Gen) -> list[str]:
    """An object of one run lives on in session state: the next run makes a new one beside it."""
    name = g.name("list")
    return [
        "if 'kept' not in st.session_state:",
        f"    st.session_state.kept = {name}",
        f"{name}.append({integer(g)})",
        f"st.write('kept', st.session_state.kept is {name}, st.session_state.kept[-4:])",
    ]


@production(1)
def state_list_grows(g: Gen) -> list[str]:
    lines = ["if 'kept' not in st.session_state:", f"    st.session_state.kept = {a_list(g)}"]
    return [*lines, f"st.session_state.kept.append({integer(g)})", "st.write(st.session_state.kept[-3:])"]


@production(1, "list")
def list_replaces_state(g: Gen) -> list[str]:
    return [f"st.session_state['kept'] = {g.name('list')}"]


@production(1)
def list_from_state(g: Gen) -> list[str]:
    name = g.target("list")
    return [f"{g.bind('list', name)} = st.session_state.get('kept', [{g.number()}])[-5:]"]


@production(1, "object")
def object_escapes_into_state(g: Gen) -> list[str]:
    name = g.name("object")
    return [
        f"thing = st.session_state.setdefault('thing', {name})",
        f"thing.n = (thing.n + {integer(g, 1)}) % 97",
        f"st.write('thing', thing is {name}, thing.n, len(thing.items))",
    ]


@production(1, "pure")
def function_escapes_into_state(g: Gen) -> list[str]:
    """The function of an early run is called in later ones: it reads the globals of the run that made it."""
    lines = ["if 'fn' not in st.session_state:", f"    st.session_state.fn = {g.name('pure')}"]
    return [*lines, f"st.write('fn', st.session_state.fn({integer(g)}))"]


@production(2, module_only=True)
def define_state_callback(g: Gen) -> list[str]:
    name, at = g.target("callback"), key(g)
    body = g.pick((
        f"st.session_state['{at}'] = (st.session_state.get('{at}', 0) + by) % 97",
        f"st.session_state.setdefault('log', []).append(by); st.session_state['{at}'] = by",
        f"st.write('in callback', by); st.session_state.{at} = by",
        f"st.session_state.pop('{at}', None)",
    ))  # fmt: skip
    return [f"def {g.bind('callback', name)}(by=1):", f"    {body}"]


@production(1, "list", module_only=True)
def define_list_callback(g: Gen) -> list[str]:
    """A callback that changes an object of the previous run, which nothing but the callback still reaches."""
    name, changed = g.target("callback"), g.name("list")
    return [f"def {g.bind('callback', name)}(by=1):", f"    {changed}.append(by)", f"    print('callback', {changed})"]


@production(1)
def define_cached(g: Gen) -> list[str]:
    """Some age or push each other out; some do more than to give a result, and some ask another one."""
    asked = f"sum({g.name('cached')}(x % 2))" if g.has("cached") and g.chance(50) else str(g.number())
    name = g.target("cached")
    settings = g.pick(("", "", ", max_entries=2", ", ttl=4", ", max_entries=1, ttl='6s'", ", scope='session'"))
    lines = []
    if g.chance(40):
        lines.append("st.write('loading', x)")
    if g.chance(20):
        lines.append("print('computing', x)")
    if g.chance(15):
        at = key(g)
        lines.append(f"st.session_state.{at} = (st.session_state.get('{at}', 0) + x) % 97")
    return [
        f"@st.cache_data(show_spinner=False{settings})",
        f"def {g.bind('cached', name)}(x):",
        *(f"    {line}" for line in lines),
        f"    return [x, x + {g.number()}, {asked}]",
    ]


@production(1, "cached")
def clear_cached(g: Gen) -> list[str]:
    """By itself, all of it, or from a callback of nobody."""
    name = g.name("cached")
    form = g.pick((f"{name}.clear({g.number(0, 2)})", f"{name}.clear()", "st.cache_data.clear()"))
    return [f"if {integer(g)} > 4:", f"    {form}", f"st.write({name}({g.number(0, 2)}))"]


@production(1)
def define_resource(g: Gen) -> list[str]:
    """One list for all runs: what is appended stays."""
    name = g.target("resource")
    return [
        "@st.cache_resource(show_spinner=False)",
        f"def {g.bind('resource', name)}():",
        f"    return [{g.number()}]",
    ]


@production(2, "resource")
def change_resource(g: Gen) -> list[str]:
    name = g.name("resource")
    return [f"{name}().append({integer(g)})", f"st.write('pool', len({name}()), {name}()[-2:])"]


@production(2, "cached")
def change_cached_result(g: Gen) -> list[str]:
    """The caller owns its copy: the change is gone at the next call."""
    name, result = g.name("cached"), g.target("list")
    lines = [f"{result} = {name}({g.number(0, 2)})", f"{result}.append({integer(g)})"]
    g.bind("list", result)
    return [*lines, f"st.write({result}, {name}({g.number(0, 2)}))"]
