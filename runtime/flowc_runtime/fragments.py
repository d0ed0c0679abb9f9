"""The fragments of one session: calls that the page keeps, each with what is needed to make it again.

A full run registers what it reaches, and the rest is gone when it has come to its end. A run of fragments ends those
that stood in them and were not called again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidLayoutContextError,
)
from flowc_shims.streamlit.host import Fragment, Rerun, Scope
from flowc_shims.streamlit.page import Ref


class Fragments:
    """See the module's docstring."""

    def __init__(self) -> None:
        self.known: dict[Ref, Fragment] = {}
        self.made: dict[Ref, Fragment] = {}
        """Those that were called in this run."""
        self.names: dict[str, str] = {}
        """Of this run: whose fragment has each key."""
        self.before: dict[Ref, Fragment] = {}
        self._succeeded: set[Ref] = set()
        """Of those before, the ones in whose place this run has called one."""

    # --- a run
    def begin(self) -> None:
        self.made, self.names = {}, {}
        self.before = dict(self.known)
        self._succeeded.clear()

    def begin_again(self) -> None:
        """The walk restarts."""
        self.made, self.names = {}, {}
        self.known = dict(self.before)
        self._succeeded.clear()

    def add(self, made: Fragment) -> None:
        if made.key is not None:
            self.names[made.key] = made.name
        self.made[made.ref] = self.known[made.ref] = made

    def earlier(self, made: Fragment) -> Fragment | None:
        """The same call in the run before; after an edit it went by another name on the page."""
        found = self.before.get(made.ref)
        if found is None or found.name != made.name:
            same = (made.parent, made.name, made.key)
            others = (one for one in self.before.values() if (one.parent, one.name, one.key) == same)
            found = next((one for one in others if one.ref not in self._succeeded and one.ref not in self.made), None)
        if found is not None:
            self._succeeded.add(found.ref)
        return found

    def is_taken(self, key: str, name: str) -> bool:
        """Another function's fragment has the key."""
        return self.names.get(key, name) != name

    def end(self, *, completed: bool, cut: bool) -> None:
        """A full run has ended. Where it was `cut` short, what bodies find may not be in place."""
        if completed:
            self.known = dict(self.made)
        elif cut:
            for fragment in self.known.values():
                fragment.body = None

    def end_inside(self, root: Ref) -> None:
        """The fragment has run again: what stood in it and was not called again is gone."""
        waiting = [root]
        while waiting:
            parent = waiting.pop()
            for ref, one in tuple(self.known.items()):
                if one.parent == parent and ref != root and (ref in self.made or not one.stays):
                    waiting.append(ref)
                    if ref not in self.made:
                        del self.known[ref]

    # --- questions
    def held(self, *, without: Rerun = ()) -> list[object]:
        """What the calls hold; of none that stands in one of these."""
        calls = [one.call for one in self.known.values() if not without or not self._around(one) & set(without)]
        return [value for call in calls for value in (call.function, call.args, *call.kwargs.values())]

    def within(self, scope: Rerun) -> set[Ref]:
        """Those of the scope, and what stands in them."""
        inside = {ref for ref, one in self.known.items() if self._around(one) & set(scope)}
        return {*scope, *inside}

    def in_order(self, scope: Rerun) -> Iterator[Fragment]:
        """Those that are there, without any that stands in another of them."""
        for ref in scope:
            fragment = self.known.get(ref)
            if fragment is not None and not self._around(fragment) & set(scope):
                yield fragment

    def _around(self, fragment: Fragment) -> set[Ref]:
        found: set[Ref] = set()
        parent = fragment.parent
        while parent and parent not in found:
            found.add(parent)
            parent = self.known[parent].parent if parent in self.known else ""
        return found

    def to_rerun(self, scope: Scope, queue: Rerun, here: Fragment | None, *, in_callback: bool) -> Rerun:
        """What `st.rerun` asks for. Raises where it may not."""
        if scope == "app":
            return ()
        if scope == "fragment":
            if not queue or here is None:
                raise StreamlitInvalidLayoutContextError(
                    "`scope='fragment'` belongs inside a function decorated with `@st.fragment`, while only that is "
                    "rerun."
                )
            return tuple(dropwhile(lambda ref: ref != here.ref, queue)) or (here.ref,)
        if not in_callback:
            raise StreamlitAPIException(
                "`st.rerun` takes the key of a fragment only in a callback. To rerun everything, leave `scope` out.",
                error_id="rerun-keyed-outside-callback",
            )
        return tuple(ref for key in scope for ref in self._of_key(key))

    def _of_key(self, key: str) -> list[Ref]:
        found = [ref for ref, one in self.known.items() if one.key == key]
        if not found:
            raise StreamlitAPIException(
                f"There is no fragment with the key {key!r} on the page.", error_id="rerun-unknown-fragment-key"
            )
        return found
