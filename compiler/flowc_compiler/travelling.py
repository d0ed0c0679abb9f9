"""Functions that go through variables: put into a table of pages, handed over, called by another name."""

from __future__ import annotations

import ast
from collections.abc import Set

from flowc_compiler.mentions import mentions_of


def used_as_values(tree: ast.Module, functions: Set[str]) -> bool:
    """Whether a name of these is used other than by calling it. Callbacks (`on_click=f`) do not count."""
    return not mentions_of(tree).values.isdisjoint(functions)


def variables(tree: ast.Module) -> frozenset[str]:
    """Names that are bound otherwise than by `def`, `class` and `import`."""
    return mentions_of(tree).variables
