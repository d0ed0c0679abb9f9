"""Productions about forms, fragments, dialogs and status sections."""

from __future__ import annotations

from tests.machines.grammar.expressions import integer, key, truth
from tests.machines.grammar.gen import Gen, Scope, indented, production
from tests.machines.grammar.widgets import identity, place


@production(3, nests=True)
def form(g: Gen) -> list[str]:
    """Mostly a proper one; what a form refuses ends the script, or is caught around it."""
    label, keyed = identity(g, "form")
    name = g.target("int")
    body = [
        f"{g.bind('int', name)} = st.number_input({label}, 0, 9, {g.number(0, 5)}{keyed})",
        *(g.statements(1) if g.chance(30) else [f"st.write('in a form', {integer(g)})"]),
        f"if st.form_submit_button({label}):",
        f"    st.session_state['{key(g)}'] = {integer(g)}",
    ]
    options = g.pick(("", ", clear_on_submit=True", ", border=False"))
    chosen = f"({place(g)}.form({label}{options}) if {truth(g)} else st.container())"
    opened = chosen if g.chance(15) else f"{place(g)}.form({label}{options})"
    return [f"with {opened}:", *indented(body)]


def _body(g: Gen, size: int) -> list[str]:
    """Statements of a fragment: own local names, and the outer ones to read and to change."""
    g.scopes.append(Scope("h_" if len(g.scopes) < 3 else "i_"))
    g.scope.bound["int"] = ["x"]
    loops, g.in_loop = g.in_loop, ["x"]
    lines = g.statements(size)
    if g.has("list") and g.chance(50):
        lines += [f"{g.name('list')}.append(x % 97)", f"st.write('seen', {g.name('list')})"]
    g.in_loop = loops
    g.scopes.pop()
    return lines


@production(5, nests=True)
def define_fragment(g: Gen) -> list[str]:
    number = g.fresh()
    name = f"{g.scope.prefix}part{number}"  # a name of its own: rebinding one would make endless recursions
    decorator = g.pick(
        (
            "@st.fragment",
            "@st.fragment()",
            f"@st.fragment(key='p{number}')",
            "@st.fragment(parallel=True)",
            f"@st.fragment(key='p{number}', parallel=True)",
        )
    )
    body = [f"v = st.slider(f'part{number} {{x}}', 0, 9, key=f'part{number} {{x}}')", *_body(g, 2)]
    g.bind("shower", name)
    return [decorator, f"def {name}(x=0):", *indented(body), "    st.write('part', x, v)"]


@production(2, "shower")
def fragment_at_once(g: Gen) -> list[str]:
    """A function that shows, made a fragment where it is called."""
    return [f"st.fragment({g.name('shower')})({g.number(20, 29)})"]


@production(5)
def fragment_in_expression(g: Gen) -> list[str]:
    """One that is called where its call is closed, so that the cell around it makes it again when it is reused."""
    number = g.fresh()
    name, keyed = f"{g.scope.prefix}inner{number}", g.chance(75)
    calls = g.pick(
        (f"[{name}({integer(g)})]", f"{{0: {name}(n) for n in [{integer(g)}]}}", f"({name}({integer(g)}), 1)")
    )
    several = f"[{name}(n) for n in range({g.number(1, 3)})]"
    return [
        f"@st.fragment(key='inner{number}')" if keyed else "@st.fragment",
        f"def {name}(x):",
        f"    v = st.slider(f'inner{number} {{x}}', 0, 9, key=f'inner{number} {{x}}')",
        f"    st.write('inner', x, v, {integer(g)})",
        f"_ = {calls if keyed or g.chance(50) else several}",
    ]


@production(2, nests=True)
def dialog(g: Gen) -> list[str]:
    name, number = g.scope.prefix + "ask", g.fresh()
    body = [f"w = st.slider('dialog{number}', 0, 9)", *_body(g, 1), f"if st.button('done{number}'):"]
    opened = f"if st.button('open{number}'):" if g.chance(70) else f"if {truth(g)}:"
    return [
        f"@st.dialog('Dialog {number}')",
        f"def {name}(x):",
        *indented([*body, f"    st.session_state['{key(g)}'] = w", "    st.rerun()"]),
        opened,
        f"    {name}({integer(g)})",
    ]


@production(2, nests=True)
def status(g: Gen) -> list[str]:
    name, number = g.scope.prefix + "told", g.fresh()
    lines = [f"with {place(g)}.status('status{number} ' + str({integer(g)})) as {name}:", *indented(g.statements(1))]
    lines += [f"    {name}.update(label=str({integer(g)}))"] if g.chance(50) else []
    return [*lines, f"{name}.write({integer(g)})"] if g.chance(40) else lines
