"""Productions that make widgets: every kind of input, with and without keys and callbacks, alone and in loops."""

from __future__ import annotations

from tests.machines.grammar.expressions import integer, key, text
from tests.machines.grammar.gen import Gen, production


def identity(g: Gen, stem: str) -> tuple[str, str]:
    """Label expression and key argument: unique in the script; inside loops and helpers they use the loop target."""
    number = g.fresh()
    if g.in_loop:
        marks = " ".join(f"{{{name}}}" for name in g.in_loop)
        return f"f'{stem}{number} {marks}'", f", key=f'{stem}{number} {marks}'"
    return f"'{stem}{number}'", f", key='{stem}{number}'" if g.chance(50) else ""


def place(g: Gen) -> str:
    if g.has("box") and g.chance(20):
        return g.name("box")
    return "st.sidebar" if g.chance(15) else "st"


def reaction(g: Gen, event: str) -> str:
    """A callback argument, or nothing: a script function with args or kwargs, or a lambda that changes a list."""
    if g.has("callback") and g.chance(45):
        given = g.pick(("", f", args=({g.number(1, 5)},)", f", kwargs={{'by': {integer(g, 1)}}}"))
        return f", {event}={g.name('callback')}{given}"
    if g.has("list") and g.chance(12):
        return f", {event}=lambda: {g.name('list')}.append({g.number()})"
    if g.has("object") and g.chance(8):
        return f", {event}={g.name('object')}.grow, args=({g.number(1, 3)},)"
    return ""


@production(6)
def slider(g: Gen) -> list[str]:
    label, keyed = identity(g, "n")
    name, low = g.target("int"), g.number(0, 1)
    high = str(g.number(6, 9)) if g.chance(85) else f"10 + {integer(g, 1)}"
    bound = ", bind='query-params'" if keyed and g.chance(15) else ""
    call = f"{place(g)}.slider({label}, {low}, {high}, {g.number(low, 5)}{keyed}{bound}{reaction(g, 'on_change')})"
    return [f"{g.bind('int', name)} = {call}"]


@production(2)
def range_slider(g: Gen) -> list[str]:
    label, keyed = identity(g, "range")
    first, second = g.target("int"), g.target("int")
    return [f"{g.bind('int', first)}, {g.bind('int', second)} = {place(g)}.slider({label}, 0, 9, (2, 7){keyed})"]


@production(3)
def checkbox(g: Gen) -> list[str]:
    label, keyed = identity(g, "check")
    name, command = g.target("int"), g.pick(("checkbox", "toggle"))
    initial = g.pick(("False", "True"))
    call = f"{place(g)}.{command}({label}, {initial}{keyed}{reaction(g, 'on_change')})"
    return [f"{g.bind('int', name)} = int({call})"]


@production(2)
def choice(g: Gen) -> list[str]:
    label, keyed = identity(g, "pick")
    name, command = g.target("str"), g.pick(("selectbox", "radio"))
    options = "['ant', 'bee', 'cat']" if g.chance(70) else f"['ant', {text(g)}]"
    return [f"{g.bind('str', name)} = {place(g)}.{command}({label}, {options}{keyed}{reaction(g, 'on_change')})"]


@production(1)
def choice_of_numbers(g: Gen) -> list[str]:
    label, keyed = identity(g, "opt")
    name = g.target("int")
    return [f"{g.bind('int', name)} = {place(g)}.selectbox({label}, [1, 2, 3], format_func=lambda v: f'#{{v}}'{keyed})"]


@production(2)
def multiselect(g: Gen) -> list[str]:
    label, keyed = identity(g, "many")
    name = g.target("list")
    return [f"{g.bind('list', name)} = {place(g)}.multiselect({label}, [1, 2, 3, 4], [2]{keyed})"]


@production(2)
def group_of_buttons(g: Gen) -> list[str]:
    label, keyed = identity(g, "group")
    command = g.pick(("pills", "segmented_control"))
    if g.chance(50):
        options = "[1, 2, 3]" if g.chance(70) else f"[2, 3 + {integer(g, 1)}]"
        call = f"{place(g)}.{command}({label}, {options}, default=2{keyed}{reaction(g, 'on_change')})"
        name = g.target("int")
        return [f"{g.bind('int', name)} = {call} or 0"]
    name = g.target("list")
    many = "selection_mode='multi', default=[1]"
    return [f"{g.bind('list', name)} = {place(g)}.{command}({label}, [1, 2, 3], {many}{keyed})"]


