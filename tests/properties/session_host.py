"""A session without an engine: scripts that are Python functions, run again and again on real state and caches.

`App` is the least that makes widgets, session state and caches behave as in a session: it applies events, calls
callbacks, runs the function and ends the run. The page is the list of elements that the last run left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from flowc_runtime.cache.caches import Caches
from flowc_runtime.fragments import Fragments
from flowc_runtime.session_state import SessionState
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.control import RerunException, StopException
from flowc_shims.streamlit.facts import Change, Fact
from flowc_shims.streamlit.host import (
    CacheEntry,
    CachePolicy,
    Host,
    Rerun,
    Scope,
    WidgetOutcome,
    WidgetSpec,
    WireValue,
    use_host,
)
from flowc_shims.streamlit.page import (
    MAIN,
    SIDEBAR,
    Append,
    BlobRef,
    Notice,
    Props,
    Ref,
    Remove,
    Replace,
    Update,
    Write,
)
from flowc_shims.streamlit.widget import WidgetProps
from tests.properties.no_fragments import NoFragments

AnyProps = TypeVar("AnyProps", bound=Props)
Values = Mapping[str, WireValue]


@dataclass
class SessionHost(NoFragments):
    """The doors of one session; `clock` is what `now` says."""

    state: SessionState
    caches: Caches
    clock: float = 0.0
    in_callback: bool = False
    active_page: str = ""
    script_path: str = "script.py"
    session_name: str = "1"
    writes: list[Write] = field(default_factory=list)
    recordings: list[list[Write]] = field(default_factory=list)
    entered: list[Ref] = field(default_factory=list)
    shared: list[object] = field(default_factory=list)
    reruns: list[Scope] = field(default_factory=list)
    stopped: bool = False
    checkpoints: int = 0
    made: int = 0

    def look(self, fact: Fact) -> object:
        return None

    def change(self, change: Change) -> None: ...

    def secrets(self, key: str | None) -> Mapping[str, object]:
        return {}

    def run_page(self, page: str, body: str | Callable[[], object] | None) -> None:
        raise NotImplementedError

    def write(self, write: Write) -> None:
        for record in (self.writes, *self.recordings):
            record.append(write)

    def append(self, target: Ref | None, props: Props, ref: Ref | None = None) -> Ref:
        self.made += 1
        ref = f"e{self.made}"
        place = target if target is not None else (self.entered[-1] if self.entered else None)
        self.write(Append(place, ref, props))
        return ref

    def replace(self, ref: Ref, props: Props) -> None:
        self.write(Replace(ref, props))

    def update(self, ref: Ref, fields: dict[str, object], where: dict[str, object]) -> None:
        self.write(Update(ref, fields, where))

    def remove(self, ref: Ref) -> None:
        self.write(Remove(ref))

    def notice(self, props: Props) -> None:
        self.write(Notice(props))

    def configure_page(self, **fields: object) -> None:
        raise NotImplementedError

    def enter(self, ref: Ref) -> None:
        self.entered.append(ref)

    def leave(self, ref: Ref) -> None:
        assert self.entered.pop() == ref

    def current_container(self) -> Ref:
        return self.entered[-1] if self.entered else MAIN

    def blob(self, content: bytes, mime: str) -> BlobRef:
        raise NotImplementedError

    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        foreseen = self.state.peek(spec)
        outcome = self.state.register(spec)
        # What `peek` promises is what the engine relies on, so every registration of every test checks it.
        assert type(foreseen) is type(outcome.value)
        assert foreseen == outcome.value or foreseen is outcome.value, (foreseen, outcome)
        self.state.check_valid()
        return outcome

    def state_has(self, key: str) -> bool:
        try:
            self.state_get(key)
        except KeyError:
            return False
        return True

    def state_get(self, key: str) -> object:
        return self.state.get(key)

    def state_set(self, key: str, value: object) -> None:
        self.state.set(key, value)

    def state_delete(self, key: str) -> None:
        self.state.delete(key)

    def state_keys(self) -> list[str]:
        return self.state.keys()

    def cache_get(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        return self.caches.get(function, arguments, ttl=policy.ttl, now=self.clock)

    def cache_put(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None:
        self.caches.put(function, arguments, entry, max_entries=policy.max_entries, max_bytes=policy.max_bytes)
        self.caches.check_valid()

    def cache_refresh(
        self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy, compute: Callable[[], CacheEntry]
    ) -> None:
        """At once: a test need not wait."""
        self.cache_put(function, arguments, compute(), policy)

    def cache_clear(self, function: str, arguments: str | None) -> None:
        self.caches.clear(function, arguments)

    @contextmanager
    def cache_compute(self, function: str, arguments: str) -> Iterator[list[Write]]:
        record: list[Write] = []
        with self.caches.computing(function, arguments, waiting=self.checkpoint):
            self.recordings.append(record)
            try:
                yield record
            finally:
                # By identity: two nested recordings may be equal.
                self.recordings = [other for other in self.recordings if other is not record]

    def replay(self, writes: tuple[Write, ...]) -> None:
        refs: dict[Ref, Ref] = {MAIN: MAIN, SIDEBAR: SIDEBAR}
        for write in writes:
            match write:
                case Append():
                    refs[write.ref] = self.append(None if write.target is None else refs[write.target], write.props)
                case Replace():
                    self.replace(refs[write.ref], write.props)
                case Remove():
                    self.remove(refs[write.ref])
                case _:
                    self.write(write)

    @property
    def files(self) -> Uploads:
        return self.state.uploads

    def outlives(self, value: object) -> None:
        self.shared.append(value)

    def asked_at_each_use(self, why: str) -> None: ...

    def now(self) -> float:
        return self.clock

    def checkpoint(self) -> None:
        self.checkpoints += 1
        if self.stopped:
            raise StopException

    def rerun(self, scope: Scope) -> Rerun:
        self.reruns.append(scope)
        return Fragments().to_rerun(scope, (), None, in_callback=self.in_callback)

    def stop(self) -> None:
        self.stopped = True


class App:
    """One session of a script. `run` reacts to one event, with all runs that `st.rerun` asks for."""

    def __init__(self, script: Callable[[], object], caches: Caches | None = None) -> None:
        self.script = script
        self.state = SessionState()
        self.caches = Caches() if caches is None else caches
        self.clock = 0.0
        self.host: SessionHost = SessionHost(self.state, self.caches)
        self.error: BaseException | None = None
        self.runs = 0

    def run(self, values: Values | None = None) -> App:
        """React to an event of the browser: widget values by id."""
        again = self._run(values or {})
        while again:
            assert self.runs < 50, "the script reruns for ever"
            again = self._run(None)
        return self

    def fails(self, values: Values | None = None) -> Exception:
        """Run, and give the error that the script ends by."""
        self.run(values)
        assert isinstance(self.error, Exception), self.error
        return self.error

    def set(self, label: str, value: WireValue) -> App:
        """Change one widget as a user does, by its label or key."""
        return self.run({self.id(label): value})

    def id(self, label: str) -> str:
        return self.widget(label).id

    def widget(self, label: str) -> WidgetProps:
        found = [
            props for props in self.elements() if isinstance(props, WidgetProps) and label in (props.label, props.key)
        ]
        assert len(found) == 1, f"{len(found)} widgets are called {label!r}"
        return found[0]

    def only(self, kind: type[AnyProps]) -> AnyProps:
        found = [props for props in self.elements() if isinstance(props, kind)]
        assert len(found) == 1, f"{len(found)} of {kind.__name__}"
        return found[0]

    def elements(self) -> list[Props]:
        """What the last run left on the page, in the order of appearance."""
        placed: dict[Ref, Props] = {}
        for write in self.host.writes:
            match write:
                case Append() | Replace():
                    placed[write.ref] = write.props
                case Remove():
                    placed.pop(write.ref, None)
                case _:
                    pass
        return list(placed.values())

    def texts(self) -> list[str]:
        """The bodies of all `st.text`."""
        return [
            str(msgspec.structs.asdict(props)["body"])
            for props in self.elements()
            if type(props).__name__ == "TextProps"
        ]

    def _run(self, values: Values | None) -> bool:
        self.runs += 1
        self.error = None
        self.host = SessionHost(self.state, self.caches, clock=self.clock)
        host: Host = self.host
        self.state.begin_run()
        completed, again = False, False
        with use_host(host):
            try:
                if values is not None:
                    self.state.apply(values)
                    again = self._call_back()
                if not again:
                    self.script()
                    completed = True
            except StopException:
                pass
            except RerunException:
                again = True
            except Exception as error:  # noqa: BLE001 - a script may raise anything, and tests look at it
                self.error = error
        self.state.end_run(completed=completed, interrupted=again)
        self.state.check_valid()
        return again

    def _call_back(self) -> bool:
        again = False
        self.host.in_callback = True
        for callback, _ in self.state.changed_callbacks():
            try:
                callback.function(*callback.args, **callback.kwargs)
            except RerunException:
                again = True
        self.host.in_callback = False
        return again
