"""`st.page_link`: a link to a page of the app, which the client opens without loading anew, or to another site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from flowc_shims.streamlit.app_page import Page, is_address
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command, in_sidebar
from flowc_shims.streamlit.elements.button import IconPosition, check_icon_position
from flowc_shims.streamlit.errors import StreamlitMissingRequiredParameterError
from flowc_shims.streamlit.host import current_host
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.navigation import check_registered, page_at
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.query_params import Given, given_query
from flowc_shims.streamlit.wording import check_icon, clean_help


class PageLinkProps(Props, frozen=True, kw_only=True, tag="page_link"):
    """`page` is a path below the app, or, where it is `external`, a whole address. `query` has no question mark."""

    page: str
    label: str
    icon: str | None = None
    icon_position: IconPosition = "left"
    help: str | None = None
    disabled: bool = False
    external: bool = False
    query: str = ""
    width: Width = "content"


@command
def page_link(
    dg: DeltaGenerator,
    page: str | Path | Page,
    *,
    label: str | None = None,
    icon: str | None = None,
    icon_position: IconPosition = "left",
    help: str | None = None,
    disabled: bool = False,
    use_container_width: bool | None = None,
    width: Width = "content",
    query_params: Mapping[str, Given] | Sequence[tuple[str, Given]] | None = None,
) -> DeltaGenerator:
    """Show a link; without a label, the page's own title and icon. In the sidebar it is always as wide as that."""
    if use_container_width is not None:
        width = "stretch" if use_container_width else "content"
    if in_sidebar(dg, current_host()):
        width = "stretch"
    target, external, own_label, own_icon, own_help = _target(page, label)
    props = PageLinkProps(
        page=target,
        label=own_label if label is None else str(label),
        icon=check_icon(own_icon if icon is None else icon) or None,
        icon_position=check_icon_position(icon_position),
        help=clean_help(own_help if help is None else help),
        disabled=bool(disabled),
        external=external,
        query="" if external else given_query(query_params or {}),
        width=check_width(width),
    )
    return append(dg, props)


def _target(page: object, label: str | None) -> tuple[str, bool, str, str, str | None]:
    """Address, whether it is another site's, and the page's own label, icon and help."""
    if isinstance(page, Page):
        if page.external_url is not None:
            return page.external_url, True, page.title, page.icon, page.help
        check_registered(page)
        return page.url_path, False, page.title, page.icon, page.help
    path = str(cast("str | Path", page))
    if is_address(path):
        if not label:
            raise StreamlitMissingRequiredParameterError("label", detail="Another site's address has no title.")
        return path, True, "", "", None
    info = page_at(path)
    return info.path, False, info.title, "", info.help
