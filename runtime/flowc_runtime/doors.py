"""The host of a run: what passes between a script and its session, performed, and recorded for the slot that does it.

Outside slots (callbacks, the oracle, glue between cells) the same doors are passed and nothing is recorded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from logging import LogRecord
from typing import TYPE_CHECKING
from warnings import WarningMessage

from flowc_runtime.cache.given import Given
from flowc_runtime.cache_doors import CacheDoors, Collected
from flowc_runtime.discarded import goes_nowhere
from flowc_runtime.elements.held import default_of, showing
from flowc_runtime.fragment_doors import FragmentDoors
from flowc_runtime.identity import identity
from flowc_runtime.output import Output
from flowc_runtime.recording import Recording
from flowc_runtime.said import Said
from flowc_runtime.session_state import WouldRaise
from flowc_runtime.trace import (
    FILTERS_CHANGED,
    ButtonShown,
    Printed,
    Registered,
    Slot,
    StateDelete,
    StateHas,
    StateKeysRead,
    StateRead,
    StateSet,
    Warned,
    WidgetRead,
)
from flowc_runtime.values import ABSENT, as_it_is
from flowc_runtime.visiting import Visiting
from flowc_runtime.world import note_file, note_record, note_value, note_warning, warning_of_script
from flowc_shims.stdlib.files import Look
from flowc_shims.stdlib.logs import emit_again
from flowc_shims.stdlib.observer import Stream, observe
from flowc_shims.streamlit.control import Preempted, StopException
from flowc_shims.streamlit.facts import BoundParam, QueryParam
from flowc_shims.streamlit.host import WidgetOutcome, WidgetSpec
from flowc_shims.streamlit.page import (
    Append,
    BlobRef,
    Configure,
    Notice,
    PageConfig,
    Props,
    Ref,
    Remove,
    Replace,
    Update,
    Write,
)
from flowc_shims.streamlit.widget import WidgetProps

if TYPE_CHECKING:
    from flowc_runtime.session import Session


class Doors(CacheDoors, FragmentDoors, Visiting):
    """Implements `flowc_shims.streamlit.host.Host` and `flowc_shims.stdlib.observer.Observer`."""

    def __init__(
        self, session: Session, output: Output, seen: Callable[[object], None], scope: tuple[Ref, ...] = ()
    ) -> None:
        self.session = session
        super().__init__(session.fragments, scope, output)
        self.state = session.state
        self.stopped = False
        self.doomed = False
        """The walk is to begin again, and somebody's `except:` may have kept it from doing so at once."""
        self.catching_up = False
        """The walk began again, and has not come as far as before: it cannot be cut short there."""
        self.printed_text: list[tuple[Stream, str]] = []
        self.said = Said()
        self.log_texts: dict[int, list[tuple[Stream, str]]] = {}
        """What handlers wrote in this run to standard streams, by the identity of the record that a trace keeps."""
        self._log_text: list[tuple[Stream, str]] = []
        self._seen = seen
        self._minted = 0
        self._collecting: list[Collected] = []
        self.computed, self.given = Given(), Given()
        self._before_walk = (0, 0, frozenset[str]())
        self.cut_at: int | None = None
        """A newer event has cut the run short, when so many slots had been reached."""
        self.reached: dict[Slot, None] = {}

    # --- walks
    def begin_walk(self) -> None:
        """Callbacks are over; what they did stays."""
        warned = self.session.generation.warned
        if not self.scope:
            warned.clear()
        self._before_walk = (self._minted, len(self.printed_text), frozenset(warned))
        self.said.begin_walk()
        self.keep_address()
        self.output.begin_walk()

    def begin_again(self, alive: Collection[Slot]) -> None:
        """The walk restarts, with these slots: what it did so far did not happen."""
        self.said.begin_again(alive)
        self._minted, printed, warned = self._before_walk
        del self.printed_text[printed:]
        self.stopped = self.doomed = False
        self.cut_at = None
        self.forget_fragments()
        self.take_back_computed(alive)
        self.session.generation.warned = set(warned)
        self.put_address_back()
        self.output.begin_again()

    # --- the page
    def append(self, target: Ref | None, props: Props, ref: Ref | None = None) -> Ref:
        ref = ref or self._mint()
        if self.scope:
            self.appended.add(ref)
        recording = self.recording
        # "Here" stays open in the trace as long as the slot has not opened a container itself.
        ambient = target is None and recording is not None and len(self.output.stack) == recording.depth
        where = self.output.current() if target is None else target
        if self._collecting:
            # A cached function's writes are replayed wherever it is called, except into containers of its own.
            inside = target is not None or where in self._collecting[-1].made
            if not inside and where != self._collecting[-1].here:
                self.asked_at_each_use("a cached function shows in a container that is not the one it comes back to")
            self._write(
                Append(None if ambient else where, ref, props),
                Append(where, ref, props),
                Append(where if inside else None, ref, props),
            )
            for collected in self._collecting:
                collected.made.add(ref)
        else:
            self._write(Append(None if ambient else where, ref, props), Append(where, ref, props))
        return ref

    def replace(self, ref: Ref, props: Props) -> None:
        self._write(Replace(ref, props))

    def update(self, ref: Ref, fields: dict[str, object], where: dict[str, object]) -> None:
        self._write(Update(ref, fields, where))

    def remove(self, ref: Ref) -> None:
        self._write(Remove(ref))

    def notice(self, props: Props) -> None:
        self._write(Notice(props))

    def configure_page(self, **fields: object) -> None:
        write = Configure(PageConfig(**fields))  # type: ignore[arg-type]  # checked by the command that calls
        if self._collecting:
            self.asked_at_each_use("a cached function configures the page only when it is computed")
        self._write(write, collect=False)

    def enter(self, ref: Ref) -> None:
        self.output.enter(ref)

    def leave(self, ref: Ref) -> None:
        self.output.leave()

    def current_container(self) -> Ref:
        return self.output.current()

    def blob(self, content: bytes, mime: str) -> BlobRef:
        return self.session.blobs.put(content, mime)

    def _write(
        self, recorded: Write, performed: Write | None = None, cached: Write | None = None, *, collect: bool = True
    ) -> None:
        if self.recording is not None:
            self.recording.writes.append(recorded)
        for collected in self._collecting if collect else ():
            collected.writes.append(recorded if cached is None else cached)
        self.output.write(recorded if performed is None else performed)

    def _mint(self) -> Ref:
        named = self.mint_of_structure()
        if named is not None:
            return named
        recording = self.recording
        if recording is None:
            self._minted += 1
            return f"x{self._minted}"
        recording.minted += 1
        return f"e{recording.slot.uid}_{recording.minted}"

    # --- widgets and session state
    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        self.checkpoint()
        if self.running:
            spec = replace(spec, fragment=self.running[-1].ref)
        recording = self.recording
        if recording is not None:
            recording.doors.append(self._seen_of(spec, recording))
            recording.operations.append(Registered(spec))
            for call in spec.calls:
                recording.roots.extend((call.function, call.args, tuple(call.kwargs.values())))
        return self.state.register(spec)

    def _seen_of(self, spec: WidgetSpec, recording: Recording) -> WidgetRead | ButtonShown:
        value, container = self.state.peek(spec), self.output.at_depth(recording.depth)
        if spec.trigger and not isinstance(value, WouldRaise) and goes_nowhere(recording.slot.plan):
            return ButtonShown(spec, container)
        if spec.bound is not None:
            recording.changed |= {QueryParam(spec.user_key or ""), BoundParam(spec.user_key or "")}
        return WidgetRead(spec, as_it_is(value), container, self.state.untold(spec), self.state.peek_query(spec))

    def state_get(self, key: str) -> object:
        self.checkpoint()
        try:
            value = self.state.get(key)
        except KeyError:
            self._state_read(key, ABSENT)
            raise
        self._state_read(key, value)
        return value

    def _state_read(self, key: str, value: object) -> None:
        if self.recording is not None and key not in self.recording.assigned_keys:
            self.recording.doors.append(StateRead(key, value))
        self._seen(value)

    def state_has(self, key: str) -> bool:
        self.checkpoint()
        there = self.state.contains(key)
        if self.recording is not None and key not in self.recording.assigned_keys:
            self.recording.doors.append(StateHas(key, there))
        return there

    def state_set(self, key: str, value: object) -> None:
        self.checkpoint()
        self.state.set(key, value)
        if self.recording is not None:
            self.recording.operations.append(StateSet(key, value))
            self.recording.assigned_keys.add(key)
            self.recording.stored.append(value)

    def state_delete(self, key: str) -> None:
        self.checkpoint()
        if self.recording is not None:
            # Whether the key is there is an input: deleting an absent one raises.
            self._state_read(key, self.state.get(key) if self.state.contains(key) else ABSENT)
        self.state.delete(key)
        if self.recording is not None:
            self.recording.operations.append(StateDelete(key))
            self.recording.assigned_keys.add(key)

    def state_keys(self) -> list[str]:
        self.checkpoint()
        keys = self.state.keys()
        if self.recording is not None:
            self.recording.doors.append(StateKeysRead(tuple(keys)))
            if self.recording.assigned_keys:
                self.recording.world = "it lists session state after changing it"
        return keys

    # --- caches: see the base
    def replay(self, writes: tuple[Write, ...]) -> None:
        renamed: dict[Ref, Ref] = {}
        for write in writes:
            self.checkpoint()
            match write:
                case Append(target, ref, props):
                    where = renamed.get(target, target) if target is not None else None
                    renamed[ref] = self.append(where, self._standing(props))
                case Replace(ref, props):
                    self.replace(renamed.get(ref, ref), props)
                case Update(ref, fields, where):
                    self.update(renamed.get(ref, ref), fields, where)
                case Remove(ref):
                    self.remove(renamed.get(ref, ref))
                case Configure() | Notice():
                    self._write(write)

    def _standing(self, props: Props) -> Props:
        """A widget (with an id) in a cached function whose result is found: only the browser knows of it."""
        if not isinstance(props, WidgetProps) or not props.id or not hasattr(props, "value"):
            return props
        self.asked_at_each_use("a widget in a cached function shows what the browser holds")
        return showing(props, {props.id: self.state.stand(props.id, default_of(props))})

    def outlives(self, value: object) -> None:
        self.session.outliving[identity(value)] = value
        self._seen(value)

    def asked_at_each_use(self, why: str) -> None:
        if self.recording is not None and self.recording.world is None:
            self.recording.world = why

    def now(self) -> float:
        return self.session.clock()

    # --- control
    def checkpoint(self) -> None:
        if self.stopped:
            raise StopException
        if self.catching_up:
            return
        if self.session.stopping.is_set():
            raise StopException
        # Once: what a `finally` shows or keeps on the way out takes place.
        if self.cut_at is None and self.session.interrupted.is_set() and not self.in_callback:
            self.cut_at = len(self.reached)
            raise Preempted

    def stop(self) -> None:
        self.stopped = True
        if self.recording is not None:
            self.recording.stopped = True

    # --- what else is observed
    def touched_world(self, kind: str, what: str) -> None:
        if self.recording is not None and self.recording.world is None:
            self.recording.world = f"{kind}: {what} (seen while it ran)"

    def read_file(self, path: str, look: Look) -> None:
        if self.recording is not None:
            note_file(self.recording, path, look)

    def noted(self, kind: str, value: object) -> object:
        """A clock's or a generator's value is kept with the recording: who replays runs may give it back here."""
        if self.recording is not None:
            note_value(self.recording, kind, value)
        return value

    def logged(self, record: LogRecord) -> None:
        if self.recording is not None:
            record = note_record(self.recording, record, self._seen)
        self._log_text = self.log_texts[identity(record)] = []

    def printed(self, stream: Stream, text: str, *, logged: bool = False) -> None:
        self.printed_text.append((stream, text))
        if logged:
            self._log_text.append((stream, text))
        elif self.recording is not None:
            self.recording.operations.append(Printed(stream, text))

    def unsaid(self, stream: Stream, text: str) -> str:
        return "" if self.doomed else self.said.news(stream, text)

    def print_again(self, stream: Stream, text: str) -> None:
        """The text of a slot that is emulated."""
        with observe(None):
            print(self.said.news(stream, text), end="", file=sys.stdout if stream == "stdout" else sys.stderr)
        self.printed_text.append((stream, text))

    def log_again(self, record: LogRecord, *, aloud: bool) -> None:
        """A slot that logs is emulated; a walk that starts again does not log a second time what it logged before."""
        if aloud:
            emit_again(record)
            self.log_texts[identity(record)] = self._log_text
        else:
            known = self.log_texts.get(identity(record), ())
            self.printed_text.extend(known)
            for stream, text in known:
                self.said.news(stream, text)

    def warned(self, stream: Stream, text: str, warning: WarningMessage) -> bool:
        made = warning_of_script(self.session, stream, text, warning)
        if made is not None and self.recording is not None:
            note_warning(self.recording, made)
        new = made is None or self._is_new(made)
        if new:
            self.printed_text.append((stream, text))
        return new

    def warn_again(self, warned: Warned) -> None:
        if self._is_new(warned):
            self.print_again(warned.stream, warned.text)

    def _is_new(self, warned: Warned) -> bool:
        """Whether the warning shows here, with what the script has shown since it began."""
        new = not warned.once or warned.text not in self.session.generation.warned
        self.session.generation.warned.add(warned.text)
        return new

    def filters_changed(self) -> None:
        self.session.generation.warned.clear()
        if self.recording is not None and FILTERS_CHANGED not in self.recording.operations[-1:]:
            self.recording.operations.append(FILTERS_CHANGED)

    # --- facts
    @property
    def script_path(self) -> str:
        return str(self.session.script)

    @property
    def session_name(self) -> str:
        return self.session.name
