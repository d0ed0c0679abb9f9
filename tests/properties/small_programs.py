"""Small scripts, generated: every control structure, in the script and in functions, around shown values.

Names are few, so that writes, deletions and reads meet; many programs end with an exception, which is part of what
is compared. Every program terminates.
"""

from __future__ import annotations

import textwrap
from typing import Final

from hypothesis import strategies as st

NAMES: Final = ("a", "b", "c")
DEPTH: Final = 3


def programs() -> st.SearchStrategy[str]:
    """Two functions, `f` calling neither and `g` perhaps calling `f`, and a script that calls both."""
    function_f = st.builds(_function, st.just("f"), blocks(DEPTH, calls=(), in_function=True))
    function_g = st.builds(_function, st.just("g"), blocks(DEPTH, calls=("f",), in_function=True))
    return st.builds("{}{}a = 1\n{}".format, function_f, function_g, blocks(DEPTH, calls=("f", "g"), in_function=False))


def _function(name: str, body: str) -> str:
    return f"def {name}(a, b=2):\n{_indented(body)}"


def blocks(depth: int, *, calls: tuple[str, ...], in_function: bool, in_loop: bool = False) -> st.SearchStrategy[str]:
    one = statements(depth, calls=calls, in_function=in_function, in_loop=in_loop)
    return st.lists(one, min_size=1, max_size=4).map("".join)


def statements(depth: int, *, calls: tuple[str, ...], in_function: bool, in_loop: bool) -> st.SearchStrategy[str]:
    choices = [_simple(calls)]
    if in_function:
        choices.append(st.builds("return {}\n".format, _values()))
    if in_loop:
        choices.append(st.sampled_from(["break\n", "continue\n"]))
    if depth > 0:
        inner = blocks(depth - 1, calls=calls, in_function=in_function, in_loop=in_loop)
        looped = blocks(depth - 1, calls=calls, in_function=in_function, in_loop=True)
        choices.extend([_branches(inner), _loops(looped, inner), _contexts(inner), _handlers(inner)])
    return st.one_of(choices)


def _names() -> st.SearchStrategy[str]:
    return st.sampled_from(NAMES)


def _values() -> st.SearchStrategy[str]:
    simple = st.one_of(_names(), st.sampled_from(["0", "1", "2", "'s'"]))
    return st.one_of(
        simple,
        st.builds("{} + 1".format, _names()),
        st.builds("({} := {})".format, _names(), simple),
        st.builds("[{0} for {0} in range(2)]".format, _names()),
        st.builds("[({} := i) for i in range(2)]".format, _names()),
        st.builds("(lambda: {})()".format, _names()),
        st.builds("{} and ({} := 3)".format, _names(), _names()),
    )


def _simple(calls: tuple[str, ...]) -> st.SearchStrategy[str]:
    kinds = [
        st.builds("{} = {}\n".format, _names(), _values()),
        st.builds("{} += 1\n".format, _names()),
        st.builds("{}, {} = {}, 4\n".format, _names(), _names(), _values()),
        st.builds("{}: int = {}\n".format, _names(), _values()),
        st.builds("del {}\n".format, _names()),
        st.builds("out.write({})\n".format, _values()),
        st.builds("out.write('{}')\n".format, _names()),
        st.builds("{}\n".format, _names()),
        st.builds("raise ValueError({})\n".format, _names()),
        st.just("pass\n"),
    ]
    if calls:
        name = st.sampled_from(calls)
        kinds.extend(
            [
                st.builds("{}({})\n".format, name, _values()),
                st.builds("{} = {}({}, b={})\n".format, _names(), name, _values(), _values()),
                st.builds("{}(*[{}, {}])\n".format, name, _values(), _values()),
                st.builds("{} = {}(a=1, **{{{}: {}}})\n".format, _names(), name, _names().map(repr), _values()),
                st.builds("{} += {}({})\n".format, _names(), name, _values()),
                st.builds("{} = [{}, {}({}), {}]\n".format, _names(), _values(), name, _values(), _values()),
                st.builds("out.write({} or {}({}))\n".format, _values(), name, _values()),
                st.builds("{3} = {0}({0}({1}) if {1} else {2})\n".format, name, _values(), _values(), _names()),
                st.builds(
                    "if {} and {}({}):\n    out.write('in')\nelse:\n    a = 4\n".format, _values(), name, _values()
                ),
            ]
        )
    return st.one_of(kinds)


def _branches(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def text(test: str, body: str, other: str | None) -> str:
        tail = "" if other is None else f"else:\n{_indented(other)}"
        return f"if {test}:\n{_indented(body)}{tail}"

    return st.builds(text, _values(), inner, st.none() | inner)


def _loops(looped: st.SearchStrategy[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def text(head: str, body: str, other: str | None) -> str:
        tail = "" if other is None else f"else:\n{_indented(other)}"
        return f"{head}:\n{_indented(body)}{tail}"

    heads = st.one_of(
        st.builds("for {} in range(3)".format, _names()),
        st.builds("for {}, {} in enumerate('xy', 1)".format, _names(), _names()),
        st.just("while out.tick()"),
    )
    return st.builds(text, heads, looped, st.none() | inner)


def _contexts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    manager = st.sampled_from(["out.box()", "out.foreign()"])
    named = st.builds("{} as {}".format, manager, _names())
    header = st.lists(manager | named, min_size=1, max_size=2).map(", ".join)
    return st.builds("with {}:\n{}".format, header, inner.map(_indented))


def _handlers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    text = "try:\n{}except ValueError as {}:\n{}finally:\n{}".format
    block = inner.map(_indented)
    return st.builds(text, block, _names(), block, block)


def _indented(body: str) -> str:
    return textwrap.indent(body, "    ")
