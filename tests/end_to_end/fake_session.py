"""A stand-in for the engine's session, small enough to know all it does: the server's own tests drive it.

It shows its file's text, a slider `n` with its square, a counter with a button, a table as a blob, and a box `slow`
that runs until it is interrupted, showing a growing list.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flowc_runtime.blobs import BlobStore
from flowc_runtime.elements.fold import Fold
from flowc_runtime.elements.node import Page
from flowc_runtime.events import Event, Interact, RerunFragment, RunReport, Sink, SlotReport
from flowc_runtime.made_files import NotMade
from flowc_runtime.server.options import ServeOptions
from flowc_runtime.server.worker import SessionLike
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.elements.button import ButtonProps
from flowc_shims.streamlit.elements.checkbox import CheckboxProps
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.slider import SliderProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.page import Append, BlobRef, Configure, Notice, PageConfig, Props, Ref, Write


class TableProps(Props, frozen=True, tag="fake_table"):
    data: BlobRef


@dataclass
class FakeSession:
    script: Path
    sink: Sink
    blobs: BlobStore
    values: dict[str, WireValue] = field(default_factory=dict[str, WireValue])
    count: int = 0
    runs: int = 0
    table: int = 0
    closed: threading.Event = field(default_factory=threading.Event)
    text: str = ""
    shown: Page | None = None
    interrupted: bool = False
    uploads: Uploads = field(default_factory=Uploads)
    events: list[Event] = field(default_factory=list[Event])

    def __post_init__(self) -> None:
        self.text = self.script.read_text()

    def handle(self, event: Event) -> RunReport:
        self.interrupted = False
        self.events.append(event)
        self.runs += 1
        self.sink.run_started(self.runs, event.seq)
        if isinstance(event, Interact):
            self.values.update(event.values)
            if event.values.get("boom"):
                raise RuntimeError("the engine is broken")
            self.count += bool(event.values.get("add"))
        folding = Fold(self.shown, run=self.runs)
        ending = "preempted"
        for writes in self.run():
            folding.extend(writes)
            if self.interrupted:
                break
            self.sink.page(folding.page(finished=False))
        else:
            ending = "normal"
        self.shown = folding.page(finished=ending == "normal")
        self.sink.page(self.shown)
        executed = (SlotReport("L1", (1, 1), "first"),) if self.runs == 1 else ()
        report = RunReport(self.runs, event.seq, "normal" if ending == "normal" else "preempted", executed, (), (), 1.0)
        self.sink.run_ended(report)
        return report

    def run(self) -> Iterator[list[Write]]:
        n = self.values.get("n", [3])
        number = n[0] if isinstance(n, list) else n
        assert isinstance(number, int | float)
        yield [Configure(PageConfig(title=f"n is {number}"))]
        yield [_append("text", TextProps(body=self.text))]
        slider = SliderProps(
            id="n", label="How many", key="n", data_type="int", value=(number,), default=(3,), min=0, max=9, step=1,
            format="%d",
        )  # fmt: skip
        yield [_append("n", slider), _append("square", TextProps(body=f"square {number * number}"))]
        yield [_append("box", ContainerProps())]
        yield [_append(f"item{item}", TextProps(body="static " * 20), "box") for item in range(40)]
        yield [_append("add", ButtonProps(id="add", label="Add")), _append("count", TextProps(body=f"{self.count}"))]
        yield [_append("boom", ButtonProps(id="boom", label="Break"))]
        table = self.blobs.put(b"table of " + str(number).encode() * 1000, "application/octet-stream")
        yield [_append("table", TableProps(data=table))]
        if number == 7:
            yield [Notice(TextProps(body="seven!"))]
        yield [
            _append("slow", CheckboxProps(id="slow", label="Slow", value=bool(self.values.get("slow")), default=False))
        ]
        if self.values.get("slow"):
            yield from self._slowly()
        if number == 9:
            yield [_append("bad", TextProps(body="bad", help=object()))]  # type: ignore[arg-type] # what cannot be sent

    def _slowly(self) -> Iterator[list[Write]]:
        pause = threading.Event()
        for step in range(2000):
            pause.wait(0.005)
            yield [_append(f"step{step}", TextProps(body=f"step {step}"))]

    def waits(self, event: Event) -> bool:
        return isinstance(event, RerunFragment)

    def interrupt(self) -> None:
        self.interrupted = True

    def make_file(self, widget: str) -> BlobRef:
        raise NotMade(widget)

    def stop(self) -> None:
        self.interrupted = True

    def reload(self) -> None:
        self.text = self.script.read_text()

    def watched_files(self) -> frozenset[Path]:
        return frozenset({self.script.resolve()})

    def close(self) -> None:
        self.closed.set()


def _append(ref: Ref, props: Props, target: Ref | None = None) -> Append:
    return Append(target, ref, props)


class Fakes:
    """Makes fake sessions and remembers them."""

    def __init__(self) -> None:
        self.made: list[FakeSession] = []

    def __call__(self, options: ServeOptions, blobs: BlobStore) -> MakeFake:
        return MakeFake(self, options, blobs)


@dataclass(frozen=True)
class MakeFake:
    fakes: Fakes
    options: ServeOptions
    blobs: BlobStore

    def __call__(self, sink: Sink) -> SessionLike:
        session = FakeSession(self.options.script, sink, self.blobs)
        self.fakes.made.append(session)
        return session
