"""One `RunReport` -> the lines of `flowc run --log-runs`: what executed and why, what was reused, what was needless.

Holds: every slot of the report is counted in the first line; long lists are cut with the number of what is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from rich.console import Console
from rich.text import Text

from flowc_runtime.events import EndingKind, RunReport, SlotReport

_EXECUTED_SHOWN: Final = 30
_ALIKE_SHOWN: Final = 8
_NAMES_SHOWN: Final = 12


def print_run(console: Console, session: str, report: RunReport) -> None:
    """One print per run, so that the lines of two sessions do not mix."""
    console.print(Text("\n").join(run_lines(session, report)), soft_wrap=True)


def run_lines(session: str, report: RunReport) -> Iterator[Text]:
    yield _summary(session, report)
    needless = Counter(report.needless)
    executed = Counter(report.executed)
    alike = Counter(slot.reason for slot in executed)
    alone = [slot for slot in executed if alike[slot.reason] <= _ALIKE_SHOWN]
    for slot in alone[:_EXECUTED_SHOWN]:
        yield _executed(slot, executed[slot], needless[slot])
    if len(alone) > _EXECUTED_SHOWN:
        yield Text(f"    … and {len(alone) - _EXECUTED_SHOWN} more cells executed", style="dim")
    # A first run executes everything for one reason, which is said once.
    for reason, count in alike.items():
        if count > _ALIKE_SHOWN:
            slots = [slot for slot in report.executed if slot.reason == reason]
            yield Text.assemble(("  ▸ ", "green"), _names(slots), (f"  {reason}", "dim"))
    if report.reused:
        yield Text.assemble(("  = ", "cyan"), (_names(report.reused), "dim"))
    for diagnostic in report.diagnostics:
        yield Text(f"  ! {diagnostic}", style="yellow")


def _summary(session: str, report: RunReport) -> Text:
    line = Text.assemble((f"run {report.run}", "bold"), (f"  session {session[:8]}", "dim"))
    line.append(f"  executed {len(report.executed)}", "green" if report.executed else "dim")
    line.append(f"  reused {len(report.reused)}", "cyan" if report.reused else "dim")
    line.append(f"  needless {len(report.needless)}", "yellow" if report.needless else "dim")
    if report.restarts:
        line.append(f"  restarts {report.restarts}", "yellow")
    line.append(f"  {_duration(report.milliseconds)}")
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


def _duration(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s" if milliseconds >= 1000 else f"{milliseconds:.1f} ms"
