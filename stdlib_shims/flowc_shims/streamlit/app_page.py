"""`st.Page`: a file, a function or another site's address, as one page of an app.

Holds: a page never changes once it is made; what depends on the run (which page is the default) is asked of the host.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast
from urllib.parse import urlsplit

import xxhash

from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitMissingRequiredParameterError,
    StreamlitPageNotFoundError,
    StreamlitValueError,
)
from flowc_shims.streamlit.facts import DefaultPage, PageFile, PageInfo
from flowc_shims.streamlit.host import current_host, has_host
from flowc_shims.streamlit.wording import check_icon, clean_help, split_icon

Body: TypeAlias = Callable[[], object]
Visibility: TypeAlias = Literal["visible", "hidden"]

_FILE: Final = re.compile(r"([0-9]*)[_ -]*(.*)\.py")
_NOT_IN_PATHS: Final = re.compile(r"[&#?/\\:*\"<>|']")


class Page:
    """What `st.navigation` takes and gives back."""

    def __init__(
        self,
        page: str | Path | Body,
        *,
        title: str | None = None,
        icon: str | None = None,
        url_path: str | None = None,
        default: bool = False,
        visibility: Visibility = "visible",
        help: str | None = None,
    ) -> None:
        if visibility not in ("visible", "hidden"):
            raise StreamlitValueError("visibility", ["'visible'", "'hidden'"])
        self._default = bool(default)
        self._visibility: Visibility = visibility
        self._help = (clean_help(help) or "").strip() and (clean_help(help) or "")
        self._external: str | None = None
        self._body: Path | Body | None = None
        if isinstance(page, str) and is_address(page):
            self._external = page
            self._title, self._path = _of_address(page, title, url_path, default=self._default)
            self._icon = check_icon(icon)
            return
        self._body = _body(page)
        own_icon, name = _name_of(self._body, title)
        self._title = title or name.replace("_", " ")
        self._icon = check_icon(own_icon if icon is None else icon)
        if self._title.strip() == "":
            raise StreamlitMissingRequiredParameterError("title", detail="It has to hold more than underscores.")
        self._path = name if url_path is None else _checked_path(url_path, default=self._default)

    @property
    def title(self) -> str:
        return self._title

    @property
    def icon(self) -> str:
        return self._icon

    @property
    def help(self) -> str:
        return self._help

    @property
    def url_path(self) -> str:
        """Where it is, below the app; "" for the default page."""
        return "" if self._default or self._is_made_default() else self._path

    @property
    def visibility(self) -> Visibility:
        return self._visibility

    @property
    def is_external(self) -> bool:
        return self._external is not None

    @property
    def external_url(self) -> str | None:
        return self._external

    def run(self) -> None:
        """Execute it: once, and only the page that `st.navigation` gave."""
        if has_host():
            body = str(self._body) if isinstance(self._body, Path) else self._body
            current_host().run_page(self._script_hash, body)

    @property
    def _script_hash(self) -> str:
        return page_hash(self._path)

    def _info(self) -> PageInfo:
        file = str(self._body) if isinstance(self._body, Path) else ""
        return PageInfo(self._script_hash, self.url_path, file, self.is_external, self._title, self._help)

    def _is_made_default(self) -> bool:
        """The first of pages of which none says that it is the default."""
        return has_host() and current_host().look(DefaultPage()) == self._script_hash


def page_hash(path: str) -> str:
    return xxhash.xxh3_128_hexdigest(path.encode("utf-8", "surrogatepass"))


def is_address(page: str) -> bool:
    """Another site's."""
    parts = urlsplit(page)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def check_page_path(page: str) -> None:
    if "\0" in page:
        raise StreamlitAPIException("The path of a page holds a null byte.", error_id="page-path-contains-null-bytes")


def main_folder() -> Path:
    return Path(current_host().script_path).parent


def icon_and_name(file: Path) -> tuple[str, str]:
    """What the name of a file says: an emoji, and the title with underscores. `2_🎈_My page.py` -> 🎈, My_page"""
    found = _FILE.fullmatch(file.name)
    if found is None:
        return "", ""
    return split_icon(re.sub(r"[_ ]+", "_", found[2]).strip() or found[1])


def sort_key(file: Path) -> tuple[float, str]:
    """Pages of a folder: by the number in front of their names, those without one last."""
    found = _FILE.fullmatch(file.name)
    number, label = ("", file.name) if found is None else (found[1], found[2])
    return (float(number) if number else float("inf"), label.lower())


def _body(page: object) -> Path | Body:
    if isinstance(page, str | Path):
        check_page_path(str(page))
        file = (main_folder() / page).resolve()
        if not current_host().look(PageFile(str(file))):
            raise StreamlitPageNotFoundError(file.name)
        return file
    return cast("Body", page)


def _name_of(body: Path | Body, title: str | None) -> tuple[str, str]:
    if isinstance(body, Path):
        return icon_and_name(body)
    name = getattr(body, "__name__", None)
    if name is None and title is None:
        raise StreamlitMissingRequiredParameterError("title", detail="This callable has no name to take it from.")
    return "", "" if name is None else str(name)


def _of_address(page: str, title: str | None, path: str | None, *, default: bool) -> tuple[str, str]:
    if title is None or title.strip() == "":
        raise StreamlitMissingRequiredParameterError("title", detail=f"Nothing else names the address {page}.")
    if default:
        raise StreamlitIncompatibleParametersError(
            "page=<address of another site>", "default=True", explanation="The app itself has to show its first page."
        )
    found = (_path_of_title(title) if path is None else path).strip().strip("/")
    if found == "":
        raise StreamlitMissingRequiredParameterError("url_path", detail="The title gives none: write one.")
    _refuse_nested(found)
    return title, found


def _path_of_title(title: str) -> str:
    spaced = re.sub(r"\s+", "_", title.lower())
    return re.sub(r"_+", "_", _NOT_IN_PATHS.sub("", spaced).strip("_"))


def _checked_path(path: str, *, default: bool) -> str:
    found = path.strip().strip("/")
    if found.strip() == "" and not default:
        raise StreamlitMissingRequiredParameterError("url_path", detail="Only the default page may have an empty one.")
    _refuse_nested(found)
    return found


def _refuse_nested(path: str) -> None:
    if "/" in path:
        raise StreamlitAPIException(
            f"The `url_path` {path!r} cannot hold a `/`: the address of a page is one step below the app.",
            error_id="page-nested-url-path",
        )
