"""What all widgets have in common: shared arguments in, checked; a registration with the host; shared props out.

A client needs nothing but the props: `id` names the widget in events, `value` (declared by each kind) is what it shows
now, in the form in which a browser sends it back, and it is always there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, TypedDict, TypeGuard

from flowc_shims.streamlit.binding import Binding, Bound
from flowc_shims.streamlit.cached_call import warn_of_widget
from flowc_shims.streamlit.delta_generator import DeltaGenerator
from flowc_shims.streamlit.errors import (
    StreamlitAPIException,
    StreamlitInvalidFormCallbackError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from flowc_shims.streamlit.host import Callback, FileMaker, WidgetOutcome, WidgetSpec, WireValue, current_host
from flowc_shims.streamlit.layout_size import Width
from flowc_shims.streamlit.page import Props
from flowc_shims.streamlit.query_params import RESERVED
from flowc_shims.streamlit.widget_id import check_key, form_of, user_key, widget_id
from flowc_shims.streamlit.wording import clean_help

Key: TypeAlias = str | int
LabelVisibility: TypeAlias = Literal["visible", "hidden", "collapsed"]
OnChange: TypeAlias = "Callable[..., object] | Literal['rerun', 'ignore'] | None"
BindOption: TypeAlias = "Literal['query-params'] | None"
PersistStateOption: TypeAlias = "Literal['page', 'session'] | None"
Args: TypeAlias = "Sequence[object] | None"
Kwargs: TypeAlias = "Mapping[str, object] | None"

IGNORE: Final = "ignore"


class WidgetProps(Props, frozen=True, kw_only=True):
    """`key` is the script's own key, `on_change_ignored` means that a change is kept and sent with the next event. A
    change inside a `form` is kept until the form is submitted. What is `bound` is also in the address."""

    id: str
    label: str
    key: str | None = None
    help: str | None = None
    disabled: bool = False
    label_visibility: LabelVisibility = "visible"
    width: Width = "stretch"
    on_change_ignored: bool = False
    form: str = ""
    bound: Bound | None = None


class CommonProps(TypedDict):
    """The part of the props that every command fills in the same way."""

    id: str
    label: str
    key: str | None
    help: str | None
    disabled: bool
    label_visibility: LabelVisibility
    width: Width
    on_change_ignored: bool
    form: str
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class Common:
    """The checked arguments that every widget takes."""

    dg: DeltaGenerator
    command: str
    label: str
    key: str | None
    help: str | None
    disabled: bool
    label_visibility: LabelVisibility
    width: Width
    callback: Callback | None
    ignored: bool
    persist: PersistStateOption
    form: str
    """The key of the form around it; "" for none."""
    binds: bool = False

    def id(self, arguments: Mapping[str, object], *, with_key: Collection[str] = (), placed: bool = False) -> str:
        """The widget's identity. `arguments` are those beside label, help and width; `with_key` of them count even
        when there is a key, and with `placed` so does where it stands."""
        every = {"label": self.label, **arguments, "help": self.help, "width": self.width}
        return widget_id(self.dg, self.command, self.key, every, with_key=with_key, placed=placed)

    def spec(
        self,
        widget: str,
        deserialize: Callable[[WireValue], object],
        serialize: Callable[[object], WireValue],
        *,
        trigger: bool = False,
        assignable: bool | None = None,
        adapt: Callable[[object], WidgetSpec] | None = None,
        reconcile: Callable[[object, WireValue], object] | None = None,
        binding: Binding | None = None,
        maker: FileMaker | None = None,
    ) -> WidgetSpec:
        """A registration; a script can set what is `assignable`: unless said otherwise, what is no `trigger`."""
        assert binding is not None or not self.binds, "who may be bound says how"
        return WidgetSpec(
            id=widget,
            kind=self.command,
            user_key=user_key(self.key),
            deserialize=deserialize,
            serialize=serialize,
            callback=self.callback,
            maker=maker,
            trigger=trigger,
            disabled=self.disabled,
            assignable=not trigger if assignable is None else assignable,
            persist=self.persist,
            page=current_host().active_page,
            ignored=self.ignored,
            adapt=adapt,
            reconcile=reconcile,
            bound=binding if self.binds else None,
        )

    def props(self, widget: str, binding: Binding | None = None, default: WireValue = None) -> CommonProps:
        """`default` is what the widget has at first."""
        return {
            "id": widget,
            "label": self.label,
            "key": self.key,
            "help": self.help,
            "disabled": self.disabled,
            "label_visibility": self.label_visibility,
            "width": self.width,
            "on_change_ignored": self.ignored,
            "form": self.form,
            "bound": binding.told(self.key, default) if binding and self.binds and self.key is not None else None,
        }


def common(
    dg: DeltaGenerator,
    command: str,
    label: object,
    *,
    key: Key | None,
    help: object,
    on_change: OnChange,
    args: Args,
    kwargs: Kwargs,
    disabled: bool,
    label_visibility: LabelVisibility,
    width: Width,
    bind: BindOption = None,
    persist_state: PersistStateOption = None,
    submits: bool = False,
    reports: bool = True,
) -> Common:
    """Check what every widget takes. `submits`: it is a form's own button; `reports`: the script may hear of it."""
    callback = check_callback(on_change, args, kwargs)
    if reports:
        warn_of_widget()
    form = form_of(dg)
    if callback is not None and form and not submits:
        raise StreamlitInvalidFormCallbackError
    checked_key = check_key(key)
    _check_memory(checked_key, bind, persist_state)
    return Common(
        dg=dg,
        command=command,
        label="" if label is None else str(label),
        key=checked_key,
        help=clean_help(help),
        disabled=check_flag(disabled),
        label_visibility=check_label_visibility(label_visibility),
        width=width,
        callback=callback,
        ignored=on_change == IGNORE,
        persist=persist_state,
        form=form,
        binds=bind is not None,
    )


