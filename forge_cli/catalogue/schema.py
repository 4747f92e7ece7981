"""The published JSON Schema, generated from the definition."""

import json
from typing import Any

from pydantic import TypeAdapter

from forge_cli.catalogue.document import SCHEMA_VERSION, Exercise

ID = f"urn:forge:exercise:{SCHEMA_VERSION}"
"""The schema's stable `$id`: it changes only with the documents' `schema_version`."""


def exercise_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of an exercise document, with closed objects and terms."""
    generated = TypeAdapter(Exercise).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        **generated,
    }


def schema_text() -> str:
    """Give the schema as it is kept in `exercise.schema.json`."""
    return json.dumps(exercise_schema(), indent=2, ensure_ascii=False) + "\n"
