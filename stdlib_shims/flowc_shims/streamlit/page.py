"""The words in which a script speaks about its page: props, writes, references.

A command (`st.markdown`, `container.slider`, …) becomes exactly one or a few *writes*. Writes are plain frozen data:
the runtime records them per slot, replays them when the slot is reused, and folds all of them in script order into
the element tree. Nothing here knows who folds or sends.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal, TypeAlias

import msgspec

Ref: TypeAlias = str
"""Names one element or container of a session's page; stable while its slot and ordinal are."""

MAIN: Final[Ref] = "main"
SIDEBAR: Final[Ref] = "sidebar"
BOTTOM: Final[Ref] = "bottom"


class Props(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What one element shows. Each kind is a subclass with its own `tag`, in its own module under `elements/`."""

    is_container: ClassVar[bool] = False
    """True where the element holds children that later writes may append to."""

    is_transient: ClassVar[bool] = False
    """True where the element takes no place of its own: while a run is going on it stands between its neighbours, and
    none of the previous run's elements gives way to it (a spinner)."""


class BlobRef(msgspec.Struct, frozen=True, weakref=True):
    """Bytes kept beside the tree and fetched once: `digest` is the hex xxh3-128 of the content, `size` is in bytes.

    The store keeps the bytes for as long as anybody (a page, a trace, a cached result) holds the reference it gave out.
    """

    digest: str
    size: int
    mime: str


class NavigationEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One page of an app as its menu shows it. `path` is where it is, below the app; `external` is another site's
    address, which the browser opens by itself."""

    path: str
    title: str
    icon: str = ""
    section: str = ""
    help: str = ""
    hidden: bool = False
    external: str | None = None


class Navigation(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of an app and which of them is shown. `shown`: so many entries before the menu is cut, where the script
    says so; `lost`: the page that was asked for is none of them."""

    entries: tuple[NavigationEntry, ...]
    position: Literal["sidebar", "top", "hidden"] = "sidebar"
    expanded: bool = False
    shown: int | None = None
    current: str = ""
    lost: bool = False


class LogoPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture, or else a sign: an emoji or a Material symbol."""

    source: str | BlobRef | None = None
    icon: str = ""


class Logo(msgspec.Struct, frozen=True, kw_only=True):
    """The app's sign. `small`: what stands in the header, where the sidebar is closed or there is none; `link` is a
    web address that a click opens."""

    image: LogoPicture
    small: LogoPicture | None = None
    size: Literal["small", "medium", "large"] = "medium"
    link: str | None = None


class PageConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What `st.set_page_config` has set, and what else belongs to the page as a whole; None means never set in this
    run."""

    title: str | None = None
    icon: str | None = None
    layout: str | None = None
    initial_sidebar_state: str | None = None
    menu_items: dict[str, str | None] | None = None
    query: str | None = None
    """The query of the URL, where the script has changed it in this run."""
    navigation: Navigation | None = None
    logo: Logo | None = None
    """That of the run's last `st.logo`; unlike a title it goes with the first run that sets none."""


class Append(msgspec.Struct, frozen=True, tag=True):
    """Add an element at the end of `target`; None is the container that is current where the write takes place."""

    target: Ref | None
    ref: Ref
    props: Props


class Replace(msgspec.Struct, frozen=True, tag=True):
    """Put other props at an element's place (`placeholder.write(…)`, `bar.progress(…)`).

    Children stay when both old and new props are containers of one kind (Streamlit's rule), else they go.
    """

    ref: Ref
    props: Props


class Update(msgspec.Struct, frozen=True, tag=True):
    """Change these fields of an element's props, where others have these values; what it holds stays."""

    ref: Ref
    fields: dict[str, object]
    where: dict[str, object] = {}


class Remove(msgspec.Struct, frozen=True, tag=True):
    """Take an element away (a spinner at its end)."""

    ref: Ref


class Configure(msgspec.Struct, frozen=True, tag=True):
    """Merge the fields that are not None into the page's configuration."""

    config: PageConfig


class Notice(msgspec.Struct, frozen=True, tag=True):
    """A transient effect shown once (a toast, balloons): it takes no place in the tree."""

    props: Props


Write: TypeAlias = Append | Replace | Update | Remove | Configure | Notice
