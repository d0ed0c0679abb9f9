"""The settings of libraries, as far as they are loaded -> one value: to be compared with, and to be put in place.

`pd.set_option`, `np.set_printoptions`, `rcParams` and their like change how everything after them works. They belong to
the process, not to a script's objects. Looking imports nothing; as long as nothing changes it gives the same object.
"""

from __future__ import annotations

import calendar
import decimal
import locale
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, TypeAlias, cast

Content: TypeAlias = tuple[object, ...]
Look: TypeAlias = Callable[[Any], Content]
Put: TypeAlias = Callable[[Any, Any], None]
Place: TypeAlias = tuple[str, Any, Look, Put]


@dataclass(frozen=True, slots=True)
class Settings:
    """What each place holds; places of libraries that are not loaded are not there."""

    places: tuple[tuple[str, Content], ...]

    def holds_in(self, now: Settings) -> bool:
        """Whether all that is here is the same now. A library that was not loaded then could not matter then."""
        places = dict(now.places)
        return all(name in places and content == places[name] for name, content in self.places)

    def with_new(self, later: Settings) -> Settings:
        """And what libraries held that have been loaded since."""
        mine = dict(self.places)
        return Settings((*self.places, *(place for place in later.places if place[0] not in mine)))


def settings() -> Settings:
    places = _loaded()
    contents = [look(module) for _, module, look, _ in places]
    last, known = _last[0]
    if contents != known:
        last = Settings(tuple([(place[0], content) for place, content in zip(places, contents, strict=True)]))
        _last[0] = (last, contents)
    return last


def put_settings(earlier: Settings) -> None:
    """Only what differs is touched; a library that was loaded meanwhile stays as it is."""
    before, now = dict(earlier.places), dict(settings().places)
    for name, module, _, put in _loaded():
        if name in before and before[name] != now.get(name):
            put(module, before[name])


NO_SETTINGS: Final = Settings(())
_last: Final[list[tuple[Settings, list[Content]]]] = [(NO_SETTINGS, [])]
"""What was found last, and what each place held."""


def _loaded() -> list[Place]:
    """The same list until a library was loaded. Other threads ask, too: what is kept is exchanged whole."""
    modules = list(map(sys.modules.get, _PATHS))
    known, places = _found[0]
    if modules != known:
        ready = [module if _is_ready(module) else None for module in modules]
        libraries = zip(_LIBRARIES, ready, strict=True)
        places = [*_ALWAYS, *((name, module, look, put) for (name, _, look, put), module in libraries if module)]
        _found[0] = (ready, places)
    return places


def _is_ready(module: object) -> bool:
    """While a library is being imported it may not have all of its names."""
    return isinstance(module, ModuleType) and not getattr(module.__spec__, "_initializing", False)


def _locale(module: Any) -> Content:
    return (module.setlocale(module.LC_ALL),)


def _put_locale(module: Any, content: Any) -> None:
    module.setlocale(module.LC_ALL, content[0])


def _calendar(module: Any) -> Content:
    return (module.firstweekday(),)


def _put_calendar(module: Any, content: Any) -> None:
    module.setfirstweekday(content[0])


def _decimal(module: Any) -> tuple[Any, ...]:
    # What a copy is made of is told at once; the flags among it change with every computation.
    made_of = cast("tuple[object, tuple[Any, ...]]", module.getcontext().__reduce__())[1]
    traps: list[object] = made_of[7]
    return (*made_of[:6], tuple(traps))


def _put_decimal(module: Any, content: Any) -> None:
    found = module.getcontext()
    found.prec, found.rounding, found.Emin, found.Emax, found.capitals, found.clamp = content[:6]
    for signal in found.traps:
        found.traps[signal] = signal in content[6]


def _pandas(module: Any) -> Content:
    """The options lie in dictionaries within dictionaries."""
    dictionaries, copies, content = _options[0]
    # What is equal counts as unchanged anyway (`_same`), and what is the same object is not asked.
    if dictionaries and dictionaries[0] is module._global_config and dictionaries == copies:
        return content
    found: list[object] = []
    todo: list[dict[str, object]] = [module._global_config]
    for one in todo:
        for value in one.values():
            if type(value) is dict:
                todo.append(cast("dict[str, object]", value))
            else:
                found.append(value)
    _options[0] = (todo, [dict(one) for one in todo], tuple(found))
    return tuple(found)


_Dictionaries: TypeAlias = list[dict[str, object]]
_options: Final[list[tuple[_Dictionaries, _Dictionaries, Content]]] = [([], [], ())]
"""The dictionaries of pandas' options, the outermost first; what was in them when they were looked at last, and what
that came to."""


def _put_pandas(module: Any, content: Any) -> None:
    values = iter(content)
    todo = [module._global_config]
    for one in todo:
        for key, value in one.items():
            if type(value) is dict:
                todo.append(value)
            else:
                one[key] = next(values)


