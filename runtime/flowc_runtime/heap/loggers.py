"""A logger as an object with a state: what decides which records it handles, and how, with that of its parents.

Loggers belong to the process. Their locks, streams and caches change with every record and say nothing; handlers are
told apart by identity only, since what a handler keeps is looked at when a record reaches it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from flowc_runtime.identity import identity

_OWN: Final = frozenset(vars(logging.Logger("sample"))) | {"manager"}


def logger_state(value: logging.Logger) -> tuple[object, ...]:
    chain: list[object] = [_extra(value)]
    logger: logging.Logger | None = value
    while logger is not None:
        chain.append(
            (
                logger.level,
                logger.disabled,
                logger.propagate,
                tuple(logger.handlers),
                tuple(map(identity, logger.filters)),
            )
        )
        logger = logger.parent
    return tuple(chain)


def logger_children(value: logging.Logger) -> Iterable[object]:
    """What a script has hung on it."""
    return [entry for name, entry in vars(value).items() if name not in _OWN]


def _extra(value: logging.Logger) -> tuple[object, ...]:
    return tuple((name, entry) for name, entry in vars(value).items() if name not in _OWN)
