"""What a run's writes make of a page: the rule of positions, overlays of unfinished runs, shared objects."""

from __future__ import annotations

import time

import msgspec
from hypothesis import given

from flowc_runtime.elements.fold import EMPTY_PAGE, Fold, fold
from flowc_runtime.elements.node import Node, Page
from flowc_shims.streamlit.elements.container import ContainerProps
from flowc_shims.streamlit.elements.empty import EmptyProps
from flowc_shims.streamlit.elements.expander import ExpanderProps
from flowc_shims.streamlit.elements.text import TextProps
from flowc_shims.streamlit.page import (
    MAIN,
    SIDEBAR,
    Append,
    Configure,
    Notice,
    PageConfig,
    Props,
    Ref,
    Remove,
    Replace,
    Write,
)
from tests.properties.tree_strategies import WaitingProps, all_nodes, runs


def text(body: str) -> TextProps:
    return TextProps(body=body)


def shown(node: Node) -> object:
    """A readable form: texts, and lists for containers; what is stale ends in `*`."""
    mark = "*" if node.stale else ""
    if node.props.is_container:
        return [shown(child) for child in node.children] + ([mark] if mark else [])
    body: object = getattr(node.props, "body", node.props.__struct_config__.tag)
    return f"{body}{mark}"


def texts(*bodies: str, target: Ref = MAIN) -> list[Write]:
    return [Append(target, body, text(body)) for body in bodies]


class TestFinished:
    def test_appends_stand_in_script_order_in_their_containers(self) -> None:
        page = fold(
            [
                Append(None, "box", ContainerProps()),
                *texts("below"),
                *texts("late", target="box"),
                *texts("side", target=SIDEBAR),
            ]
        )
        assert shown(page.main) == [["late"], "below"]
        assert shown(page.sidebar) == ["side"]

    def test_a_placeholder_shows_the_last_write(self) -> None:
        page = fold(
            [Append(None, "e", EmptyProps()), *texts("after"), Replace("e", text("one")), Replace("e", text("two"))]
        )
        assert shown(page.main) == ["two", "after"]

    def test_a_second_container_in_a_placeholder_keeps_what_it_does_not_overwrite(self) -> None:
        page = fold(
            [
                Append(None, "e", EmptyProps()),
                Replace("e", ContainerProps()),
                *texts("a", "b", "c", target="e"),
                Replace("e", ContainerProps()),
                *texts("x", target="e"),
            ]
        )
        assert shown(page.main) == [["x", "b", "c"]]

    def test_a_container_of_another_kind_starts_empty(self) -> None:
        writes: list[Write] = [
            Append(None, "e", EmptyProps()),
            Replace("e", ContainerProps()),
            *texts("a", target="e"),
            Replace("e", ExpanderProps(label="x")),
            *texts("b", target="e"),
        ]
        assert shown(fold(writes).main) == [["b"]]

    def test_emptied_placeholder_loses_its_children(self) -> None:
        writes: list[Write] = [
            Append(None, "e", ContainerProps()),
            *texts("a", "b", target="e"),
            Replace("e", EmptyProps()),
            Replace("e", ContainerProps()),
            *texts("c", target="e"),
        ]
        assert shown(fold(writes).main) == [["c"]]

    def test_an_old_handle_writes_to_the_place_it_named(self) -> None:
        writes: list[Write] = [
            Append(None, "e", ContainerProps()),
            Append("e", "inner", EmptyProps()),
            Replace("e", ContainerProps()),
            *texts("over", target="e"),
            Replace("inner", text("through the old handle")),
        ]
        assert shown(fold(writes).main) == [["through the old handle"]]

    def test_a_spinner_leaves_no_trace(self) -> None:
        writes: list[Write] = [
            *texts("a"),
            Append(None, "s", WaitingProps()),
            *texts("b"),
            Remove("s"),
            *texts("c"),
        ]
        assert shown(fold(writes).main) == ["a", "b", "c"]

    def test_a_write_to_a_place_that_is_gone_shows_nothing(self) -> None:
        page = fold([Append("gone", "x", text("x")), Replace("gone", text("y")), Remove("gone"), *texts("a")])
        assert shown(page.main) == ["a"]

    def test_configuration_merges_and_notices_carry_the_run(self) -> None:
        page = fold(
            [
                Configure(PageConfig(title="T", layout="wide")),
                Notice(text("hi")),
                Configure(PageConfig(title="U")),
                Notice(text("ho")),
            ],
            run=7,
        )
        assert page.config == PageConfig(title="U", layout="wide")
        assert page.notices == ((7, text("hi")), (7, text("ho")))


