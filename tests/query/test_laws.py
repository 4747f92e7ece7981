"""What holds for every filter, asked of the catalogue that is shipped."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli.catalogue.files import document_files
from forge_cli.catalogue.index import numbers
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.query.filters import SORTS, facets, ordered, select

from ..catalogue_of_ten import DATA, compiled, ids

LAWS = settings(max_examples=200, deadline=None)


class Shipped:
    """The documents that are shipped, and their index."""

    def __init__(self, folder: Path) -> None:
        read = [json.loads(Path(path).read_bytes()) for path in document_files(str(DATA / "exercises"))]
        self.documents: dict[str, Any] = {document["id"]: document for document in read}
        self.index = compiled(folder, read)

    def chosen(self, bits: int) -> set[str]:
        return set(ids(self.index, bits))

    def those(self, passes: Callable[[Any], bool]) -> set[str]:
        return {id for id, document in self.documents.items() if passes(document)}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    return Shipped(tmp_path_factory.mktemp("shipped"))


def among(key: str) -> Callable[[Any], list[str]]:
    """Give the terms of a document under a key, a text or a list."""

    def found(document: Any) -> list[str]:
        value = document.get(key, [])
        return [value] if isinstance(value, str) else list(value)

    return found


def with_alternatives(key: str) -> Callable[[Any], list[str]]:
    return lambda document: [*document.get(key, []), *document.get("alternatives", {}).get(key, [])]


ASKED: dict[str, tuple[str, Callable[[Any], list[str]]]] = {
    "body-part": ("body-parts", among("body_part")),
    "target": ("muscles", lambda document: document["muscles"]["primary"]),
    "muscle": (
        "muscles",
        lambda document: document["muscles"]["primary"] + document["muscles"].get("secondary", []),
    ),
    "equipment": ("equipment", with_alternatives("equipment")),
    "difficulty": ("difficulties", among("difficulty")),
    "category": ("categories", among("category")),
    "mechanic": ("mechanics", among("mechanic")),
    "force": ("forces", among("force")),
    "pattern": ("patterns", among("pattern")),
    "plane": ("planes", among("plane")),
    "laterality": ("lateralities", among("laterality")),
    "measure": ("measures", among("measure")),
    "setup": ("setup", with_alternatives("setup")),
    "use": ("uses", lambda document: [row["use"] for row in document.get("programming", [])]),
}
TERMS = {axis: list(bundled_vocabulary().ids(name)) for axis, (name, _) in ASKED.items()}
THINGS = st.sampled_from([*bundled_vocabulary().ids("equipment"), *bundled_vocabulary().ids("setup")])


WORDS = {
    **{axis: st.sampled_from(terms) for axis, terms in TERMS.items()},
    "have": THINGS,
    "avoid": st.sampled_from(list(bundled_vocabulary().ids("joints"))),
    "impact": st.sampled_from(["none", "low", "high"]),
    "not": st.sampled_from([f"{axis}={term}" for axis, terms in TERMS.items() for term in terms]),
}


@st.composite
def filters(draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw filters of every kind, by axis."""
    axes = draw(st.lists(st.sampled_from(list(WORDS)), unique=True, max_size=4))
    return {axis: draw(st.lists(WORDS[axis], min_size=1, max_size=3)) for axis in axes}


def test_the_index_holds_the_documents(shipped: Shipped) -> None:
    assert shipped.chosen(shipped.index.everything) == set(shipped.documents)


@LAWS
@given(filters())
def test_a_filter_gives_a_subset_and_filters_commute(shipped: Shipped, wanted: dict[str, list[str]]) -> None:
    index = shipped.index
    bits = select(index, wanted)
    assert bits & ~index.everything == 0
    assert select(index, dict(reversed(wanted.items()))) == bits
    together = index.everything
    for axis, values in wanted.items():
        alone = select(index, {axis: values})
        assert bits & ~alone == 0
        assert select(index, {axis: values[::-1]}) == alone
        together &= alone
    assert together == bits


@LAWS
@given(st.sampled_from([(axis, term) for axis, terms in TERMS.items() for term in terms]))
def test_each_filter_agrees_with_the_documents(shipped: Shipped, asked: tuple[str, str]) -> None:
    axis, term = asked
    name, terms = ASKED[axis]
    entries = bundled_vocabulary().terms(name)
    meant = {entry["id"] for entry in entries if term in {entry["id"], entry.get("parent")}}
    expected = shipped.those(lambda document: not meant.isdisjoint(terms(document)))
    assert shipped.chosen(select(shipped.index, {axis: [term]})) == expected
    others = shipped.chosen(select(shipped.index, {"not": [f"{axis}={term}"]}))
    assert others == set(shipped.documents) - expected


@pytest.mark.parametrize(
    ("most", "borne"), [("none", {"none"}), ("low", {"none", "low"}), ("high", {"none", "low", "high"})]
)
def test_the_impact_agrees_with_the_documents(shipped: Shipped, most: str, borne: set[str]) -> None:
    expected = shipped.those(lambda document: document.get("impact") in borne)
    assert shipped.chosen(select(shipped.index, {"impact": [most]})) == expected


@pytest.mark.parametrize("joint", bundled_vocabulary().ids("joints"))
def test_what_is_avoided_agrees_with_the_documents(shipped: Shipped, joint: str) -> None:
    expected = shipped.those(lambda document: joint not in document.get("joints", []))
    assert shipped.chosen(select(shipped.index, {"avoid": [joint]})) == expected


def doable(document: Any, had: set[str]) -> bool:
    for key in ("equipment", "setup"):
        first, *rest = document.get(key) or [None]
        others = document.get("alternatives", {}).get(key, [])
        if first and (had.isdisjoint([first, *others]) or not had.issuperset(rest)):
            return False
    return True


@LAWS
@given(st.sets(THINGS, min_size=1, max_size=12))
def test_what_can_be_done_agrees_with_the_documents(shipped: Shipped, things: set[str]) -> None:
    expected = shipped.those(lambda document: doable(document, things | {"bodyweight", "wall", "mat"}))
    assert shipped.chosen(select(shipped.index, {"have": sorted(things)})) == expected


@LAWS
@given(filters(), st.sampled_from(SORTS))
def test_an_order_gives_every_exercise_of_the_set_once(
    shipped: Shipped, wanted: dict[str, list[str]], sort: str
) -> None:
    bits = select(shipped.index, wanted)
    assert sorted(ordered(shipped.index, bits, sort)) == list(numbers(bits))


@LAWS
@given(filters(), st.sampled_from(list(ASKED)))
def test_a_facet_is_the_count_of_one_more_filter(
    shipped: Shipped, wanted: dict[str, list[str]], axis: str
) -> None:
    bits = select(shipped.index, wanted)
    counts = facets(shipped.index, bits, axis)
    for term in TERMS[axis]:
        assert counts.get(term, 0) == (bits & select(shipped.index, {axis: [term]})).bit_count()


def test_the_impacts_are_counted_apart_and_filtered_up_to_one(shipped: Shipped) -> None:
    counts = facets(shipped.index, shipped.index.everything, "impact")
    assert sum(counts.values()) == shipped.index.count
    assert select(shipped.index, {"impact": ["low"]}).bit_count() == counts["none"] + counts["low"]
