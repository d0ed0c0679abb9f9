"""Bytes live as long as somebody holds their reference, a little longer for a browser on its way, and no longer."""

from __future__ import annotations

import threading

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flowc_runtime.blobs import Addresses, BlobStore, opened_address
from flowc_shims.streamlit.page import BlobRef


class BlobMachine(RuleBasedStateMachine):
    """The store against a dict of what is held and a list of what was let go."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.store = BlobStore(grace=10.0, spare_bytes=10**6, clock=lambda: self.now)
        self.held: dict[bytes, list[BlobRef]] = {}
        self.let_go: dict[bytes, tuple[str, float]] = {}

    @rule(content=st.binary(max_size=2))
    def put(self, content: bytes) -> None:
        ref = self.store.put(content, "m")
        assert all(ref is other for other in self.held.get(content, [])), "one content has one reference"
        self.held.setdefault(content, []).append(ref)
        self.let_go.pop(content, None)

    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        if self.held:
            content = data.draw(st.sampled_from(sorted(self.held)))
            refs = self.held[content]
            digest = refs.pop().digest
            if not refs:
                del self.held[content]
                self.let_go[content] = (digest, self.now)
        # The clock starts when the store looks: it is used all the time.
        self.store.check_valid()

    @rule(seconds=st.sampled_from([1.0, 6.0, 11.0]))
    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    @invariant()
    def what_is_held_is_there_and_what_is_old_is_gone(self) -> None:
        for content, refs in self.held.items():
            blob = self.store.get(refs[0].digest, "m")
            assert blob is not None
            assert blob.content == content
        for digest, since in self.let_go.values():
            assert (self.store.get(digest, "m") is not None) == (self.now - since <= 10.0)
        self.store.check_valid()


TestBlobMachine = BlobMachine.TestCase


def test_what_nobody_holds_is_bounded_in_bytes() -> None:
    store = BlobStore(spare_bytes=1000)
    for number in range(100):
        store.put(number.to_bytes(2, "big") * 100, "m")
    count, size = store.sizes()
    assert size <= 1000
    assert count == 5


def test_the_media_type_belongs_to_the_address() -> None:
    store = BlobStore()
    text, page = store.put(b"x", "text/plain"), store.put(b"x", "text/html")
    assert text != page
    assert store.sizes() == (2, 2)


def test_threads_share_one_reference() -> None:
    store = BlobStore()
    refs: list[BlobRef] = []

    def put_and_drop() -> None:
        for number in range(200):
            store.put(b"own %d" % number, "m")
        refs.append(store.put(b"shared", "m"))

    threads = [threading.Thread(target=put_and_drop) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refs) == 4
    assert all(ref is refs[0] for ref in refs)
    store.check_valid()


def test_addresses_open_only_with_their_secret() -> None:
    ref = BlobRef(digest="d", size=1, mime="text/plain")
    addresses = Addresses(b"secret")
    path = addresses.path(ref)
    token = path.removeprefix(Addresses.PREFIX)
    assert path == addresses.path(ref), "a browser keeps what has one address"
    assert opened_address(b"secret", token) == ("d", "text/plain")
    assert opened_address(b"another", token) is None
    assert Addresses(b"secret").path(ref) != path, "sessions do not share addresses"
    for wrong in ("", "A", "%%%", token[:-1], token + "A", token + "=", "é" * 40, token.swapcase()):
        assert opened_address(b"secret", wrong) is None
