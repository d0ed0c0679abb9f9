"""The `[theme]` options -> what the page's look is: values that were looked at, and what of them cannot be used.

Holds: every value is safe to stand in a style sheet: colours are `#rrggbb[aa]`, sizes are numbers of `px` or `rem`,
fonts are names without quotes, addresses are `https`, this machine's or below this server. What cannot be used is left
out and told; the rest of the theme stands.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias, cast
from urllib.parse import urlsplit

import msgspec

from flowc_runtime.configuration import OPTIONS, Configuration, config_folders
from flowc_runtime.css_colors import hex_color

Setting: TypeAlias = "bool | int | str | tuple[int | str, ...]"


class FontFace(msgspec.Struct, frozen=True):
    """One file of a font of the app's own, as in CSS."""

    family: str
    url: str
    weight: str = ""
    style: str = ""
    unicode_range: str = ""


class Theme(msgspec.Struct, frozen=True):
    """`options`: by the option's name below `theme.` (`primaryColor`, `dark.sidebar.textColor`). `sheets`: addresses of
    style sheets that fonts are in."""

    options: dict[str, bool | int | str | tuple[int | str, ...]] = {}
    faces: tuple[FontFace, ...] = ()
    sheets: tuple[str, ...] = ()


class _Unusable(ValueError):
    """Says what the value should be."""


@dataclass(slots=True)
class _Reading:
    """`folders`: where a file named in `base` is looked for."""

    folders: tuple[Path, ...]
    options: dict[str, Setting] = field(default_factory=dict[str, Setting])
    faces: list[FontFace] = field(default_factory=list[FontFace])
    sheets: list[str] = field(default_factory=list[str])
    problems: list[str] = field(default_factory=list[str])


def theme_of(configuration: Configuration, folders: tuple[Path, ...]) -> tuple[Theme, tuple[str, ...]]:
    """The theme, and what is wrong with the options it is made of."""
    reading = _Reading(folders)
    given: dict[str, tuple[object, str]] = {
        key.removeprefix("theme."): (said.value, said.source)
        for key, said in configuration.given.items()
        if key.startswith("theme.")
    }
    base, source = given.get("base", (None, ""))
    if base is not None and base not in ("light", "dark"):
        del given["base"]
        below = _base_file(str(base), source, reading)
        # What is said beside the name of the file governs.
        given = {**below, **given}
    for name, (value, said_in) in given.items():
        _take(reading, name, value, said_in)
    return Theme(reading.options, tuple(reading.faces), tuple(dict.fromkeys(reading.sheets))), tuple(reading.problems)


def theme_places(script: Path) -> tuple[Path, ...]:
    """Where a file that `base` names is looked for: beside the script first."""
    return tuple(place for folder in reversed(config_folders(script)) for place in (folder.parent, folder))


def _take(reading: _Reading, name: str, value: object, source: str) -> None:
    kind = name.rpartition(".")[2]
    try:
        if kind == "fontFaces":
            reading.faces.extend(_faces(value))
        elif kind in _FONTS:
            reading.options[name] = _font(value, reading.sheets)
        else:
            reading.options[name] = _value(kind, value)
    except _Unusable as error:
        reading.problems.append(f"{source}: theme.{name} {error}; it is left out")


def _base_file(name: str, source: str, reading: _Reading) -> dict[str, tuple[object, str]]:
    if "://" in name:
        reading.problems.append(
            f"{source}: theme.base is an address; flowc takes a theme from a file of this machine only"
        )
        return {}
    for file in (folder / name for folder in reading.folders):
        try:
            said = tomllib.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            reading.problems.append(f"{file}: {error}")
            return {}
        found = {key: (value, str(file)) for key, value in _flat(said.get("theme", {}), "")}
        for key in [key for key in found if f"theme.{key}" not in OPTIONS]:
            reading.problems.append(f"{file}: there is no option 'theme.{key}'")
            del found[key]
        if found.get("base", ("light", ""))[0] not in ("light", "dark"):
            reading.problems.append(f"{file}: theme.base must be light or dark here; it is left out")
            del found["base"]
        return found
    reading.problems.append(f"{source}: theme.base must be light, dark or a file; there is no {name!r}")
    return {}


