"""Productions whose reads stand between two changes of one object: a slider makes only the reads execute, so the object
must be put back to what it was there, once for each of them, while the changes are reused.

Holds: what is changed is one of `SORTS`, each a sort of object that the engine puts back in a way of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.machines.grammar.expressions import integer
from tests.machines.grammar.gen import Gen, production
from tests.machines.grammar.widgets import identity


@dataclass(frozen=True, slots=True)
class Sort:
    """Templates: `@` is the object's name, `#` a small int. `changes` go by either name of the object."""

    make: tuple[str, ...]
    changes: tuple[str, ...]
    show: str
    aliased: bool = True


_COUNTER: Final = (
    "def make@(n):",
    "    def step(by):",
    "        nonlocal n",
    "        n += by",
    "        return n",
    "    return lambda by=0: step(by) if by else n",
    "@ = make@(#)",
)

SORTS: Final[dict[str, Sort]] = {
    "dict": Sort(("@ = {'k': #}",), ("@['k'] = #", "@['n'] = #", "@.pop('n', None)", "@.update(k=#)"), "@"),
    "instance": Sort(
        ("@ = Thing(#)",), ("@.n += #", "@.grow(#)", "@.items = [#]", "setattr(@, 'n', #)"), "@.n, @.items"
    ),
    "array": Sort(("@ = np.arange(5)",), ("@[0] = #", "@[1:3] = #", "@[::-1].sort()", "@.fill(#)"), "@.tolist()"),
    "table": Sort(
        ("@ = pd.DataFrame({'u': [3, #], 'w': [1, 2]})",),
        (
            "@['v'] = #",
            "@.loc[0, 'u'] = #",
            "@.sort_values('u', inplace=True)",
            "@['w'] = @['u'] + #",
            "@.drop(columns='v', errors='ignore', inplace=True)",
        ),
        "@.to_dict('list')",
    ),
    "function": Sort(
        ("def @(): return 0", "@.n = #"), ("@.n += #", "@.n = #", "@.seen = [#]"), "@.n, getattr(@, 'seen', 0)"
    ),
    "cell": Sort(_COUNTER, ("@(#)", "_ = @(1 + #)"), "@()"),
    "deque": Sort(("@ = deque([#, 2], maxlen=4)",), ("@.append(#)", "@.appendleft(#)", "@.rotate(1)"), "list(@)"),
    "bytes": Sort(
        ("@ = bytearray([#, 2])",), ("@.append(#)", "@[0] = #", "@.extend([#, 1])", "@.reverse()"), "list(@)"
    ),
    "set": Sort(("@ = {1, #}",), ("@.add(#)", "@.discard(#)", "@ |= {#}"), "sorted(@)"),
    "generator": Sort(
        ("@ = random.Random(# % 97)",), ("_ = @.random()", "@.seed(# % 97)"), "sum(@.getstate()[1]) % 97"
    ),
    "numpy generator": Sort(
        ("@ = np.random.default_rng(# % 97)",),
        ("_ = @.random()", "_ = @.integers(#, 99, size=3)"),
        "@.bit_generator.state['state']['state'] % 97",
    ),
    "view": Sort(
        ("base@ = np.arange(6)", "@ = base@[1:4]"),
        ("@[0] = #", "base@[2] = #", "base@[1:] = #"),
        "@.tolist(), base@.tolist()",
        aliased=False,
    ),
}
_SELDOM: Final = (
    "instance",
    "cell",
    "function",
    "array",
    "table",
    "deque",
    "deque",
    "generator",
    "cell",
    "deque",
    "generator",
)
"""What other productions hardly put back, by how much less often."""
_OFTEN: Final = (*SORTS, *_SELDOM, *_SELDOM, *_SELDOM, "dict", "function", "set", "numpy generator", "bytes")


@production(9)
def read_between_changes(g: Gen) -> list[str]:
    """The reads look at the slider, and at what else there is; half of the changes go by another name."""
    sort, label = SORTS[g.pick(_OFTEN)], identity(g, "at")
    name, at = g.scope.prefix + "back", f"{g.scope.prefix}at"
    other = name + "_too" if sort.aliased else name
    lines = [_filled(g, line, name) for line in sort.make]
    lines += [f"{other} = {name}"] * (other != name)
    lines += [f"{at} = st.slider({label[0]}, 0, 9, {g.number()}{label[1]})"]
    for turn in range(g.number(2, 3)):
        lines += [f"st.write('turn {turn}', {g.pick((at, at, integer(g)))}, {_filled(g, sort.show, name)})"]
        lines += [_filled(g, g.pick(sort.changes), g.pick((name, other)))]
    return [*lines, f"st.write('end', {_filled(g, sort.show, g.pick((name, other)))})"]


def _filled(g: Gen, template: str, name: str) -> str:
    text = template.replace("@", name)
    while "#" in text:
        text = text.replace("#", integer(g, 1) if g.chance(15) else str(g.number(1, 9)), 1)
    return text
