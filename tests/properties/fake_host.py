"""A host for one run without an engine: it keeps the writes, so that tests can look at them and fold them.

Blobs are kept by content, widgets give what `values` holds for their id (else their default), session state is a dict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec
import xxhash

from flowc_runtime.elements.fold import fold
from flowc_runtime.elements.node import Node, Page
from flowc_runtime.uploads import Uploads
from flowc_shims.streamlit.facts import Change, Fact
from flowc_shims.streamlit.host import (
    CacheEntry,
    CachePolicy,
    Rerun,
    Scope,
    WidgetOutcome,
    WidgetSpec,
    WireValue,
    use_host,
)
from flowc_shims.streamlit.page import (
    MAIN,
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
from tests.properties.no_fragments import NoFragments


class FakeHost(NoFragments):
    """Records what commands ask for."""

    def __init__(self, script_path: str = "app.py") -> None:
        self.writes: list[Write] = []
        self.blobs: dict[str, bytes] = {}
        self.values: dict[str, WireValue] = {}
        self.state: dict[str, object] = {}
        self.specs: list[WidgetSpec] = []
        self.facts: dict[Fact, object] = {}
        self.changes: list[Change] = []
        self.reruns: list[Scope] = []
        self.shared: list[object] = []
        self.checkpoints = 0
        self.stopped = False
        self.clock = 0.0
        self.in_callback = False
        self.active_page = ""
        self.script_path = script_path
        self.session_name = "1"
        self.files = Uploads()
        self._entered: list[Ref] = []
        self._refs = 0
        self._cache: dict[tuple[str, str], CacheEntry] = {}

    # --- what tests look at
    def page(self) -> Page:
        return fold(self.writes)

    def shown(self) -> list[Props]:
        """The elements of the main part, top level, in order."""
        return [node.props for node in self.page().main.children]

    def only(self) -> Props:
        """The one element that is shown."""
        (props,) = self.shown()
        return props

    def outline(self, node: Node | None = None) -> list[object]:
        """Kinds as a nested list: a container is `[kind, children…]`."""
        top = self.page().main if node is None else node
        return [self._outlined(child) for child in top.children]

    def _outlined(self, node: Node) -> object:
        kind = node.props.__struct_config__.tag
        return [kind, *self.outline(node)] if node.props.is_container else kind

    # --- facts
    def look(self, fact: Fact) -> object:
        return self.facts.get(fact)

    def change(self, change: Change) -> None:
        self.changes.append(change)

    def secrets(self, key: str | None) -> Mapping[str, object]:
        return {}

    def run_page(self, page: str, body: str | Callable[[], object] | None) -> None:
        raise NotImplementedError

    # --- the page
    def append(self, target: Ref | None, props: Props, ref: Ref | None = None) -> Ref:
        self._refs += 1
        ref = f"e{self._refs}"
        self.writes.append(Append(self.current_container() if target is None else target, ref, props))
        return ref

    def replace(self, ref: Ref, props: Props) -> None:
        self.writes.append(Replace(ref, props))

    def update(self, ref: Ref, fields: dict[str, object], where: dict[str, object]) -> None:
        self.writes.append(Update(ref, fields, where))

    def remove(self, ref: Ref) -> None:
        self.writes.append(Remove(ref))

    def notice(self, props: Props) -> None:
        self.writes.append(Notice(props))

    def configure_page(self, **fields: object) -> None:
        self.writes.append(Configure(msgspec.convert(fields, PageConfig)))

    def enter(self, ref: Ref) -> None:
        self._entered.append(ref)

    def leave(self, ref: Ref) -> None:
        assert self._entered.pop() == ref, "containers are left in the order in which they were entered"

    def current_container(self) -> Ref:
        return self._entered[-1] if self._entered else MAIN

    def blob(self, content: bytes, mime: str) -> BlobRef:
        digest = xxhash.xxh3_128_hexdigest(content)
        self.blobs[digest] = content
        return BlobRef(digest, len(content), mime)

    # --- widgets and session state
    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        self.specs.append(spec)
        value = spec.deserialize(self.values.get(spec.id))
        return WidgetOutcome(value, spec.serialize(value), changed=False)

    def state_has(self, key: str) -> bool:
        try:
            self.state_get(key)
        except KeyError:
            return False
        return True

    def state_get(self, key: str) -> object:
        return self.state[key]

    def state_set(self, key: str, value: object) -> None:
        self.state[key] = value

    def state_delete(self, key: str) -> None:
        del self.state[key]

    def state_keys(self) -> list[str]:
        return list(self.state)

    # --- caches
    def cache_get(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        entry = self._cache.get((function, arguments))
        fresh = entry is not None and (policy.ttl is None or self.clock - entry.stored_at < policy.ttl)
        return entry if fresh else None

    def cache_put(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None:
        self._cache[function, arguments] = entry

    def cache_refresh(
        self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy, compute: Callable[[], CacheEntry]
    ) -> None:
        """At once: a test need not wait."""
        self.cache_put(function, arguments, compute(), policy)

    def cache_clear(self, function: str, arguments: str | None) -> None:
        for key in [key for key in self._cache if key[0] == function and arguments in (None, key[1])]:
            del self._cache[key]

    @contextmanager
    def cache_compute(self, function: str, arguments: str) -> Iterator[list[Write]]:
        before = len(self.writes)
        collected: list[Write] = []
        yield collected
        collected.extend(self.writes[before:])

    def replay(self, writes: tuple[Write, ...]) -> None:
        renamed: dict[Ref, Ref] = {}
        for write in writes:
            match write:
                case Append(target, ref, props):
                    renamed[ref] = self.append(renamed.get(target or "", self.current_container()), props)
                case Replace(ref, props):
                    self.replace(renamed.get(ref, ref), props)
                case Remove(ref):
                    self.remove(renamed.get(ref, ref))
                case Configure() | Notice():
                    self.writes.append(write)

    def outlives(self, value: object) -> None:
        self.shared.append(value)

    def asked_at_each_use(self, why: str) -> None: ...

    def now(self) -> float:
        return self.clock

    # --- control
    def checkpoint(self) -> None:
        self.checkpoints += 1

    def rerun(self, scope: Scope) -> Rerun:
        self.reruns.append(scope)
        return ()

    def stop(self) -> None:
        self.stopped = True


@contextmanager
def fake_host(script_path: str = "app.py") -> Iterator[FakeHost]:
    """A fresh host, current for the block."""
    host = FakeHost(script_path)
    with use_host(host):
        yield host
