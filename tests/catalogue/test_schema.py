import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.schema import ID, exercise_schema, schema_text
from forge_cli.catalogue.validation import faults_of
from forge_cli.catalogue.vocabulary import bundled_vocabulary

from ..catalogue_of_ten import DATA, TEN
from .samples import full, short

SCHEMA = exercise_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Find every schema of an object inside a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def test_the_published_schema_is_the_definition_s() -> None:
    assert (DATA / "exercise.schema.json").read_text(encoding="utf-8") == schema_text()
    assert json.loads(schema_text()) == SCHEMA


def test_the_schema_is_json_schema_2020_12_with_a_stable_id() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == ID == "urn:forge:exercise:1"


def test_every_object_is_closed() -> None:
    found = list(objects(SCHEMA))
    assert len(found) > 10
    for schema in found:
        closed = schema.get("additionalProperties") is False
        assert closed or "enum" in schema["propertyNames"], schema.get("title")


def test_the_keys_are_the_definition_s_in_its_order() -> None:
    assert list(SCHEMA["properties"]) == list(Exercise.__annotations__)
    assert SCHEMA["required"] == ["id", "name", "body_part", "muscles", "steps"]


def test_closed_terms_are_published_as_they_stand_in_the_vocabulary() -> None:
    equipment = SCHEMA["properties"]["equipment"]["items"]["enum"]
    assert equipment == list(bundled_vocabulary().ids("equipment"))


@pytest.mark.parametrize("document", [full(), short(), *TEN])
def test_valid_documents_pass_the_schema(document: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(document)) == []
    assert faults_of(document) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"color": "red"},
        {"impact": "huge"},
        {"id": "Desk Plank"},
        {"aliases": []},
        {"muscle_roles": {"wings": "flap"}},
        {"steps": []},
        {"muscles": {"primary": ["abs"], "other": []}},
        {"met": {"value": 99, "code": "02054", "match": "exact"}},
    ],
)
def test_the_schema_refuses_what_the_validation_refuses(keys: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(short(**keys))) != []
    assert faults_of(short(**keys)) != []
