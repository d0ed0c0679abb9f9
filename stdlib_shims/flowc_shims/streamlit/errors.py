"""The exception classes of `streamlit.errors`: every class name and base of 1.67, messages in flowc's own words.

Scripts catch these by name (`except StreamlitAPIException`), so the hierarchy holds exactly. A message is Markdown
where the class descends from MarkdownFormattedException.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Sequence
from pathlib import PurePath
from typing import Final


class Error(Exception):
    """The root of all errors that a command raises."""


class StreamlitComponentRegistryError(Error):
    """A custom component could not be registered."""


class FragmentStorageKeyError(Error, KeyError):
    """A fragment that is not stored (any more) was asked for."""


class FragmentHandledException(Exception):
    """A fragment has already shown this error on the page."""


class NoSessionContext(Error):
    """A command was called outside a run."""

    def __init__(self, *args: object) -> None:
        super().__init__(*(args or ("This command needs a running session: start the script with `flowc run`.",)))


class MarkdownFormattedException(Error):
    """The message is Markdown."""


class StreamlitMaxRetriesError(Error):
    """A file or folder stayed unreadable."""


class StreamlitAPIException(MarkdownFormattedException):
    """A command was used in a way it does not allow."""

    def __init__(self, *args: object, error_id: str | None = None) -> None:
        super().__init__(*args)
        self.error_id = error_id


class StreamlitDataframeConversionError(StreamlitAPIException):
    """A value is no table and cannot become one."""


class DuplicateWidgetID(StreamlitAPIException):
    """Two elements of one run share an identity."""


class StreamlitAuthError(StreamlitAPIException):
    """Signing in failed."""


class StreamlitMissingAuthlibError(StreamlitAuthError):
    """Signing in needs Authlib."""

    def __init__(self) -> None:
        super().__init__("Signing in needs the package Authlib, version 1.3.2 or newer, which is not installed.")


class StreamlitDuplicateElementId(DuplicateWidgetID):
    """Two elements without a key have the same type and parameters."""

    def __init__(self, element_type: str) -> None:
        super().__init__(
            f"Two `{element_type}` elements have the same parameters and no `key`, so they cannot be told apart. "
            f"Give each `{element_type}` a `key` of its own."
        )


class StreamlitDuplicateElementKey(DuplicateWidgetID):
    """Two elements have the same key."""

    def __init__(self, user_key: str) -> None:
        super().__init__(f"The key `{user_key!r}` is used by more than one element. A key must be unique in a run.")


class UnserializableSessionStateError(StreamlitAPIException):
    """A session state value cannot be pickled."""


class StreamlitAPIWarning(StreamlitAPIException, Warning):
    """Shown with `st.exception`, never raised: it remembers where it was made."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.tacked_on_stack: traceback.StackSummary | None = traceback.extract_stack()


class LocalizableStreamlitException(StreamlitAPIException):
    """The message is a template and `exec_kwargs` fill it, so that an app may show it in its own language."""

    def __init__(self, message: str, **kwargs: object) -> None:
        error_id = kwargs.pop("error_id", None)
        super().__init__(message.format(**kwargs), error_id=None if error_id is None else str(error_id))
        self._exec_kwargs = kwargs

    @property
    def exec_kwargs(self) -> dict[str, object]:
        return self._exec_kwargs


class StreamlitInvalidURLError(LocalizableStreamlitException):
    def __init__(self, url: str, protocols: Collection[str] = ("http", "https", "mailto")) -> None:
        super().__init__(
            "{url!r} is no complete URL; it must start with one of: {protocols}.",
            url=url,
            protocols=", ".join(f"`{protocol}:`" for protocol in protocols),
        )


class StreamlitInvalidColumnSpecError(LocalizableStreamlitException):
    def __init__(self) -> None:
        super().__init__("`spec` of `st.columns` must be a positive number of columns or a list of positive weights.")


class StreamlitSelectionCountExceedsMaxError(LocalizableStreamlitException):
    def __init__(self, current_selections_count: int, max_selections_count: int) -> None:
        super().__init__(
            "{current_selections_count} options are selected, but `max_selections` allows {max_selections_count}. "
            "Either `default` is too long, or session state was given too many.",
            current_selections_count=current_selections_count,
            max_selections_count=max_selections_count,
        )