@production(1)
def menu_button(g: Gen) -> list[str]:
    label, keyed = identity(g, "menu")
    name = g.target("int")
    call = f"{place(g)}.menu_button({label}, [1, 2, 3]{keyed}{reaction(g, 'on_click')})"
    return [f"{g.bind('int', name)} = {call} or 0"]


@production(1)
def pagination(g: Gen) -> list[str]:
    if g.in_loop:
        return menu_button(g)
    name, number = g.target("int"), g.fresh()
    pages = "9" if g.chance(70) else f"5 + abs({integer(g, 1)}) % 5"
    call = f"{place(g)}.pagination({pages}, key='pages{number}'{reaction(g, 'on_change')})"
    return [f"{g.bind('int', name)} = {call}"]


@production(2)
def chat_line(g: Gen) -> list[str]:
    """A line for messages, whose text is written into a message, or kept."""
    label, keyed = identity(g, "say")
    name = g.target("str")
    said = f"{g.bind('str', name)} = {place(g)}.chat_input({label}{keyed}{reaction(g, 'on_submit')}) or 'nothing'"
    if g.chance(50):
        return [said, f"with {place(g)}.chat_message('user'):", f"    st.write({name}, {integer(g)})"]
    return [said, f"st.session_state.setdefault('said', []).append({name})", "st.write(st.session_state.said)"]


@production(1)
def file_to_save(g: Gen) -> list[str]:
    label, keyed = identity(g, "save")
    name = g.target("int")
    call = f"{place(g)}.download_button({label}, str({integer(g)}), 'a.txt'{keyed}{reaction(g, 'on_click')})"
    return [f"{g.bind('int', name)} = int({call})"]


@production(1)
def popover(g: Gen) -> list[str]:
    label, keyed = identity(g, "tick")
    name = g.target("int")
    ticked = f"{g.bind('int', name)} = int(st.checkbox({label}{keyed}))"
    return [
        f"with st.popover('More {{}}'.format({integer(g, 1)})):",
        f"    {ticked}",
        f"    st.write({name}, {integer(g)})",
    ]


@production(2)
def section_that_reports(g: Gen) -> list[str]:
    """An expander, a popover or tabs that tell what is open, which is asked, or decides."""
    label, keyed = identity(g, "part")
    box, number = g.target("box"), g.target("int")
    heard = reaction(g, "on_change") or ", on_change='rerun'"
    if g.chance(40) and not g.in_loop:
        other = g.target("box")
        called = f"{place(g)}.tabs(['one', {label}], key='tabs{g.fresh()}'{heard})"
        lines = [f"{g.bind('box', other)}, {g.bind('box', box)} = {called}"]
    else:
        bound = ", bind='query-params'" if keyed and g.chance(20) else ""
        form = g.pick((f"popover({label}", f"expander({label}, expanded=bool({integer(g, 1)}){bound}"))
        lines = [f"{g.bind('box', box)} = {place(g)}.{form}{keyed}{heard})"]
    if g.chance(50):
        return [*lines, f"{g.bind('int', number)} = int({box}.open)"]
    return [*lines, f"{g.bind('int', number)} = {integer(g)}", f"if {box}.open:", f"    {box}.write({integer(g)})"]


@production(2)
def days_and_times(g: Gen) -> list[str]:
    label, keyed = identity(g, "when")
    name = g.target("int")
    call, number = g.pick(
        (
            ("date_input({}, '2024-02-29'{})", ".toordinal()"),
            ("date_input({}, ('2024-02-28', '2024-03-01'){})", "[-1].day"),
            ("date_input({}, '2024-02-29', '2024-01-01', '2024-12-31'{})", ".month"),
            ("time_input({}, '08:15'{})", ".minute"),
            ("color_picker({}, '#00ff00'{})", ".count('0')"),
            ("datetime_input({}, '2024-02-29 08:15'{})", ".minute"),
            ("datetime_input({}, '2024-02-29 08:15', '2024-01-01 00:00', '2024-12-31 23:30'{})", ".month"),
        )
    )
    return [f"{g.bind('int', name)} = {place(g)}.{call.format(label, keyed + reaction(g, 'on_change'))}{number}"]


