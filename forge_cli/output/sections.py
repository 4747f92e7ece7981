"""What each piece of a document is, before anybody decides how it looks.

A page is made of sections, a section of pieces. Plain text, Markdown and the card all draw the
same pieces; a new section is a function here and shows up in all three.
"""

from forge_cli.errors import WrongUsage
from forge_cli.output.terms import dose, duration, facts, term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from forge_cli.output.page import Entry

    Document = dict[str, Any]

SECTIONS = {
    "summary": "Summary",
    "facts": "Facts",
    "description": "Description",
    "muscles": "Muscles",
    "steps": "How to perform",
    "tips": "Pro tips",
    "mistakes": "Common mistakes",
    "programming": "Sets and reps",
    "benefits": "Benefits",
    "suitability": "Who it suits",
    "safety": "Safety",
    "variations": "Variations",
    "faq": "FAQ",
    "takeaways": "Takeaways",
    "related": "Related exercises",
}
"""The sections of a page in their order, and their headings."""

CARD = ("summary", "facts", "muscles", "steps", "tips", "mistakes", "programming", "related")
"""What is shown when nobody asks for more."""

ROLES = {"primary": "primary", "secondary": "secondary", "stabilizers": "stabilizer"}
"""The keys of a document's muscles, strongest first, and what one of them is called."""

_RELATIONS = {
    "easier": "Easier",
    "harder": "Harder",
    "variant": "Like it",
    "substitutes": "Instead",
}
_NEIGHBOURS: "dict[str, tuple[str, str, Callable[[Document], list[str]]]]" = {
    "same_target": ("Same target", "-t", lambda document: document["muscles"]["primary"]),
    "same_equipment": ("Same equipment", "-e", lambda document: document.get("equipment", [])),
    "same_body_part": ("Same body part", "-b", lambda document: [document["body_part"]]),
}


class Piece:
    """One piece of a section.

    `kind` says what it is: text, fact, group (a heading inside a section), primary, secondary,
    stabilizer, action, breathing, tip, item, good, caution, mistake, dose, question or relation.
    `label` names it, `text` says it, `note` adds to it: a mistake's fix, the rest and remark of a
    dose, the command that lists more of a relation.
    """

    __slots__ = ("kind", "label", "note", "rest", "text")

    def __init__(self, kind: str, label: str, text: str, note: str = "", rest: str = "") -> None:
        self.kind = kind
        self.label = label
        self.text = text
        self.note = note
        self.rest = rest


def chosen(asked: "Sequence[str]", default: "Iterable[str]" = CARD) -> "list[str]":
    """Give the ids of the sections to show: those asked for in that order, `all`, or the default.

    Raises WrongUsage for one there is not.
    """
    for section in asked:
        if section not in SECTIONS and section != "all":
            hint = "The sections are all, " + ", ".join(SECTIONS) + "."
            message = f"there is no section '{section}'"
            raise WrongUsage(message, hint)
    if "all" in asked:
        return list(SECTIONS)
    return list(dict.fromkeys(asked)) or list(default)


def pieces(section: str, entry: "Entry", clean: "Callable[[str], str]") -> "list[Piece]":
    """Give the pieces of one section, each text passed through `clean`; none when it has none."""
    return [
        Piece(piece.kind, *[clean(text) for text in (piece.label, piece.text, piece.note, piece.rest)])
        for piece in _MAKERS[section](entry)
    ]


def _texts(key: str, kind: str) -> "Callable[[Entry], Iterator[Piece]]":
    def make(entry: "Entry") -> "Iterator[Piece]":
        found = entry.document.get(key, [])
        for text in (found,) if isinstance(found, str) else found:
            yield Piece(kind, "", text)

    return make


def _facts(entry: "Entry") -> "Iterator[Piece]":
    for label, value in facts(entry.document):
        yield Piece("fact", label, value)


def _muscles(entry: "Entry") -> "Iterator[Piece]":
    phrases = entry.document.get("muscle_roles", {})
    for key, role in ROLES.items():
        for muscle in entry.document["muscles"].get(key, ()):
            yield Piece(role, term(muscle), phrases.get(muscle, ""))


