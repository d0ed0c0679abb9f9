"""A random source turns into an app with pages: a frame that calls `st.navigation`, or a folder `pages`.

The frame has widgets of its own before and after the page, and a list of pages that may hang on widgets and on session
state; pages are functions of the script and files, which may import a module that all of them share. Holds: as
`script.py`; the files of pages stand among the modules, as `pages/name`.
"""

from __future__ import annotations

from random import Random
from typing import Final

from tests.machines.grammar import modules as modules_
from tests.machines.grammar import world
from tests.machines.grammar.expressions import integer, truth
from tests.machines.grammar.gen import Gen, Scope, indented
from tests.machines.grammar.objects import class_text
from tests.machines.grammar.pages import Place
from tests.machines.grammar.script import BAG, IMPORTS, Script, productions_of
from tests.machines.grammar.tags import tagged

_NAMES: Final = ("one", "two", "three", "four")
_FOLDER_NAMES: Final = ("1_one", "2_two", "three")
_PAGE_OF_THE_MODULE: Final = (
    "def page():",
    "    global count",
    "    n = st.slider('both n', 0, 9, 3, key='both n')",
    "    count = (count + n) % 97",
    "    st.write('page of the module', count, told())",
    "    _ = panel('of the module', n)",
)


def any_app(random: Random, *, size: int = 8, without: frozenset[str] = frozenset()) -> Script:
    """`without`: productions that must not occur."""
    g = Gen(random)
    g.banned = without if g.chance(50) else without | (productions_of(world) - {"interruption_point"})
    g.favour(12)
    modules: dict[str, str] = {}
    shared = ""
    if g.chance(60):
        shared = f"shared_{random.randrange(10**6)}"  # unique, since a process knows one module of a name
        lines = [*modules_.module_text(g.number(), f"deep_{shared}"), *_PAGE_OF_THE_MODULE]
        modules[shared] = _text(tagged(lines, "module"))
        modules[f"deep_{shared}"] = _text(tagged(modules_.deep_text(g.number()), "module"))
    style = "folder" if g.chance(20) else "navigation"
    app = _App(g, shared, modules, size)
    script = app.of_folder() if style == "folder" else app.of_navigation()
    return Script(script, style, dict(g.used), modules)


