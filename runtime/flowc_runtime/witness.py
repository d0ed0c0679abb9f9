"""Why a slot executed, as data: the input that differed, with its two versions, or what took its outcome away.

A closed union. `brief()` names the input and no value, so it may be sent to anybody who sees the page; `text()` says
the two versions too, and is for whoever owns the script. `by` is the slot (its label) that wrote what differed.

A new kind of input needs no class: `DoorChanged` says it in words. Everything here can be encoded by msgspec.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class FirstTime(msgspec.Struct, frozen=True, tag="first time"):
    """It has never executed, or nothing is known of it any more (`because`); `by`: the condition that let it be."""

    because: str = ""
    by: str = ""

    def brief(self) -> str:
        return "first time"

    def text(self) -> str:
        reasons = [f"{self.by} decides whether it is reached"] if self.by else []
        return ": ".join(("first time", "; ".join([*reasons, *filter(None, [self.because])]))).removesuffix(": ")


class NoUsableOutcome(msgspec.Struct, frozen=True, tag="no usable outcome"):
    """It has executed, and what it did then was given up."""

    because: str = ""
    by: str = ""

    def brief(self) -> str:
        return "its last outcome is not usable"

    def text(self) -> str:
        return f"its last outcome is not usable: {self.because}" if self.because else self.brief()


class Volatile(msgspec.Struct, frozen=True, tag="volatile"):
    """It executes in every run."""

    reason: str

    def brief(self) -> str:
        return self.reason

    def text(self) -> str:
        return f"it executes in every run: {self.reason}"


class NameChanged(msgspec.Struct, frozen=True, tag="name"):
    """`function`: where the name is a local one. `called`: a function that the slot calls reads it."""

    name: str
    before: str
    after: str
    function: str = ""
    called: bool = False
    by: str = ""

    def brief(self) -> str:
        return f"{self.name}, which a function reads, changed" if self.called else f"{self.name} changed"

    def text(self) -> str:
        return _changed(self.name + (", which a function reads," if self.called else ""), self.before, self.after)


class ObjectChanged(msgspec.Struct, frozen=True, tag="object"):
    """`name`: what the slot calls the object, where it does."""

    kind: str
    name: str = ""
    now: str = ""
    by: str = ""

    def brief(self) -> str:
        return f"a {self.kind} that it uses changed"

    def text(self) -> str:
        subject = f"what is in {self.name} changed" if self.name else self.brief()
        return f"{subject} (now {self.now})" if self.now else subject


class WidgetChanged(msgspec.Struct, frozen=True, tag="widget"):
    """`id` finds its element in the page, which has its label."""

    kind: str
    id: str
    key: str
    before: str
    after: str

    def brief(self) -> str:
        return f"the {self.kind} {self.key}".rstrip() + " changed"

    def text(self, label: str = "") -> str:
        named = f'the {self.kind} "{label}"' if label else f"the {self.kind} {self.key}".rstrip()
        if self.kind == "button":
            return f"{named} was clicked" if self.after == "True" else f"{named} is no longer clicked"
        return _changed(named, self.before, self.after)


class WidgetMoved(msgspec.Struct, frozen=True, tag="widget moved"):
    kind: str

    def brief(self) -> str:
        return f"the {self.kind} stands in another container"

    def text(self) -> str:
        return self.brief()


class StateChanged(msgspec.Struct, frozen=True, tag="session state"):
    key: str
    before: str
    after: str

    def brief(self) -> str:
        return f"st.session_state[{self.key!r}] changed"

    def text(self) -> str:
        return _changed(f"st.session_state[{self.key!r}]", self.before, self.after)


class StateKeysChanged(msgspec.Struct, frozen=True, tag="session state keys"):
    added: tuple[str, ...]
    removed: tuple[str, ...]

    def brief(self) -> str:
        return "the keys of st.session_state changed"

    def text(self) -> str:
        parts = [f"{word} {', '.join(keys)}" for word, keys in (("new:", self.added), ("gone:", self.removed)) if keys]
        return self.brief() + (f" ({'; '.join(parts)})" if parts else "")


class CacheGone(msgspec.Struct, frozen=True, tag="cache"):
    """`decorator`: `cache_data` or `cache_resource`."""

    decorator: str

    def brief(self) -> str:
        return "a cached result is gone"

    def text(self) -> str:
        return f"a result of a function under st.{self.decorator} is gone"


class DoorChanged(msgspec.Struct, frozen=True, tag="door"):
    """Any other input, in words without its value (`the file data.csv changed`), and its versions where they may be
    said."""

    what: str
    before: str = ""
    after: str = ""

    def brief(self) -> str:
        return self.what

    def text(self) -> str:
        return f"{self.what} ({self.before} → {self.after})" if self.before or self.after else self.what


class Unchanged(msgspec.Struct, frozen=True, tag="unchanged"):
    """It was reused."""

    def brief(self) -> str:
        return "no input changed"

    def text(self) -> str:
        return self.brief()


Witness: TypeAlias = (
    FirstTime | NoUsableOutcome | Volatile | NameChanged | ObjectChanged | WidgetChanged | WidgetMoved
    | StateChanged | StateKeysChanged | CacheGone | DoorChanged | Unchanged
)  # fmt: skip


def in_words(found: Witness | str) -> Witness:
    """A door's difference that was said in words, as a witness."""
    return DoorChanged(found) if isinstance(found, str) else found


def _changed(subject: str, before: str, after: str) -> str:
    if before == after:
        # Rendered alike: another object, or a difference that a short rendering does not show.
        return f"{subject} is another {after}" if after else f"{subject} changed"
    return f"{subject} changed from {before} to {after}"
