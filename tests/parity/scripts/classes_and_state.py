import enum
from dataclasses import dataclass, field

import streamlit as st


class Mode(enum.Enum):
    READ = "r"
    WRITE = "w"


@dataclass
class Ledger:
    lines: list = field(default_factory=list)

    @property
    def total(self):
        return sum(self.lines)

    def add(self, n):
        self.lines.append(n)
        return self


def main():
    ledger = Ledger()
    mode = st.selectbox("Mode", list(Mode), format_func=lambda m: m.name.title())
    for n in range(st.slider("n", 0, 4, 2)):
        ledger.add(n)
    st.write(mode is Mode.READ, mode.value, ledger.total)
    if mode is Mode.WRITE:
        ledger.add(st.number_input("Amount", 0, 50, 10)).add(1)
    st.write(ledger.lines)


main()