@production(1)
def feedback(g: Gen) -> list[str]:
    keyed = _always_keyed(g, "stars")
    name, kind = g.target("int"), g.pick(("thumbs", "faces", "stars"))
    call = f"{place(g)}.feedback('{kind}'{keyed}{reaction(g, 'on_change')})"
    return [f"{g.bind('int', name)} = {call} or 0"]


@production(2)
def chart_with_a_selection(g: Gen) -> list[str]:
    """A chart whose selection is read, drawn from a number or from a list that others change."""
    keyed = _always_keyed(g, "bars")
    name = g.target("int")
    data = f"list({g.name('list')})" if g.has("list") and g.chance(40) else f"[1, {integer(g)}]"
    spec = f"{{'xAxis': {{}}, 'yAxis': {{}}, 'series': [{{'type': 'bar', 'data': {data}}}]}}"
    picked = f"{g.bind('int', name)} = len(event.selection.get('selected', []))"
    on_select = g.name("callback") if g.has("callback") and g.chance(40) else "'rerun'"
    return [f"event = {place(g)}.echarts_chart({spec}, on_select={on_select}{keyed})", picked, f"st.write({name})"]


def _always_keyed(g: Gen, stem: str) -> str:
    """For what has no label."""
    label, _ = identity(g, stem)
    return f", key={label}"


@production(2)
def text_input(g: Gen) -> list[str]:
    label, keyed = identity(g, "text")
    name = g.target("str")
    return [f"{g.bind('str', name)} = {place(g)}.text_input({label}, 'hi'{keyed}{reaction(g, 'on_change')})"]


@production(2)
def number_input(g: Gen) -> list[str]:
    label, keyed = identity(g, "num")
    name = g.target("int")
    call = f"{place(g)}.number_input({label}, 0, 9, {g.number(0, 9)}{keyed}{reaction(g, 'on_change')})"
    return [f"{g.bind('int', name)} = {call}"]


@production(3)
def button(g: Gen) -> list[str]:
    label, keyed = identity(g, "do")
    name = g.target("int")
    return [f"{g.bind('int', name)} = int({place(g)}.button({label}{keyed}{reaction(g, 'on_click')}))"]


@production(2)
def button_changes_list(g: Gen) -> list[str]:
    label, keyed = identity(g, "push")
    name = g.name("list") if g.has("list") else "st.session_state.setdefault('log', [])"
    return [f"if st.button({label}{keyed}):", f"    {name}.append({integer(g)})", f"st.write('pushed', {name})"]


@production(1)
def disabled_widget(g: Gen) -> list[str]:
    label, keyed = identity(g, "off")
    name = g.target("int")
    return [f"{g.bind('int', name)} = st.slider({label}, 0, 5, 2{keyed}, disabled={integer(g, 1)} > 4)"]


@production(1)
def default_before_widget(g: Gen) -> list[str]:
    """Session state gives the first value of a keyed widget."""
    if g.in_loop:
        return slider(g)
    number, name = g.fresh(), g.target("int")
    return [
        f"if 'pre{number}' not in st.session_state:",
        f"    st.session_state['pre{number}'] = {g.number(0, 5)}",
        f"{g.bind('int', name)} = st.slider('pre{number}', 0, 9, key='pre{number}')",
        f"st.write(st.session_state['pre{number}'])",
    ]


@production(1)
def callback_sets_widget(g: Gen) -> list[str]:
    """A button's callback moves a slider."""
    if g.in_loop:
        return button(g)
    number, name = g.fresh(), g.target("int")
    return [
        f"def reset{number}(to=0):",
        f"    st.session_state['set{number}'] = to",
        f"    st.session_state['{key(g)}'] = to",
        f"{g.bind('int', name)} = st.slider('set{number}', 0, 9, 3, key='set{number}')",
        f"st.button('reset{number}', on_click=reset{number}, args=({g.number(0, 9)},))",
    ]


@production(1)
def widget_in_loop(g: Gen) -> list[str]:
    number, name = g.fresh(), g.target("list")
    count = f"range({integer(g, 1)} % 3 + 1)"
    return [f"{g.bind('list', name)} = [st.slider(f'row{number} {{q}}', 0, 5, q) for q in {count}]"]
