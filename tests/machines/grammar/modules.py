"""Productions about a local module that keeps state: a counter, a list, a class attribute, a cached function.

The state lasts as long as the process: runs, sessions and visitors share it, in each of the two processes of a case.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import integer
from tests.machines.grammar.gen import Gen, production


def module_text(start: int) -> list[str]:
    return [
        "import streamlit as st",
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
