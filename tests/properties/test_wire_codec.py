"""Frames: every message survives the way, nothing but plain values gets in, the TypeScript is complete and current."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import get_args

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from flowc_runtime.elements.diff import Become, Insert, Update
from flowc_runtime.elements.node import Node
from flowc_runtime.wire import blob_refs, messages
from flowc_runtime.wire.codec import BadMessage, decode, encode, wire_values
from flowc_runtime.wire.messages import ClearCache, ClientMessage, Hello, Interact, Ping, Rerun, Resync, StopRun
from flowc_runtime.wire.typescript import typescript
from flowc_shims.streamlit.elements import ALL_PROPS
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.page import BlobRef, Props

_GENERATED = Path(__file__).parents[2] / "client" / "protocol" / "messages.gen.ts"

seqs = st.integers(0, 2**53)
atoms: st.SearchStrategy[object] = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False), st.text()
)
values = st.recursive(atoms, st.lists, max_leaves=6)
client_messages: st.SearchStrategy[ClientMessage] = st.one_of(
    st.builds(Hello, st.integers(0, 9), st.none() | st.text(), seqs),
    st.builds(Interact, seqs, st.dictionaries(st.text(), atoms | st.lists(atoms))),
    st.builds(Rerun, seqs),
    st.builds(ClearCache, seqs),
    st.just(StopRun()),
    st.just(Resync()),
    st.builds(Ping, seqs),
)


@given(client_messages)
def test_a_clients_message_survives_the_way(message: ClientMessage) -> None:
    assert decode(encode(message)) == message


@given(st.binary(max_size=64))
def test_any_bytes_are_a_message_or_a_clear_refusal(frame: bytes) -> None:
    # Whatever else is raised fails the test.
    with contextlib.suppress(BadMessage):
        assert isinstance(decode(frame), get_args(ClientMessage))


@given(st.dictionaries(st.text(), values, max_size=3))
def test_plain_values_pass_up_to_a_depth(given_values: dict[str, object]) -> None:
    try:
        assert wire_values(given_values) == given_values
    except BadMessage:
        assert max(map(_depth, given_values.values())) > 8


def _depth(value: object) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


@pytest.mark.parametrize("value", [{"a": 1}, b"bytes", [[{"a": 1}]]])
def test_other_values_are_refused_with_the_widgets_name(value: object) -> None:
    with pytest.raises(BadMessage, match="'slider-1'"):
        decode(encode(Interact(1, {"slider-1": value})))


class MediaProps(Props, frozen=True, tag="media_of_test"):
    many: dict[str, BlobRef]
    maybe: BlobRef | None
    label: str


def test_every_blob_that_props_name_is_found() -> None:
    one, two, three = (BlobRef(digest=name, size=1, mime="m") for name in ("one", "two", "three"))
    media = MediaProps(many={"x": one}, maybe=two, label="label")
    tree = Node("c", ContainerProps(), (Node("t", TextProps(body="x")), Node("m", media)))
    assert list(blob_refs.in_node(tree)) == [one, two]
    ops = (Insert("main", 0, tree), Update("m", {"maybe": three}), Become("m", media))
    assert list(blob_refs.in_ops(ops)) == [one, two, three, one, two]


def test_the_generated_types_are_current() -> None:
    command = "python -m flowc_runtime.wire.typescript --write client/protocol/messages.gen.ts"
    assert _GENERATED.read_text(encoding="utf-8") == typescript(), f"run: {command}"


def test_the_generated_types_name_every_message_and_kind() -> None:
    text = typescript()
    for message in (*get_args(messages.ClientMessage), *get_args(messages.ServerMessage)):
        assert f'readonly type: "{message.__struct_config__.tag}"' in text
    for props in ALL_PROPS:
        assert f"export interface {props.__name__} {{\n  readonly kind: " in text
    assert text == typescript(), "the text must not depend on anything but the types"


def test_kinds_have_names_of_their_own() -> None:
    tags = [props.__struct_config__.tag for props in ALL_PROPS]
    assert len(tags) == len(set(tags))


def test_a_number_in_a_server_message_tells_that_it_is_numbered() -> None:
    for message in get_args(messages.ServerMessage):
        numbered = message in get_args(messages.Numbered)
        assert ("number" in msgspec.structs.fields(message)[0].name) == numbered