class _App:
    """One app while it is drawn."""

    def __init__(self, g: Gen, shared: str, modules: dict[str, str], size: int) -> None:
        self.g = g
        self.shared = shared
        self.modules = modules
        self.most = max(2, size // 2)

    def of_folder(self) -> str:
        files = [f"pages/{name}" for name in _FOLDER_NAMES[: self.g.number(1, 3)]]
        targets = [repr("app.py"), *(repr(f"{name}.py") for name in files)]
        for name in files:
            self.modules[name] = self._page(targets)
        return self._page(targets, folder="Path(__file__).parent")

    def of_navigation(self) -> str:
        g = self.g
        names = _NAMES[: g.number(2, 4)]
        files = {name: f"pages/{name}" for name in names if g.chance(55)}
        targets = [repr(f"{file}.py") for file in files.values()]
        for file in files.values():
            self.modules[file] = self._page(targets)
        self._begin_file()
        lines = self._head("Path(__file__).parent")
        lines += self._frame_widgets() + g.statements(g.number(1, self.most))
        if g.chance(60):
            lines += self._given()
        made = [f"page_{name}" for name in names]
        lines += [line for name in names if name not in files for line in self._function(name, made)]
        lines += tagged([line for name in names for line in self._make(name, files)], "pages")
        lines += tagged(self._navigate(names), "pages")
        if g.chance(30):
            return _text([*lines, *tagged(["def main():"], "main"), *indented(self._run("m_")), "main()"])
        return _text([*lines, *self._run("")])

    def _begin_file(self) -> None:
        self.g.scopes, self.g.budget = [Scope("")], 60

    def _head(self, folder: str) -> list[str]:
        """`folder`: where the text files are that scripts of the grammar read and write."""
        lines = [line.replace("Path(__file__).parent", folder) for line in IMPORTS]
        lines = tagged([*lines, *class_text("Thing", "0"), *BAG], "prelude")
        if self.shared and self.g.chance(70):
            lines += tagged([f"import {self.shared} as mod"], "module")
            self.g.scope.bound["module"] = ["mod"]
        return lines

    def _page(self, targets: list[str], *, folder: str = "Path(__file__).parent.parent") -> str:
        """A file of its own, with globals of its own."""
        self._begin_file()
        lines = self._head(folder)
        place = Place(self.g, targets)
        if self.g.chance(25):
            self.g.scopes.append(Scope("m_"))
            body = place.statements(3, 2 + self.most)
            self.g.scopes.pop()
            return _text([*lines, *tagged(["def main():"], "main"), *indented(body), *tagged(["main()"], "main")])
        return _text([*lines, *place.statements(3, 2 + self.most)])

    def _function(self, name: str, targets: list[str]) -> list[str]:
        """A page that is a function of the script; now and then one that another function made."""
        g = self.g
        made = g.chance(20)
        g.scopes.append(Scope(f"{name[0]}_"))
        body = Place(g, targets).statements(2, self.most)
        g.scopes.pop()
        if not made:
            return [*tagged([f"def {name}():"], "page"), *indented(body)]
        inner = [
            *tagged(["def page():", f"    st.write('made', title, {g.number()})"], "page"),
            *indented(body),
            *tagged([f"page.__name__ = '{name}'", "return page"], "page"),
        ]
        return [*tagged(["def make_" + name + "(title):"], "page"), *indented(inner), f"{name} = make_{name}('{name}')"]

    def _frame_widgets(self) -> list[str]:
        g = self.g
        lines = ["frame_n = st.sidebar.slider('frame n', 0, 9, 3)"]
        if g.chance(40):
            lines.append("frame_box = int(st.sidebar.checkbox('frame box', key='frame box'))")
        if g.chance(25):
            lines.append("st.sidebar.text_input('both word', 'hi', key='both word')")
        g.scope.bound["int"] = ["frame_n"]
        return tagged(lines, "frame")

    def _given(self) -> list[str]:
        """A list of the frame, which pages find in session state."""
        g = self.g
        how = g.pick(("st.session_state['given'] = given", "given = st.session_state.setdefault('given', given)"))
        lines = tagged([f"given = [{integer(g)}]", how], "frame")
        g.scope.bound.setdefault("list", []).append("given")
        return lines

    def _make(self, name: str, files: dict[str, str]) -> list[str]:
        g = self.g
        body = repr(f"{files[name]}.py") if name in files else name
        words = g.pick(("", "", f", title='Page {name}'", f", title='T' + str({integer(g, 1)})"))
        words += g.pick(("", "", "", f", url_path='at-{name}'"))
        if g.chance(25):
            words += f", visibility='hidden' if {truth(g)} else 'visible'"
        if name != _NAMES[0] and g.chance(8):
            words += f", default={truth(g)} and {g.number(0, 1)} > 0"
        return [f"page_{name} = st.Page({body}{words})"]

    def _navigate(self, names: tuple[str, ...]) -> list[str]:
        """The list of pages, some of them there at times only."""
        g = self.g
        sure = names[: g.number(1, len(names))] if g.chance(60) else names
        pages = [f"page_{name}" for name in sure]
        lines = [f"pages = [{', '.join(pages)}]"]
        for name in names[len(sure) :]:
            when = g.pick(("frame_n > 4", "st.session_state.get('logged_in')", truth(g)))
            lines += [f"if {when}:", f"    pages.{g.pick(('append(', 'append(', 'insert(0, '))}page_{name})"]
        if g.chance(15):
            lines.append("pages.reverse()")
        if "module" in g.scope.bound and g.chance(40):
            lines.append("pages.append(st.Page(mod.page, title='Of the module', url_path='of-module'))")
        position = g.pick(("", "", ", position='top'", ", position='hidden' if frame_n == 9 else 'sidebar'"))
        if g.chance(30):
            return [*lines, f"page = st.navigation({{'First': pages[:1], f'More {{frame_n}}': pages[1:]}}{position})"]
        return [*lines, f"page = st.navigation(pages{position})"]

    def _run(self, prefix: str) -> list[str]:
        """The page, and what the frame does before and after it."""
        g = self.g
        g.scopes.append(Scope(prefix))
        before = g.statements(g.number(0, 1))
        if g.chance(60):
            before += tagged(["st.write(page.title, page.url_path)"], "frame")
        runs: list[list[str]] = [
            *([["page.run()"]] * 8),
            ["with st.container():", "    page.run()"],
            [f"if {truth(g)}:", "    page.run()", "else:", "    st.write('no page now')"],
            ["for one in [page]:", "    one.run()"],
            ["try:", "    page.run()", "except Exception as err:", "    st.write('page failed', type(err).__name__)"],
            ["try:", "    page.run()", "finally:", "    st.write('at last', frame_n)"],
            ["def shown(one):", "    one.run()", "    return 1", "_ = shown(page)"],
            ["_ = [one.run() for one in [page]]"],
        ]
        run = tagged(g.pick(runs), "run the page")
        after = g.statements(g.number(0, 2))
        if g.has("list") and g.chance(50):
            after += tagged([f"st.write('after', {g.name('list')})"], "frame")
        g.scopes.pop()
        return [*before, *run, *after]


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
