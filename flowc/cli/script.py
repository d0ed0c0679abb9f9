"""The path a person typed -> a script that can be served, or a `Failure` that says why not.

Nothing of the script is executed here: CPython compiles it and the result is dropped. What `flowc run` accepts may
still fail later, when it is saved again with a mistake; the page shows that.
"""

from __future__ import annotations

import difflib
import io
import tokenize
import warnings
from dataclasses import dataclass
from pathlib import Path

from flowc.cli.excerpt import excerpt
from flowc.cli.failure import Failure


@dataclass(frozen=True, slots=True)
class Script:
    """An existing, decodable `.py` file that CPython compiles."""

    path: Path
    text: str


def open_script(path: Path) -> Script:
    content = content_of(path)
    text = _decode(path, content)
    _check_syntax(path, text)
    return Script(path.resolve(), text)


def content_of(path: Path) -> bytes:
    """The bytes of an existing `.py` file; a `Failure` says what is wrong with the path."""
    try:
        if path.is_dir():
            raise Failure(f"{path} is a folder, not a script.", _name_one_of(path))
        if path.is_symlink() and not path.exists():
            raise Failure(f"{path} is a link to {path.readlink()}, which does not exist.", "Mend the link.")
        if not path.exists():
            raise Failure(f"There is no file {path}.", _what_else(path))
        if path.suffix != ".py":
            raise Failure(f"{path} is not a Python file.", "The name of a Streamlit script ends in .py.")
        if not path.is_file():
            # Reading a pipe would wait for somebody to write.
            raise Failure(
                f"{path} is a pipe or a device, not a file.", "Save the script as a file: it is read more than once."
            )
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Failure(f"{path} cannot be read: {reason}.", "Check the file's permissions.") from error


def _name_one_of(folder: Path) -> str:
    scripts = sorted(entry.name for entry in folder.glob("*.py") if not entry.name.startswith("_"))
    if not scripts:
        return "Name a script: flowc run FOLDER/app.py"
    likely = next((name for name in ("app.py", "streamlit_app.py", "main.py") if name in scripts), scripts[0])
    return f"Name the script in it: flowc run {folder / likely}"


def _what_else(path: Path) -> str:
    # The ending would make any two names alike.
    near = difflib.get_close_matches(path.stem, [entry.stem for entry in path.parent.glob("*.py")], n=1)
    if near:
        return f"Did you mean {path.parent / near[0]}.py?"
    return "Check the path." if path.is_absolute() else f"The path is taken from the folder {Path.cwd()}."


def _decode(path: Path, content: bytes) -> str:
    if b"\0" in content:
        raise Failure(f"{path} is not text: it contains null bytes.", "Is this really a Python script?")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return io.TextIOWrapper(io.BytesIO(content), encoding).read()
    except SyntaxError as error:
        if isinstance(error.__context__, UnicodeDecodeError):
            # One of the first two lines, which are looked at for a coding line.
            raise _not_text(path, content, _undecodable(content) or error.__context__) from error
        raise Failure(f"{path} cannot be decoded: {error.msg}.", _SAVE_AS_UTF8) from error
    except UnicodeDecodeError as error:
        raise _not_text(path, content, error) from error


def _undecodable(content: bytes) -> UnicodeDecodeError | None:
    """Where UTF-8 ends, counted from the beginning of the file."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error
    return None


def _not_text(path: Path, content: bytes, error: UnicodeDecodeError) -> Failure:
    # A multi-byte decoder reports its position within the chunk it was given; here the chunk is the whole file.
    line = content.count(b"\n", 0, error.start) + 1
    return Failure(f"{path} is not {error.encoding} text: see line {line}.", _SAVE_AS_UTF8)


_SAVE_AS_UTF8 = "Save it as UTF-8, or name its encoding in the first line, as in `# -*- coding: latin-1 -*-`."


def _check_syntax(path: Path, text: str) -> None:
    try:
        with warnings.catch_warnings():
            # The warnings about the script's own source come when it is compiled to be run.
            warnings.simplefilter("ignore")
            compile(text, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        raise _syntax_failure(path, text, error) from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise Failure(
            f"Python cannot compile {path}: {str(error) or 'it is nested too deeply'}.", "Simplify it."
        ) from error


def _syntax_failure(path: Path, text: str, error: SyntaxError) -> Failure:
    line = error.lineno or 1
    return Failure(
        f"{path}, line {line}: {_sentence(error.msg)}",
        "Correct the line and run the command again. Nothing was executed.",
        excerpt=excerpt(text, line, error.offset or 1, error.end_lineno, error.end_offset),
    )


def _sentence(message: str) -> str:
    return message if message.endswith(("?", ".", "!")) else f"{message}."