class TestUnfinished:
    def test_what_is_not_reached_stays_stale(self) -> None:
        before = fold(texts("a", "b", "c"))
        assert shown(fold(texts("a"), before).main) == ["a", "b*", "c*"]

    def test_elements_give_way_by_position(self) -> None:
        before = fold([*texts("a"), Append(None, "box", ContainerProps()), *texts("in", target="box")])
        now = fold([*texts("new"), *texts("other")], before)
        assert shown(now.main) == ["new", "other"]

    def test_a_container_keeps_its_stale_children_until_they_are_overwritten(self) -> None:
        before = fold([Append(None, "box", ContainerProps()), *texts("a", "b", target="box")])
        now = fold([Append(None, "box", ContainerProps()), *texts("A", target="box")], before)
        assert shown(now.main) == [["A", "b*"]]

    def test_a_stale_node_gives_way_to_its_own_ref_elsewhere(self) -> None:
        before = fold(texts("a", "b", "c"))
        assert shown(fold(texts("b"), before).main) == ["b", "c*"]

    def test_a_spinner_pushes_nothing_out(self) -> None:
        before = fold(texts("a", "b"))
        folding = Fold(before)
        folding.extend([Append(None, "s", WaitingProps()), *texts("a")])
        assert shown(folding.page(finished=False).main) == ["waiting", "a", "b*"]
        folding.extend([Remove("s")])
        assert shown(folding.page(finished=False).main) == ["a", "b*"]

    def test_what_was_stale_already_is_marked_once(self) -> None:
        before = fold([Append(None, "box", ContainerProps()), *texts("a", "b", target="box")])
        preempted = fold([Append(None, "box", ContainerProps())], before)
        again = fold([], preempted)
        assert shown(again.main) == [["a*", "b*", "*"]]

    def test_configuration_stays_until_the_end(self) -> None:
        before = fold([Configure(PageConfig(title="T", layout="wide"))])
        folding = Fold(before)
        folding.extend([Configure(PageConfig(title="U"))])
        assert folding.page(finished=False).config == PageConfig(title="U", layout="wide")
        assert folding.page(finished=True).config == PageConfig(title="U")


class TestSharing:
    def test_an_equal_page_is_the_same_objects(self) -> None:
        writes: list[Write] = [Append(None, "box", ContainerProps()), *texts("a", "b", target="box"), *texts("c")]
        before = fold(writes)
        folding = Fold(before)
        folding.extend(msgspec.structs.replace(write) for write in writes)
        after = folding.page(finished=True)
        assert after.main is before.main
        assert after.sidebar is before.sidebar

    def test_only_the_way_to_a_change_is_new(self) -> None:
        writes: list[Write] = [
            Append(None, "one", ContainerProps()),
            *texts("a", target="one"),
            Append(None, "two", ContainerProps()),
            *texts("b", target="two"),
        ]
        before = fold(writes)
        folding = Fold(before)
        folding.extend([*writes[:-1], Append("two", "b", text("changed"))])
        after = folding.page(finished=True)
        assert after.main.children[0] is before.main.children[0]
        assert shown(after.main) == [["a"], ["changed"]]

    def test_equal_is_what_shows_equal(self) -> None:
        """1 and True compare equal in Python, and do not show equal."""

        class LooseProps(Props, frozen=True, tag="loose"):
            value: object

        before = fold([Append(None, "a", LooseProps(value=[1]))])
        folding = Fold(before)
        folding.extend([Append(None, "a", LooseProps(value=[True]))])
        after = folding.page(finished=True).main.children[0].props
        assert isinstance(after, LooseProps)
        assert after.value == [True]
        assert isinstance(after.value, list)
        assert type(after.value[0]) is bool