def _numpy(module: Any) -> Content:
    """NumPy keeps both in context variables, and makes a new object for each change."""
    held = _held_by_numpy(module)
    if held is not None and held[0] is _numpy_last[0][0] and held[1] is _numpy_last[0][1]:
        return _numpy_last[0][2]
    content = tuple(module.get_printoptions().items()), tuple(module.geterr().items())
    if held is not None:
        _numpy_last[0] = (*held, content)
    return content


_numpy_last: Final[list[tuple[object, object, Content]]] = [(None, None, ())]


def _held_by_numpy(module: Any) -> tuple[object, object] | None:
    """None: this NumPy keeps them elsewhere."""
    printing = sys.modules.get("numpy._core.printoptions")
    try:
        return vars(printing)["format_options"].get(), module._core.umath._extobj_contextvar.get()
    except (AttributeError, KeyError, TypeError):
        return None


def _put_numpy(module: Any, content: Any) -> None:
    module.set_printoptions(**dict(content[0]))
    module.seterr(**dict(content[1]))


def _matplotlib(module: Any) -> Content:
    # Its own `items` looks at each value, and warns of some.
    held = cast("dict[str, object]", module.rcParams)
    names = _names_of_options[0]
    if len(names) != len(held):
        # No option is ever added; one may be taken away.
        names = _names_of_options[0] = tuple(_keys(held))
    return names, tuple(_values(held))


_keys: Final = dict[str, object].keys
_values: Final = dict[str, object].values
_names_of_options: Final[list[tuple[str, ...]]] = [()]
"""Those of Matplotlib. Pairs of names and values would take three times as long to compare."""


def _put_matplotlib(module: Any, content: Any) -> None:
    dict.update(module.rcParams, zip(*content, strict=True))


def _altair(module: Any) -> Content:
    known, registries = _altairs[0]
    if known is not module:
        registries = tuple([_registry(getattr(module, name)) for name in _REGISTRIES])
        _altairs[0] = (module, registries)
    return tuple([(one.active, tuple(one.options.items()) if one.options else ()) for one in registries])


def _registry(found: Any) -> Any:
    """That of the themes is a module, which passes on to the registry itself."""
    return getattr(found, "_themes", found)


_altairs: Final[list[tuple[Any, tuple[Any, ...]]]] = [(None, ())]


def _put_altair(module: Any, content: Any) -> None:
    for name, (active, options) in zip(_REGISTRIES, content, strict=True):
        if active:
            getattr(module, name).enable(active, **dict(options))


def _polars(_: Any) -> Content:
    """They lie in the environment, which is long; what it was made of tells at once whether it is another."""
    raw: object = getattr(os.environ, "_data", None)
    if raw is not None and raw == _environments[0][0]:
        return _environments[0][1]
    content = tuple(sorted((key, value) for key, value in os.environ.items() if key.startswith("POLARS_")))
    if type(raw) is dict:
        _environments[0] = (dict(cast("dict[object, object]", raw)), content)
    return content


_environments: Final[list[tuple[object, Content]]] = [(None, ())]


def _put_polars(_: Any, content: Any) -> None:
    for key in [key for key in os.environ if key.startswith("POLARS_")]:
        del os.environ[key]
    os.environ.update(dict(content))


def _sklearn(module: Any) -> Content:
    return tuple(module.get_config().items())


def _put_sklearn(module: Any, content: Any) -> None:
    module.set_config(**dict(content))


def _plotly(module: Any) -> Content:
    return (module.templates.default,)


def _put_plotly(module: Any, content: Any) -> None:
    module.templates.default = content[0]


_ALWAYS: Final[tuple[Place, ...]] = (
    ("locale", locale, _locale, _put_locale),
    ("decimal", decimal, _decimal, _put_decimal),
    ("calendar", calendar, _calendar, _put_calendar),
)
_REGISTRIES: Final = ("renderers", "data_transformers", "theme")
_LIBRARIES: Final[tuple[tuple[str, str, Look, Put], ...]] = (
    ("pandas", "pandas._config.config", _pandas, _put_pandas),
    ("numpy", "numpy", _numpy, _put_numpy),
    ("matplotlib", "matplotlib", _matplotlib, _put_matplotlib),
    ("altair", "altair", _altair, _put_altair),
    ("polars", "polars", _polars, _put_polars),
    ("sklearn", "sklearn", _sklearn, _put_sklearn),
    ("plotly", "plotly.io._templates", _plotly, _put_plotly),
)
_PATHS: Final = tuple([path for _, path, _, _ in _LIBRARIES])
_found: Final[list[tuple[list[ModuleType | None], list[Place]]]] = [([], [])]
"""The modules of the libraries that were found when somebody looked last, and all places with theirs."""
