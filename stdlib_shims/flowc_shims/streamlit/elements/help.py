"""`st.help`: what an object is: its type, its documentation, its members."""

from __future__ import annotations

import inspect
from typing import Final

import msgspec

from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.kinds_of_values import is_address
from flowc_shims.streamlit.layout_size import WidthWithoutContent, check_width_without_content
from flowc_shims.streamlit.page import Props


class HelpMember(msgspec.Struct, frozen=True):
    """`value` is given for data, `doc` (its first line) for what can be called or is a property."""

    name: str
    type: str
    value: str | None = None
    doc: str | None = None


class HelpProps(Props, frozen=True, kw_only=True, tag="help"):
    type: str
    value: str | None = None
    doc: str | None = None
    members: tuple[HelpMember, ...] = ()
    width: WidthWithoutContent = "stretch"


_NOTHING: Final = object()


@command
def help(dg: DeltaGenerator, obj: object = _NOTHING, *, width: WidthWithoutContent = "stretch") -> DeltaGenerator:
    """Describe `obj`; without one, the surface itself."""
    if obj is _NOTHING:
        from flowc_shims.streamlit.package import surface

        obj = surface()
    props = HelpProps(
        type=_type(obj),
        value=_value(obj),
        doc=_doc(obj),
        members=_members(obj),
        width=check_width_without_content(width),
    )
    return append(dg, props)


def _type(obj: object) -> str:
    return "class" if inspect.isclass(obj) else type(obj).__name__


def _doc(obj: object) -> str | None:
    doc = inspect.getdoc(obj)
    if doc is None and not (inspect.isclass(obj) or inspect.ismodule(obj) or inspect.isroutine(obj)):
        doc = inspect.getdoc(type(obj))
    return doc.strip() or None if doc else None


def _value(obj: object) -> str | None:
    """Data as its `repr`; what has a name as its full name, with the signature."""
    shown = _data(obj)
    if shown is not None:
        return shown
    named = obj if getattr(obj, "__qualname__", None) or inspect.ismodule(obj) else type(obj)
    module = getattr(named, "__module__", None)
    name = str(getattr(named, "__qualname__", None) or getattr(named, "__name__", ""))
    return f"{f'{module}.' if module else ''}{name}{_signature(named)}"


def _data(value: object) -> str | None:
    if inspect.isclass(value) or inspect.ismodule(value) or callable(value):
        return None
    text = repr(value).strip()
    if not isinstance(value, str) and is_address(text):
        return None
    return f"{text[:300]}..." if len(text) > 300 else text


def _signature(obj: object) -> str:
    if not callable(obj):
        return ""
    try:
        return str(inspect.signature(obj))
    except (ValueError, NameError):
        return "(...)"
    except TypeError:
        return ""


def _members(obj: object) -> tuple[HelpMember, ...]:
    found: list[tuple[int, HelpMember]] = []
    for name in dir(obj):
        if not name.startswith("_"):
            weighted = _member(obj, name)
            if weighted is not None:
                found.append(weighted)
    return tuple(member for _, member in sorted(found, key=lambda each: (each[0], each[1].name)))


def _member(obj: object, name: str) -> tuple[int, HelpMember] | None:
    """A member with its rank: data first, then functions, then classes. Properties are described, never computed."""
    declared = inspect.getattr_static(type(obj), name, None)
    if isinstance(declared, property) or inspect.isgetsetdescriptor(declared):
        return 0, HelpMember(name=name, type="property", doc=_first_line(_doc(declared)))
    try:
        value = getattr(obj, name)
    except AttributeError:
        return None
    if inspect.ismodule(value):
        return None
    shown = _data(value)
    rank = 2 if inspect.isclass(value) else 1 if callable(value) else 0
    doc = _first_line(_doc(value)) if shown is None else None
    return rank, HelpMember(name=name, type=_type(value), value=shown, doc=doc)


def _first_line(text: str | None) -> str | None:
    return text.partition("\n")[0] if text else None
