"""The doors of fragments: which is running, what calls one, what `st.rerun` may ask for. And where a command stands.

A part of `Doors`. What a fragment makes is named by the fragment and counted anew whenever its body runs, so that
clients see the same elements after a full run and after one of the fragment alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, cast

from flowc_runtime.fragments import Fragments
from flowc_runtime.output import Output
from flowc_runtime.recording import Recording
from flowc_runtime.trace import FragmentMade, FragmentRead, OutsideMade, Slot, Stands
from flowc_shims.streamlit.delta_generator import entered_place
from flowc_shims.streamlit.errors import StreamlitDuplicateElementKey
from flowc_shims.streamlit.host import Fragment, Host, Rerun, Scope
from flowc_shims.streamlit.page import Append, Ref, Write

_OUTSIDE: Final = "it writes to a container outside of its fragment"


class FragmentDoors:
    """See the module's docstring. `scope`: the fragments that are to run; none: the whole script."""

    def __init__(self, fragments: Fragments, scope: Rerun, output: Output) -> None:
        self.scope = scope
        self.fragments = fragments
        self.output = output
        self.recording: Recording | None = None
        self.in_callback = False
        self.running: list[Fragment] = []
        """The fragments whose bodies are running, the innermost last."""
        self.called_back: Fragment | None = None
        """The fragment whose widget's callback is running."""
        self.appended: set[Ref] = set()
        """What a run of fragments has made."""
        self.named_anew = False
        """What was made slot by slot was made by a closed body now, and has other names."""
        self.calling: Slot | None = None
        """The arguments of a call whose body is opened, while it is being made: its container goes by them."""
        fragments.begin()

    @property
    def here(self) -> Fragment | None:
        return self.running[-1] if self.running else None

    @property
    def in_full_run(self) -> bool:
        return not self.scope

    def runs_beside(self) -> bool:
        if any(one.body is not None for one in self.running):
            self.depends_on_run("a parallel fragment is called in a fragment, which waits for it in a run of its own")
        return not self.scope

    def claim(self, key: str, name: str) -> None:
        taken = self.fragments.is_taken(key, name)
        if self.recording is not None:
            self.recording.doors.append(FragmentRead(key, name, taken))
        if taken:
            raise StreamlitDuplicateElementKey(key)

    def fragment(self, made: Fragment) -> None:
        self.calling = None
        made.parent = self.running[-1].ref if self.running else ""
        before = self.fragments.earlier(made) if self.scope else None
        if before is not None and before.wrappers:
            # It stands in a fragment that runs alone: what it writes outside has its places already.
            made.wrappers.update(before.wrappers)
            self.depends_on_run(_OUTSIDE)
        recording = self.recording
        if recording is not None:
            recording.operations.append(FragmentMade(made))
            recording.roots.extend((made.call.function, made.call.args, tuple(made.call.kwargs.values())))
        self.fragments.add(made)

    @contextmanager
    def inside(self, made: Fragment) -> Iterator[None]:
        made.minted = 0
        self.running.append(made)
        try:
            yield
        finally:
            self.running.pop()

    def made_now(self, ref: Ref) -> bool:
        self.depends_on_run(_OUTSIDE)
        return ref in self.appended

    def writes_outside(self, outer: Ref) -> None:
        fragment, recording = self.here, self.recording
        if recording is None or fragment is None or all(one.body is None for one in self.running):
            return
        if fragment.body is not None:
            recording.operations.append(OutsideMade(outer, fragment.wrappers[outer]))
        self.depends_on_run(_OUTSIDE)

    def depends_on_run(self, why: str) -> None:
        """A run of the whole script and one of the fragment differ in this."""
        if self.recording is not None and self.recording.world is None:
            self.recording.world = why

    def keep_again(self, operation: FragmentMade | OutsideMade) -> None:
        """By a slot that is reused."""
        if isinstance(operation, FragmentMade):
            self.fragments.add(operation.fragment)
        elif self.here is not None:
            self.here.wrappers[operation.outer] = operation.wrapper

    def made_again(self, writes: Iterable[Write]) -> None:
        """In a run of fragments, by a slot that is reused."""
        self.appended.update(write.ref for write in writes if isinstance(write, Append))

    def mint_of_structure(self) -> Ref | None:
        """A name that no slot gives: what a closed body makes, and the container of an opened one."""
        if self.recording is None and self.calling is not None:
            return f"e{self.calling.uid}_f"
        inside = self.running and (self.recording is None or self.running[-1].body is None)
        return self.mint_inside() if inside else None

    def mint_inside(self) -> Ref:
        fragment = self.running[-1]
        fragment.minted += 1
        return f"{fragment.ref}.{fragment.minted}"

    def rerun(self, scope: Scope) -> Rerun:
        if scope == "fragment":
            self.depends_on_run("it asks for a rerun of its fragment")
        return self.fragments.to_rerun(scope, self.scope, self.called_back or self.here, in_callback=self.in_callback)

    def stands(self, *, form_only: bool = False) -> None:
        recording = self.recording
        if recording is None:
            return
        place, form = entered_place(cast("Host", self), recording.depth)
        door = Stands(None if form_only else place, form)
        if door not in recording.doors[-4:]:
            recording.doors.append(door)

    def forget_fragments(self) -> None:
        """The walk restarts."""
        self.fragments.begin_again()
        self.running.clear()
        self.appended.clear()
        self.calling = None
