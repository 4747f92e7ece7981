import json
import random
from typing import TYPE_CHECKING, Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.reading import read_document

from ..catalogue_of_ten import DATA
from .samples import full, short

if TYPE_CHECKING:
    from forge_cli.catalogue.document import Exercise

ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1)
RANGE = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
VARIATION = st.fixed_dictionaries(
    {"detail": ANY_TEXT, "kind": st.sampled_from(["easier", "harder"]), "name": ANY_TEXT},
    optional={"id": st.just("other-one")},
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "steps": st.lists(
            st.fixed_dictionaries({"actions": st.lists(ANY_TEXT, min_size=1, max_size=3), "title": ANY_TEXT}),
            min_size=1,
            max_size=3,
        ),
        "muscles": st.fixed_dictionaries(
            {"primary": st.just(["abs"])}, optional={"secondary": st.just(["glutes", "calves"])}
        ),
        "name": st.just("Plank a"),
        "id": st.just("a-plank"),
        "body_part": st.sampled_from(["core", "legs"]),
    },
    optional={
        "faq": st.lists(
            st.fixed_dictionaries({"answer": ANY_TEXT, "question": ANY_TEXT}), min_size=1, max_size=2
        ),
        "met": st.fixed_dictionaries(
            {"match": st.just("exact"), "value": st.floats(0.1, 30), "code": st.just("02024")}
        ),
        "muscle_roles": st.fixed_dictionaries({"abs": ANY_TEXT}),
        "programming": st.lists(
            st.fixed_dictionaries({"sets": RANGE, "use": st.just("strength"), "reps": RANGE}),
            min_size=1,
            max_size=2,
        ),
        "tips": st.lists(ANY_TEXT, min_size=1, max_size=3),
        "variations": st.lists(VARIATION, min_size=1, max_size=2),
    },
)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_what_is_written_reads_back_as_the_same_document(document: dict[str, Any]) -> None:
    text = canonical(cast("Exercise", document))
    assert read_document(text.encode("utf-8")) == (document, [])
    assert canonical(json.loads(text)) == text


def shuffled(value: Any, order: random.Random) -> Any:
    """Put the keys of every object in another order."""
    if isinstance(value, dict):
        keys = order.sample(list(value), len(value))
        return {key: shuffled(value[key], order) for key in keys}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


@given(st.randoms())
def test_the_order_in_which_keys_came_does_not_matter(order: random.Random) -> None:
    written = json.loads(canonical(full()))
    loose = shuffled(written, order)
    roles = written["muscle_roles"]
    loose["muscle_roles"] = {term: roles[term] for term in roles}  # the writer's order is a choice there
    assert canonical(loose) == canonical(full())


def test_a_document_is_written_with_two_spaces_letters_as_they_are_and_one_newline() -> None:
    text = canonical(short(name="Desk Plänk"))
    assert text.startswith('{\n  "id": "desk-plank",\n  "name": "Desk Plänk",\n  "body_part"')
    assert text.endswith("\n}\n")


def test_the_catalogue_s_own_files_are_written_so() -> None:
    path = DATA / "exercises" / "legs" / "backward-jump.json"
    assert canonical(json.loads(path.read_bytes())).encode() == path.read_bytes()
