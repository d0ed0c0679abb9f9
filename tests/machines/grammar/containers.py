"""Productions about rarer containers, deep nests and the places where state hides: deques, counters, byte arrays,
object columns, attributes of functions, generators kept in names, exceptions kept in names.
"""

from __future__ import annotations

from tests.machines.grammar.expressions import integer, truth
from tests.machines.grammar.gen import Gen, indented, production


@production(2)
def new_queue(g: Gen) -> list[str]:
    name = g.target("queue")
    form = g.pick(("deque([{}, {}], maxlen=4)", "bytearray([{} % 97, {} % 97])"))
    return [f"{g.bind('queue', name)} = {form.format(integer(g), integer(g, 1))}"]


@production(3, "queue")
def change_queue(g: Gen) -> list[str]:
    name = g.name("queue")
    return [
        g.pick((f"{name}.append({integer(g)} % 97)", f"{name}.reverse()", f"{name}.extend([1, {integer(g)} % 97])"))
    ]


@production(3, "queue")
def show_queue(g: Gen) -> list[str]:
    return [f"st.write('queue', list({g.name('queue')}))"]


@production(1)
def counting(g: Gen) -> list[str]:
    name = g.scope.prefix + "tallies"
    lines = [f"{name} = functools.reduce(lambda d, x: {{**d, x: d.get(x, 0) + 1}}, [{integer(g)}, 1, 1], {{}})"]
    return [*lines, f"{name}[{integer(g, 1)}] = {integer(g)}", f"st.write('tallies', {name})"]


@production(2)
def deep_nest(g: Gen) -> list[str]:
    """Changed at the bottom, shown from the top, and through a name for the middle."""
    name, inner = g.scope.prefix + "deep", g.scope.prefix + "mid"
    lines = [f"{name} = {{'a': [{{'b': [{integer(g)}]}}]}}", f"{inner} = {name}['a'][0]"]
    change = g.pick((
        f"{inner}['b'].append({integer(g)})",
        f"{name}['a'][0]['b'][0] = {integer(g)}",
        f"{name}['a'].append({inner})",
        f"{inner}['c'] = {name}['a'][0]['b']",
    ))  # fmt: skip
    between = [f"st.write('deep', {name})"] if g.chance(60) else []
    return [*lines, *between, change, f"st.write('deep', {name}, {inner})"]


@production(1)
def object_column(g: Gen) -> list[str]:
    """A list inside a cell of a table: the table's own buffers do not change."""
    name = g.scope.prefix + "objs"
    lines = [f"{name} = pd.DataFrame({{'l': [[{integer(g)}], [2]]}})", f"st.write('objs', {name}['l'].tolist())"]
    return [*lines, f"{name}['l'][0].append({integer(g)})", f"st.write('objs', {name}['l'].tolist())"]


@production(1)
def generator_kept(g: Gen) -> list[str]:
    """A generator over a list that changes between two steps."""
    items, name = g.scope.prefix + "src", g.scope.prefix + "lazy"
    lines = [f"{items} = [1, {integer(g)}]", f"{name} = (item * 2 for item in {items})"]
    return [
        *lines,
        f"st.write('first', next({name}))",
        f"{items}.append({integer(g)})",
        f"st.write('rest', list({name}))",
    ]


@production(2)
def exception_kept(g: Gen) -> list[str]:
    """What is shown of it names its lines, which an edit moves."""
    name = g.scope.prefix + "problem"
    shown = g.pick(("st.exception(err)", "st.text(err.__traceback__.tb_lineno)", "print('caught', err)"))
    return [
        f"{name} = None",
        "try:",
        f"    _ = 6 // ({integer(g)} % 3)",
        "except ZeroDivisionError as err:",
        f"    {name} = err",
        f"    {shown}",
        f"st.write('problem', type({name}).__name__)",
    ]


