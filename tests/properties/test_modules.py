"""Which local modules a script leads to, and which of their functions are opened."""

from __future__ import annotations

import pytest

from flowc_compiler.ir.plan import Program
from flowc_compiler.ir.source import SourceText
from flowc_compiler.modules import Folder, follow
from flowc_compiler.passes.parse import parse
from flowc_compiler.pipeline import compile_script

_SHOW = "import streamlit as st\ndef show(x):\n    st.write(x)\ndef total(x):\n    return sum(x)\n"


def compiled(script: str, texts: dict[str, str]) -> Program:
    names = frozenset(path.partition("/")[0].removesuffix(".py") for path in texts)
    return compile_script(SourceText("app.py", script), local_modules=names, find=Folder(texts))


def opened(script: str, texts: dict[str, str]) -> set[str]:
    """The opened functions of modules, by dotted name."""
    modules = compiled(script, texts).modules.values()
    return {f"{module.name}.{function}" for module in modules for function in module.opened}


def calls(script: str, texts: dict[str, str]) -> list[str]:
    """The sources of opened calls in the script."""
    return [cell.source for cell in compiled(script, texts).plan.cells if cell.kind == "arguments"]


_CALLED = {
    "through the module": ("import a\na.show(1)\n", {"a.py": _SHOW}),
    "by its name": ("from a import show\nshow(1)\n", {"a.py": _SHOW}),
    "by another name": ("from a import show as s\ns(1)\n", {"a.py": _SHOW}),
    "through a package": ("import p.a\np.a.show(1)\n", {"p/__init__.py": "", "p/a.py": _SHOW}),
    "from a package": ("from p import a\na.show(1)\n", {"p/__init__.py": "", "p/a.py": _SHOW}),
    "under another name": ("import p.a as x\nx.show(1)\n", {"p/__init__.py": "", "p/a.py": _SHOW}),
    "handed on by a package": ("import p\np.show(1)\n", {"p/__init__.py": "from .a import show\n", "p/a.py": _SHOW}),
    "handed on twice": ("from b import show\nshow(1)\n", {"b.py": "from a import show\n", "a.py": _SHOW}),
    "imported in a function": ("def f():\n    import a\n    a.show(1)\nf()\n", {"a.py": _SHOW}),
    "by a star": ("from a import *\nshow(1)\n", {"a.py": _SHOW}),
    "by a star of what a star gave": ("from b import *\nshow(1)\n", {"b.py": "from a import *\n", "a.py": _SHOW}),
    "by a star that names it": ("from a import *\nshow(1)\n", {"a.py": f"__all__ = ['show']\n{_SHOW}"}),
    "in a folder without __init__": ("import p.a\np.a.show(1)\n", {"p/a.py": _SHOW}),
}


@pytest.mark.parametrize(("script", "texts"), _CALLED.values(), ids=_CALLED.keys())
def test_a_call_is_opened(script: str, texts: dict[str, str]) -> None:
    assert any("show(1)" in source or "s(1)" in source for source in calls(script, texts))
    assert any(name.endswith("a.show") for name in opened(script, texts))
    assert not any(name.endswith(".total") for name in opened(script, texts))


_LEFT = {
    "a module that does not parse": ("import a\na.show(1)\n", {"a.py": "def show(x:\n"}),
    "a module that is not there": ("import a\na.show(1)\n", {}),
    "a relative import that leads nowhere": ("from . import a\na.show(1)\n", {"a.py": _SHOW}),
    "a star that leaves it out": ("from a import *\nshow(1)\n", {"a.py": f"__all__ = ['total']\n{_SHOW}"}),
    "a star of which nobody knows": ("from a import *\nshow(1)\n", {"a.py": f"{_SHOW}__all__ = dir()\n"}),
    "a name that leads in a circle": (
        "from a import f\nf(1)\n",
        {"a.py": "from b import f\n", "b.py": "from a import f\n"},
    ),
    "a function that is recursive through another file": (
        "import a\na.f(1)\n",
        {"a.py": "import b\ndef f(x):\n    b.g(x).write(1)\n", "b.py": "import a\ndef g(x):\n    a.f(x).write(2)\n"},
    ),
    "arguments that do not fit": ("import a\na.show(1, 2)\n", {"a.py": _SHOW}),
    "a name that is bound twice": ("import a\na.show(1)\n", {"a.py": _SHOW + "show = print\n"}),
}


@pytest.mark.parametrize(("script", "texts"), _LEFT.values(), ids=_LEFT.keys())
def test_a_call_stays_closed(script: str, texts: dict[str, str]) -> None:
    assert calls(script, texts) == []
    assert compiled(script, texts).code is not None


_OWN = "import streamlit as st\nfrom a import *\ndef own(x):\n    st.write(x)\nown(1)\n"


@pytest.mark.parametrize(
    ("module", "expected"),
    [(_SHOW, ["own(1)"]), (_SHOW + "def own(x):\n    pass\n", []), (_SHOW + "from math import *\n", [])],
    ids=["it binds other names", "it binds the name too", "nobody knows what it binds"],
)
def test_functions_beside_a_star_import(module: str, expected: list[str]) -> None:
    assert calls(_OWN, {"a.py": module}) == expected


def test_a_module_that_does_not_parse_is_told() -> None:
    (found,) = compiled("x = 1\nimport a\n", {"a.py": "def show(x:\n"}).diagnostics
    assert (found.code, found.line) == ("FC010", 2)
    assert found.message.startswith("a cannot be parsed: ")


def test_a_circle_of_imports_ends() -> None:
    texts = {
        "a.py": "import b\n",
        "b.py": "from a import *\nfrom . import c\nimport p.c\n",
        "p/__init__.py": "import p\n",
    }
    files = follow(parse(SourceText("app.py", "import a, b, p\n")), Folder(texts))
    assert set(files.by_name) == {"", "a", "b", "p"}


def test_one_text_is_compiled_once() -> None:
    texts = {"a.py": _SHOW}
    one, two = (compiled(f"import a\na.show({number})\n", texts).modules["a.py"] for number in (1, 2))
    assert one is two
