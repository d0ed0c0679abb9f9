"""`st.get_option` and `st.set_option`: options of the server, of which scripts may set a few."""

from __future__ import annotations

from typing import cast

from flowc_shims.streamlit.errors import StreamlitAPIException
from flowc_shims.streamlit.facts import OptionValue, SetOption
from flowc_shims.streamlit.host import current_host


def get_option(key: str) -> object:
    """The option's value now. Raises RuntimeError for one that does not exist."""
    known, value = _ask(key)
    if not known:
        raise RuntimeError(f"There is no option {key!r}: `flowc config show` lists them.")
    return list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


def set_option(key: str, value: object) -> None:
    """Set an option for all sessions."""
    known, _ = _ask(key)
    if not known:
        raise StreamlitAPIException(
            f"There is no option {key!r}: `flowc config show` lists them.", error_id="unrecognized-config-option"
        )
    if key not in SCRIPTABLE:
        raise StreamlitAPIException(
            f"A script cannot set {key!r}: write it into config.toml, or start with `--{key}`.",
            error_id="config-option-not-scriptable",
        )
    current_host().change(SetOption(key, tuple(cast("list[object]", value)) if isinstance(value, list) else value))


SCRIPTABLE = frozenset(
    {
        "client.disableDataExport",
        "client.showErrorDetails",
        "client.showSidebarNavigation",
        "client.toolbarMode",
        "logger.enableRich",
    }
)


def _ask(key: str) -> tuple[bool, object]:
    return cast("tuple[bool, object]", current_host().look(OptionValue(key)))
