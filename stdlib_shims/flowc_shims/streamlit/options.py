"""The options of selection widgets: anything list-like in; values, their texts, and the way between them out.

Wire values are the texts, so a choice survives options that are reordered or made anew. Of two options with the same
text the browser's choice means the last, as in Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, EnumMeta
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar, cast

from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitDefaultNotInOptionsError,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)
from flowc_shims.streamlit.host import WireValue

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
FilterMode: TypeAlias = Literal["fuzzy", "contains", "prefix"] | None


@dataclass(frozen=True, slots=True)
class Options(Generic[T]):
    """`texts[i]` is how `values[i]` is shown; `position` finds an option by its text."""

    values: list[T]
    texts: tuple[str, ...]
    position: dict[str, int]
    format: Callable[[T], object]

    def value_of(self, text: str) -> T | str:
        """The option with this text; the text itself where there is none."""
        index = self.position.get(text)
        return text if index is None else self.values[index]

    def text_of(self, value: object) -> str:
        """How a value is, or would be, shown."""
        try:
            return str(self.format(cast("T", value)))
        except Exception:  # noqa: BLE001 - the user's own format function, given a value that is no option (any more)
            return str(value)

    def has(self, value: object) -> bool:
        try:
            return self.format(cast("T", value)) in self.position
        except Exception:  # noqa: BLE001 - as above: what cannot be formatted is not an option
            return False

    def can_format(self, value: object) -> bool:
        try:
            self.format(cast("T", value))
        except Exception:  # noqa: BLE001 - as above
            return False
        return True

    def at(self, index: int | None) -> T | None:
        """The option at an index; None for no index, or where there are no options."""
        return None if index is None or not self.values else self.values[index]


def make_options(options: object, format_func: Callable[[T], object]) -> Options[T]:
    """Read what a script passed as `options`."""
    values = cast("list[T]", as_list(options))
    _check_comparable(values)
    texts = [format_func(value) for value in values]
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"format_func must return text, not {type(text).__name__}")
    checked = tuple(str(text) for text in texts)
    return Options(values, checked, {text: index for index, text in enumerate(checked)}, format_func)


def as_list(options: object) -> list[object]:
    """A list of its own: elements, dictionary keys, enum members, or the first column of a table."""
    if options is None:
        return []
    if isinstance(options, str | bytes | int | float | bool):
        return [options]
    if isinstance(options, EnumMeta):
        members = cast("Iterable[Enum]", options)
        return [member.value if isinstance(member, str) else member for member in members]
    if isinstance(options, Mapping):
        return list(cast("Mapping[object, object]", options))
    column = _first_column(options)
    if column is not None:
        return column
    return list(cast("Iterable[object]", options)) if isinstance(options, Iterable) else [options]


def check_index(index: object, count: int) -> int | None:
    """`index` of a widget with one choice."""
    if index is None:
        return None
    if not isinstance(index, int):
        raise StreamlitInvalidParameterTypeError("index", type(index).__name__, ["int", "None"])
    if count > 0 and not 0 <= index < count:
        raise StreamlitValueOutOfRangeError("index", index, 0, count - 1)
    return index


def default_indices(values: list[T], default: object) -> tuple[int, ...]:
    """Where the default choices stand among the options."""
    chosen = as_list(default)
    for choice in chosen:
        if choice not in values:
            raise StreamlitDefaultNotInOptionsError(choice)
    return tuple(cast("list[object]", values).index(choice) for choice in chosen)


def check_filter_mode(filter_mode: object, *, accept_new_options: bool) -> FilterMode:
    """How typing narrows the list down."""
    if filter_mode is None:
        if accept_new_options:
            raise StreamlitIncompatibleParametersError(
                "filter_mode=None",
                "accept_new_options=True",
                explanation="A new option is typed into the filter, so there must be one.",
            )
        return None
    if filter_mode == "fuzzy":
        return "fuzzy"
    if filter_mode == "contains":
        return "contains"
    if filter_mode == "prefix":
        return "prefix"
    raise StreamlitValueError("filter_mode", ["'fuzzy'", "'contains'", "'prefix'", "None"])


def those_offered(value: object, options: Options[T]) -> object:
    """Several choices without those that are no option any more; `value` itself where all are."""
    chosen = as_list(value)
    valid = [choice for choice in chosen if options.has(choice)]
    return value if len(valid) == len(chosen) else valid


def same_enums(chosen: list[object], options: object, values: list[T]) -> list[object]:
    """`same_enum` of each; the very list where nothing differs."""
    current = [same_enum(choice, options, values) for choice in chosen]
    return chosen if all(new is old for new, old in zip(current, chosen, strict=True)) else current


def same_enum(value: object, options: object, values: list[T]) -> object:
    """An enum member of an earlier definition of a class becomes the member of that name of the present one."""
    if not isinstance(value, Enum):
        return value
    classes = {options} if isinstance(options, EnumMeta) else {type(option) for option in values}
    if len(classes) != 1:
        return value
    present = classes.pop()
    if not isinstance(present, EnumMeta) or isinstance(value, present):
        return value
    old = type(value)
    same = old.__qualname__ == present.__qualname__ and old.__members__.keys() == present.__members__.keys()
    return present.__members__[value.name] if same else value


def text_wire(wire: WireValue) -> str | None:
    """A browser's text; anything else counts as nothing sent."""
    return wire if isinstance(wire, str) else None


def texts_wire(wire: WireValue) -> list[str] | None:
    """A browser's list of texts; anything else counts as nothing sent."""
    return [str(item) for item in wire] if isinstance(wire, list) else None


def _check_comparable(values: list[T]) -> None:
    """Options are looked up by `==`, which has to give a bool."""
    if not values:
        return
    try:
        bool(values[0] == values[0])
    except ValueError:
        raise StreamlitAPIException(
            f"Options of type {type(values[0]).__name__} cannot be compared with `==`: it gives no single True or "
            "False. Use their names or indices as options.",
            error_id="incomparable-select-options",
        ) from None


def _first_column(options: object) -> list[object] | None:
    """The first column of a table or array of any library, as Python values; None for what is neither."""
    if isinstance(options, list | tuple | set | frozenset | range) or not _looks_like_table(options):
        return None
    import pandas as pd

    if isinstance(options, pd.Series | pd.Index):
        return cast("list[object]", cast("pd.Series[str]", options).to_list())
    to_pandas = getattr(options, "to_pandas", None)
    table = options if to_pandas is None else to_pandas()
    if isinstance(table, pd.Series):
        return cast("list[object]", table.to_list())
    frame = pd.DataFrame(cast("pd.DataFrame", table))
    return [] if frame.empty else cast("list[object]", frame.iloc[:, 0].to_list())


def _looks_like_table(options: object) -> bool:
    return any(hasattr(options, name) for name in ("__dataframe__", "__array__", "__arrow_c_stream__", "to_pandas"))
