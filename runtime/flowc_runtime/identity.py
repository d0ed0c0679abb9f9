"""Which object it is -> a number: what `id` tells while the object lives, without the audit event that `id` raises.

Such an event is a call of a hook written in Python, more than looking at an object costs otherwise.
"""

from __future__ import annotations

from typing import Final

identity: Final = object.__hash__
"""Distinct for objects that live at the same time; made of the address, whatever `__hash__` the object's type has."""
