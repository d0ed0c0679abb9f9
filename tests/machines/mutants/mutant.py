"""A mechanism that can be switched off, and what such switches are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from flowc_runtime.values import same_value

Switch: TypeAlias = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """`noticed_by` names traps under `regressions/`, any of which must show a difference."""

    name: str
    switch: Switch
    noticed_by: tuple[str, ...]
    outside: bool = False
    """It shows in files and on streams only."""


def off(owner: type, method: str, result: object = None) -> Switch:
    return lambda patch: patch.setattr(owner, method, lambda *_: result)


def loose(one: object, other: object) -> bool:
    atoms = (bool, int, float)
    return one == other if isinstance(one, atoms) and isinstance(other, atoms) else same_value(one, other)
