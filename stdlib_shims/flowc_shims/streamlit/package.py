"""The `streamlit` package that a script imports, built from the commands: `surface()` and its submodules.

Holds: one set of modules per process, and the classes in it are flowc's own, so `isinstance` and `except` work across
scripts. A name that Streamlit has and flowc has not raises NotBuilt; a name nobody has raises AttributeError.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Mapping
from functools import cache
from types import ModuleType
from typing import Final, NoReturn

from flowc_shims.streamlit.not_built import NotBuilt, missing

VERSION: Final = "1.67.0"
"""The version of Streamlit whose names and behaviour these are."""


@cache
def surface() -> ModuleType:
    """The module that `import streamlit as st` gives."""
    module = ModuleType("streamlit", "flowc's commands under Streamlit's names.")
    module.__dict__.update(_top_level())
    module.__dict__["__path__"] = []
    module.__dict__["__version__"] = VERSION

    def look_up(name: str) -> object:
        return _child("streamlit", name) or _raise(missing(name, vars(module)))

    module.__dict__["__getattr__"] = look_up
    return module


@cache
def submodule(name: str) -> ModuleType:
    """The module of a full name, as `streamlit.errors`. Raises KeyError where there is none."""
    names = SUBMODULES[name]()
    module = ModuleType(name, f"What flowc has of `{name}`.")
    module.__dict__.update(names)
    module.__dict__["__path__"] = []

    def look_up(attribute: str) -> object:
        if attribute.startswith("__"):
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        return _child(name, attribute) or _raise(NotBuilt(f"`{attribute}` of `{name}`"))

    module.__dict__["__getattr__"] = look_up
    return module


def _child(parent: str, name: str) -> ModuleType | None:
    """Submodules are there without an import of their own, as in Streamlit (`st.errors.…`)."""
    full_name = f"{parent}.{name}"
    return submodule(full_name) if full_name in SUBMODULES else None


def _raise(error: AttributeError) -> NoReturn:
    raise error


def _top_level() -> dict[str, object]:
    importlib.import_module("flowc_shims.streamlit.elements")
    from flowc_shims.streamlit.app_page import Page
    from flowc_shims.streamlit.caching import cache_data, cache_resource
    from flowc_shims.streamlit.config import get_option, set_option
    from flowc_shims.streamlit.context import context
    from flowc_shims.streamlit.control import rerun, stop
    from flowc_shims.streamlit.delta_generator import BOTTOM_HANDLE, COMMANDS, MAIN_HANDLE, SIDEBAR_HANDLE
    from flowc_shims.streamlit.dialog import dialog
    from flowc_shims.streamlit.echo import echo
    from flowc_shims.streamlit.fragment import fragment
    from flowc_shims.streamlit.logo import logo
    from flowc_shims.streamlit.navigation import navigation, switch_page
    from flowc_shims.streamlit.page_config import set_page_config
    from flowc_shims.streamlit.query_params import query_params
    from flowc_shims.streamlit.secrets import secrets
    from flowc_shims.streamlit.state_proxy import SessionStateProxy
    from flowc_shims.streamlit.user import user

    commands = {name: getattr(MAIN_HANDLE, name) for name in COMMANDS}
    return {
        **commands,
        "Page": Page,
        "_main": MAIN_HANDLE,
        "bottom": BOTTOM_HANDLE,
        "cache_data": cache_data,
        "cache_resource": cache_resource,
        "context": context,
        "get_option": get_option,
        "logo": logo,
        "navigation": navigation,
        "query_params": query_params,
        "dialog": dialog,
        "echo": echo,
        "fragment": fragment,
        "rerun": rerun,
        "secrets": secrets,
        "session_state": SessionStateProxy(),
        "set_option": set_option,
        "set_page_config": set_page_config,
        "sidebar": SIDEBAR_HANDLE,
        "stop": stop,
        "switch_page": switch_page,
        "user": user,
    }


def _errors() -> dict[str, object]:
    from flowc_shims.streamlit import errors

    return {name: value for name, value in vars(errors).items() if isinstance(value, type) and _is_error(value)}


def _is_error(kind: type) -> bool:
    return issubclass(kind, Exception)


def _delta_generator() -> dict[str, object]:
    from flowc_shims.streamlit.delta_generator import DeltaGenerator

    return {"DeltaGenerator": DeltaGenerator}


def _scriptrunner() -> dict[str, object]:
    from flowc_shims.streamlit.control import RerunException, StopException
    from flowc_shims.streamlit.run_context import ScriptRunContext, add_script_run_ctx, get_script_run_ctx

    return {
        "RerunException": RerunException,
        "ScriptRunContext": ScriptRunContext,
        "StopException": StopException,
        "add_script_run_ctx": add_script_run_ctx,
        "get_script_run_ctx": get_script_run_ctx,
    }


def _runtime() -> dict[str, object]:
    from flowc_shims.streamlit.run_context import exists

    return {"exists": exists}


def _state() -> dict[str, object]:
    from flowc_shims.streamlit.state_proxy import SessionStateProxy

    def get_session_state() -> object:
        return surface().session_state

    return {"SessionStateProxy": SessionStateProxy, "get_session_state": get_session_state}


def _caching() -> dict[str, object]:
    from flowc_shims.streamlit.caching import cache_data, cache_resource

    return {"cache_data": cache_data, "cache_resource": cache_resource}


def _logger() -> dict[str, object]:
    return {"get_logger": logging.getLogger}


def _version() -> dict[str, object]:
    return {"STREAMLIT_VERSION_STRING": VERSION}


def _components() -> dict[str, object]:
    from flowc_shims.streamlit.elements.iframe import component_html, component_iframe

    return {"html": component_html, "iframe": component_iframe}


def _column_config() -> dict[str, object]:
    from flowc_shims.streamlit import column_config

    return {name: getattr(column_config, name) for name in column_config.__all__}


def _typing() -> dict[str, object]:
    from flowc_shims.streamlit.chat_value import ChatInputValue
    from flowc_shims.streamlit.column_config.button import ButtonColumnClickState
    from flowc_shims.streamlit.elements.echarts_chart import EChartsState
    from flowc_shims.streamlit.elements.plotly_chart import PlotlyState
    from flowc_shims.streamlit.elements.pydeck_chart import PydeckState
    from flowc_shims.streamlit.table_edits import DataEditorState
    from flowc_shims.streamlit.table_selection import DataframeState
    from flowc_shims.streamlit.uploaded_file import UploadedFile
    from flowc_shims.streamlit.vega_selection import VegaLiteState

    states = (
        ButtonColumnClickState,
        ChatInputValue,
        DataEditorState,
        DataframeState,
        EChartsState,
        PlotlyState,
        PydeckState,
        UploadedFile,
        VegaLiteState,
    )
    return {state.__name__: state for state in states}


def _uploaded_file_manager() -> dict[str, object]:
    from flowc_shims.streamlit.uploaded_file import UploadedFile

    return {"UploadedFile": UploadedFile}


def _nothing() -> dict[str, object]:
    return {}


def _testing() -> dict[str, object]:
    """The front door fills it: it drives sessions, which nothing here may know."""
    return dict(importlib.import_module("flowc.testing.app.surface").NAMES)


SUBMODULES: Final[Mapping[str, Callable[[], dict[str, object]]]] = {
    "streamlit.column_config": _column_config,
    "streamlit.components": _nothing,
    "streamlit.components.v1": _components,
    "streamlit.delta_generator": _delta_generator,
    "streamlit.errors": _errors,
    "streamlit.logger": _logger,
    "streamlit.runtime": _runtime,
    "streamlit.runtime.caching": _caching,
    "streamlit.runtime.scriptrunner": _scriptrunner,
    "streamlit.runtime.scriptrunner.script_run_context": _scriptrunner,
    "streamlit.runtime.scriptrunner_utils": _nothing,
    "streamlit.runtime.scriptrunner_utils.exceptions": _scriptrunner,
    "streamlit.runtime.scriptrunner_utils.script_run_context": _scriptrunner,
    "streamlit.runtime.state": _state,
    "streamlit.runtime.state.session_state_proxy": _state,
    "streamlit.runtime.uploaded_file_manager": _uploaded_file_manager,
    "streamlit.testing": _nothing,
    "streamlit.testing.v1": _testing,
    "streamlit.testing.v1.app_test": _testing,
    "streamlit.testing.v1.element_tree": _testing,
    "streamlit.testing.v1.errors": _testing,
    "streamlit.typing": _typing,
    "streamlit.version": _version,
}
"""Every submodule that can be imported, by its full name, with what fills it."""
