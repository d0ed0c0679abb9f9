"""One protobuf message -> a dict with all its fields, set or not; one element's layout messages -> plain sizes."""

from __future__ import annotations

from tests.parity.normal_form import Json
from tests.parity.real.browser_page import Proto


def proto_fields(proto: Proto) -> dict[str, Json]:
    """Every field by name: enums by their names in lower case, None where an optional field is not set."""
    return {field.name: _value(proto, field) for field in proto.DESCRIPTOR.fields}


def layout_of(element: Proto) -> dict[str, Json]:
    """Width, height and text alignment of an element or block; None where not given."""
    alignment = None
    if "text_alignment_config" in element.DESCRIPTOR.fields_by_name and element.HasField("text_alignment_config"):
        alignment = proto_fields(element.text_alignment_config)["alignment"]
    return {
        "width": _size(element.width_config, "width") if element.HasField("width_config") else None,
        "height": _size(element.height_config, "height") if element.HasField("height_config") else None,
        "text_alignment": alignment,
    }


def _size(config: Proto, side: str) -> Json:
    kind = config.WhichOneof(f"{side}_spec")
    if kind in ("use_stretch", "use_content"):
        return str(kind).removeprefix("use_")
    if kind is None:
        return None
    size: int | float = getattr(config, kind)
    return size if kind == f"pixel_{side}" else f"{size}rem"


def _value(proto: Proto, field: Proto) -> Json:
    value = getattr(proto, field.name)
    if field.is_repeated:
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            return [[str(key), str(item)] for key, item in value.items()]
        return [_single(item, field) for item in value]
    if field.has_presence and not proto.HasField(field.name):
        return None
    return _single(value, field)


def _single(value: Proto, field: Proto) -> Json:
    if field.name == "label_visibility":
        return proto_fields(value)["value"]
    if field.message_type is not None:
        return dict(proto_fields(value))
    if field.enum_type is not None:
        return str(field.enum_type.values_by_number[value].name).lower()
    plain: Json = value.hex() if isinstance(value, bytes) else value
    return plain
