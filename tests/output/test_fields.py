from typing import Any, get_args, get_origin, get_type_hints

import pytest

from forge_cli.catalogue.document import Exercise, is_typeddict, unwrapped
from forge_cli.errors import WrongUsage
from forge_cli.output.fields import ADDED, FIELDS, KEYS, check, value, value_at

from .samples import full

DOCUMENT = {
    "aliases": ["A", "B"],
    "muscles": {"primary": ["abs"]},
    "steps": [{"title": "x", "actions": ["1", "2"]}, {"title": "y", "actions": ["3"]}],
    "programming": [{"sets": [1, 2]}, {"sets": [3, 4], "note": "n"}],
}


def _keys(annotation: Any) -> tuple[str, ...]:
    base, _ = unwrapped(annotation)
    if get_origin(base) is list:
        base, _ = unwrapped(get_args(base)[0])
    if get_origin(base) is dict:
        return ("*",)
    return tuple(get_type_hints(base)) if is_typeddict(base) else ()


def test_the_fields_are_the_keys_of_the_definition() -> None:
    hints = get_type_hints(Exercise, include_extras=True)
    assert {key: _keys(annotation) for key, annotation in hints.items()} == KEYS
    assert (*KEYS, *ADDED) == FIELDS


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("muscles.primary", ["abs"]),
        ("aliases.0", "A"),
        ("aliases.7", None),
        ("steps.title", ["x", "y"]),
        ("steps.actions", ["1", "2", "3"]),
        ("steps.1.actions", ["3"]),
        ("programming.sets", [[1, 2], [3, 4]]),
        ("programming.note", ["n"]),
        ("programming.0.note", None),
        ("programming.reps", None),
        ("name", None),
        ("aliases.0.x", None),
    ],
)
def test_a_path_leads_through_objects_and_lists(path: str, found: object) -> None:
    assert value_at(DOCUMENT, path) == found


def test_added_fields_come_from_the_entry() -> None:
    entry = full(rank=-1.5, snippet="to \x02squat\x03", relation="easier")
    found = [value(entry, field) for field in ("target", "rank", "snippet", "relation")]
    assert found == [["quadriceps"], -1.5, "to squat", "easier"]


def test_fields_that_exist_pass() -> None:
    check(["id", "muscles.primary", "muscle_roles.abs", "aliases.0", "steps.0.actions.1", "rank", "target"])


@pytest.mark.parametrize(
    ("field", "near"),
    [
        ("nmae", "name"),
        ("muscles.primry", "muscles.primary"),
        ("Body-Part", "body_part"),
        ("tips.why", "tips"),
        ("0", None),
        ("", None),
    ],
)
def test_an_unknown_field_names_the_nearest_and_all(field: str, near: str | None) -> None:
    with pytest.raises(WrongUsage) as caught:
        check([field])
    assert f"'{field}'" in caught.value.message
    assert near is None or caught.value.message.endswith(f"did you mean {near}?")
    assert "muscle_roles" in caught.value.hint
