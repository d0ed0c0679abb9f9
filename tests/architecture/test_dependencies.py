"""What is imported is declared, what is declared is imported, and the pinned sets fit the declared bounds."""

from __future__ import annotations

import importlib.metadata
import sys
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT, imports_of, product_modules

_OURS = {"flowc", "flowc_runtime", "flowc_compiler", "flowc_shims"}
# A library whose objects the shims recognise where the script has it, without flowc needing it.
_ONLY_IF_INSTALLED = {"polars", "matplotlib", "plotly", "pydeck", "graphviz", "sympy", "PIL", "cloudpickle"}


def _project() -> dict[str, list[Requirement]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    return {group: [Requirement(line) for line in lines] for group, lines in groups.items()}


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and not set(line) & set(" /@;") for line in pins), f"{name}: only name==version"
    return {canonicalize_name(package): version for package, _, version in (line.partition("==") for line in pins)}


def _imported_distributions() -> set[str]:
    owners = importlib.metadata.packages_distributions()
    found: set[str] = set()
    for path in product_modules():
        for imported in imports_of((ROOT / path).read_text(encoding="utf-8")):
            top = imported.partition(".")[0]
            if top in sys.stdlib_module_names or top in _OURS | _ONLY_IF_INSTALLED:
                continue
            found |= {canonicalize_name(owner) for owner in owners.get(top, [top])}
    return found


def test_imports_and_declared_dependencies_are_the_same() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in _project()[""]}
    imported = _imported_distributions()
    assert imported - declared == set(), "imported but not declared in pyproject.toml"
    assert declared - imported == set(), "declared in pyproject.toml but never imported"


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    open_ended = [
        str(requirement)
        for requirement in _project()[""]
        if not {">=", "<"} <= {specifier.operator for specifier in requirement.specifier}
    ]
    assert open_ended == []


def test_pins_fit_the_bounds() -> None:
    pins = _pins("requirements-test.txt")
    for requirement in (r for group in _project().values() for r in group):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement} is pinned at {version}"


def test_the_oracle_compares_like_with_like() -> None:
    """A table or chart library at another version would show as a difference of flowc's."""
    ours, theirs = _pins("requirements-test.txt"), _pins("requirements-streamlit.txt")
    assert theirs["streamlit"] == "1.67.0"
    compared = ("altair", "narwhals", "numpy", "pandas", "pyarrow")
    assert {name: ours[name] for name in compared} == {name: theirs[name] for name in compared}