# ------------------------------------------------------------------------------------------ against a model


class PathModel:
    """The same rule told in delta paths, as a browser does: a path per handle, a counter per container."""

    def __init__(self) -> None:
        self.roots: dict[Ref, ModelNode] = {root.ref: ModelNode(root) for root in EMPTY_PAGE.roots}
        self.paths: dict[Ref, tuple[Ref, tuple[int, ...]]] = {ref: (ref, ()) for ref in self.roots}
        self.counters: dict[Ref, int] = dict.fromkeys(self.roots, 0)

    def write(self, write: Write) -> None:
        if isinstance(write, Append):
            target = write.target or MAIN
            root, path = self.paths[target]
            here = (*path, self.counters[target])
            self.counters[target] += 1
            self._put((root, here), write.ref, write.props)
        elif isinstance(write, Replace):
            self._put(self.paths[write.ref], write.ref, write.props)

    def _put(self, place: tuple[Ref, tuple[int, ...]], ref: Ref, props: Props) -> None:
        root, path = place
        self.paths[ref] = place
        self.counters[ref] = 0
        parent = self.roots[root]
        for index in path[:-1]:
            parent = parent.children[index]
        new = ModelNode(Node(ref, props))
        if path[-1] < len(parent.children):
            old = parent.children[path[-1]]
            if props.is_container and type(old.node.props) is type(props):
                new.children = old.children
            parent.children[path[-1]] = new
        else:
            parent.children.append(new)

    def page(self) -> list[object]:
        return [root.plain() for root in self.roots.values()]


class ModelNode:
    def __init__(self, node: Node) -> None:
        self.node = node
        self.children: list[ModelNode] = []

    def plain(self) -> object:
        return (self.node.ref, self.node.props, [child.plain() for child in self.children])


def plain(node: Node) -> object:
    return (node.ref, node.props, [plain(child) for child in node.children])


def refs_are_unique(page: Page) -> bool:
    refs = [node.ref for node in all_nodes(page)]
    return len(refs) == len(set(refs))


@given(runs(transients=False))
def test_folding_equals_the_model_of_paths(writes: list[Write]) -> None:
    model = PathModel()
    for write in writes:
        model.write(write)
    page = fold(writes)
    assert [plain(root) for root in page.roots] == model.page()


@given(runs(), runs())
def test_a_finished_page_does_not_depend_on_the_previous_one(first: list[Write], second: list[Write]) -> None:
    folding = Fold(fold(first))
    folding.extend(second)
    assert folding.page(finished=True) == fold(second)


@given(runs(), runs())
def test_pages_on_the_way_are_sound_and_do_not_disturb_the_end(first: list[Write], second: list[Write]) -> None:
    before = fold(first)
    folding = Fold(before)
    for reached, write in enumerate(second, start=1):
        folding.extend([write])
        partial = folding.page(finished=False)
        assert refs_are_unique(partial)
        assert partial == fold(second[:reached], before)
        assert not any(node.stale for node in all_nodes(folding.page(finished=True)))
    assert folding.page(finished=True) == fold(second)


@given(runs(), runs(), runs())
def test_a_run_over_an_unfinished_page_ends_the_same(
    first: list[Write], preempted: list[Write], last: list[Write]
) -> None:
    unfinished = fold(preempted[: len(preempted) // 2], fold(first))
    folding = Fold(unfinished)
    folding.extend(last)
    assert refs_are_unique(folding.page(finished=False))
    assert folding.page(finished=True) == fold(last)


def test_thousands_of_nodes_fold_quickly() -> None:
    writes: list[Write] = []
    for box in range(100):
        writes.append(Append(None, f"box{box}", ContainerProps()))
        writes.extend(Append(f"box{box}", f"{box}-{item}", text("x")) for item in range(50))
    before = fold(writes)
    best = min(_seconds_to_fold(writes, before) for _ in range(5))
    assert best < 0.1, f"5,100 writes took {best * 1000:.1f} ms"


def _seconds_to_fold(writes: list[Write], before: Page) -> float:
    started = time.perf_counter()
    folding = Fold(before)
    folding.extend(writes)
    assert folding.page(finished=True).main is before.main
    return time.perf_counter() - started
