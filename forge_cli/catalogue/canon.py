"""The one way a document is written."""

import json
from typing import Any, get_args, get_origin, get_type_hints

from forge_cli.catalogue.document import Exercise, is_typeddict, unwrapped


def canonical(document: Exercise) -> str:
    """Write a document the one way it is kept: keys in the definition's order, two-space indent."""
    return json.dumps(_ordered(document, Exercise), indent=2, ensure_ascii=False) + "\n"


def _ordered(value: Any, annotation: Any) -> Any:
    base = unwrapped(annotation)[0]
    if is_typeddict(base):
        hints = get_type_hints(base, include_extras=True)
        return {key: _ordered(value[key], hints[key]) for key in hints if key in value}
    if get_origin(base) is list:
        return [_ordered(item, get_args(base)[0]) for item in value]
    return value
