"""A class statement gives the session's same class in every mode, in the state that the statement gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc_runtime.session import Mode
from tests.machines.actions import Again, SetValue
from tests.machines.sessions import Lone

BEGIN = """
import abc, enum, functools, streamlit as st
from dataclasses import dataclass
n = st.slider("n", 0, 9, 1, key="n")
def noted(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    return inner
"""
END = """
if "old" not in st.session_state:
    st.session_state.old, st.session_state.kind = MADE, Thing
old = st.session_state.old
st.write(repr((Thing is st.session_state.kind, SHOWN)))
"""
SAME = """
### plain
class Thing:
    pass
Thing()
isinstance(old, Thing)
### reads a global
class Thing:
    def shown(self):
        return n
Thing()
old.shown()
### counts
class Thing:
    made = 0
Thing.made += n
Thing()
(Thing.made, old.made)
### attribute by input
class Thing:
    size = n
Thing()
(Thing.size, old.size)
### shared list
class Thing:
    rows = []
Thing.rows.append(n)
Thing()
old.rows
### attribute now and then
class Thing:
    pass
if n == 1:
    Thing.extra = 1
Thing()
vars(Thing).get('extra')
### dataclass
@dataclass(order=True)
class Thing:
    a: int = 1
Thing()
(old == Thing(), old < Thing(n))
### enum
class Thing(enum.Enum):
    A = 1
    B = 2
    def twice(self):
        return n
Thing.A
(old is Thing.A, old.twice())
### super
class Base:
    def f(self):
        return n
class Thing(Base):
    @noted
    def f(self):
        return super().f() + 1
Thing()
(old.f(), [k.__name__ for k in Base.__subclasses__()])
### slots
class Thing:
    __slots__ = ('a',)
    def __init__(self):
        self.a = 1
    def f(self):
        return self.a + n
Thing()
(old.f(), isinstance(old, Thing))
### abstract
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Thing(Base):
    def f(self):
        return n
Thing()
(old.f(), isinstance(old, Base))
### nested
class Outer:
    class Inner:
        pass
Thing = Outer.Inner
Thing()
isinstance(old, Thing)
"""
ANOTHER = """
### in a function
def make():
    class Thing:
        pass
    return Thing
Thing = make()
Thing()
1
### in a loop
for turn in range(2):
    class Thing:
        pass
Thing()
1
### told of
told = []
class Base:
    def __init_subclass__(cls):
        told.append(cls)
class Thing(Base):
    pass
Thing()
told[0] is Thing
### other members
class Thing(enum.Enum):
    A = n
Thing.A
Thing.A.value
### own metaclass
class Meta(type):
    pass
class Thing(metaclass=Meta):
    pass
Thing()
1
### slots of a dataclass
@dataclass(slots=True)
class Thing:
    a: int = 1
Thing()
1
"""


def cases(text: str) -> dict[str, list[str]]:
    """By name: the statements, and in the last two lines what makes an object and what is shown of it."""
    blocks = (block.split("\n", 1) for block in text.split("### ")[1:])
    return {name: lines.strip().rsplit("\n", 2) for name, lines in blocks}


def _shown(folder: Path, mode: Mode, case: list[str]) -> list[object]:
    statement, made, shown = case
    script = folder / f"{mode}.py"
    script.write_text(BEGIN + statement + END.replace("MADE", made).replace("SHOWN", shown), encoding="utf-8")
    session = Lone(script, mode)
    found: list[object] = []
    for action in (Again(), SetValue("n", 4), Again(), SetValue("n", 2), SetValue("n", 1)):
        found.append(session.step(action).observed.page)
    return found


@pytest.mark.parametrize("case", cases(SAME).values(), ids=cases(SAME))
def test_the_same_class_in_both_modes(case: list[str], tmp_path: Path) -> None:
    reuse, full = _shown(tmp_path, "reuse", case), _shown(tmp_path, "full_rerun", case)
    assert reuse == full
    assert all("(True, " in str(page) for page in full)


@pytest.mark.parametrize("case", cases(ANOTHER).values(), ids=cases(ANOTHER))
def test_another_class_where_the_statement_makes_several_or_others_know_it(case: list[str], tmp_path: Path) -> None:
    full = _shown(tmp_path, "full_rerun", case)
    assert "(True, " in str(full[0])
    assert "(False, " in str(full[1])
    assert _shown(tmp_path, "reuse", case)[:2] == full[:2]
