"""Productions about numpy arrays, views of them, and small data frames: changes that no name shows."""

from __future__ import annotations

from tests.machines.grammar.expressions import column, integer
from tests.machines.grammar.gen import Gen, production


@production(2)
def new_array(g: Gen) -> list[str]:
    name = g.target("array")
    value = f"np.arange({g.number(3, 6)})" if g.chance(60) else f"np.array([{integer(g)}, {integer(g)}, {integer(g)}])"
    return [f"{g.bind('array', name)} = {value}"]


@production(3, "array")
def change_array(g: Gen) -> list[str]:
    name, value = g.name("array"), integer(g)
    return [
        g.pick((
            f"{name}[0] = {value}",
            f"{name}[1:] = {value}",
            f"{name}[{name} > 3] = {value}",
            f"{name}.sort()",
            f"{name}.fill({value})",
            f"np.add({name}, {value}, out={name})",
            f"{name} += {value}" if name in g.scope.bound.get("array", ()) else f"{name}[-1] = {value}",
        ))
    ]  # fmt: skip


@production(2, "array")
def view_of_array(g: Gen) -> list[str]:
    name, source = g.target("view"), g.name("array")
    form = g.pick(("{}[:2]", "{}[::-1]", "{}.reshape(-1, 1)", "{}.ravel()"))
    return [f"{g.bind('view', name)} = {form.format(source)}"]


@production(3, "view")
def write_through_view(g: Gen) -> list[str]:
    name = g.name("view")
    return [f"{name}[0] = {integer(g)}" if g.chance(60) else f"{name} += {integer(g)}" if _own(g, name) else "pass"]


def _own(g: Gen, name: str) -> bool:
    return name in g.scope.bound.get("view", ())


@production(3)
def new_frame(g: Gen) -> list[str]:
    name = g.target("frame")
    values = f"{{'u': [{integer(g)}, {integer(g)}, 3], 'w': [1, {integer(g)}, 2]}}"
    return [f"{g.bind('frame', name)} = pd.DataFrame({values})"]


@production(3, "frame")
def change_frame(g: Gen) -> list[str]:
    name, at, value = g.name("frame"), column(g), integer(g)
    return [
        g.pick((
            f"{name}['{at}'] = {value}",
            f"{name}['{at}'] = {name}['{at}'] + {value}",
            f"{name}.loc[0, '{at}'] = {value}",
            f"{name}.loc[{name}['{at}'] > 2, '{at}'] = {value}",
            f"{name}.iloc[1, 0] = {value}",
            f"{name}['z'] = {value}",
            f"{name}.sort_values('{at}', inplace=True)",
            f"{name}.drop(columns=['z'], errors='ignore', inplace=True)",
        ))
    ]  # fmt: skip


@production(2, "frame")
def derive_frame(g: Gen) -> list[str]:
    name, source = g.target("frame"), g.name("frame")
    form = g.pick(("{0}", "{0}.copy()", "{0}[{0}['u'] > 1]", "{0}.head(2)", "{0}.assign(w=1)", "{0}.copy(deep=False)"))
    return [f"{g.bind('frame', name)} = {form.format(source)}"]


@production(2, "frame")
def show_frame(g: Gen) -> list[str]:
    name = g.name("frame")
    return [
        g.pick((f"st.dataframe({name})", f"st.table({name})", f"st.write({name})", f"st.write({name}.sum().to_dict())"))
    ]


@production(1, "frame")
def aggregate_frame(g: Gen) -> list[str]:
    name = g.name("frame")
    return [f"st.write('by', {name}.groupby('u')['w'].sum().to_dict())"]


@production(1, "frame")
def chart_of_frame(g: Gen) -> list[str]:
    return [f"st.{g.pick(('line_chart', 'bar_chart'))}({g.name('frame')}[['u', 'w']])"]


@production(2)
def picture(g: Gen) -> list[str]:
    """Of numbers; now and then of an array that is changed afterwards."""
    if g.has("array") and g.chance(60):
        name = g.name("array")
        shown = f"st.image((np.abs({name}).reshape(1, -1) % 200).astype('uint8'), caption=str({integer(g)}))"
        return [shown, f"{name}[0] = {integer(g)}"] if g.chance(50) else [shown]
    return [f"st.image(np.full((2, 3, 3), abs({integer(g)}) % 200, dtype='uint8'), width={g.number(20, 30)})"]


@production(1, "array")
def frame_over_array(g: Gen) -> list[str]:
    """A frame that shares memory with an array which is written afterwards."""
    source, name = g.name("array"), g.scope.prefix + "over"
    lines = [f"{name} = pd.DataFrame({source}, copy=False)", f"{source}[0] = {integer(g)}"]
    return [*lines, f"st.write('over', {name}.to_numpy().ravel().tolist())"]
