"""Events wait, merge and interrupt: none is lost, a press least of all; no run misses that something newer waits."""

from __future__ import annotations

import threading

import hypothesis.strategies as st
from hypothesis import given

from flowc_runtime.events import ClearCache, Event, Interact, Rerun, RerunFragment
from flowc_runtime.server.inbox import Command, Inbox, MakeFile, Reload

commands: st.SearchStrategy[Event | Reload] = st.one_of(
    st.builds(Interact, st.just(0), st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), min_size=1)),
    st.builds(Rerun, st.just(0), st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), max_size=1)),
    st.builds(ClearCache, st.just(0)),
    st.builds(RerunFragment, st.just(0), st.sampled_from(("a", "b"))),
    st.just(Reload()),
)


def numbered(drawn: list[Event | Reload]) -> list[Event | Reload]:
    """The same with rising numbers."""
    return [
        command if isinstance(command, Reload)
        else type(command)(seq, command.values) if isinstance(command, Interact | Rerun)
        else RerunFragment(seq, command.fragment) if isinstance(command, RerunFragment)
        else type(command)(seq)
        for seq, command in enumerate(drawn, start=1)
    ]  # fmt: skip


def drained(inbox: Inbox, count: int) -> list[Command]:
    found: list[Command] = []
    for _ in range(count):
        command = inbox.take()
        assert command is not None
        found.append(command)
    return found


@given(st.lists(commands, min_size=1, max_size=8))
def test_what_waits_is_handled_in_order_and_as_a_whole(drawn: list[Event | Reload]) -> None:
    inbox = Inbox(lambda: None)
    offered = numbered(drawn)
    for one in offered:
        inbox.offer(one)
    inbox.offer(ClearCache(99))
    taken: list[Command] = []
    while not (taken and taken[-1] == ClearCache(99)):
        taken.extend(drained(inbox, 1))
    final: dict[str, object] = {}
    for one in offered:
        if isinstance(one, Interact | Rerun):
            final.update(one.values)
    seen: dict[str, object] = {}
    for command in taken:
        if isinstance(command, Interact | Rerun):
            seen.update(command.values)
    assert seen == final
    seqs = [command.seq for command in taken if not isinstance(command, Reload | MakeFile)]
    assert seqs == sorted(seqs)
    assert inbox.seen == 99
    # Values alone may run no more than a fragment: who asked for the whole script gets it.
    assert any(isinstance(command, Rerun) for command in taken) == any(isinstance(one, Rerun) for one in offered)
    assert any(isinstance(command, Reload) for command in taken) == any(isinstance(one, Reload) for one in offered)


def test_a_press_survives_later_changes_and_reruns() -> None:
    inbox = Inbox(lambda: None)
    inbox.offer(Interact(1, {"button": True, "n": 1}))
    inbox.offer(Interact(2, {"n": 2}))
    inbox.offer(Rerun(3))
    assert inbox.take() == Rerun(3, {"button": True, "n": 2})


def test_only_a_busy_worker_is_interrupted() -> None:
    interrupts: list[str] = []
    inbox = Inbox(lambda: interrupts.append("now"))
    inbox.stop_run()
    inbox.offer(Rerun(1))
    assert interrupts == []
    inbox.take()
    inbox.stop_run()
    inbox.offer(Rerun(2))
    assert len(interrupts) == 2


def test_an_event_between_take_and_the_runs_beginning_is_not_forgotten() -> None:
    """A session forgets interrupts when a run begins; the run then asks again."""
    interrupts: list[str] = []
    inbox = Inbox(lambda: interrupts.append("now"))
    inbox.offer(Rerun(1))
    inbox.take()
    inbox.offer(Rerun(2))
    interrupts.clear()
    inbox.run_begins()
    assert interrupts == ["now"]
    inbox.take()
    interrupts.clear()
    inbox.run_begins()
    assert interrupts == []


def test_what_waits_for_its_turn_interrupts_nothing() -> None:
    interrupts: list[str] = []
    inbox = Inbox(lambda: interrupts.append("now"), waits=lambda event: event == Interact(2, {"inside": 1}))
    inbox.offer(Rerun(1))
    inbox.take()
    inbox.offer(Interact(2, {"inside": 1}))
    inbox.run_begins()
    assert interrupts == []
    inbox.offer(Interact(3, {"outside": 1}))
    assert interrupts == ["now"]
    assert inbox.take() == Interact(3, {"inside": 1, "outside": 1})


def test_changes_that_wait_together_tell_the_newest_address() -> None:
    inbox = Inbox(lambda: None)
    for event in (Interact(1, {"a": 1}, "a=1"), Interact(2, {"b": 2}), Rerun(3, {}, "a=1&b=2"), Interact(4, {"b": 3})):
        inbox.offer(event)
    assert inbox.take() == Rerun(4, {"a": 1, "b": 3}, "a=1&b=2")


def test_closing_wakes_a_waiting_worker() -> None:
    inbox = Inbox(lambda: None)
    taken: list[Command | None] = []
    worker = threading.Thread(target=lambda: taken.append(inbox.take()))
    worker.start()
    inbox.close()
    worker.join(timeout=5)
    assert taken == [None]
    inbox.offer(Rerun(1))
    assert inbox.take() is None


def test_a_file_is_made_after_the_run_and_never_waits_for_ever() -> None:
    interrupts: list[str] = []
    answers: list[object] = []
    inbox = Inbox(lambda: interrupts.append("now"))
    inbox.offer(Rerun(1))
    assert inbox.take() == Rerun(1)
    made = MakeFile("button", answers.append)
    inbox.offer(made)
    inbox.run_begins()
    assert interrupts == []
    assert inbox.take() is made
    inbox.offer(MakeFile("other", answers.append))
    inbox.close()
    inbox.offer(MakeFile("late", answers.append))
    assert len(answers) == 2
