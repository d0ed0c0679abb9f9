"""What a fragment shows is in a container of its own, which looks like nothing; so is what it writes elsewhere."""

from __future__ import annotations

from typing import ClassVar

from flowc_shims.streamlit.page import Props


class FragmentProps(Props, frozen=True, kw_only=True, tag="fragment"):
    """`every`: seconds after which the client asks for another run of the fragment, if any. `outside`: what it writes
    to another container, whose layout goes on inside."""

    is_container: ClassVar[bool] = True

    every: float | None = None
    outside: bool = False
