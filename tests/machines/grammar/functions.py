"""Productions that define functions and call them: parameters changed in place, defaults, closures, globals, recursion.

Each definition binds a name of a kind that says how it may be called; the calls are productions of their own, so that
one function is called from several places, from loops, and before and after its globals change.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer, observable, truth
from tests.machines.grammar.gen import Gen, Scope, indented, production


def _new_function(g: Gen) -> str:
    """A name for a function whose body must not call what the name meant before: that would recurse without end."""
    name = g.target("pure")
    g.forget(name)
    return name


def _helper_body(g: Gen, size: int) -> list[str]:
    """Statements of a helper function: own local names, and the outer ones to read."""
    g.scopes.append(Scope("h_" if len(g.scopes) < 3 else "i_"))
    g.scope.bound["int"] = ["x"]
    loops, g.in_loop = g.in_loop, ["x"]
    lines = g.statements(size)
    g.in_loop = loops
    g.scopes.pop()
    return lines


@production(4)
def define_pure(g: Gen) -> list[str]:
    name = _new_function(g)
    body = g.pick((f"return (x + {integer(g, 1)}) % 97", f"return x * 2 if x > {integer(g, 1)} else {integer(g, 1)}"))
    return [f"def {g.bind('pure', name)}(x):", f"    {body}"]


@production(1)
def define_lambda(g: Gen) -> list[str]:
    name = _new_function(g)
    outer = integer(g, 1)
    return [f"{g.bind('pure', name)} = lambda x, y={outer}: (x + y + {integer(g, 1)}) % 97"]


@production(1)
def define_recursive(g: Gen) -> list[str]:
    name = _new_function(g)
    lines = [f"def {g.bind('pure', name)}(x):", "    if x <= 0:", f"        return {g.number()}"]
    return [*lines, f"    return (1 + {name}(min(x, 9) - 1)) % 97"]


@production(1, "int")
def define_late_bound(g: Gen) -> list[str]:
    """A function that reads a variable which is bound again after the definition."""
    function, value = _new_function(g), g.name("int")
    return [f"def {g.bind('pure', function)}(x):", f"    return (x + {value}) % 97"]


@production(2)
def define_mutator(g: Gen) -> list[str]:
    name = g.target("mutator")
    body = g.pick(("l.append(x)", "l[:0] = [x]", "l += [x, 1]", "l.sort()", "m = l; m.append(x)"))
    return [f"def {g.bind('mutator', name)}(l, x={integer(g, 1)}):", f"    {body}", "    return l"]


@production(4, "mutator", "list")
def call_mutator(g: Gen) -> list[str]:
    name, target = g.name("mutator"), g.name("list")
    argument = g.pick((target, f"{g.name('object')}.items" if g.has("object") else target))
    call = f"{name}({argument}, {integer(g)})"
    if g.chance(30):
        result = g.target("list")
        return [f"{g.bind('list', result)} = {call}"]
    return [f"_ = {call}"]


@production(1)
def define_with_default_state(g: Gen) -> list[str]:
    """The default argument keeps what earlier calls of the same run left in it."""
    name = g.target("gives_list")
    return [f"def {g.bind('gives_list', name)}(x, acc=[]):", "    acc.append(x)", "    return acc"]


@production(2)
def define_counter(g: Gen) -> list[str]:
    maker, name = g.scope.prefix + "make", g.target("counter")
    return [
        f"def {maker}(n):",
        "    def step():",
        "        nonlocal n",
        f"        n += {g.number(1, 3)}",
        "        return n",
        "    return step",
        f"{g.bind('counter', name)} = {maker}({integer(g)})",
    ]


@production(2, "counter")
def call_counter(g: Gen) -> list[str]:
    name = g.name("counter")
    return [f"{name}()", f"st.write('count', {name}())"] if g.chance(50) else [f"_ = {name}()"]


@production(2, "list")
def closures_in_list(g: Gen) -> list[str]:
    """Closures over a local that is bound again later: they see the last value."""
    name, captured = g.scope.prefix + "fs", g.scope.prefix + "seen"
    lines = [f"{captured} = {integer(g, 1)}", f"{name} = [lambda: {captured}, lambda q={captured}: q]"]
    return [*lines, f"{captured} = {integer(g)}", f"st.write('closures', [q() for q in {name}])"]


@production(2, "int", module_only=True)
def define_global_writer(g: Gen) -> list[str]:
    name, variable = g.target("callback"), g.pick(g.names("int"))
    g.bind("callback", name)
    return [f"def {name}(by=1):", f"    global {variable}", f"    {variable} = ({variable} + by) % 97"]


@production(2, "callback")
def call_callback_directly(g: Gen) -> list[str]:
    return [f"_ = {g.name('callback')}({integer(g, 1)})"]


@production(5, nests=True)
def define_shower(g: Gen) -> list[str]:
    """A helper that shows: what partial execution has to look into."""
    name = f"{g.scope.prefix}show{g.fresh()}"  # a name of its own: rebinding one would make endless recursions
    body = _helper_body(g, g.number(1, 4))
    if g.chance(40):
        body = [f"if x > {g.number(0, 5)}:", "    st.write('early', x)", "    return x", *body]
    g.bind("shower", name)
    return [f"def {name}(x=0, l=None):", "    st.write('x', x)", *indented(body), "    return x + 1"]


@production(6, "shower")
def call_shower(g: Gen) -> list[str]:
    call = f"{g.name('shower')}({integer(g)})"
    if g.chance(30):
        target = g.target("int")
        return [f"{g.bind('int', target)} = {call}"]
    return [f"_ = {call}"]


@production(2, "shower", nests=True)
def call_shower_in_loop(g: Gen) -> list[str]:
    name = g.name("shower")
    source = g.name("list") + "[:4]" if g.has("list") and g.chance(50) else f"range(min({integer(g, 1)}, 3))"
    return [f"for each in {source}:", f"    {name}(each)"]


@production(2)
def define_list_shower(g: Gen) -> list[str]:
    """A helper with a list parameter: shows it, changes it, shows it again, and gives it back."""
    name = g.scope.prefix + "listing"
    lines = [
        f"def {name}(l, where=st):",
        "    where.write('l', l)",
        f"    l.append({integer(g, 1)})",
        "    where.text(f'{l}')",
    ]
    calls = [f"{name}({a_list(g)})" for _ in range(g.number(1, 2))]
    return [*lines, "    return l", *[f"{g.bind('list', g.target('list'))} = {call}" for call in calls]]


@production(1)
def generator_function(g: Gen) -> list[str]:
    name, gen = g.scope.prefix + "walk", g.scope.prefix + "steps"
    lines = [f"def {name}(n):", "    for i in range(min(n, 4)):", "        yield i", f"{gen} = {name}({integer(g)})"]
    return [*lines, f"st.write('one', next({gen}, None))", f"st.write('rest', list({gen}))"]


@production(1)
def decorated_function(g: Gen) -> list[str]:
    name = _new_function(g)
    lines = ["@functools.lru_cache(maxsize=None)", f"def {g.bind('pure', name)}(x):"]
    return [*lines, f"    return (x + {integer(g, 1)}) % 97"]


@production(1)
def function_attribute(g: Gen) -> list[str]:
    name = g.scope.prefix + "tally"
    lines = [f"def {name}():", f"    {name}.n = getattr({name}, 'n', 0) + {integer(g, 1)}", f"    return {name}.n"]
    return [*lines, f"{name}()", f"st.write('tally', {name}())"]


@production(1)
def mapped_function(g: Gen) -> list[str]:
    source = g.name("list") if g.has("list") else "[1, 2]"
    function = g.name("pure") if g.has("pure") else "abs"
    return [f"st.write('mapped', list(map({function}, {source})), {observable(g)})"]


@production(1)
def early_return_function(g: Gen) -> list[str]:
    name = g.scope.prefix + "search"
    source = g.name("list") if g.has("list") else "range(3)"
    lines = [f"def {name}(x):", f"    for item in {source}:", f"        if item > x or {truth(g)}:"]
    return [
        *lines,
        "            st.write('found', item)",
        "            return item",
        "    return -1",
        f"_ = {name}({integer(g, 1)})",
    ]
