"""Productions about places on the page: containers, columns, placeholders, writes out of order, progress, messages."""

from __future__ import annotations

from tests.machines.grammar.expressions import integer, observable, truth
from tests.machines.grammar.gen import Gen, indented, production


@production(3)
def container(g: Gen) -> list[str]:
    name = g.target("box")
    form = g.pick(
        (
            "st.container()",
            "st.container(border=True)",
            "st.expander('more')",
            "st.sidebar",
            "st.grid(2)",
            "st.chat_message('ai')",
        )
    )
    return [f"{g.bind('box', name)} = {form}"]


@production(2)
def columns(g: Gen) -> list[str]:
    first, second = g.target("box"), g.target("box")
    return [f"{g.bind('box', first)}, {g.bind('box', second)} = st.columns(2)"]


@production(1)
def tabs(g: Gen) -> list[str]:
    first, second = g.target("box"), g.target("box")
    return [f"{g.bind('box', first)}, {g.bind('box', second)} = st.tabs(['one', 'two'])"]


@production(1)
def grid(g: Gen) -> list[str]:
    """Cells, some of them wider, filled in the order of the script."""
    grid, cell = g.target("box"), g.target("box")
    lines = [f"{g.bind('box', grid)} = st.grid({g.number(2, 3)}, border=bool({truth(g)}))"]
    return [*lines, f"{g.bind('box', cell)} = {grid}.cell(column_span=2)", f"{cell}.write({integer(g)})"]


@production(5, "box")
def write_into_box(g: Gen) -> list[str]:
    name, value = g.name("box"), integer(g)
    return [g.pick((f"{name}.write({value})", f"{name}.text(str({value}))", f"{name}.metric('in', {value})"))]


@production(4, "box", nests=True)
def with_box(g: Gen) -> list[str]:
    return [f"with {g.name('box')}:", *indented(g.statements(g.number(1, 3)))]


@production(2, nests=True)
def with_new_container(g: Gen) -> list[str]:
    form = g.pick(
        ("st.container()", "st.sidebar", "st.expander('e')", "st.spinner('wait')", "st.skeleton()", "st.columns(2)[1]")
    )
    return [f"with {form}:", *indented(g.statements(g.number(1, 3)))]


@production(2, "box", "box", nests=True)
def with_chosen_box(g: Gen) -> list[str]:
    """Which container the block writes to is decided by a value."""
    test = f"({g.name('box')} if {truth(g)} else {g.name('box')})"
    return [f"with {test}:", *indented(g.statements(g.number(1, 2)))]


@production(1, "box")
def with_two_items(g: Gen) -> list[str]:
    inner = g.scope.prefix + "inner"
    lines = [f"{inner} = st.container()", f"with {g.name('box')}, {inner}:", f"    st.write({integer(g)})"]
    return [*lines, f"{inner}.write('inner')"]


@production(3)
def placeholder(g: Gen) -> list[str]:
    name = g.target("slot")
    return [f"{g.bind('slot', name)} = {g.pick(('st.empty()', 'st.empty()', 'st.skeleton(30)'))}"]


@production(4, "slot")
def fill_placeholder(g: Gen) -> list[str]:
    name = g.name("slot")
    return [
        g.pick((
            f"{name}.write({observable(g)})",
            f"{name}.text(str({integer(g)}))",
            f"{name}.empty()",
            f"{name}.metric('live', {integer(g)})",
        ))
    ]  # fmt: skip


@production(2, "slot", nests=True)
def container_in_placeholder(g: Gen) -> list[str]:
    return [f"with {g.name('slot')}.container():", *indented(g.statements(g.number(1, 2)))]


@production(1)
def wait_with_skeleton(g: Gen) -> list[str]:
    """A shape lasts as long as a block, in which something may take its place."""
    name = g.scope.prefix + "shape"
    inside = [f"st.write({integer(g)})", *([f"{name}.text('in its place')"] if g.chance(40) else [])]
    return [f"{name} = st.skeleton(height={integer(g, 1)} % 50 + 1)", f"with {name}:", *indented(inside)]


@production(1)
def placeholder_in_loop(g: Gen) -> list[str]:
    name = g.target("slot")
    lines = [f"{g.bind('slot', name)} = st.empty()", f"for _k in range({integer(g, 1)} % 3):"]
    return [*lines, f"    {name}.write(f'round {{_k}}')"]


@production(1)
def progress(g: Gen) -> list[str]:
    name = g.target("bar")
    return [f"{g.bind('bar', name)} = st.progress(0)", f"{name}.progress({integer(g)} % 101, text='p')"]


@production(2, "bar")
def move_progress(g: Gen) -> list[str]:
    return [f"{g.name('bar')}.progress({integer(g)} % 101)"]


@production(1)
def message(g: Gen) -> list[str]:
    return [f"st.{g.pick(('success', 'info', 'warning', 'error'))}(str({integer(g)}))"]


@production(1)
def element_replaced(g: Gen) -> list[str]:
    """An element's handle shows something else in the same place."""
    name = g.scope.prefix + "spot"
    return [f"{name} = st.text('first')", f"if {truth(g)}:", f"    {name}.text(str({integer(g)}))"]


@production(1, "box")
def container_as_parameter(g: Gen) -> list[str]:
    name = g.scope.prefix + "card"
    lines = [
        f"def {name}(where, value):",
        "    where.write(f'card {value}')",
        "    with where:",
        "        st.text('x')",
    ]
    return [*lines, f"{name}({g.name('box')}, {integer(g)})", f"{name}(st.sidebar, {integer(g)})"]


@production(3)
def toast(g: Gen) -> list[str]:
    shown = g.pick(
        (f"st.toast(str({integer(g)}))", "st.balloons()", f"st.toast('done', icon='🎉'); st.write({integer(g, 1)})")
    )
    return [shown] if g.chance(60) else [f"if {integer(g)} > 5:", f"    {shown}"]
