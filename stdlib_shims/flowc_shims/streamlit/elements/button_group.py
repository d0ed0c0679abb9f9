"""`st.pills` and `st.segmented_control`: one option, or several, out of a few that all are in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, cast

from flowc_shims.streamlit.binding import Binding
from flowc_shims.streamlit.delta_generator import DeltaGenerator, append, command
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import WidgetSpec, WireValue
from flowc_shims.streamlit.layout_size import Width, check_width
from flowc_shims.streamlit.options import (
    Options,
    as_list,
    default_indices,
    make_options,
    same_enum,
    same_enums,
    texts_wire,
    those_offered,
)
from flowc_shims.streamlit.widget import (
    Args,
    BindOption,
    Common,
    Key,
    Kwargs,
    LabelVisibility,
    OnChange,
    PersistStateOption,
    WidgetProps,
    common,
    register,
)

SelectionMode: TypeAlias = Literal["single", "multi"]
Style: TypeAlias = Literal["pills", "segmented_control"]


class ButtonGroupProps(WidgetProps, frozen=True, kw_only=True, tag="button_group"):
    """`value` are the texts of what is chosen, of `single` at most one. `default` are indices. With `required`, what
    is chosen can be changed but not given up."""

    style: Style
    options: tuple[str, ...]
    value: tuple[str, ...]
    default: tuple[int, ...] = ()
    selection_mode: SelectionMode = "single"
    required: bool = False
    wrap: bool | None = None


@command
def pills(
    dg: DeltaGenerator,
    label: str,
    options: object,
    *,
    selection_mode: SelectionMode = "single",
    default: object = None,
    required: bool = False,
    format_func: Callable[[object], str] | None = None,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: Width = "content",
    wrap: bool | None = None,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show options as pills; gives the chosen one or None, or a list."""
    shared = common(
        dg,
        "pills",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width(width),
        bind=bind,
        persist_state=persist_state,
    )
    return _group(shared, "pills", options, selection_mode, default, format_func, required=required, wrap=wrap)


@command
def segmented_control(
    dg: DeltaGenerator,
    label: str,
    options: object,
    *,
    selection_mode: SelectionMode = "single",
    default: object = None,
    required: bool = False,
    format_func: Callable[[object], str] | None = None,
    key: Key | None = None,
    help: str | None = None,
    on_change: OnChange = "rerun",
    args: Args = None,
    kwargs: Kwargs = None,
    disabled: bool = False,
    label_visibility: LabelVisibility = "visible",
    width: Width = "content",
    wrap: bool | None = None,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
) -> object:
    """Show options as joined buttons; gives the chosen one or None, or a list."""
    shared = common(
        dg,
        "segmented_control",
        label,
        key=key,
        help=help,
        on_change=on_change,
        args=args,
        kwargs=kwargs,
        disabled=disabled,
        label_visibility=label_visibility,
        width=check_width(width),
        bind=bind,
        persist_state=persist_state,
    )
    return _group(
        shared, "segmented_control", options, selection_mode, default, format_func, required=required, wrap=wrap
    )


def _group(
    shared: Common,
    style: Style,
    options: object,
    selection_mode: object,
    default: object,
    format_func: Callable[[object], str] | None,
    *,
    required: bool,
    wrap: bool | None,
) -> object:
    if required and selection_mode == "multi":
        raise StreamlitIncompatibleParametersError(
            "required=True", "selection_mode='multi'", explanation="Only a single choice can be required."
        )
    offered = make_options(options, str if format_func is None else format_func)
    defaults = default_indices(offered.values, default)
    mode = _check_mode(selection_mode)
    if mode == "single" and len(defaults) > 1:
        raise StreamlitAPIException(
            f"`default` of `st.{style}` must be one value unless `selection_mode` is `'multi'`.",
            error_id="button-group-single-select-multiple-defaults",
        )
    widget = shared.id({"options": offered.texts, "default": defaults, "mode": mode}, with_key=("mode",))
    several: _One | _Many = _One(offered, defaults) if mode == "single" else _Many(offered, defaults)
    outcome = register(several.spec(shared, widget))
    chosen = several.same_enums(outcome.value, options)
    props = ButtonGroupProps(
        **shared.props(widget, several.binding, [offered.texts[index] for index in defaults]),
        style=style,
        options=offered.texts,
        value=tuple(str(text) for text in cast("list[object]", outcome.wire)),
        default=defaults,
        selection_mode=mode,
        required=required,
        wrap=wrap,
    )
    append(shared.dg, props)
    return chosen


