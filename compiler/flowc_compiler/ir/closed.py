"""Why something that shows is not opened: one closed list, in the words that users read."""

from __future__ import annotations

from enum import StrEnum


class Closed(StrEnum):
    """Of a function, a compound statement, or a call. The words go on "…: it stays closed, since "."""

    # functions
    SHOWS_NOTHING = "it shows nothing"
    EVIDENCE = "kept closed after what a run showed"
    DECORATED = "it is decorated"
    PARALLEL = "it is a fragment that runs beside the script"
    REBOUND = "its name is bound more than once"
    GENERATOR = "it is a generator"
    REBINDS_LOCALS = "a nested function rebinds its locals"
    FRAME = "it looks at its own frame or namespace"
    CLASS_BINDS_GLOBALS = "a class in it binds globals"
    TYPE_PARAMETERS = "it has type parameters"
    RECURSIVE = "it is recursive"
    NESTED = "it is defined inside another statement"
    ASYNC = "it is asynchronous"
    SPECIAL = "Python itself calls it"
    PRIVATE = "it uses private names"
    # compound statements
    TARGET = "its target is more than names"
    OPENS_A_FILE = "it opens a file, and is reused as a whole while the file is the same"
    MANAGER = "its context manager is not one of Streamlit's"
    COMPUTED_ERROR = "it computes which errors it catches"
    ENDLESS = "it never ends by itself"
    TOO_DEEP = "it nests more deeply than the opened form could be compiled"
    IN_CLASS = "it stands directly in a class"
    # calls
    IN_EXPRESSION = "the call is part of a larger expression"
    OTHER_MODULE = "the function comes from another module"
