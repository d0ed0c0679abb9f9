"""One `RunReport` -> the lines of `flowc run --log-runs`: what executed and why, what was reused, what was needless.

Holds: every slot of the report is counted in the first line; long lists are cut with the number of what is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias, assert_never

from rich.console import Console
from rich.text import Text

from flowc_runtime.events import EndingKind, RunReport, SlotReport

_LINES_SHOWN: Final = 30
_ALIKE_SHOWN: Final = 8
_NAMES_SHOWN: Final = 12


Mode: TypeAlias = Literal["reuse", "full_rerun"]


def print_run(console: Console, session: str, report: RunReport, mode: Mode) -> None:
    """One print per run, so that the lines of two sessions do not mix."""
    console.print(Text("\n").join(run_lines(session, report, mode)), soft_wrap=True)


def run_lines(session: str, report: RunReport, mode: Mode) -> Iterator[Text]:
    yield _summary(session, report, mode)
    lines = list(_executed_lines(report))
    yield from lines[:_LINES_SHOWN]
    if len(lines) > _LINES_SHOWN:
        yield Text(f"    … and {len(lines) - _LINES_SHOWN} more", style="dim")
    if report.reused:
        yield Text.assemble(("  = ", "cyan"), (_names(report.reused), "dim"))
    for diagnostic in report.diagnostics:
        yield Text(f"  ! {diagnostic}", style="yellow")


def _summary(session: str, report: RunReport, mode: Mode) -> Text:
    line = Text.assemble((f"run {report.run}", "bold"), (f"  {session}", "dim"))
    if mode == "full_rerun":
        # The oracle executes the untouched source, which has no cells to count.
        line.append("  executed the whole script", "green")
    else:
        line.append(f"  executed {len(report.executed)}", "green" if report.executed else "dim")
        line.append(f"  reused {len(report.reused)}", "cyan" if report.reused else "dim")
        line.append(f"  needless {len(report.needless)}", "yellow" if report.needless else "dim")
    if report.restarts:
        line.append(f"  restarts {report.restarts}", "yellow")
    line.append(f"  {_duration(report.milliseconds)}")
    if report.held:
        line.append(f"  holds {_bytes(report.held)}", "dim")
    if report.evicted:
        line.append(f"  evicted {report.evicted}", "yellow")
    ending = _ending(report.ending)
    if ending:
        line.append(f"  {ending}", "red" if report.ending == "exception" else "yellow")
    return line


def _ending(ending: EndingKind) -> str:
    match ending:
        case "normal":
            return ""
        case "exception":
            return "ended by an exception"
        case "stop":
            return "ended by st.stop"
        case "rerun":
            return "ended by st.rerun"
        case "preempted":
            return "ended by a newer event"
        case _:
            assert_never(ending)


def _executed_lines(report: RunReport) -> Iterator[Text]:
    """One line per cell in script order; cells that executed for a common reason share the line of the first."""
    needless = Counter(report.needless)
    executed = Counter(report.executed)
    alike = Counter(slot.reason for slot in executed)
    said: set[str] = set()
    for slot, times in executed.items():
        if alike[slot.reason] <= _ALIKE_SHOWN:
            yield _executed(slot, times, needless[slot])
        elif slot.reason not in said:
            said.add(slot.reason)
            together = [other for other in report.executed if other.reason == slot.reason]
            yield Text.assemble(("  ▸ ", "green"), _names(together), (f"  {slot.reason}", "dim"))


def _executed(slot: SlotReport, times: int, needless: int) -> Text:
    line = Text.assemble(("  ▸ ", "green"), _name(slot), (f" ×{times}" if times > 1 else "", "dim"))
    if slot.reason:
        line.append(f"  {slot.reason}", "dim")
    if needless:
        line.append("  (needless: same outcome as before)", "yellow")
    return line


def _names(slots: Iterable[SlotReport]) -> str:
    """Each cell once, with how many slots it had."""
    names = Counter(_name(slot) for slot in slots)
    shown = [f"{name} ×{times}" if times > 1 else name for name, times in names.items()]
    rest = f", … and {len(shown) - _NAMES_SHOWN} more" if len(shown) > _NAMES_SHOWN else ""
    return ", ".join(shown[:_NAMES_SHOWN]) + rest


def _name(slot: SlotReport) -> str:
    """A cell without a name of its own is called after its first line, which would be said twice."""
    first, last = slot.lines
    lines = f"L{first}" if first == last else f"L{first}–{last}"
    if slot.cell.endswith(f"L{first}"):
        return slot.cell.removesuffix(f"L{first}") + lines
    return f"{slot.cell} {lines}"


def _bytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB" if count >= 10**6 else f"{max(1, count // 1_000)} KB"


def _duration(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s" if milliseconds >= 1000 else f"{milliseconds:.1f} ms"
