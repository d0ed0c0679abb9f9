"""Productions about classes and their instances: attributes, methods that change `self`, state kept on the class."""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer
from tests.machines.grammar.gen import Gen, production


def class_text(name: str, start: str) -> list[str]:
    """One class with an attribute of each sort: an atom, an own list, and a list that all instances share."""
    return [
        f"class {name}:",
        "    made = 0",
        "    shared = []",
        f"    def __init__(self, n={start}, items=None):",
        "        self.n = n",
        "        self.items = [] if items is None else items",
        f"        {name}.made += 1",
        "    def __repr__(self):",
        f"        return f'{name}({{self.n}}, {{self.items}}, {{self.shared}}, {{{name}.made}})'",
        "    def total(self):",
        "        return self.n + sum(self.items)",
        "    def grow(self, by):",
        "        self.n = (self.n + by) % 97",
        "        self.items.append(by)",
        "        return self",
        "    def note(self, what):",
        "        self.shared.append(what)",
        "    def draw(self, where=st):",
        "        where.write('draw', self.n)",
        "        where.write(f'{self.items}')",
    ]


@production(4)
def new_object(g: Gen) -> list[str]:
    name = g.target("object")
    arguments = integer(g) if g.chance(60) else f"{integer(g)}, {a_list(g)}"
    return [f"{g.bind('object', name)} = Thing({arguments})"]


@production(1, "object")
def alias_object(g: Gen) -> list[str]:
    name, source = g.target("object"), g.name("object")
    return [f"{g.bind('object', name)} = {source}"]


@production(4, "object")
def change_object(g: Gen) -> list[str]:
    name, value = g.name("object"), integer(g)
    return [
        g.pick((
            f"{name}.n = {value}",
            f"{name}.n += {value}",
            f"{name}.grow({value})",
            f"{name}.items.append({value})",
            f"{name}.items = {a_list(g)}",
            f"{name}.note({value})",
            f"setattr({name}, 'n', {value})",
            f"vars({name})['n'] = {value}",
        ))
    ]  # fmt: skip


@production(1)
def class_state(g: Gen) -> list[str]:
    return [g.pick((f"Thing.made = {integer(g)}", "Thing.made += 1", f"Thing.shared.append({integer(g, 1)})"))]


@production(1)
def show_class_state(g: Gen) -> list[str]:
    return ["st.write('class', Thing.made, Thing.shared)"]


@production(3, "object")
def method_that_shows(g: Gen) -> list[str]:
    where = g.name("box") if g.has("box") and g.chance(40) else ""
    return [f"{g.name('object')}.draw({where})"]


@production(1, "object")
def bound_method(g: Gen) -> list[str]:
    name, method = g.name("object"), g.scope.prefix + "grow"
    return [f"{method} = {name}.grow", f"{method}({integer(g)})", f"st.write('grown', {name}.n)"]


@production(1, "object", "list")
def list_of_objects(g: Gen) -> list[str]:
    name, things = g.name("object"), g.scope.prefix + "things"
    lines = [f"{things} = [{name}, Thing({integer(g, 1)}), {name}]", f"for thing in {things}:"]
    return [*lines, f"    thing.n += {integer(g, 1)}", f"st.write('things', repr({things}))"]


@production(1)
def list_with_payload(g: Gen) -> list[str]:
    """A subclass of list that also has attributes: two sorts of state in one object."""
    name = g.scope.prefix + "bag"
    lines = [f"{name} = Bag([{integer(g, 1)}])", f"{name}.label = {integer(g)}", f"{name}.append({integer(g, 1)})"]
    return [*lines, f"st.write('bag', list({name}), {name}.label)"]
