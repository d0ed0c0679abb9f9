"""Log records that code makes, told to the running slot, so that they can be emitted again.

The hook is `logging`'s own: the factory of records, wrapped around whatever factory is there. What a handler then
writes to a standard stream is told as text of the record: emitting the record again writes it again.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from flowc_shims.stdlib.observer import current_observer

Factory: TypeAlias = Callable[..., logging.LogRecord]


class _Making(threading.local):
    inside: bool = False


_making: Final = _Making()
_OWN_HANDLERS: Final = ("logging",)


def install() -> None:
    """Idempotent; who replaced the factory since the last time is wrapped, too."""
    factory: Factory = logging.getLogRecordFactory()
    if not isinstance(factory, _Observed):
        logging.setLogRecordFactory(_Observed(factory))


@dataclass(frozen=True, slots=True)
class _Observed:
    real: Factory

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        observer = None if _making.inside else current_observer()
        if observer is None:
            return self.real(*args, **kwargs)
        # The real factory may be a script's, around an earlier one of ours.
        _making.inside = True
        try:
            record = self.real(*args, **kwargs)
        finally:
            _making.inside = False
        observer.logged(record)
        return record


def emit_again(record: logging.LogRecord) -> None:
    """What the record says, as a new record of this moment, through the handlers that there are now."""
    logger = logging.getLogger(record.name) if record.name != "root" else logging.getLogger()
    if not logger.isEnabledFor(record.levelno):
        return
    made = logging.getLogRecordFactory()(
        record.name,
        record.levelno,
        record.pathname,
        record.lineno,
        record.msg,
        record.args,
        record.exc_info,
        record.funcName,
        record.stack_info,
    )
    own = vars(made)
    own.update({name: value for name, value in vars(record).items() if name not in own})
    logger.handle(made)


def is_registered(name: str) -> bool:
    """Whether a record with this name can be traced back to its logger: one may also be made by hand."""
    return name == "root" or isinstance(logging.root.manager.loggerDict.get(name), logging.Logger)


def handlers_with_a_state(name: str) -> list[logging.Handler]:
    """Handlers that a record of this logger reaches, and that do more than to write it to a stream or a file."""
    found: list[logging.Handler] = []
    logger: logging.Logger | None = logging.getLogger(name) if name != "root" else logging.getLogger()
    while logger is not None:
        found.extend(handler for handler in logger.handlers if not _only_writes(handler))
        logger = logger.parent if logger.propagate else None
    return found


def _only_writes(handler: logging.Handler) -> bool:
    kind = type(handler)
    if kind in (logging.NullHandler, logging.FileHandler) or kind.__name__ == "_StderrHandler":
        return kind.__module__ in _OWN_HANDLERS
    return kind is logging.StreamHandler and _is_standard(getattr(handler, "stream", None))


def _is_standard(stream: object) -> bool:
    return any(stream is one for one in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__)) or hasattr(
        type(stream), "__flowc_observed__"
    )
