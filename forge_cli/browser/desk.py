"""What the browser asks the catalogue: exercises for words and facets, counts, pages. No Textual here."""

from forge_cli.catalogue.index import Index, numbers
from forge_cli.output.card import card
from forge_cli.output.comparison import comparison
from forge_cli.output.markdown import markdown
from forge_cli.output.page import Entry, Page
from forge_cli.query.filters import facets, select
from forge_cli.query.relations import candidates
from forge_cli.query.search import search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

AXES = ("body-part", "difficulty", "category", "equipment", "target")
"""The axes shown as facets."""

Wanted = dict[str, list[str]]


class Desk:
    """Answers for the browser, over an open index.

    `load` gives an exercise's entry, a whole page; `keep_star` keeps one's star or takes it away;
    `stars` are the starred ids by now; `fixed` are filters that cannot be taken away, from the
    command line; `body` draws the map; `theme` is dark or light.
    """

    def __init__(
        self,
        index: Index,
        *,
        load: "Callable[[int], Entry]",
        keep_star: "Callable[..., None]",
        stars: set[str],
        fixed: "Wanted",
        body: "dict[str, Any]",
        theme: "Any" = "dark",
    ) -> None:
        self._index = index
        self._load = load
        self._keep_star = keep_star
        self._stars = stars
        self._fixed = fixed
        self._body = body
        self.theme = theme

    def found(self, words: str, chosen: "Wanted") -> list[int]:
        """Give the exercises that pass the facets and, best first, match the words."""
        bits = self._bits(chosen)
        if words.strip():
            return search(self._index, words, bits).numbers
        return list(numbers(bits))

    def counts(self, words: str, chosen: "Wanted") -> dict[str, dict[str, int]]:
        """Give for each axis its terms and how many exercises choosing each would give, most first."""
        hits = self._index.everything
        if words.strip():
            found = search(self._index, words, self._bits({})).numbers
            hits = sum(1 << number for number in found)
        counted = {}
        for axis in AXES:
            others = {other: terms for other, terms in chosen.items() if other != axis}
            terms = facets(self._index, self._bits(others) & hits, axis)
            counted[axis] = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0])))
        return counted

    def related(self, number: int) -> list[int]:
        """Give what is related to an exercise, the closest kinds first."""
        return [other for _, other in candidates(self._index, number)]

    def rows(self, found: list[int]) -> "list[dict[str, Any]]":
        """Give the list columns of exercises."""
        return self._index.rows(found)

    def starred(self, id: str) -> bool:
        """Tell whether an exercise is starred."""
        return id in self._stars

    def toggle_star(self, id: str) -> bool:
        """Star an exercise or take its star away, and tell whether it is starred now."""
        now = id not in self._stars
        self._keep_star(id, starred=now)
        (self._stars.add if now else self._stars.discard)(id)
        return now

    def card(self, number: int, width: int) -> str:
        """Draw an exercise's whole card, with its map, as text with escapes."""
        sections = ("all",)
        return card([self._load(number)], self._page(width), sections=sections, body=self._body)

    def compared(self, one: int, other: int, width: int) -> str:
        """Draw two exercises side by side."""
        return comparison([self._load(one), self._load(other)], self._page(width))

    def markdown(self, number: int) -> str:
        """Give an exercise's page in Markdown."""
        return markdown([self._load(number)], Page())

    def _page(self, width: int) -> Page:
        return Page(max(20, width), color=True, truecolor=True, theme=self.theme)

    def _bits(self, chosen: "Wanted") -> int:
        both = {axis: list(terms) for axis, terms in self._fixed.items()}
        bits = select(self._index, both, self._stars)
        return bits & select(self._index, {axis: terms for axis, terms in chosen.items() if terms})
