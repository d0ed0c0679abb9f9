"""Productions about a local module that keeps state: a counter, a list, a class attribute, a cached function; and whose
functions show and take widgets, with help of a further module.

The state lasts as long as the process: runs, sessions and visitors share it, in each of the two processes of a case.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import integer
from tests.machines.grammar.gen import Gen, production


def deep_text(start: int) -> list[str]:
    """The module that the module imports."""
    return [
        "import streamlit as st",
        f"depth = {start}",
        "log = []",
        "def inner(n):",
        "    global depth",
        "    with st.container():",
        "        st.write('deep', n, depth)",
        "    for i in range(n % 3):",
        "        st.text(f'deep {i}')",
        "    depth = n % 5",
        "    later = lambda: n + depth",
        "    st.write('later', later())",
        "    log.append(n)",
        "    del log[:-3]",
        "    return n * 2 % 97",
        "def told():",
        "    return [depth, *log]",
    ]


def module_text(start: int, deep: str) -> list[str]:
    """`deep`: the module that it imports."""
    return [
        "import streamlit as st",
        f"import {deep} as deep",
        f"from {deep} import told",
        "def panel(label, n, low=0, *, box=st):",
        "    v = box.slider(label, low, 9, 5)",
        "    if v > n % 9:",
        "        return v",
        "    box.write('panel', v, LIMIT, count)",
        "    record(n)",
        "    return deep.inner(n + v)",
        "def record(n):",
        "    global count",
        "    st.write('count was', count, told())",
        "    count = n % 97",
        "    seen.append(n)",
        "    del seen[:-4]",
        f"count = {start}",
        "seen = []",
        f"LIMIT = {start + 3}",
        "class Meter:",
        "    total = 0",
        "    def __init__(self, n):",
        "        self.n = n",
        "        Meter.total += 1",
        "    def show(self, where=st):",
        "        where.write('meter', self.n, LIMIT)",
        "def bump(by=1):",
        "    global count",
        "    count = (count + by) % 97",
        "    return count",
        "def note(x, acc=[]):",
        "    seen.append(x)",
        "    del seen[:-4]",
        "    acc[:] = [*acc[-3:], x]",
        "    return list(acc)",
        "def pure(x):",
        f"    return (x * {start + 2} + LIMIT) % 97",
        "def show(x):",
        "    st.write('module shows', x, pure(x))",
        "    if x % 2:",
        "        st.text(f'odd {x}')",
        "    return x",
        "@st.cache_data(show_spinner=False)",
        "def table(n):",
        "    return [n, LIMIT]",
    ]


@production(3, "module")
def call_module_function(g: Gen) -> list[str]:
    module, name = g.name("module"), g.target("int")
    return [f"{g.bind('int', name)} = {module}.pure({integer(g)})"]


@production(3, "module")
def module_shows(g: Gen) -> list[str]:
    return [f"_ = {g.name('module')}.show({integer(g)})"]


@production(3, "module")
def module_panel(g: Gen) -> list[str]:
    module, name = g.name("module"), g.target("int")
    call = g.pick((f"panel('panel{g.fresh()}', {integer(g)})", f"panel('panel{g.fresh()}', n={integer(g)}, low=1)"))
    return [f"{g.bind('int', name)} = {module}.{call}"]


@production(2, "module")
def module_records(g: Gen) -> list[str]:
    return [g.pick((f"{g.name('module')}.record({integer(g)})", f"st.write('told', {g.name('module')}.told())"))]


@production(2, "module")
def change_module(g: Gen) -> list[str]:
    module = g.name("module")
    return [
        g.pick((
            f"_ = {module}.bump({integer(g)})",
            f"_ = {module}.note({integer(g)})",
            f"{module}.count = {integer(g)}",
            f"{module}.seen.append({integer(g)}); del {module}.seen[:-4]",
            f"_ = {module}.Meter({integer(g)})",
            f"{module}.Meter.total = {integer(g)}",
        ))
    ]  # fmt: skip


@production(3, "module")
def show_module(g: Gen) -> list[str]:
    module = g.name("module")
    return [
        g.pick((
            f"st.write('count', {module}.count)",
            f"st.write('seen', {module}.seen)",
            f"st.write('meters', {module}.Meter.total)",
            f"st.write('note', {module}.note.__defaults__)",
            f"st.write('limit', {module}.LIMIT, {module}.table({integer(g, 1)} % 3))",
        ))
    ]  # fmt: skip


@production(1, "module")
def object_of_module(g: Gen) -> list[str]:
    name = g.scope.prefix + "meter"
    return [f"{name} = {g.name('module')}.Meter({integer(g)})", f"{name}.n += {integer(g, 1)}", f"{name}.show()"]


@production(1, "module", module_only=True)
def module_callback(g: Gen) -> list[str]:
    module, label = g.name("module"), g.fresh()
    return [f"st.button('bump{label}', on_click={module}.bump, args=({g.number(1, 5)},))"]
