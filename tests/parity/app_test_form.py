"""What `AppTest` shows of a script after some steps, as JSON: run under real Streamlit and under flowc, then compared.

    python -m tests.parity.app_test_form SCRIPT SEED STEPS

Everything is asked through the public interface (`from streamlit.testing.v1 import AppTest`), so the same lines run in
both environments; under flowc its finder is installed first.
"""

from __future__ import annotations

import json
import random
import re
import sys
import warnings
from typing import Any, Final

_COMMON: Final = ("type", "key", "value")
_CHOICE: Final = ("label", "options", "help", "form_id", "disabled", "index")
_TEXT: Final = ("label", "max_chars", "placeholder", "help", "form_id", "disabled")
ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    "error": ("icon",),
    "warning": ("icon",),
    "info": ("icon",),
    "success": ("icon",),
    "button": ("label", "help", "form_id", "disabled"),
    "button_group": ("formatted_values", "form_id", "disabled"),
    "chat_input": ("placeholder", "disabled"),
    "chat_message": ("name",),
    "audio_input": ("label", "help", "form_id", "disabled", "sample_rate"),
    "camera_input": ("label", "help", "form_id", "disabled", "resolution"),
    "file_uploader": (
        *("label", "help", "form_id", "disabled"),
        *("accept_multiple_files", "accept_directory", "allowed_type"),
    ),
    "checkbox": ("label", "help", "form_id", "disabled"),
    "color_picker": ("label", "help", "form_id", "disabled"),
    "date_input": ("label", "min", "max", "is_range", "help", "form_id", "disabled"),
    "date_time_input": ("label", "format", "min", "max", "step", "help", "form_id", "disabled"),
    "feedback": ("form_id", "disabled"),
    "link_button": (),
    "menu_button": ("label", "options", "help", "disabled"),
    "pagination": ("num_pages", "default", "form_id", "disabled"),
    "time_input": ("label", "step", "help", "form_id", "disabled"),
    "toggle": ("label", "help", "form_id", "disabled"),
    "download_button": ("label", "help", "disabled"),
    "image": ("captions",),
    "space": (),
    "code": ("language", "show_line_numbers"),
    "dataframe": ("editing_mode",),
    "exception": ("message", "is_markdown", "is_warning"),
    "title": ("tag", "anchor", "hide_anchor", "icon"),
    "header": ("tag", "anchor", "hide_anchor", "icon"),
    "subheader": ("tag", "anchor", "hide_anchor", "icon"),
    "json": ("expanded",),
    "markdown": ("allow_html", "is_caption"),
    "caption": ("allow_html", "is_caption"),
    "latex": ("allow_html", "is_caption"),
    "divider": ("allow_html", "is_caption"),
    "metric": ("label", "delta", "color", "help"),
    "progress": ("text",),
    "toast": ("icon",),
    "help_info": ("doc_string",),
    "multiselect": ("label", "options", "max_selections", "help", "form_id", "disabled", "indices", "values"),
    "number_input": ("label", "min", "max", "step", "help", "form_id", "disabled"),
    "radio": (*_CHOICE, "horizontal"),
    "selectbox": _CHOICE,
    "select_slider": ("label", "options", "help", "form_id", "disabled"),
    "slider": ("label", "min", "max", "step", "help", "form_id", "disabled"),
    "text_area": _TEXT,
    "text_input": (*_TEXT, "autocomplete"),
    "column": ("weight", "gap"),
    "expander": ("icon", "label"),
    "status": ("icon", "label", "state"),
    "tab": ("label",),
}
"""By type of element, what beside `type`, `key` and `value` is compared."""

LISTS: Final = """
    audio_input button button_group camera_input caption chat_input chat_message checkbox code color_picker columns
    container data_editor dataframe date_input datetime_input divider download_button error exception expander feedback
    file_uploader form form_submit_button grid header help html image info json latex link_button markdown menu_button
    metric multiselect number_input page_link pagination pills progress radio segmented_control select_slider selectbox
    slider space status subheader success table tabs text text_area text_input time_input title toast toggle warning
""".split()
"""Every list that the app and its containers have."""


PLAYED: Final = ("balloons", "snow")
"""What flowc plays like a toast and Streamlit puts on the page, where nothing is seen of it afterwards."""


APART: Final = (*PLAYED, "chat_input")
"""What stands elsewhere among the others: Streamlit has the line at the foot of the page in a container of its own."""


def observed(at: Any) -> dict[str, Any]:
    """All of the app's page: every list by name, every element in order, and session state."""
    return {
        "lists": {name: sorted(_list(at, name), key=_named) if name in APART else _list(at, name) for name in LISTS},
        "main": [_told(one) for one in at.main if one.type not in APART][1:],
        "sidebar": [_told(one) for one in at.sidebar if one.type not in APART][1:],
        "played": {name: len(at.get(name)) for name in PLAYED},
        "state": sorted(f"{key}={_plain(at.session_state[key])}" for key in at.session_state),
    }


def _list(at: Any, name: str) -> list[dict[str, Any]]:
    return [_told(one) for one in getattr(at, name)]


def _named(told: dict[str, Any]) -> str:
    return str(told["placeholder"])


def _told(one: Any) -> dict[str, Any]:
    names = (*_COMMON, *ATTRIBUTES.get(one.type, ()))
    if hasattr(one, "children") or one.type in ("help_info", "image"):
        # Containers have none, a picture has an address of its own on either side, and flowc's `st.help` is not told by
        # which expression it was called.
        names = tuple(name for name in names if name != "value")
    told = {name: _asked(one, name) for name in names}
    if one.type == "exception" and (one.is_warning or "streamlit" in one.proto.type.lower()):
        # An error or a warning of the library: what it is about is compared elsewhere, its words are not the same.
        told["value"] = told["message"] = one.proto.type.rpartition(".")[2]
    if hasattr(one, "children"):
        told["children"] = len(one.children)
    return told


