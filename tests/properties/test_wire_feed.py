"""What a tab is sent, whatever the order of pages, drains and lost connections: its view becomes the session's page."""

from __future__ import annotations

import hypothesis.strategies as st
import msgspec
from hypothesis import given
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from flowc.testing.view import Element, View
from flowc_runtime.blobs import Addresses
from flowc_runtime.elements.fold import EMPTY_PAGE
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.events import RunReport
from flowc_runtime.server.feed import Feed
from flowc_runtime.server.options import Limits
from flowc_runtime.wire.messages import Fault
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.page import BlobRef, Logo, LogoPicture, PageConfig
from tests.properties.tree_strategies import pages


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def make_feed(clock: Clock, limits: Limits | None = None) -> Feed:
    return Feed(Addresses(b"secret"), limits=limits or Limits(), wake=lambda: None, clock=clock)


def report(run: int, seq: int = 0) -> RunReport:
    return RunReport(run, seq, "normal", (), (), (), 1.0)


class Reader:
    """A client that checks the numbers."""

    def __init__(self) -> None:
        self.view = View()
        self.last = 0
        self.types: list[str] = []
        self.toasts: list[str] = []
        self.ack = -1

    def read(self, frames: list[bytes]) -> None:
        for frame in frames:
            fields = msgspec.msgpack.decode(frame, type=dict[str, object])
            kind = str(fields["type"])
            self.types.append(kind)
            if "number" in fields:
                assert fields["number"] == self.last + 1 or kind == "full_page"
                self.last = msgspec.convert(fields["number"], int)
            if kind == "full_page":
                self.view.replace(fields["page"])
            elif kind == "patch":
                self.view.patch(fields["ops"])
            elif kind == "notices":
                items = msgspec.convert(fields["items"], list[dict[str, object]])
                self.toasts.extend(str(item["body"]) for item in items)
            if "ack" in fields:
                self.ack = msgspec.convert(fields["ack"], int)


def agrees(element: Element, node: Node) -> bool:
    return (
        element.ref == node.ref
        and dict(element.props) == msgspec.to_builtins(node.props)
        and element.stale == node.stale
        and len(element.children) == len(node.children)
        and all(map(agrees, element.children, node.children))
    )