def register(spec: WidgetSpec) -> WidgetOutcome:
    """Take the widget into the run, and give its value."""
    return current_host().widget(spec)


def check_callback(
    on_change: object,
    args: Args,
    kwargs: Kwargs,
    *,
    parameter: str = "on_change",
    modes: Collection[str] = ("rerun", IGNORE),
) -> Callback | None:
    """The callback of a widget; None for none, and for a mode."""
    if on_change is None or (isinstance(on_change, str) and on_change in modes):
        return None
    if _is_function(on_change):
        return Callback(on_change, tuple(args or ()), dict(kwargs or {}))
    if isinstance(on_change, str) and on_change in ("rerun", IGNORE):
        raise StreamlitAPIException(
            f'This widget has no `{parameter}="{on_change}"`: pass a function, or leave `{parameter}` out.',
            error_id="unsupported-on-change-mode",
        )
    raise StreamlitValueError(parameter, [*map(repr, modes), "a function"])


def check_flag(flag: object) -> bool:
    """A bool, or an int or numpy bool that stands for one; anything else is a TypeError, as in Streamlit."""
    if isinstance(flag, bool | int) or type(flag).__name__ == "bool":
        return bool(flag)
    raise TypeError(f"{type(flag).__name__!r} object cannot be interpreted as an integer")


def check_label_visibility(label_visibility: object) -> LabelVisibility:
    if label_visibility == "visible":
        return "visible"
    if label_visibility == "hidden":
        return "hidden"
    if label_visibility == "collapsed":
        return "collapsed"
    raise StreamlitValueError("label_visibility", ["'visible'", "'hidden'", "'collapsed'"])


def _is_function(value: object) -> TypeGuard[Callable[..., object]]:
    return callable(value)


def _check_memory(key: str | None, bind: object, persist_state: object) -> None:
    """`bind` and `persist_state`: how long, and where, a value is remembered."""
    if bind is not None:
        if bind != "query-params":
            raise StreamlitValueError("bind", ["'query-params'", "None"])
        if user_key(key) is None:
            detail = "The key of a widget with `bind='query-params'` is the name of its query parameter."
            raise StreamlitMissingRequiredParameterError("key", detail=detail)
        if key is not None and key.lower() in RESERVED:
            raise StreamlitAPIException(
                f"A widget cannot be bound to the query parameter {key!r}: it says how the app is embedded.",
                error_id="query-param-reserved-cannot-bind",
            )
    if persist_state is None:
        return
    if persist_state not in ("page", "session"):
        raise StreamlitValueError("persist_state", ["'page'", "'session'", "None"])
    if user_key(key) is None:
        raise StreamlitMissingRequiredParameterError(
            "key", detail="A value is kept under the widget's key while `persist_state` remembers it."
        )
