"""Charts as widgets: `on_select` and a key in, what the reader has selected out.

Holds: a chart without `on_select` has an empty id and holds nothing. What the browser sends is the selection as JSON
text; None is a selection that nobody has made yet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar, cast

import msgspec

from flowc_shims.streamlit.attribute_dict import ReadOnlyAttributeDictionary
from flowc_shims.streamlit.delta_generator import DeltaGenerator
from flowc_shims.streamlit.errors import (
    StreamlitDuplicateElementId,
    StreamlitDuplicateElementKey,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.widget import (
    IGNORE,
    Common,
    CommonProps,
    Key,
    OnChange,
    WidgetProps,
    check_callback,
    common,
    register,
)
from flowc_shims.streamlit.widget_id import PREFIX, check_key, widget_id

State: TypeAlias = ReadOnlyAttributeDictionary
AnyProps = TypeVar("AnyProps", bound="ChartProps")
AnyState = TypeVar("AnyState", bound=ReadOnlyAttributeDictionary)
Items: TypeAlias = "Mapping[str, object]"


class ChartProps(WidgetProps, frozen=True, kw_only=True):
    """What all charts that can be widgets have: with an empty `id` it is none. `value` is the selection as JSON text;
    a form that is cleared goes back to `default`, which is nothing.

    `alt` says in words what the chart shows."""

    id: str = ""
    label: str = ""
    value: str | None = None
    default: None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Selected(Generic[AnyState]):
    """What a chart that is a widget has registered."""

    state: AnyState
    props: CommonProps
    value: str | None


def selecting(dg: DeltaGenerator, command: str, key: Key | None, on_select: object) -> Common | None:
    """The checked arguments of a chart that is a widget; None where `on_select` is "ignore"."""
    if isinstance(on_select, str) and on_select == IGNORE:
        return None
    check_on_select(on_select)
    return common(
        dg,
        command,
        "",
        key=key,
        help=None,
        on_change=cast("OnChange", on_select),
        args=None,
        kwargs=None,
        disabled=False,
        label_visibility="visible",
        width="stretch",
    )


def check_on_select(on_select: object) -> None:
    if on_select is None:
        raise StreamlitValueError("on_select", ["'rerun'", "'ignore'", "a function"])
    check_callback(on_select, None, None, parameter="on_select")


def select(
    shared: Common,
    identity: Mapping[str, object],
    read: Callable[[Items | None], AnyState],
    *,
    with_key: Collection[str] = (),
    placed: bool = False,
) -> Selected[AnyState]:
    """Register the chart, and give what is selected in it. `read` makes the state of the selection that the browser
    tells, or that of nothing. For the identity see `Common.id`."""
    widget = shared.id(identity, with_key=with_key, placed=placed)

    def deserialize(wire: WireValue) -> AnyState:
        told: object = json.loads(wire) if isinstance(wire, str) else None
        items = cast("dict[str, object]", told).get("selection") if isinstance(told, dict) else None
        return read(cast("dict[str, object]", items) if isinstance(items, dict) else None)

    def serialize(value: object) -> str:
        return json.dumps(value, default=str)

    # What is selected is the reader's business: a script cannot set it.
    outcome = register(shared.spec(widget, deserialize, serialize, assignable=False))
    return Selected(cast("AnyState", outcome.value), shared.props(widget), cast("str | None", outcome.wire))


def shown(props: AnyProps, selected: Selected[AnyState], **fields: object) -> AnyProps:
    """The props of a chart that is a widget: with its identity, and what is selected in it."""
    told = selected.props
    return msgspec.structs.replace(
        props, id=told["id"], key=told["key"], form=told["form"], value=selected.value, **fields
    )


def state_of(outer: type[AnyState], inner: type[State], items: Items) -> AnyState:
    """The state that a script is given: `{"selection": …}`, each level of its own class."""
    return outer({"selection": inner(dict(items))})


def register_element(dg: DeltaGenerator, command: str, key: Key | None, identity: Mapping[str, object]) -> None:
    """Take an element that is no widget into the run, where two of one key, or two equal ones, are one too many."""
    checked = check_key(key)
    widget = widget_id(dg, command, None, identity) if checked is None else f"{PREFIX}-{command}-{checked}"

    def twice() -> Exception:
        return StreamlitDuplicateElementId(command) if checked is None else StreamlitDuplicateElementKey(checked)

    register(WidgetSpec(widget, command, None, _nothing, _nowhere, once=twice))


def _nothing(wire: WireValue) -> None: ...


def _nowhere(value: object) -> None: ...
