"""The data that comes with forge is held to its own rules."""

import json
from collections import Counter

import pytest

from forge_cli.catalogue.checks import editorial
from forge_cli.catalogue.files import bundled_path, document_files, is_slug
from forge_cli.catalogue.folding import Folding
from forge_cli.catalogue.spelling import spelled
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.query.filters import ALWAYS_HAD, DIFFICULTIES, IMPACTS

from ..catalogue_of_ten import DATA

VOCABULARY = bundled_vocabulary()
LISTS = VOCABULARY.lists()


def test_every_document_keeps_every_rule() -> None:
    _, findings = editorial(str(DATA))
    assert "\n".join(map(str, findings)) == ""


@pytest.mark.parametrize("name", LISTS)
def test_terms_have_a_slug_a_label_and_one_place(name: str) -> None:
    terms = VOCABULARY.terms(name)
    assert terms
    assert all(is_slug(term["id"]) and term["label"] for term in terms)
    assert len(VOCABULARY.ids(name)) == len(terms)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_means_two_terms(name: str) -> None:
    words = Counter(
        word
        for term in VOCABULARY.terms(name)
        for word in {spelled(said) for said in (term["id"], term["label"], *term.get("synonyms", ()))}
    )
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_groups_and_parents_are_there_and_have_members(name: str) -> None:
    terms, groups = VOCABULARY.terms(name), {group["id"] for group in VOCABULARY.groups(name)}
    assert {term["group"] for term in terms if "group" in term} == groups
    assert {term["parent"] for term in terms if "parent" in term} <= set(VOCABULARY.ids(name))


def test_muscles_name_their_anatomical_ids() -> None:
    for muscle in VOCABULARY.terms("muscles"):
        named = muscle.get("uberon") or muscle.get("fma") or muscle.get("note")
        assert named or muscle["id"] in {"pelvic-floor", "cardiovascular-system"}


def test_what_the_filters_know_of_terms_is_in_the_vocabulary() -> None:
    assert set(IMPACTS) == set(VOCABULARY.ids("impacts"))
    assert set(DIFFICULTIES) == set(VOCABULARY.ids("difficulties"))
    assert {*VOCABULARY.ids("equipment"), *VOCABULARY.ids("setup")} >= ALWAYS_HAD


def test_words_to_fold_are_folded_by_themselves() -> None:
    words = VOCABULARY.folding
    folding = Folding(words)
    for said, meant in {**words["words"], **words["phrases"]}.items():
        assert folding.fold(said) == folding.fold(meant), said
    for compound in words["compounds"]:
        assert folding.fold(compound.replace(" ", "")) == folding.fold(compound), compound


def test_ids_are_never_reused_and_tombstones_lead_somewhere() -> None:
    catalogue = json.loads((DATA / "catalogue.json").read_bytes())
    assert catalogue["version"]
    ids = {path.rpartition("/")[2].removesuffix(".json") for path in document_files(str(DATA / "exercises"))}
    assert not ids & set(catalogue["tombstones"])
    assert set(catalogue["tombstones"].values()) <= ids


def test_the_exercises_this_project_began_with_are_there() -> None:
    assert bundled_path("backward-jump")