@production(1)
def uncaught_in_the_middle(g: Gen) -> list[str]:
    """A run that mostly ends here, with an exception on the page or quietly."""
    label = g.fresh()
    if g.in_loop:
        return ["pass"]
    end = g.pick(("raise KeyError('middle')", "st.stop()", "_ = [][1]", "_ = 1 // 0", "undefined_name"))
    return [
        f"if st.checkbox('end{label}', {g.pick(('True', 'False'))}):",
        f"    st.write('ending', {integer(g)})",
        f"    {end}",
    ]


@production(1)
def rebound_in_loop(g: Gen) -> list[str]:
    """One name, bound again to a new object in each iteration, and one that keeps the first."""
    name, kept = g.scope.prefix + "part", g.scope.prefix + "kept"
    lines = [f"{name} = [{integer(g)}]", f"{kept} = {name}", "for turn in range(3):", f"    {name} = {name} + [turn]"]
    return [
        *lines,
        f"    if turn == {g.number(0, 2)}: {kept}.append({integer(g, 1)})",
        f"    st.write('part', {name}, {kept})",
    ]


@production(1)
def rebound_in_branches(g: Gen) -> list[str]:
    name = g.scope.prefix + "chosen"
    lines = [f"if {truth(g)}:", f"    {name} = [{integer(g)}]", "else:", f"    {name} = {{'k': {integer(g)}}}"]
    return [*lines, f"st.write('chosen', {name})", f"del {name}"]


@production(1, nests=True)
def local_class(g: Gen) -> list[str]:
    """A class whose body shows and counts, made anew by each run."""
    name = f"{g.scope.prefix}Local{g.fresh()}"
    body = [f"level = {integer(g, 1)}", "st.write('body of a class')", "def up(self):"]
    lines = [
        f"class {name}:",
        *indented(body),
        f"        type(self).level += {g.number(1, 3)}",
        "        return self.level",
    ]
    return [*lines, f"{name}().up()", f"st.write('level', {name}.level)"]


@production(2)
def attribute_between_reads(g: Gen) -> list[str]:
    """An attribute of an object, or of a function, changes between two cells that show it."""
    name = g.scope.prefix + "holder"
    make = g.pick((f"{name} = Thing({integer(g)})", f"def {name}(x=0): return x"))
    lines = [make, f"{name}.n = {integer(g)}", f"st.write('n', {name}.n)", f"{name}.n += {integer(g, 1)}"]
    return [*lines, f"st.write('n', {name}.n)"]


@production(2, "int", module_only=True)
def writer_called_at_once(g: Gen) -> list[str]:
    """A function that binds a global, called by statements that reuse can leave out."""
    name, variable = f"store{g.fresh()}", g.pick(g.names("int"))
    lines = [f"def {name}(to):", f"    global {variable}", f"    {variable} = to % 97", "    return to"]
    return [*lines, f"_ = {name}({g.number()})", f"st.write('stored', {variable}, {name}({integer(g)}))"]


@production(1)
def column_between_reads(g: Gen) -> list[str]:
    name = g.scope.prefix + "sheet"
    lines = [f"{name} = pd.DataFrame({{'u': [1, {g.number()}]}})", f"st.write('sheet', int({name}['u'].sum()))"]
    change = g.pick((f"{name}['v'] = {integer(g, 1)}", f"{name}.loc[0, 'u'] = {integer(g, 1)}"))
    return [*lines, change, f"st.write('sheet', {name}.to_dict('list'))"]


@production(1)
def function_in_dict(g: Gen) -> list[str]:
    """Functions as values, one of which changes what another reads."""
    name, box = g.scope.prefix + "table", g.scope.prefix + "held"
    lines = [
        f"{box} = {{'n': {integer(g)}}}",
        f"{name} = {{'up': lambda: {box}.update(n={box}['n'] + 1), 'get': lambda: {box}['n']}}",
    ]
    return [*lines, f"st.write('held', {name}['get']())", f"{name}['up']()", f"st.write('held', {name}['get']())"]
