"""The part of a host that fragments ask: here they are nobody's business, and a command that makes one fails."""

from __future__ import annotations

from contextlib import AbstractContextManager

from flowc_shims.streamlit.host import Fragment
from flowc_shims.streamlit.page import Ref


class NoFragments:
    here: Fragment | None = None
    in_full_run: bool = True

    def runs_beside(self) -> bool:
        return True

    def fragment(self, made: Fragment) -> None:
        raise NotImplementedError

    def claim(self, key: str, name: str) -> None:
        raise NotImplementedError

    def inside(self, made: Fragment) -> AbstractContextManager[None]:
        raise NotImplementedError

    def made_now(self, ref: Ref) -> bool:
        raise NotImplementedError

    def writes_outside(self, outer: Ref) -> None:
        raise NotImplementedError

    def stands(self, *, form_only: bool = False) -> None: ...