class FeedMachine(RuleBasedStateMachine):
    """Runs, drains, lost frames, reconnects: numbers never have a gap, and a drained view is the newest page."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.feed = make_feed(self.clock, Limits(replay_frames=4))
        self.reader = Reader()
        self.run = 0
        self.running = False
        self.shown: Page | None = None

    @precondition(lambda self: not self.running)
    @rule()
    def start(self) -> None:
        self.run += 1
        self.running = True
        self.feed.run_started(self.run, self.run)

    @precondition(lambda self: self.running)
    @rule(page=pages(), toasts=st.integers(0, 2))
    def show(self, page: Page, toasts: int) -> None:
        notices = tuple((self.run, TextProps(body=f"{self.run}-{index}")) for index in range(toasts))
        self.shown = msgspec.structs.replace(page, notices=notices)
        self.feed.page(self.shown)

    @precondition(lambda self: self.running)
    @rule(page=pages())
    def end(self, page: Page) -> None:
        self.running = False
        self.shown = page
        self.feed.page(page)
        self.feed.run_ended(report(self.run, self.run))

    @rule(seconds=st.sampled_from([0.0, 0.02, 1.0]))
    def drain(self, seconds: float) -> None:
        self.clock.now += seconds
        self.reader.read(self.feed.take().frames)

    @rule(lost=st.booleans())
    def reconnect(self, lost: bool) -> None:
        if lost:
            self.feed.take()  # went into a dead connection
        self.reader.read(self.feed.resume(self.reader.last))

    @rule()
    def ask_for_the_full_page(self) -> None:
        self.feed.start_over()

    @rule()
    def a_drained_view_is_the_newest_page(self) -> None:
        self.clock.now += 1.0
        self.reader.read(self.feed.resume(self.reader.last))
        self.reader.read(self.feed.take().frames)
        if self.shown is not None:
            assert agrees(self.reader.view.main, self.shown.main)
            assert agrees(self.reader.view.sidebar, self.shown.sidebar)
            assert agrees(self.reader.view.bottom, self.shown.bottom)
            assert self.reader.view.config == msgspec.to_builtins(self.shown.config)
            assert self.reader.ack == self.run or self.running


TestFeedMachine = FeedMachine.TestCase


def page_with(body: str, *toasts: tuple[int, str]) -> Page:
    return Page(
        Node("main", TextProps(body="root"), (Node("a", TextProps(body=body)),)),
        Node("sidebar", TextProps(body="root")),
        PageConfig(),
        tuple((run, TextProps(body=toast)) for run, toast in toasts),
    )


def test_a_quick_run_is_one_patch() -> None:
    feed, reader = make_feed(Clock()), Reader()
    feed.run_started(1, 0)
    for step in range(10):
        feed.page(page_with(str(step)))
        reader.read(feed.take().frames)
    feed.run_ended(report(1))
    reader.read(feed.take().frames)
    assert reader.types == ["run_started", "full_page", "run_ended"]


def test_a_long_run_sends_a_page_now_and_then_and_says_when_to_ask_again() -> None:
    clock = Clock()
    feed, reader = make_feed(clock), Reader()
    feed.run_started(1, 0)
    for step in range(100):
        clock.now += 0.01
        feed.page(page_with(str(step)))
        delivery = feed.take()
        reader.read(delivery.frames)
        assert delivery.frames or 0 < (delivery.again_in or 0) <= 0.05
    assert 15 <= reader.types.count("patch") + reader.types.count("full_page") <= 21


def test_the_last_page_of_a_run_comes_before_its_end() -> None:
    feed, reader = make_feed(Clock()), Reader()
    for run in (1, 2):
        feed.run_started(run, run)
        feed.page(page_with(f"{run} unfinished"))
        feed.page(page_with(f"{run} finished"))
        feed.run_ended(report(run, run))
    reader.read(feed.take().frames)
    assert reader.types == ["run_started", "full_page", "run_ended", "run_started", "patch", "run_ended"]


def test_what_was_lost_before_the_first_page_is_sent_again() -> None:
    feed, reader = make_feed(Clock()), Reader()
    feed.run_started(1, 0)
    feed.start_over()
    feed.take()  # went into a dead connection
    reader.read(feed.resume(reader.last))
    feed.page(page_with("a", (1, "one")))
    feed.page(page_with("b", (1, "one")))
    reader.read(feed.take().frames)
    feed.run_ended(report(1))
    reader.read(feed.take().frames)
    assert reader.types == ["run_started", "notices", "full_page", "run_ended"]


def test_toasts_of_pages_that_were_never_sent_are_played() -> None:
    feed, reader = make_feed(Clock()), Reader()
    feed.run_started(1, 0)
    feed.page(page_with("a", (1, "one")))
    feed.page(page_with("b", (1, "one"), (1, "two")))
    feed.run_ended(report(1))
    feed.run_started(2, 0)
    feed.page(page_with("c", (2, "one")))
    feed.run_ended(report(2))
    reader.read(feed.take().frames)
    assert reader.toasts == ["one", "two", "one"]


def test_a_client_that_does_not_read_costs_bounded_memory() -> None:
    feed, reader = make_feed(Clock()), Reader()
    for run in range(1, 5001):
        feed.run_started(run, run)
        feed.page(page_with(str(run), (run, f"toast {run}")) if run % 1000 == 0 else page_with(str(run)))
        feed.run_ended(report(run, run))
    reader.read(feed.take().frames)
    assert len(reader.types) < 200
    assert reader.view.main.children[0].text == "5000"
    assert reader.ack == 5000
    assert reader.types[-1] == "run_ended"
    assert reader.toasts == [f"toast {run}" for run in range(1000, 5001, 1000)]


def test_a_fault_ends_the_run_for_the_client() -> None:
    feed, reader = make_feed(Clock()), Reader()
    feed.run_started(1, 0)
    feed.fault(Fault("internal", "broken", fatal=False))
    reader.read(feed.take().frames)
    assert reader.types == ["run_started", "fault", "run_ended"]


@given(st.integers(0, 30))
def test_numbers_that_never_were_get_the_full_page(last: int) -> None:
    feed, reader = make_feed(Clock()), Reader()
    feed.run_started(1, 0)
    feed.page(page_with("a"))
    feed.run_ended(report(1))
    sent = feed.take().frames
    again = feed.resume(last)
    if last <= len(sent):
        assert again == sent[last:]
    else:
        assert again == []
        reader.read(feed.take().frames)
        assert reader.types == ["full_page", "run_ended"]


def test_the_address_of_a_logos_picture_is_told_once_with_the_page_that_has_it() -> None:
    feed, told = make_feed(Clock()), list[dict[str, str]]()
    digest = "ab" * 16
    picture = LogoPicture(source=BlobRef(digest=digest, size=3, mime="image/png"))
    shown = msgspec.structs.replace(EMPTY_PAGE, config=PageConfig(logo=Logo(image=picture)))
    titled = msgspec.structs.replace(shown, config=msgspec.structs.replace(shown.config, title="T"))
    for page in (EMPTY_PAGE, shown, titled):
        feed.run_started(1, 1)
        feed.page(page)
        feed.run_ended(report(1))
        told += _blobs(feed.take().frames)
    assert [sorted(blobs) for blobs in told] == [[], [digest], []]
    again = make_feed(Clock())
    again.page(shown)
    assert [sorted(blobs) for blobs in _blobs(again.take().frames)] == [[digest]]


def _blobs(frames: list[bytes]) -> list[dict[str, str]]:
    decoded = [msgspec.msgpack.decode(frame, type=dict[str, object]) for frame in frames]
    return [msgspec.convert(fields["blobs"], dict[str, str]) for fields in decoded if "blobs" in fields]
