"""A view -> JSON: everything a view holds, in the form that docs/guide/graph.schema.json describes.

The page that `html` makes is drawn from the same document.
"""

from __future__ import annotations

import json
from typing import Final

from flowc.cli.graph.view import Group, Node, View, WhatIf, WidgetSpot

VERSION: Final = 1
"""Grows when a reader of the older form would be misled; what is only added does not count."""


def json_text(view: View) -> str:
    return json.dumps(document(view), indent=2, ensure_ascii=False)


def document(view: View) -> dict[str, object]:
    return {
        "version": VERSION,
        "script": view.script,
        "cells": [_node(node) for node in view.nodes],
        "groups": [_group(group) for group in view.groups],
        "edges": [
            {"from": link.source, "to": link.target, "kind": link.kind, "reason": link.reason, "implied": link.implied}
            for link in view.links
        ],
        "calls": [{"from": call.source, "group": call.group} for call in view.calls],
        "what_if": None if view.what_if is None else _what_if(view.what_if),
        "diagnostics": [
            {"code": d.code, "severity": d.severity, "line": d.line, "column": d.column + 1, "message": d.message}
            for d in view.diagnostics
        ],
    }


def _node(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "label": node.label,
        "kind": node.kind,
        "file": node.file,
        "lines": list(node.lines),
        "group": node.group or None,
        "function": node.function or None,
        "source": node.source(),
        "code": node.code,
        "imports": node.imports,
        "reads": list(node.facts.reads),
        "writes": list(node.facts.writes),
        "changes": list(node.facts.changes),
        "shows": list(node.facts.shows),
        "world": list(node.facts.world),
        "widgets": [_widget(widget) for widget in node.widgets],
        "volatile": node.volatile,
        "barrier": node.barrier,
    }


def _widget(widget: WidgetSpot) -> dict[str, object]:
    return {"command": widget.command, "line": widget.line, "label": widget.label, "key": widget.key}


def _group(group: Group) -> dict[str, object]:
    return {
        "id": group.id,
        "kind": group.kind,
        "label": group.label,
        "parent": group.parent or None,
        "file": group.file,
        "lines": list(group.lines),
        "head": group.head,
    }


def _what_if(found: WhatIf) -> dict[str, object]:
    return {
        "asked": found.asked,
        "widget": _widget(found.widget),
        "cell": found.cell,
        "affected": sorted(found.affected),
        "always": sorted(found.always),
    }