class _One:
    """At most one. `kept` is what session state holds: it stands in where a browser sends a text that no option has any
    more."""

    def __init__(self, options: Options[object], defaults: tuple[int, ...], kept: object = None) -> None:
        self._options = options
        self._default = options.at(defaults[0]) if defaults else None
        self._defaults = defaults
        self._kept = kept

    def spec(self, shared: Common, widget: str) -> WidgetSpec:
        def adapt(state: object) -> WidgetSpec:
            kept = state if state in self._options.values else None
            one = _One(self._options, self._defaults, kept)
            return shared.spec(widget, one.deserialize, one.serialize, reconcile=one.reconcile, binding=self.binding)

        return shared.spec(
            widget, self.deserialize, self.serialize, adapt=adapt, reconcile=self.reconcile, binding=self.binding
        )

    @property
    def binding(self) -> Binding:
        return Binding("texts", clearable=True, options=self._options.texts, most=1)

    def deserialize(self, wire: WireValue) -> object:
        texts = texts_wire(wire)
        if not self._options.values or texts == []:
            return None
        if texts is None:
            return self._default
        index = self._options.position.get(texts[0])
        if index is not None:
            return self._options.values[index]
        return self._default if self._kept is None else self._kept

    def serialize(self, value: object) -> list[WireValue]:
        if value is None or not self._options.values:
            return []
        return [_text(self._options, value)]

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """What is no option any more gives way to the default."""
        return value if value is None or self._options.has(value) else self._default

    def same_enums(self, value: object, options: object) -> object:
        return same_enum(value, options, self._options.values)


class _Many:
    """Any number. `kept` as above."""

    def __init__(self, options: Options[object], defaults: tuple[int, ...], kept: list[object] | None = None) -> None:
        self._options = options
        self._defaults = defaults
        self._kept = kept

    def spec(self, shared: Common, widget: str) -> WidgetSpec:
        def adapt(state: object) -> WidgetSpec:
            held = cast("list[object]", state) if isinstance(state, list) else []
            kept = [one for one in held if one in self._options.values]
            many = _Many(self._options, self._defaults, kept or None)
            return shared.spec(widget, many.deserialize, many.serialize, reconcile=many.reconcile, binding=self.binding)

        return shared.spec(
            widget, self.deserialize, self.serialize, adapt=adapt, reconcile=self.reconcile, binding=self.binding
        )

    @property
    def binding(self) -> Binding:
        return Binding("texts", clearable=True, options=self._options.texts)

    def deserialize(self, wire: WireValue) -> list[object]:
        texts = texts_wire(wire)
        if texts is None:
            return self._default()
        position = self._options.position
        found = [self._options.values[position[text]] for text in texts if text in position]
        lost = len(texts) - len(found)
        if lost and self._kept is not None:
            missing = [one for one in self._kept if one not in found]
            return [*self._kept, *(one for one in found if one not in self._kept)] if lost >= len(missing) else found
        return self._default() if lost and not found and self._defaults else found

    def serialize(self, value: object) -> list[WireValue]:
        return [_text(self._options, one) for one in as_list(value)]

    def reconcile(self, value: object, _wire: WireValue) -> object:
        """What is no option any more drops out."""
        return those_offered(value, self._options)

    def same_enums(self, value: object, options: object) -> object:
        if not isinstance(value, list):
            return value
        return same_enums(cast("list[object]", value), options, self._options.values)

    def _default(self) -> list[object]:
        return [self._options.values[index] for index in self._defaults]


def _text(options: Options[object], value: object) -> str:
    """The first option that equals the value gives its text."""
    for option, text in zip(options.values, options.texts, strict=True):
        if option == value:
            return text
    return options.text_of(value)


def _check_mode(mode: object) -> SelectionMode:
    if mode == "single":
        return "single"
    if mode == "multi":
        return "multi"
    raise StreamlitValueError("selection_mode", ["'single'", "'multi'"])