def _flat(said: object, before: str) -> Iterator[tuple[str, object]]:
    for name, value in cast("Mapping[str, object]", said if isinstance(said, dict) else {}).items():
        if isinstance(value, dict):
            yield from _flat(cast("object", value), f"{before}{name}.")
        else:
            yield before + name, tuple(cast("list[object]", value)) if isinstance(value, list) else value


# --- single values

_FONTS: Final = frozenset({"font", "headingFont", "codeFont"})
_FLAGS: Final = frozenset({"linkUnderline", "showWidgetBorder", "showSidebarBorder"})
_SCALES: Final = {"chartCategoricalColors": None, "chartSequentialColors": 10, "chartDivergingColors": 10}
_SIZES: Final = frozenset({"metricValueFontSize", "codeFontSize", "paddingTop", "paddingBottom"})
_WEIGHTS: Final = {"baseFontWeight": 600, "codeFontWeight": 600, "metricValueFontWeight": 900}
_RADII: Final = ("none", "small", "medium", "large", "full")
_SIZE: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(px|rem)?")


def _value(kind: str, value: object) -> Setting:
    """Of an option that is neither a font nor a list of font files."""
    if kind in _FLAGS:
        return _flag(value)
    if kind in _SCALES:
        return _colors(value, _SCALES[kind])
    if kind in _SIZES:
        return _size(value)
    if kind in _WEIGHTS:
        return _weight(value, _WEIGHTS[kind])
    match kind:
        case "base":
            return str(value)
        case "baseFontSize":
            return _pixels(value)
        case "baseRadius" | "buttonRadius":
            text = str(value).strip().lower()
            return text if text in _RADII else _size(text, " or one of none, small, medium, large, full")
        case "headingFontSizes":
            return _heading_sizes(value)
        case "headingFontWeights":
            return _heading_weights(value)
        case _:
            return _color(value)


def _color(value: object) -> str:
    found = hex_color(value) if isinstance(value, str) else None
    if found is None:
        raise _Unusable(f"must be a colour such as #0d6b6b or rgb(13, 107, 107), not {value!r}")
    return found


def _colors(value: object, wanted: int | None) -> tuple[str, ...]:
    colors = tuple(_color(one) for one in _parts(value))
    if not colors or len(colors) > 100 or (wanted is not None and len(colors) != wanted):
        raise _Unusable(
            f"must be a list of {'colours' if wanted is None else f'{wanted} colours'}, not of {len(colors)}"
        )
    return colors


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise _Unusable(f"must be true or false, not {value!r}")


def _size(value: object, further: str = "") -> str:
    found = _SIZE.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None:
        raise _Unusable(f'must be a text such as "1rem" or "16px"{further}, not {value!r}')
    return f"{found[1]}{found[2] or 'px'}"


def _pixels(value: object) -> int:
    number = _whole(value)
    if not 6 <= number <= 64:
        raise _Unusable(f"must be a number of pixels from 6 to 64, not {value!r}")
    return number


def _weight(value: object, most: int) -> int:
    number = _whole(value)
    if not (100 <= number <= most and number % 50 == 0):
        raise _Unusable(f"must be a multiple of 50 from 100 to {most}, not {value!r}")
    return number


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _Unusable(f"must be a whole number, not {value!r}")
    try:
        return int(value)
    except ValueError:
        raise _Unusable(f"must be a whole number, not {value!r}") from None


def _heading_sizes(value: object) -> tuple[str, ...]:
    """Of h1 to h6; fewer leave the others as they are, a single one is for all."""
    if isinstance(value, str) and not value.strip().startswith("["):
        return (_size(value),) * 6
    return tuple(_size(one) for one in _six(value))