class StreamlitMixedNumericTypesError(LocalizableStreamlitException):
    def __init__(self, value: object, min_value: object, max_value: object, step: object) -> None:
        given = {"value": value, "min_value": min_value, "max_value": max_value, "step": step}
        types = ", ".join(
            f"`{name}` is {type(number).__name__}" for name, number in given.items() if number is not None
        )
        super().__init__("The numbers must be all int or all float: {types}.", types=types)


class StreamlitValueBelowMinError(LocalizableStreamlitException):
    def __init__(self, value: object, min_value: object) -> None:
        super().__init__("`value` {value} lies below `min_value` {min_value}.", value=value, min_value=min_value)


class StreamlitValueAboveMaxError(LocalizableStreamlitException):
    def __init__(self, value: object, max_value: object) -> None:
        super().__init__("`value` {value} lies above `max_value` {max_value}.", value=value, max_value=max_value)


class StreamlitInvalidMinMaxError(LocalizableStreamlitException):
    def __init__(self, min_value: object, max_value: object) -> None:
        equal = bool(min_value == max_value)
        message = (
            "`min_value` and `max_value` must differ, both are {min_value}."
            if equal
            else "`min_value` {min_value} lies above `max_value` {max_value}."
        )
        super().__init__(message, min_value=min_value, max_value=max_value)


class StreamlitValueOutOfRangeError(LocalizableStreamlitException):
    def __init__(
        self, parameter: str, value: object, min_value: object, max_value: object, *, detail: str | None = None
    ) -> None:
        super().__init__(
            "`{parameter}` is {value}, which is not between {min_value} and {max_value}." + _and_detail(detail),
            parameter=parameter,
            value=value,
            min_value=min_value,
            max_value=max_value,
            detail=detail,
        )


class StreamlitJSNumberBoundsError(LocalizableStreamlitException):
    def __init__(self, message: str) -> None:
        super().__init__("{reason}", reason=message)


class StreamlitInvalidNumberFormatError(LocalizableStreamlitException):
    def __init__(self, format: str) -> None:
        super().__init__("The number format {format!r} has characters that no format may have.", format=format)


class StreamlitMissingRequiredParameterError(LocalizableStreamlitException):
    def __init__(self, parameter: str, *, detail: str | None = None) -> None:
        super().__init__(
            "`{parameter}` must be given and not be empty." + _and_detail(detail), parameter=parameter, detail=detail
        )


class StreamlitIncompatibleParametersError(LocalizableStreamlitException):
    def __init__(self, first_use: str, second_use: str, *other_uses: str, explanation: str | None = None) -> None:
        uses = (first_use, second_use, *other_uses)
        super().__init__(
            "These cannot be combined: {uses_text}." + (" {explanation}" if explanation else ""),
            uses_text=", ".join(f"`{use}`" for use in uses),
            uses=list(uses),
            explanation=explanation,
        )


class StreamlitQueryParamDictValueError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        super().__init__("The query parameter `{key}` cannot hold a dict, only text or several texts.", key=key)


class StreamlitPageNotFoundError(LocalizableStreamlitException):
    def __init__(self, page: str, main_script_directory: str | None = None, uses_pages_directory: bool = False) -> None:
        if main_script_directory is None:
            message = "There is no file `{page}` to make a page of."
        elif uses_pages_directory:
            message = (
                "There is no page `{page}`: name the main script or a file in `pages/`, relative to `{directory}`."
            )
        else:
            message = "There is no page `{page}`: only pages given to `st.navigation` can be reached."
        directory = "" if main_script_directory is None else PurePath(main_script_directory).name
        super().__init__(message, page=page, directory=directory)


class BidiComponentError(LocalizableStreamlitException):
    """The root of all errors of two-way custom components."""


class BidiComponentInvalidIdError(BidiComponentError):
    def __init__(self, part: str, delimiter: str) -> None:
        super().__init__("`{part}` of a component's id must not contain `{delimiter}`.", part=part, delimiter=delimiter)


class BidiComponentInvalidCallbackNameError(BidiComponentError):
    def __init__(self, callback_name: str) -> None:
        super().__init__(
            "{callback_name!r} is no callback name: it must read `on_<event>_change`.", callback_name=callback_name
        )


class BidiComponentInvalidDefaultKeyError(BidiComponentError):
    def __init__(self, state_key: str, available_keys: Sequence[str]) -> None:
        super().__init__(
            "`default` names the state {state_key!r}, for which there is no callback. There are: {available_keys}.",
            state_key=state_key,
            available_keys=", ".join(available_keys) or "none",
        )


