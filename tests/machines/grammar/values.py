"""Productions about atoms and names: assignment, rebinding, accumulation, `del`, text, seeded random draws, print."""

from __future__ import annotations

from itertools import pairwise

from tests.machines.grammar.expressions import integer, observable, text, truth
from tests.machines.grammar.gen import Gen, production


@production(6)
def assign(g: Gen) -> list[str]:
    name, value = g.target("int"), integer(g)
    return [f"{g.bind('int', name)} = {value}"]


@production(3, "int")
def accumulate(g: Gen) -> list[str]:
    name = g.pick(g.scope.bound.get("int") or [""])
    if not name:
        return assign(g)
    return [f"{name} = ({name} * 2 + {integer(g, 1)}) % 97" if g.chance(50) else f"{name} += {integer(g, 1)}"]


@production(2, "int")
def chain_of_values(g: Gen) -> list[str]:
    names = [g.target("int") for _ in range(3)]
    lines = [f"{g.bind('int', names[0])} = {integer(g)}"]
    for before, name in pairwise(names):
        lines.append(f"{g.bind('int', name)} = {before} + {g.number()}")
    return lines


@production(1, "int")
def unpack_pair(g: Gen) -> list[str]:
    first, second, pair = g.target("int"), g.target("int"), f"({integer(g)}, {integer(g)})"
    return [f"{g.bind('int', first)}, {g.bind('int', second)} = {pair}"]


@production(1, "int")
def walrus(g: Gen) -> list[str]:
    name, value = g.target("int"), integer(g)
    return [f"st.write('w', ({g.bind('int', name)} := {value}) + 1)"]


@production(2)
def assign_text(g: Gen) -> list[str]:
    name, value = g.target("str"), text(g)
    return [f"{g.bind('str', name)} = {value}"]


@production(1, "str")
def extend_text(g: Gen) -> list[str]:
    own = g.scope.bound.get("str")
    if not own:
        return assign_text(g)
    name = g.pick(own)
    return [f"{name} = ({name} + {text(g)})[-8:]"]


@production(1, "int")
def delete_name(g: Gen) -> list[str]:
    own = g.scope.bound.get("int", [])
    if len(own) < 2:
        return ["pass"]
    name = g.pick(own)
    g.forget(name)
    if g.chance(50):
        return [f"del {name}"]
    return [f"if {truth(g)}:", f"    del {name}", f"{g.bind('int', name)} = {integer(g)}"]


@production(1)
def bind_only_sometimes(g: Gen) -> list[str]:
    """`if w: v = 1`, then a read that finds nothing when `w` was false: caught, so that the script goes on."""
    name = g.scope.prefix + "v"
    return [
        f"if {truth(g)}:",
        f"    {name} = {integer(g, 1)}",
        "try:",
        f"    st.write('v', {name})",
        "except NameError:",
        "    st.write('v is not there')",
    ]


@production(8)
def show_value(g: Gen) -> list[str]:
    shown = observable(g)
    call = g.pick(
        ("st.write({})", "st.write('=', {})", "st.text(str({}))", 'st.caption(f"{{{}}}")', "st.code(str({}))")
    )
    if '"' in shown or "lambda" in shown:
        call = "st.write({})"
    return [call.format(shown)]


@production(1)
def show_metric(g: Gen) -> list[str]:
    return [f"st.metric('m{g.number(0, 3)}', {integer(g)}, {integer(g, 1)})"]


@production(2)
def magic(g: Gen) -> list[str]:
    """A bare name or operation on a line of its own, displayed by Streamlit's magic."""
    if g.has("list") and g.chance(40):
        return [g.name("list")]
    return [f"{g.name('int')} + 0" if g.has("int") else "'magic', 1"]


@production(2)
def print_value(g: Gen) -> list[str]:
    return [f"print('out', {observable(g)})"]


@production(1)
def seeded_module_random(g: Gen) -> list[str]:
    name, seed = g.target("int"), integer(g, 1)
    return [f"random.seed({seed} % 7)", f"{g.bind('int', name)} = random.randint(0, 9) + random.randrange(5)"]


@production(1)
def seeded_generator(g: Gen) -> list[str]:
    """Successive draws from one generator object: hidden state that every draw changes."""
    name = g.scope.prefix + "rng"
    first, second = g.target("int"), g.target("int")
    lines = [f"{name} = random.Random({integer(g, 1)} % 97)", f"{g.bind('int', first)} = {name}.randrange(50)"]
    return [*lines, f"{g.bind('int', second)} = {name}.randrange(50)"]


@production(1)
def seeded_numpy_random(g: Gen) -> list[str]:
    name = g.target("int")
    rng = g.scope.prefix + "nrng"
    lines = [f"{rng} = np.random.default_rng({integer(g, 1)} % 97)"]
    return [*lines, f"{g.bind('int', name)} = int({rng}.integers(0, 50)) - int({rng}.integers(0, 5))"]