def _heading_weights(value: object) -> tuple[int, ...]:
    if isinstance(value, int) or (isinstance(value, str) and value.strip().isdigit()):
        return (_weight(value, 900),) * 6
    return tuple(_weight(one, 900) for one in _six(value))


def _six(value: object) -> tuple[object, ...]:
    parts = _parts(value)
    if not 1 <= len(parts) <= 6:
        raise _Unusable(f"must be a list of one to six values, for h1 to h6, not of {len(parts)}")
    return parts


def _parts(value: object) -> tuple[object, ...]:
    """A list; from a variable or the command line it comes as JSON."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise _Unusable(f"must be a list, not {value!r}") from None
    if not isinstance(value, list | tuple):
        raise _Unusable(f"must be a list, not {value!r}")
    return tuple(cast("tuple[object, ...]", value))


# --- fonts

_FAMILY: Final = re.compile(r"[\w .+-]{1,80}")
_WEIGHT_RANGE: Final = re.compile(r"\d{1,4}( \d{1,4})?|normal|bold")
_STYLE: Final = re.compile(r"normal|italic|oblique( -?\d{1,2}deg){0,2}")
_RANGE: Final = re.compile(r"[U+0-9A-Fa-f?, -]{1,400}")
_HERE: Final = ("localhost", "127.0.0.1", "[::1]")


def _font(value: object, sheets: list[str]) -> str:
    """Names of fonts; `name:address` says which style sheet the font is in."""
    if not isinstance(value, str) or not value.strip():
        raise _Unusable(f"must be the name of a font, not {value!r}")
    families: list[str] = []
    found: list[str] = []
    for part in _fonts(value):
        name, _, address = part.strip().partition(":")
        families.append(_family(name))
        if address:
            found.append(_address(address, "a style sheet"))
    sheets.extend(found)
    return ", ".join(families)


def _fonts(value: str) -> Iterator[str]:
    """Addresses hold commas, too: only one before a space ends an address."""
    for part in re.split(r",\s+", value):
        yield from (part,) if ":" in part else part.split(",")


def _family(name: object) -> str:
    plain = name.strip().strip("'\"").strip() if isinstance(name, str) else ""
    if not _FAMILY.fullmatch(plain):
        raise _Unusable(f"must be the name of a font, not {name!r}")
    return plain


def _address(address: str, what: str) -> str:
    address = address.strip()
    parts = urlsplit(address)
    if not address.isascii() or re.search(r"[\s\"'()<>\\;{}]", address):
        raise _Unusable(f"has an address of {what} that no browser should be given: {address!r}")
    if parts.scheme == "https" and parts.hostname:
        return address
    if parts.scheme == "http" and f"{parts.hostname}" in (*_HERE, "::1"):
        return address
    if not parts.scheme and not parts.netloc:
        return "/" + address.lstrip("/")
    raise _Unusable(f"has an address of {what} that is neither https nor below the app: {address!r}")


def _faces(value: object) -> Iterator[FontFace]:
    for one in _parts(value):
        if not isinstance(one, dict):
            raise _Unusable(f"must be tables with family and url, not {one!r}")
        said = cast("dict[str, object]", one)
        yield FontFace(
            _family(said.get("family")),
            _address(str(said.get("url", "")), "a font"),
            _matching(_WEIGHT_RANGE, said.get("weight", said.get("weight_range", "")), "weight"),
            _matching(_STYLE, said.get("style", ""), "style"),
            _matching(_RANGE, said.get("unicodeRange", said.get("unicode_range", "")), "unicodeRange"),
        )


def _matching(pattern: re.Pattern[str], value: object, name: str) -> str:
    text = str(value).strip()
    if text and not pattern.fullmatch(text):
        raise _Unusable(f"has a font whose {name} cannot be {value!r}")
    return text
