"""An element kind is one Python module and one client folder; this names the half that is missing."""

from __future__ import annotations

from flowc_shims.streamlit.elements import ALL_PROPS
from tests.architecture.source_tree import repository_files

_CLIENT = "client/web/src/elements/"
# Played once and shown nowhere in the tree.
_NOTICES = {"toast", "balloons", "snow", "dialog_opened", "chat_text"}


def test_kinds_and_client_folders_are_the_same() -> None:
    kinds = {str(props.__struct_config__.tag) for props in ALL_PROPS} - _NOTICES
    folders = {
        path.parent.name
        for path in repository_files()
        if path.name == "index.tsx" and path.parent.parent.as_posix() + "/" == _CLIENT
    }
    assert kinds - folders == set(), "kinds that the client cannot show"
    assert folders - kinds == set(), "client folders that no kind uses"


def test_each_kind_has_one_name() -> None:
    tags = [str(props.__struct_config__.tag) for props in ALL_PROPS]
    assert len(tags) == len(set(tags)) > 30
