"""Productions about lists, dictionaries, sets and nests of them: made, aliased, changed in place, taken apart."""

from __future__ import annotations

from tests.machines.grammar.expressions import a_list, integer, key, truth
from tests.machines.grammar.gen import Gen, production


@production(5)
def new_list(g: Gen) -> list[str]:
    name, value = g.target("list"), a_list(g)
    return [f"{g.bind('list', name)} = {value}"]


@production(6, "list")
def change_list(g: Gen) -> list[str]:
    name = g.name("list")
    value = integer(g)
    return [
        g.pick((
            f"{name}.append({value})",
            f"{name}.append({value})",
            f"{name}.insert(0, {value})",
            f"{name}.extend([{value}, {integer(g, 1)}])",
            f"{name}[:1] = [{value}]",
            f"{name}[len({name}):] = [{value}]",
            f"{name}.sort()",
            f"{name}.reverse()",
            f"{name}.clear()",
            f"del {name}[:1]",
        ))
    ]  # fmt: skip


@production(2, "list")
def list_in_place_add(g: Gen) -> list[str]:
    own = g.scope.bound.get("list")
    return [f"{g.pick(own)} += [{integer(g)}]"] if own else change_list(g)


@production(3, "list")
def alias_list(g: Gen) -> list[str]:
    name, source = g.target("list"), g.name("list")
    return [f"{g.bind('list', name)} = {source}"]


@production(2, "list")
def alias_then_change(g: Gen) -> list[str]:
    """The read stands between two names of one object: the later change must not reach it in the next run."""
    name, source = g.target("list"), g.name("list")
    lines = [f"{g.bind('list', name)} = {source}", f"st.write('before', {source})", f"{name}.append({integer(g)})"]
    return [*lines, f"st.write('after', {source})"]


@production(2, "list")
def pop_guarded(g: Gen) -> list[str]:
    name, target = g.name("list"), g.target("int")
    return [f"{g.bind('int', target)} = {name}.pop() if {name} else {integer(g, 1)}"]


@production(2, "list")
def nest_lists(g: Gen) -> list[str]:
    name, first, second = g.target("alist"), g.name("list"), a_list(g)
    return [f"{g.bind('alist', name)} = [{first}, {second}]"]


@production(3, "alist")
def change_through_nest(g: Gen) -> list[str]:
    name, at = g.name("alist"), g.number(-1, 0)
    return [
        g.pick((
            f"{name}[{at}].append({integer(g)})",
            f"{name}[{at}] = {a_list(g)}",
            f"{name}[{at}] = {name}[{-1 - at}]",
            f"{name}.append({name}[{at}])",
            f"for inner in {name}: inner.append({integer(g, 1)})" if g.chance(30) else f"{name}[{at}][:0] = [1]",
        ))
    ]  # fmt: skip


@production(2)
def new_dict(g: Gen) -> list[str]:
    name = g.target("dict")
    value = f"{{'{key(g)}': {integer(g)}}}" if g.chance(80) or not g.has("dict") else f"dict({g.name('dict')})"
    return [f"{g.bind('dict', name)} = {value}"]


@production(3, "dict")
def change_dict(g: Gen) -> list[str]:
    name, at, value = g.name("dict"), key(g), integer(g)
    return [
        g.pick((
            f"{name}['{at}'] = {value}",
            f"{name}['{at}'] = {name}.get('{at}', 0) + {value}",
            f"{name}.update({at}={value})",
            f"{name}.setdefault('{at}', {value})",
            f"{name}.pop('{at}', None)",
            f"{name} |= {{'{at}': {value}}}" if name in g.scope.bound.get("dict", ()) else f"{name}.clear()",
        ))
    ]  # fmt: skip


@production(1, "dict")
def alias_dict(g: Gen) -> list[str]:
    name, source = g.target("dict"), g.name("dict")
    return [f"{g.bind('dict', name)} = {source}"]


@production(1, "dict")
def walk_dict(g: Gen) -> list[str]:
    return [f"for dk, dv in {g.name('dict')}.items():", "    st.write(dk, dv)"]


@production(1)
def dict_of_lists(g: Gen) -> list[str]:
    """A grouping in place, as people write it: the inner lists are reached through two names."""
    name = g.scope.prefix + "groups"
    source = g.name("list") if g.has("list") else "[3, 1, 2]"
    return [
        f"{name} = {{}}",
        f"for member in {source}:",
        f"    {name}.setdefault(member % 2, []).append(member)",
        f"{name}.setdefault(0, []).append({integer(g, 1)})",
        f"st.write('groups', {name})",
    ]


@production(2)
def new_set(g: Gen) -> list[str]:
    name = g.target("set")
    return [f"{g.bind('set', name)} = {{{integer(g, 1)}, {integer(g, 1)}}}"]


@production(4, "set")
def change_set(g: Gen) -> list[str]:
    name, value = g.name("set"), integer(g)
    return [g.pick((f"{name}.add({value})", f"{name}.discard({value})", f"{name}.update([{value}, 1])"))]


@production(1, "list")
def comprehension(g: Gen) -> list[str]:
    name, source = g.target("list"), g.name("list")
    return [f"{g.bind('list', name)} = [t * {g.number(1, 3)} for t in {source} if t != {integer(g, 1)}]"]


@production(1, "list")
def half_used_iterator(g: Gen) -> list[str]:
    """One iterator shared by two statements: the second sees what the first has left."""
    name, source = g.scope.prefix + "it", g.name("list")
    lines = [f"{name} = iter({source})", f"st.write('head', next({name}, None))"]
    return [*lines, f"st.write('tail', list({name}))"]


@production(1, "list")
def identity_of_lists(g: Gen) -> list[str]:
    return [f"st.write('same', {g.name('list')} is {g.name('list')})"]


@production(1, "list", "list")
def swap_lists(g: Gen) -> list[str]:
    own = g.scope.bound.get("list", [])
    if len(own) < 2:
        return alias_list(g)
    return [f"if {truth(g)}:", f"    {own[0]}, {own[1]} = {own[1]}, {own[0]}"]
