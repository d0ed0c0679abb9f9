"""A host for code that runs while nobody looks: what it shows goes nowhere, what it asks for of a visitor is not there.

It stands in front of a cached function that is refreshed in another thread: there is no page, no widget and no session
state, but the caches are everybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from flowc_shims.streamlit.errors import NoSessionContext
from flowc_shims.streamlit.facts import Change, Fact
from flowc_shims.streamlit.host import CacheEntry, CachePolicy, Fragment, Host, Rerun, Scope, WidgetOutcome, WidgetSpec
from flowc_shims.streamlit.page import MAIN, BlobRef, Props, Ref, Write
from flowc_shims.streamlit.uploaded_file import Files


class Silence:
    """See the module's docstring. `behind`: the host of the run that asked for the refresh."""

    in_callback = False
    active_page = ""

    def __init__(self, behind: Host) -> None:
        self._behind = behind
        self.script_path = behind.script_path
        self.session_name = behind.session_name

    def append(self, target: Ref | None, props: Props, ref: Ref | None = None) -> Ref:
        return MAIN if ref is None else ref

    def replace(self, ref: Ref, props: Props) -> None: ...

    def update(self, ref: Ref, fields: dict[str, object], where: dict[str, object]) -> None: ...

    def remove(self, ref: Ref) -> None: ...

    def notice(self, props: Props) -> None: ...

    def configure_page(self, **fields: object) -> None: ...

    def enter(self, ref: Ref) -> None: ...

    def leave(self, ref: Ref) -> None: ...

    def current_container(self) -> Ref:
        return MAIN

    def stands(self, *, form_only: bool = False) -> None: ...

    @property
    def here(self) -> Fragment | None:
        return None

    @property
    def in_full_run(self) -> bool:
        return True

    def fragment(self, made: Fragment) -> None: ...

    def claim(self, key: str, name: str) -> None: ...

    @contextmanager
    def inside(self, made: Fragment) -> Iterator[None]:
        yield

    def runs_beside(self) -> bool:
        return True

    def made_now(self, ref: Ref) -> bool:
        return False

    def writes_outside(self, outer: Ref) -> None: ...

    def blob(self, content: bytes, mime: str) -> BlobRef:
        return self._behind.blob(content, mime)

    def widget(self, spec: WidgetSpec) -> WidgetOutcome:
        value = spec.deserialize(None)
        return WidgetOutcome(value, spec.serialize(value), changed=False)

    def state_get(self, key: str) -> object:
        raise KeyError(key)

    def state_has(self, key: str) -> bool:
        return False

    def state_set(self, key: str, value: object) -> None: ...

    def state_delete(self, key: str) -> None:
        raise KeyError(key)

    def state_keys(self) -> list[str]:
        return []

    def cache_get(self, function: str, arguments: str, policy: CachePolicy) -> CacheEntry | None:
        return None

    def cache_put(self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy) -> None: ...

    def cache_refresh(
        self, function: str, arguments: str, entry: CacheEntry, policy: CachePolicy, compute: Callable[[], CacheEntry]
    ) -> None: ...

    def cache_clear(self, function: str, arguments: str | None) -> None: ...

    @contextmanager
    def cache_compute(self, function: str, arguments: str) -> Iterator[list[Write]]:
        yield []

    def replay(self, writes: tuple[Write, ...]) -> None: ...

    @property
    def files(self) -> Files:
        return self._behind.files

    def outlives(self, value: object) -> None: ...

    def asked_at_each_use(self, why: str) -> None: ...

    def look(self, fact: Fact) -> object:
        return self._behind.look(fact)

    def change(self, change: Change) -> None:
        raise NoSessionContext

    def secrets(self, key: str | None) -> Mapping[str, object]:
        return self._behind.secrets(key)

    def run_page(self, page: str, body: str | Callable[[], object] | None) -> None:
        raise NoSessionContext

    def now(self) -> float:
        return self._behind.now()

    def checkpoint(self) -> None: ...

    def rerun(self, scope: Scope) -> Rerun:
        return ()

    def stop(self) -> None: ...
