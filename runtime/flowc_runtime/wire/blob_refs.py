"""Operations, nodes and props -> the blobs they name.

Holds: every BlobRef that a field's type can hold is found; fields whose type cannot hold one are not looked at (which
makes the walk over a page of text free).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import assert_never, cast

import msgspec
from msgspec import inspect as kinds

from flowc_runtime.elements.diff import Become, Configure, Insert, Move, Op, Remove, Stale, Update
from flowc_runtime.elements.node import Node
from flowc_shims.streamlit.page import BlobRef, PageConfig, Props


def in_node(node: Node) -> Iterator[BlobRef]:
    """All below it, too."""
    yield from in_props(node.props)
    for child in node.children:
        yield from in_node(child)


def in_props(props: Props) -> Iterator[BlobRef]:
    for name in _fields_with_blobs(type(props)):
        yield from _in_value(getattr(props, name))


def in_config(config: PageConfig) -> Iterator[BlobRef]:
    """Nothing of it but the logo has any."""
    yield from _in_value(config.logo)


def in_ops(ops: Iterable[Op]) -> Iterator[BlobRef]:
    for op in ops:
        match op:
            case Insert(_, _, node):
                yield from in_node(node)
            case Become(_, props):
                yield from in_props(props)
            case Update(_, changes):
                for value in changes.values():
                    yield from _in_value(value)
            case Configure(config):
                yield from in_config(config)
            case Remove() | Move() | Stale():
                pass
            case _:
                assert_never(op)


def _in_value(value: object) -> Iterator[BlobRef]:
    if isinstance(value, BlobRef):
        yield value
    elif isinstance(value, dict):
        for item in cast("dict[object, object]", value).values():
            yield from _in_value(item)
    elif isinstance(value, list | tuple):
        for item in cast("Iterable[object]", value):
            yield from _in_value(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _in_value(getattr(value, name))


@cache
def _fields_with_blobs(props: type[Props]) -> tuple[str, ...]:
    try:
        info = kinds.type_info(props)
    except NameError:
        # An annotation that cannot be resolved says nothing: every field is looked at.
        return props.__struct_fields__
    if not isinstance(info, kinds.StructType):
        return ()
    return tuple(field.name for field in info.fields if _may_hold_blob(field.type, frozenset({props})))


def _may_hold_blob(found: kinds.Type, above: frozenset[type]) -> bool:
    match found:
        case kinds.StructType(cls=cls, fields=fields):
            if cls is BlobRef:
                return True
            return cls not in above and any(_may_hold_blob(field.type, above | {cls}) for field in fields)
        case kinds.UnionType(types=types) | kinds.TupleType(item_types=types):
            return any(_may_hold_blob(one, above) for one in types)
        case kinds.ListType(item_type=item) | kinds.VarTupleType(item_type=item) | kinds.DictType(value_type=item):
            return _may_hold_blob(item, above)
        case kinds.AnyType() | kinds.CustomType():
            return True
        case _:
            return False
