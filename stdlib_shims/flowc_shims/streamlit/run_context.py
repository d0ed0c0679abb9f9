"""The context of a run, as real code uses it: to ask whether there is a run, and to let a thread write to its page."""

from __future__ import annotations

import threading
from typing import TypeVar

from flowc_shims.streamlit.host import Host, current_host, has_host, use_host
from flowc_shims.streamlit.not_built import NotBuilt

AnyThread = TypeVar("AnyThread", bound=threading.Thread)


class ScriptRunContext:
    """The run that a thread belongs to: to be handed on, and to ask whose it is; what else Streamlit keeps in it is
    not built."""

    __slots__ = ("_host",)

    def __init__(self, host: Host) -> None:
        self._host = host

    @property
    def session_id(self) -> str:
        """The same in all runs of a session, and no other session's."""
        return self._host.session_name

    @property
    def main_script_path(self) -> str:
        return self._host.script_path

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotBuilt(f"`{name}` of the script run context")


def get_script_run_ctx(suppress_warning: bool = False) -> ScriptRunContext | None:
    """The context of this thread's run; None outside a run."""
    del suppress_warning  # Streamlit warns here; flowc has nothing to warn of
    return ScriptRunContext(current_host()) if has_host() else None


def add_script_run_ctx(thread: AnyThread | None = None, ctx: ScriptRunContext | None = None) -> AnyThread | None:
    """Let `thread`, which has not started yet, write to the page of `ctx` (this thread's run where it is None)."""
    context = ctx if ctx is not None else get_script_run_ctx()
    if thread is None or context is None:
        return thread
    run = thread.run

    def run_with_host() -> None:
        with use_host(context._host):
            run()

    setattr(thread, "run", run_with_host)  # noqa: B010 - a method is replaced on one object, which has no typed form
    return thread


def exists() -> bool:
    """`streamlit.runtime.exists`: True inside a run."""
    return has_host()