def _steps(entry: "Entry") -> "Iterator[Piece]":
    number = 0
    for phase in entry.document["steps"]:
        yield Piece("group", phase["title"], "")
        for action in phase["actions"]:
            number += 1
            yield Piece("action", str(number), action)
    if "breathing" in entry.document:
        yield Piece("breathing", "Breathing", entry.document["breathing"])


def _mistakes(entry: "Entry") -> "Iterator[Piece]":
    for mistake in entry.document.get("mistakes", ()):
        yield Piece("mistake", mistake["mistake"], mistake["why"], mistake["fix"])


def _programming(entry: "Entry") -> "Iterator[Piece]":
    for row in entry.document.get("programming", ()):
        rest = "rest " + duration(row["rest_seconds"]) if "rest_seconds" in row else ""
        yield Piece("dose", term(row["use"]), dose(row), row.get("note", ""), rest)


def _benefits(entry: "Entry") -> "Iterator[Piece]":
    for benefit in entry.document.get("benefits", ()):
        yield Piece("item", benefit["title"], benefit["detail"])


def _suitability(entry: "Entry") -> "Iterator[Piece]":
    suitability = entry.document.get("suitability", {})
    if "good_for" in suitability:
        yield Piece("group", "Good for", "")
    for text in suitability.get("good_for", ()):
        yield Piece("good", "", text)
    if "caution" in suitability:
        yield Piece("group", "Take care with", "")
    for caution in suitability.get("caution", ()):
        instead = f" Instead: {term(caution['instead'])}." if "instead" in caution else ""
        yield Piece("caution", caution["condition"], caution["advice"] + instead)


def _variations(entry: "Entry") -> "Iterator[Piece]":
    for variation in entry.document.get("variations", ()):
        kind = "" if variation["kind"] == "variant" else f" ({variation['kind']})"
        yield Piece("item", variation["name"] + kind, variation["detail"])


def _faq(entry: "Entry") -> "Iterator[Piece]":
    from forge_cli.output.questions import questions

    stored = entry.document.get("faq", [])
    for question in [*stored, *questions(entry.document, entry.related)]:
        yield Piece("question", question["question"], question["answer"])


def _related(entry: "Entry") -> "Iterator[Piece]":
    named: set[str] = set()
    for key, label in _RELATIONS.items():
        if names := neighbours(entry.document, entry.related, key):
            named.update(names)
            yield Piece("relation", label, ", ".join(names))
    for key, (label, option, terms) in _NEIGHBOURS.items():
        found = [other["name"] for other in entry.related.get(key, ())]
        names = [name for name in found if name not in named][:4]
        if names and (shared := terms(entry.document)):
            named.update(names)
            yield Piece("relation", label, ", ".join(names), f"forge filter {option} {shared[0]}")


def neighbours(document: "Document", related: "dict[str, list[dict[str, str]]]", key: str) -> "list[str]":
    """Name the easier, harder, variant or substitutes of an exercise.

    Those of the document come first, uncatalogued ones too, then what only the index knows.
    """
    known = {other["id"]: other["name"] for other in related.get(key, ())}
    names: dict[str, None] = {}
    if key == "substitutes":
        for id in document.get(key, ()):
            names[known.pop(id, term(id).title())] = None
    else:
        for variation in document.get("variations", ()):
            if variation["kind"] == key:
                names[known.pop(variation.get("id", ""), variation["name"])] = None
    return [*names, *[name for name in known.values() if name not in names]]


_MAKERS: "dict[str, Callable[[Entry], Iterator[Piece]]]" = {
    "summary": _texts("summary", "text"),
    "facts": _facts,
    "description": _texts("description", "text"),
    "muscles": _muscles,
    "steps": _steps,
    "tips": _texts("tips", "tip"),
    "mistakes": _mistakes,
    "programming": _programming,
    "benefits": _benefits,
    "suitability": _suitability,
    "safety": _texts("safety", "item"),
    "variations": _variations,
    "faq": _faq,
    "takeaways": _texts("takeaways", "item"),
    "related": _related,
}
