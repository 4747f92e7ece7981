import pytest

from forge_cli.errors import WrongUsage
from forge_cli.output.sections import CARD, SECTIONS, chosen, pieces

from .samples import entry_of, full, hostile, minimal


def test_sections_are_a_contract() -> None:
    assert list(SECTIONS) == [
        "summary", "facts", "description", "muscles", "steps", "tips", "mistakes", "programming",
        "benefits", "suitability", "safety", "variations", "faq", "takeaways", "related",
    ]  # fmt: skip


def test_sections_are_chosen_in_the_order_asked() -> None:
    assert chosen(["tips", "facts", "tips"]) == ["tips", "facts"]
    assert chosen([]) == list(CARD)
    assert chosen(["tips", "all"]) == list(SECTIONS)


def test_an_unknown_section_is_wrong_usage_and_lists_the_known() -> None:
    with pytest.raises(WrongUsage, match="'tipps'") as caught:
        chosen(["tipps"])
    assert "tips" in caught.value.hint


def test_a_full_document_has_pieces_in_every_section_but_takeaways() -> None:
    entry = full()
    assert [section for section in SECTIONS if not pieces(section, entry, str)] == ["takeaways"]


def test_a_minimal_document_has_only_what_it_says() -> None:
    entry = minimal()
    there = [section for section in SECTIONS if pieces(section, entry, str)]
    assert there == ["facts", "muscles", "steps", "faq"]


def test_actions_are_numbered_through_the_phases() -> None:
    numbers = [piece.label for piece in pieces("steps", full(), str) if piece.kind == "action"]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_every_text_of_every_piece_is_cleaned() -> None:
    for section in SECTIONS:
        for piece in pieces(section, hostile(), lambda _: "clean"):
            assert {piece.label, piece.text, piece.note, piece.rest} == {"clean"}


def test_relations_are_named_once_with_those_the_catalogue_lacks() -> None:
    document = full().document | {
        "variations": [
            {"name": "Stick", "kind": "easier", "detail": "no flight"},
            {"name": "Jump Squat", "kind": "easier", "detail": "up", "id": "squat-jump"},
        ],
        "substitutes": ["broad-jump", "long-step"],
    }
    easier = [{"id": "a", "name": "A"}, {"id": "squat-jump", "name": "Squat Jump"}]
    related = full().related | {"easier": easier}
    told = {p.label: p.text for p in pieces("related", entry_of(document, related=related), str)}
    assert told["Easier"] == "Stick, Squat Jump, A"
    assert told["Instead"] == "Broad Jump, Long Step"


def test_a_neighbour_already_named_is_not_named_again() -> None:
    told = {piece.label: piece for piece in pieces("related", full(), str)}
    assert told["Same target"].text == "Box Jump, Wall Sit"
    assert told["Same target"].note == "forge filter -t quadriceps"
