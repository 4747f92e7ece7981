"""What holds for every filter, asked of the catalogue that is shipped."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli.catalogue.files import document_files
from forge_cli.catalogue.index import Index, compile_catalogue
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.query.filters import SORTS, facets, ordered, select

from ..catalogue_of_ten import DATA

LAWS = settings(max_examples=200, deadline=None)
INDEX = Index(compile_catalogue({}))
DOCUMENTS: dict[str, Any] = {
    document["id"]: document
    for path in document_files(str(DATA / "exercises"))
    for document in [json.loads(Path(path).read_bytes())]
}


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


def chosen(bits: int) -> set[str]:
    return {row["id"] for row in INDEX.rows([n for n in range(INDEX.count) if bits >> n & 1])}


def test_the_index_holds_the_documents() -> None:
    assert chosen(INDEX.everything) == set(DOCUMENTS)


@LAWS
@given(filters())
def test_a_filter_gives_a_subset_and_filters_commute(wanted: dict[str, list[str]]) -> None:
    bits = select(INDEX, wanted)
    assert bits & ~INDEX.everything == 0
    assert select(INDEX, dict(reversed(wanted.items()))) == bits
    together = INDEX.everything
    for axis, values in wanted.items():
        alone = select(INDEX, {axis: values})
        assert bits & ~alone == 0
        assert select(INDEX, {axis: values[::-1]}) == alone
        together &= alone
    assert together == bits


@LAWS
@given(
    st.sampled_from(list(ASKED)).flatmap(lambda axis: st.tuples(st.just(axis), st.sampled_from(TERMS[axis])))
)
def test_each_filter_agrees_with_the_documents(asked: tuple[str, str]) -> None:
    axis, term = asked
    name, terms = ASKED[axis]
    meant = {
        entry["id"]
        for entry in bundled_vocabulary().terms(name)
        if term in {entry["id"], entry.get("parent")}
    }
    expected = {id for id, document in DOCUMENTS.items() if meant & set(terms(document))}
    assert chosen(select(INDEX, {axis: [term]})) == expected
    assert chosen(select(INDEX, {"not": [f"{axis}={term}"]})) == set(DOCUMENTS) - expected


@pytest.mark.parametrize("term", ["none", "low", "high"])
def test_the_impact_agrees_with_the_documents(term: str) -> None:
    borne = ["none", "low", "high"][: ["none", "low", "high"].index(term) + 1]
    expected = {id for id, document in DOCUMENTS.items() if document.get("impact") in borne}
    assert chosen(select(INDEX, {"impact": [term]})) == expected


@pytest.mark.parametrize("joint", bundled_vocabulary().ids("joints"))
def test_what_is_avoided_agrees_with_the_documents(joint: str) -> None:
    expected = {id for id, document in DOCUMENTS.items() if joint not in document.get("joints", [])}
    assert chosen(select(INDEX, {"avoid": [joint]})) == expected


def doable(document: Any, had: set[str]) -> bool:
    for key in ("equipment", "setup"):
        needed = document.get(key, [])
        others = set(document.get("alternatives", {}).get(key, []))
        if needed and not had & {needed[0], *others}:
            return False
        if not had.issuperset(needed[1:]):
            return False
    return True


@LAWS
@given(st.sets(THINGS, min_size=1, max_size=12))
def test_what_can_be_done_agrees_with_the_documents(things: set[str]) -> None:
    had = things | {"bodyweight", "wall", "mat"}
    expected = {id for id, document in DOCUMENTS.items() if doable(document, had)}
    assert chosen(select(INDEX, {"have": sorted(things)})) == expected


@LAWS
@given(filters(), st.sampled_from(SORTS))
def test_an_order_gives_every_exercise_of_the_set_once(wanted: dict[str, list[str]], sort: str) -> None:
    bits = select(INDEX, wanted)
    found = list(ordered(INDEX, bits, sort))
    assert sorted(found) == [n for n in range(INDEX.count) if bits >> n & 1]


@LAWS
@given(filters(), st.sampled_from(list(ASKED)))
def test_a_facet_is_the_count_of_one_more_filter(wanted: dict[str, list[str]], axis: str) -> None:
    bits = select(INDEX, wanted)
    for term, count in facets(INDEX, bits, axis).items():
        assert count == (bits & INDEX.posting(axis, [term])).bit_count()
