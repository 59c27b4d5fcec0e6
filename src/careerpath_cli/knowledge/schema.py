"""JSON Schemas of data files and overlays, for editors: what each field means, and the ids to choose from."""

from collections.abc import Mapping
from typing import Any

from careerpath_cli.knowledge.base import KnowledgeBase
from careerpath_cli.knowledge.files import KINDS, data_directory
from careerpath_cli.knowledge.model.scales import REFERRING
from careerpath_cli.record import written_name
from careerpath_cli.storage.validation import list_schema
from careerpath_cli.storage.yaml_documents import read_document

Schema = dict[str, Any]


def kind_schema(kind: str, base: KnowledgeBase) -> Schema:
    """Return the schema of a file that lists entries of a kind."""
    schema = list_schema(KINDS[kind], f"careerpath {kind}")
    definitions = {KINDS[kind].__name__: schema["items"], **schema["$defs"]}
    for name, definition in definitions.items():
        _describe(definition, _meanings().get(name, {}), base)
    return schema


def overlay_schema(base: KnowledgeBase) -> Schema:
    """Return the schema of an overlay: one list under each kind's name, of whole entries and of patches.

    An entry whose id the base has is a patch, and needs no field but that.
    """
    properties, definitions = {}, {}
    for kind in KINDS:
        schema = kind_schema(kind, base)
        definitions.update(schema["$defs"])
        entry = schema["items"]
        known: Schema = {"properties": {"id": {"enum": list(getattr(base, kind))}}, "required": ["id"]}
        entry["if"] = {"not": known}
        entry["then"] = {"required": entry.pop("required", ["id"])}
        entry["required"] = ["id"]
        properties[kind] = {"type": "array", "items": entry}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "careerpath overlay",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": definitions,
    }


def _meanings() -> Mapping[str, Mapping[str, str]]:
    """Return what each field of each record means."""
    path = data_directory() / "templates" / "fields.yaml"
    meanings: Mapping[str, Mapping[str, str]] = read_document(path, "The fields' meanings").value
    return meanings


def _describe(definition: Schema, meanings: Mapping[str, str], base: KnowledgeBase) -> None:
    """Add to a record's schema what its fields mean, and the ids that they may hold."""
    for name, field in definition.get("properties", {}).items():
        _name_ids(field, base)
        if meaning := meanings.get(written_name(name)):
            field["description"] = meaning


def _name_ids(field: Any, base: KnowledgeBase) -> None:
    """Put the ids that there are wherever a field's schema has an id of some kind."""
    if isinstance(field, list):
        for part in field:
            _name_ids(part, base)
    elif isinstance(field, dict):
        kind = field.get(REFERRING)
        for part in field.values():
            _name_ids(part, base)
        if kind:
            field.clear()
            field["anyOf"] = [{"enum": list(getattr(base, kind))}, {"type": "string"}]
