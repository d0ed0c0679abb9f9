"""What partial re-execution gets wrong most easily: 38 rules of a run, each with a script that shows it and a witness.

`shows` is what the page, the session state or the output must tell after the steps, `never` what must not be told:
what somebody would see who got the rule wrong. `also` names further scripts, or tests where no script can show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.parity.events import Act, Again, Step
from tests.parity.normal_form import Json


@dataclass(frozen=True, slots=True)
class Trap:
    number: int
    rule: str
    script: str | None
    steps: tuple[Step, ...] = ()
    shows: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def press(label: str) -> Act:
    return Act("button", label, 0, value=True)


def check(label: str, on: bool = True) -> Act:
    return Act("checkbox", label, 0, on)


def switch(label: str, on: bool = True) -> Act:
    return Act("toggle", label, 0, on)


def slide(label: str, *ends: float) -> Act:
    return Act("slider", label, 0, list(ends))


def choose(kind: str, label: str, value: Json) -> Act:
    return Act(kind, label, 0, value)


DOES_NOT_COMPILE: Final = "test_hot_reload.py::test_a_script_that_does_not_compile_says_so_and_goes_on_once_it_does"

TRAPS: Final[tuple[Trap, ...]] = (
    Trap(
        1,
        "callbacks come before the script, and a script that does not compile leaves the page",
        "callbacks_in_order",
        (press("Button at 1"),),
        ('["button", 1, 2]',),
        also=(DOES_NOT_COMPILE,),
    ),
    Trap(
        2,
        "every run has new globals, defaults and classes, and shares its modules with others",
        "run_and_its_names",
        (Again(), Again()),
        ("__main__ run_and_its_names.py `1`",),
        ("`2`", "`3`"),
        ("run_with_defaults_anew", "with_modules/app_helpers"),
    ),
    Trap(
        3,
        "the script is `__main__`, in its own folder",
        "run_and_its_names",
        (press("Keep"),),
        ("`True` `True` `True`",),
        ("`True` `False`",),
        ("script_and_its_process", "script_never_called"),
    ),
    Trap(
        4,
        "members of an Enum in session state are those of the class as it is now",
        "enum_members",
        (Again(),),
        ("`True`",),
        ("`False`",),
        ("classes_of_each_run", "classes_and_state"),
    ),
    Trap(
        5,
        "what is shown without a command, and what is not",
        "magic_everywhere",
        (),
        ("shown, from a method", "in a container", "in an else", "**the end**"),
        ("not shown",),
        ("magic_of_calls", "magic_values", "script_docstrings_and_magic"),
    ),
    Trap(
        6,
        "callbacks have the arguments of the run before",
        "callbacks_in_order",
        (slide("n", 4.0), press("Button at 4"), slide("n", 5.0)),
        ('["button", 4, 8]', '["slider"]'),
        ('["button", 5',),
        ("widgets_disabled", "callbacks_in_forms_order", "callbacks_of_methods"),
    ),
    Trap(
        7,
        "what a callback shows comes first",
        "callbacks_that_write",
        (press("Greet"),),
        ("A callback greets Ida",),
        also=("main_closures_in_callbacks",),
    ),
    Trap(
        8,
        "a rerun that a callback asks for",
        "callbacks_that_write",
        (press("Again"),),
        ("body `1`",),
        ("body `2`",),
        ("callbacks_and_reruns",),
    ),
    Trap(
        9,
        "after a callback that fails, the script does not run",
        "callbacks_that_fail",
        (press("Fail"),),
        ("callback plain",),
        ('"Kept"', "`2`"),
    ),
    Trap(
        10,
        "what a widget is does not depend on where it stands, but for the sidebar",
        "identity_moved",
        (slide("Wandering", 4.0), switch("First")),
        ("`4`",),
        ("`1`",),
        ("identity_without_keys", "identity_twice", "main_order_and_identity"),
    ),
    Trap(
        11,
        "with a key, some parameters make another widget, most do not",
        "identity_keyed_and_changed",
        (slide("Slider one", 5.0), choose("radio", "Most", "9")),
        ("`3`",),
        ("`5`",),
        ("widgets_keyed", "widgets_that_change", "select_new_options"),
    ),
    Trap(
        12,
        "a widget's value is a copy",
        "state_values_are_copies",
        (check("Again"),),
        ('["a", "mine"]', '["a"]'),
        ('"mine", "mine"',),
        ("main_order_and_identity",),
    ),
    Trap(
        13,
        "a widget that a completed run did not show has its default again",
        "state_hidden_widgets",
        (choose("text_input", "Text", "Ida"), check("Show", on=False), check("Show")),
        ("first `3`",),
        ("Ida",),
        ("state_persisting_widgets", "state_kept_by_copy", "appearing_widgets"),
    ),
    Trap(
        14,
        "a run that ends early forgets nothing",
        "stopping",
        (slide("Late", 4.0), check("Stop early"), check("Stop early", on=False)),
        ("`4`",),
        ("`0`",),
        ("triggers_and_stops", "main_guards_and_stops", "errors_in_the_middle"),
    ),
    Trap(
        15,
        "a button is pressed in one run",
        "triggers_once",
        (press("Press"), slide("Other", 2.0), Again()),
        ('["press"]',),
        ('"press", "press"',),
        ("nested_buttons", "triggers_and_stops"),
    ),
    Trap(
        16,
        "the key of a widget can be set before it is called, not after",
        "state_set_too_late",
        (switch("Before"), check("After")),
        ("StreamlitWidgetAlreadyInstantiatedError", "`4`"),
        ("number worked",),
        ("state_of_a_button_key", "state_before_widget"),
    ),
    Trap(
        17,
        "the keys of session state have no order",
        "state_in_order",
        (switch("More"),),
        ("extra = ['FormSubmitter:form-Send', 'in_form']",),
        also=("state_dict_methods", "state_reads_of_every_kind"),
    ),
    Trap(
        18,
        "widgets without a key are not among them; the button of a form is",
        "state_in_order",
        (),
        ("with_key = 0", "`1`"),
        ("Without a key =", "$$"),
        ("state_and_keys",),
    ),
    Trap(
        19,
        "what is changed in a form is known when its button is pressed",
        "callbacks_in_forms_order",
        (choose("text_input", "Name", "Berlin"),),
        ("`None`",),
        ("BERLIN", "Berlin"),
        ("forms", "forms_cleared", "forms_misused", "forms_by_place", "forms_and_callbacks"),
    ),
    Trap(
        20,
        "a fragment's own run has the arguments of its call, and gives nothing back",
        "fragments_with_arguments",
        (Act("number_input", "Scale", 0, 3.0), slide("Own first", 4.0)),
        ("[10, 16]",),
        also=("fragments_outside", "fragments_in_loops", "fragments_and_state"),
    ),
    Trap(
        21,
        "an error in a fragment is shown in its place",
        "fragments_stopped",
        (choose("selectbox", "How", "fail"),),
        ("in the fragment", "after the fragment"),
        ('"After"',),
        ("fragments_moving", "fragments_failing", "fragments_that_rerun_wrongly", "fragments_nested"),
    ),
    Trap(
        22,
        "fragments that run in parallel, or from time to time",
        "fragments_in_parallel",
        (slide("Own right", 5.0),),
        ("left own `2`", "right own `5`", "below both"),
        also=("fragments_every_so_often",),
    ),
    Trap(
        23,
        "a dialog is open until a run of the whole script does not open it",
        "dialogs_with_arguments",
        (press("Edit 0"), choose("text_input", "Text", "two words"), Again()),
        ("one",),
        ("sdrow", "row `0`"),
        ("dialogs", "dialogs_misused"),
    ),
    Trap(
        24,
        "a bare `except` swallows a rerun, and nothing shows after a stop",
        "rerun_swallowed",
        (press("Bare"), press("Careful")),
        ("count `12`",),
        ("not reached", "swallowed"),
        ("stop_and_finally", "main_try_everywhere"),
    ),
    Trap(
        25,
        "a newer event ends a run at its next command",
        None,
        also=(
            "test_cut_short.py::test_a_cut_run_has_not_done_what_comes_after",
            "test_cut_short.py::test_runs_that_are_cut_short_show_the_same_afterwards",
        ),
    ),
    Trap(
        26,
        "an error is shown where the script was; what is above stays, what was below goes",
        "errors_in_containers",
        (check("Fail in left"),),
        ("IndexError", "written early"),
        ("written late", '"in right"', '"end"'),
        ("exceptions", "errors_with_causes", "exceptions_shown_by_hand"),
    ),
    Trap(
        27,
        "one element more moves those below it, and they stay what they are",
        "positions_that_shift",
        (choose("text_input", "Left", "Berlin"), slide("Extras", 3.0)),
        ("extra 2", "Berlin", "at the end"),
        ("extra 3",),
    ),
    Trap(
        28,
        "a container that is put into a placeholder again inherits what the one before it held",
        "placeholder_history",
        (),
        ("second 0", "first 1", "first 2"),
        ("first 0",),
        ("placeholders", "placeholder_kinds", "placeholders_in_loops", "out_of_order", "out_of_order_in_functions"),
    ),
    Trap(
        29,
        "what a run has not reached goes when it has come to its end",
        "errors_in_containers",
        (check("Fail in left"), check("Fail in left", on=False)),
        ("written late",),
        ("IndexError",),
        also=(
            "appearing_widgets",
            "fragments_outside",
            "rerunning",
            "test_cut_short.py::test_runs_that_are_cut_short_show_the_same_afterwards",
        ),
    ),
    Trap(
        30,
        "transient effects are played once, in the run that asks for them",
        "toasts",
        (press("Toast"), Again()),
        ("end",),
        ("Done",),
        ("progress_spinner", "status", "placeholders_in_loops"),
    ),
    Trap(
        31,
        "a cached function shows again what it has shown, where that can be",
        "caching_commands_inside",
        (Again(),),
        ("CacheReplayClosureError", "made for `1`"),
        ("`2` `4`",),
        ("caching_globals", "caching_resources_shared", "caching_window_wide", "caching_outer_container"),
    ),
    Trap(
        32,
        "what a reused part of the page refers to (the data of tables and charts) is still there",
        "frame_pipeline",
        (Again(), Again()),
        also=("positions_that_shift", "charts_simple", "main_frames_in_state"),
    ),
    Trap(
        33,
        "query parameters that are written are seen in the same run",
        "query_parameters",
        (choose("selectbox", "Word", "one"),),
        ("word: one ['one']", "`True` `1`"),
        also=("query_parameters_seed_widgets", "context_of_the_browser"),
    ),
    Trap(
        34,
        "pages have globals of their own, within the script, and run once",
        "changing_pages/app_page_errors",
        (choose("radio", "Run it", "twice"),),
        ("StreamlitAPIException",),
        also=("multipage/app_navigation", "with_folder/app_with_pages", "changing_pages/app_pages_of_functions"),
    ),
    Trap(
        35,
        "a file that changes makes modules anew; session state stays",
        None,
        also=("test_hot_reload.py::test_after_an_edit_the_same_is_shown",),
    ),
    Trap(
        36,
        "the page is configured anywhere, and more than once",
        "page_config_at_times",
        (choose("selectbox", "Title", "two"), check("Wide"), choose("selectbox", "Title", "")),
        ('"title": "two"', '"layout": "wide"'),
        also=("page_config", "caching_window_wide"),
    ),
    Trap(
        37,
        "a change that is to be ignored starts no run",
        "widgets_that_wait",
        (slide("Quiet", 7.0),),
        ("`2`",),
        ("`7`",),
        ("widgets_that_wait_elsewhere",),
    ),
    Trap(
        38,
        "what a script reads of the world is read in every run",
        "files_and_environment",
        (check("more"), check("more", on=False)),
        ("unset", "`None`"),
        also=("module_globals", "threads_with_context", "threads_that_only_compute", "random_seeded", "printing"),
    ),
)