def _asked(one: Any, name: str) -> Any:
    try:
        return _plain(getattr(one, name))
    except (KeyError, ValueError) as error:
        return type(error).__name__


def _plain(value: Any) -> Any:
    if type(value).__name__ == "UploadedFile":
        return f"{value.name} {value.type} {value.getvalue()!r}"
    if type(value).__name__ == "ChatInputValue":
        return [f"{name} {_plain(part)}" for name, part in value.items()]
    if type(value).__name__ == "DataFrame":
        return value.to_dict("split")["data"].__repr__()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (str, int, bool, type(None))):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return re.sub(r" at 0x\w+", "", repr(value))


def act(at: Any, rng: random.Random) -> str:
    """Use one widget through its own methods, as a test does; what was done, in words."""
    usable = [one for name in _ACTS for one in getattr(at, name) if not one.disabled]
    usable.sort(key=lambda one: getattr(one, "placeholder", "") if one.type == "chat_input" else "")
    if not usable:
        return "run"
    one = rng.choice(usable)
    _ACTS[one.type](one, rng)
    return f"{one.type} {getattr(one, 'placeholder' if one.type == 'chat_input' else 'label', '')}"


def _set_slider(one: Any, rng: random.Random) -> None:
    value = one.value
    if isinstance(value, int) and not isinstance(value, bool):
        one.set_value(rng.randint(int(one.min), int(one.max)))
    elif isinstance(value, tuple) and all(isinstance(end, int) for end in value):
        one.set_range(*sorted(rng.choices(range(int(one.min), int(one.max) + 1), k=2)))
    elif isinstance(value, float):
        one.set_value(one.min if rng.random() < 0.5 else one.max)


def _set_select_slider(one: Any, rng: random.Random) -> None:
    if isinstance(one.value, (list, tuple)):
        one.set_range(*one.value)


def _set_many(one: Any, rng: random.Random) -> None:
    if one.value and rng.random() < 0.5:
        one.unselect(rng.choice(one.value))


def _set_date(one: Any, rng: random.Random) -> None:
    one.set_value((one.min, one.max) if one.is_range else rng.choice([one.min, one.max]))


def _upload(one: Any, rng: random.Random) -> None:
    ending = next((each for each in one.allowed_type if each.startswith(".")), ".txt")
    if rng.random() < 0.25:
        one.clear()
    elif one.accept_multiple_files and rng.random() < 0.5:
        one.set_value([(f"{name}{ending}", name.encode(), "text/plain") for name in ("a", "bc")])
    else:
        one.upload(f"d{ending}", b"def")


def _record(name: str, mime: str) -> Any:
    return lambda one, rng: one.clear() if rng.random() < 0.3 else one.set_value((name, b"0123", mime))


_ACTS: Final[dict[str, Any]] = {
    "audio_input": _record("said.wav", "audio/wav"),
    "camera_input": _record("seen.JPG", "Image/JPEG"),
    "file_uploader": _upload,
    "chat_input": lambda one, rng: one.set_value(rng.choice(["Hello", "two words"])),
    "color_picker": lambda one, rng: one.pick(rng.choice(["00ff00", "#123"])),
    "date_input": _set_date,
    "feedback": lambda one, rng: one.set_value(rng.choice([0, 1, None])),
    "menu_button": lambda one, rng: one.click_index(rng.randrange(len(one.options))),
    "pagination": lambda one, rng: one.select(rng.randint(1, one.num_pages)),
    "time_input": lambda one, rng: one.increment() if rng.random() < 0.6 else one.decrement(),
    "button": lambda one, rng: one.click(),
    "checkbox": lambda one, rng: one.uncheck() if one.value else one.check(),
    "toggle": lambda one, rng: one.set_value(not one.value),
    "multiselect": _set_many,
    "number_input": lambda one, rng: one.increment() if rng.random() < 0.6 else one.decrement(),
    "radio": lambda one, rng: one.set_value(one.value),
    "selectbox": lambda one, rng: one.select_index(rng.randrange(len(one.options))) if one.options else None,
    "select_slider": _set_select_slider,
    "slider": _set_slider,
    "text_area": lambda one, rng: one.input(rng.choice(["", "a b", "long text"])),
    "text_input": lambda one, rng: one.input(rng.choice(["", "a", "Berlin"])),
}


def observations(script: str, seed: int, steps: int) -> list[Any]:
    """After the first run and after each step."""
    from streamlit.testing.v1 import AppTest

    rng = random.Random(seed)
    at = AppTest.from_file(script, default_timeout=30).run()
    found: list[Any] = [observed(at)]
    for _ in range(steps):
        try:
            done = act(at, rng)
            state = random.getstate()
            at.run()
            random.setstate(state)
        except (KeyError, ValueError) as error:
            found.append(type(error).__name__)
            break
        found.append({"step": done, **observed(at)})
    return found


def main(arguments: list[str]) -> None:
    """One line of JSON for each script. What the scripts print is not part of it."""
    if under_flowc := arguments[0] == "--flowc":
        from flowc_shims.streamlit import finder

        finder.install()
    seed, steps = map(int, arguments[under_flowc : under_flowc + 2])
    out, sys.stdout = sys.stdout, sys.stderr
    del sys.argv[1:]  # They are none of the scripts'.
    for script in arguments[under_flowc + 2 :]:
        out.write(json.dumps([script, observations(script, seed, steps)], default=repr) + "\n")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1:])