class BidiComponentUnserializableDataError(BidiComponentError):
    def __init__(self) -> None:
        super().__init__("The component's `data` is neither JSON-like nor a table, so it cannot be sent.")


class StreamlitInvalidFormCallbackError(LocalizableStreamlitException):
    def __init__(self) -> None:
        super().__init__("Inside a form only `st.form_submit_button` may have a callback.")


class StreamlitInvalidLayoutContextError(StreamlitAPIException):
    """A command was called in a container where it may not stand."""


class StreamlitValueAssignmentNotAllowedError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        super().__init__("`st.session_state[{key!r}]` belongs to an element whose value a script cannot set.", key=key)


class StreamlitWidgetAlreadyInstantiatedError(LocalizableStreamlitException):
    def __init__(self, key: str) -> None:
        super().__init__(
            "`st.session_state[{key!r}]` cannot be set after the widget with this key was created in this run. "
            "Set it above the widget or in a callback.",
            key=key,
        )


class StreamlitInvalidColorError(LocalizableStreamlitException):
    def __init__(self, color: object) -> None:
        super().__init__(
            "{color} is no colour. A colour is a hex text (`'#0f0'`, `'#00ff00'`, with alpha: `'#00ff0080'`) "
            "or three or four numbers (`[0.0, 1.0, 0.0]`).",
            color=repr(color),
        )


class StreamlitBadTimeStringError(LocalizableStreamlitException):
    def __init__(self, time_string: str) -> None:
        super().__init__("{time_string!r} is no duration; write `'1d2h34m'` or `'2 days'`.", time_string=time_string)


class StreamlitSecretNotFoundError(LocalizableStreamlitException, FileNotFoundError):
    """A secret, or every file of secrets, is missing or unreadable."""


_SIZES: Final = "a positive number of pixels or 'stretch'"
_SIZES_OR_CONTENT: Final = "a positive number of pixels, 'stretch' or 'content'"


class StreamlitInvalidWidthError(LocalizableStreamlitException):
    def __init__(self, width: object, allow_content: bool = False) -> None:
        sizes = _SIZES_OR_CONTENT if allow_content else _SIZES
        super().__init__("`width` cannot be {width}; it is {sizes}.", width=repr(width), sizes=sizes)


class StreamlitInvalidHeightError(LocalizableStreamlitException):
    def __init__(self, height: object, allow_content: bool = False) -> None:
        sizes = _SIZES_OR_CONTENT if allow_content else _SIZES
        super().__init__("`height` cannot be {height}; it is {sizes}.", height=repr(height), sizes=sizes)


class StreamlitValueError(LocalizableStreamlitException):
    def __init__(self, parameter: str, valid_values: Collection[str], *, detail: str | None = None) -> None:
        super().__init__(
            "`{parameter}` must be one of: {valid_values}." + _and_detail(detail),
            parameter=parameter,
            valid_values=", ".join(valid_values),
            detail=detail,
        )


class StreamlitInvalidParameterTypeError(LocalizableStreamlitException):
    def __init__(
        self, parameter: str, provided_type: str, expected_types: Sequence[str], *, detail: str | None = None
    ) -> None:
        super().__init__(
            "`{parameter}` cannot be of type {provided_type}; it may be: {expected_types}." + _and_detail(detail),
            parameter=parameter,
            provided_type=provided_type,
            expected_types=", ".join(expected_types),
            detail=detail,
        )


class StreamlitDefaultNotInOptionsError(LocalizableStreamlitException):
    def __init__(self, value: object) -> None:
        super().__init__("The default {value!r} is not one of the options.", value=value)


class StreamlitInvalidThemeError(LocalizableStreamlitException):
    """The root of all theme errors."""


class StreamlitInvalidThemeOptionError(StreamlitInvalidThemeError):
    """A theme option is unknown."""


class StreamlitInvalidThemeSectionError(StreamlitInvalidThemeError):
    def __init__(self, option_name: str, file_path_or_url: str = "config.toml") -> None:
        super().__init__(
            "{file_path_or_url} has the theme section `{option_name}`, which does not exist.",
            option_name=option_name,
            file_path_or_url=file_path_or_url,
        )


def _and_detail(detail: str | None) -> str:
    return " {detail}" if detail else ""
