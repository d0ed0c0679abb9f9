"""`st.tabs`: containers of which the reader sees one at a time; all of them are filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, append_as, command
from flowc_shims.streamlit.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WireValue
from flowc_shims.streamlit.layout_size import (
    Height,
    WidthWithoutContent,
    check_height,
    check_width_without_content,
)
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.section import Reported, SectionProps, TabContainer, report, reporting, silent
from flowc_shims.streamlit.widget import Args, BindOption, Common, Key, Kwargs, OnChange


class TabsProps(SectionProps, frozen=True, kw_only=True, tag="tabs"):
    """The bar; its children are tabs only. `default` is the index of the tab that is open first. Of a widget `value` is
    the label of the tab that is open, and `options` are all labels."""

    default: int = 0
    height: Height = "content"
    value: str = ""
    options: tuple[str, ...] = ()


class TabProps(Props, frozen=True, kw_only=True, tag="tab"):
    is_container: ClassVar[bool] = True

    label: str


@command
def tabs(
    dg: DeltaGenerator,
    tabs: Sequence[str],
    *,
    width: WidthWithoutContent = "stretch",
    height: Height = "content",
    default: str | None = None,
    key: Key | None = None,
    on_change: OnChange = "ignore",
    args: Args = None,
    kwargs: Kwargs = None,
    bind: BindOption = None,
) -> tuple[TabContainer, ...]:
    """One container for each label; with `on_change` or `bind` each tells whether it is open."""
    labels = _labels(tabs)
    if default and default not in labels:
        raise StreamlitValueError("default", list(map(repr, labels)), detail=f"It is {default!r}.")
    shared = reporting(
        dg,
        "tabs",
        "",
        key=key,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        width=check_width_without_content(width),
        bind=bind,
    )
    if bind is not None:
        _check_names(labels)
    first = labels.index(default) if default else 0
    if shared is None:
        named = silent(dg, "tabs", key)
        props = TabsProps(default=first, key=named, width=width, height=check_height(height))
        shown = None
    else:
        told = _reported(shared, labels, labels[first], {"height": height, "default": default})
        shown = told.value
        options = tuple(labels)
        props = TabsProps(**told.props, default=first, height=check_height(height), value=shown, options=options)
    bar = append(dg, props)
    made = [append_as(bar, TabProps(label=label), TabContainer) for label in labels]
    return tuple(
        made if shown is None else [tab.knowing(label == shown) for tab, label in zip(made, labels, strict=True)]
    )


def _reported(shared: Common, labels: list[str], first: str, identity: dict[str, object]) -> Reported[str]:
    def reconcile(value: object, _wire: WireValue) -> object:
        """A label that is none any more gives way to the first one's."""
        return value if value in labels else first

    binding = Binding("text", options=tuple(labels), drops=True)
    return report(shared, {"tabs": tuple(labels), **identity}, first, binding=binding, reconcile=reconcile)


def _check_names(labels: list[str]) -> None:
    """What stands in the address must be there, and say which tab is meant."""
    if not all(labels):
        raise StreamlitValueError("tabs", ["labels that are not empty"], detail="`bind` writes them into the address.")
    if len(set(labels)) != len(labels):
        raise StreamlitValueError("tabs", ["labels that differ"], detail="`bind` writes them into the address.")


def _labels(tabs: Sequence[object]) -> list[str]:
    if not tabs:
        raise StreamlitMissingRequiredParameterError("tabs", detail="At least one label is needed.")
    labels: list[str] = []
    for label in tabs:
        if not isinstance(label, str):
            raise StreamlitInvalidParameterTypeError("tabs", type(label).__name__, ["a str for each tab"])
        labels.append(label)
    return labels
