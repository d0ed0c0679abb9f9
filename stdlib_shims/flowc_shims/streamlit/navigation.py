"""`st.navigation` and `st.switch_page`: which pages an app has, and which one is shown.

The host knows which page the browser asked for; here that becomes one of the pages the script names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, NoReturn, TypeAlias, cast

from flowc_shims.streamlit.app_page import Page, check_page_path, main_folder
from flowc_shims.streamlit.config import get_option
from flowc_shims.streamlit.control import RerunException
from flowc_shims.streamlit.delta_generator import check_not_aside
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitPageNotFoundError,
    StreamlitValueError,
)
from flowc_shims.streamlit.facts import AskPage, KnownPages, Navigated, PageAsked, PageInfo, PagesFolder, SetQuery
from flowc_shims.streamlit.host import current_host, has_host
from flowc_shims.streamlit.page import Navigation, NavigationEntry
from flowc_shims.streamlit.query_params import Given, query_params

GivenPage: TypeAlias = "Page | str | Path | Callable[[], object]"
Position: TypeAlias = Literal["sidebar", "top", "hidden"]


def navigation(
    pages: Sequence[GivenPage] | Mapping[str, Sequence[GivenPage]],
    *,
    position: Position = "sidebar",
    expanded: bool | int = False,
) -> Page:
    """Show the menu of these pages, and give the one to execute."""
    if position not in ("sidebar", "top", "hidden"):
        raise StreamlitValueError("position", ["'sidebar'", "'hidden'", "'top'"])
    sections = _sections(pages)
    every = [page for section in sections.values() for page in section]
    if not every:
        raise StreamlitMissingRequiredParameterError("pages", detail="An app has at least one page.")
    default = _default(every)
    if not has_host():
        return default
    infos = _infos(every, default)
    host = current_host()
    host.checkpoint()
    chosen, lost = cast("tuple[str, bool]", host.look(PageAsked(infos, default._script_hash)))
    is_open, shown = _expanded(expanded)
    if position == "sidebar" and get_option("client.showSidebarNavigation") is False:
        position = "hidden"
    host.configure_page(
        navigation=Navigation(
            entries=tuple(_entry(page, section, default) for section, some in sections.items() for page in some),
            position=position,
            expanded=is_open,
            shown=shown,
            current=next(info.path for info in infos if info.hash == chosen),
            lost=lost,
        )
    )
    host.change(Navigated(infos, chosen, default._script_hash))
    return next(page for page in every if page._script_hash == chosen)


def folder_navigation() -> Page:
    """The pages of an app with a folder `pages`, the main script first."""
    files = cast("tuple[str, ...]", current_host().look(PagesFolder()))
    return navigation([Page(file, default=number == 0) for number, file in enumerate(files)])


def switch_page(
    page: str | Path | Page, *, query_params: Mapping[str, Given] | Sequence[tuple[str, Given]] | None = None
) -> NoReturn:
    """End the run here and show another page."""
    host = current_host()
    check_not_aside(host, "Showing another page")
    if isinstance(page, Page):
        if page.is_external:
            raise StreamlitAPIException(
                "`st.switch_page` stays in the app. For another site's page use `st.page_link`.",
                error_id="switch-page-external-url-not-supported",
            )
        check_registered(page)
        found = page._script_hash
    else:
        found = page_at(str(page)).hash
    host.checkpoint()
    _replace_query(query_params or {})
    host.change(AskPage(found))
    raise RerunException(host.rerun("app"))


def page_at(path: str) -> PageInfo:
    """The page of a file, named relative to the main script. Raises StreamlitPageNotFoundError."""
    check_page_path(path)
    folder = main_folder()
    file = os.path.realpath(folder / path)
    for info in known_pages():
        if info.file == file:
            return info
    raise StreamlitPageNotFoundError(path, str(folder), (folder / "pages").is_dir())


def known_pages() -> tuple[PageInfo, ...]:
    return cast("tuple[PageInfo, ...]", current_host().look(KnownPages()))


def check_registered(page: Page) -> None:
    """Two pages at one address are one page: what is meant must be what `st.navigation` was given."""
    known = next((info for info in known_pages() if info.hash == page._script_hash), None)
    if known is None or known.file == page._info().file:
        return
    raise StreamlitAPIException(
        f"`st.navigation` was given another page for the address `/{page.url_path}` "
        f"(`{known.file or 'a function'}`): pass the page that it was given.",
        error_id="page-source-mismatch-file" if page._info().file else "page-source-mismatch-callable",
    )


def _replace_query(params: Mapping[str, Given] | Sequence[tuple[str, Given]]) -> None:
    for key in tuple(query_params):
        current_host().change(SetQuery(key, None))
    if params:
        query_params.update(params)


def _sections(pages: object) -> dict[str, list[Page]]:
    if isinstance(pages, Mapping):
        given = cast("Mapping[str, Sequence[GivenPage]]", pages)
        return {section: [_page(one) for one in some] for section, some in given.items()}
    return {"": [_page(one) for one in cast("Sequence[GivenPage]", pages)]}


def _page(given: object) -> Page:
    if isinstance(given, Page):
        return given
    if isinstance(given, str | Path) or callable(given):
        return Page(cast("GivenPage", given))  # type: ignore[arg-type]  # a page was ruled out above
    raise StreamlitInvalidParameterTypeError("pages", type(given).__name__, ["str", "Path", "callable", "st.Page"])


def _default(pages: list[Page]) -> Page:
    chosen = [page for page in pages if page._default]
    if len(chosen) > 1:
        raise StreamlitAPIException(
            "Only one page can have `default=True`.", error_id="navigation-multiple-default-pages"
        )
    own = [page for page in pages if not page.is_external]
    if not chosen and not own:
        raise StreamlitAPIException(
            "An app needs a page of its own: all of these are other sites'.", error_id="navigation-external-only-pages"
        )
    return chosen[0] if chosen else own[0]


def _infos(pages: list[Page], default: Page) -> tuple[PageInfo, ...]:
    seen: set[str] = set()
    for page in pages:
        if page._script_hash in seen:
            raise StreamlitAPIException(
                f"Two pages have the address `/{page._path}`: give one of them another `url_path`.",
                error_id="navigation-duplicate-url-path",
            )
        seen.add(page._script_hash)
    return tuple(replace(page._info(), path=_path(page, default)) for page in pages)


def _path(page: Page, default: Page) -> str:
    return "" if page is default else page._path


def _entry(page: Page, section: str, default: Page) -> NavigationEntry:
    return NavigationEntry(
        path=_path(page, default),
        title=page.title,
        icon=page.icon,
        section=str(section),
        help=page.help,
        hidden=page.visibility == "hidden",
        external=page.external_url,
    )


def _expanded(expanded: object) -> tuple[bool, int | None]:
    if isinstance(expanded, bool):
        return expanded, None
    if not isinstance(expanded, int):
        raise StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
    if expanded < 0:
        raise StreamlitValueError("expanded", ["True", "False", "a number of entries"], detail=f"Not {expanded}.")
    return False, expanded or None
