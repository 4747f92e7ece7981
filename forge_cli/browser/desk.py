"""What the browser asks the catalogue: exercises for words and facets, counts, pages. No Textual here."""

from copy import copy
from typing import NamedTuple

from forge_cli.catalogue.index import Index, numbers
from forge_cli.output.card import card
from forge_cli.output.comparison import comparison
from forge_cli.output.markdown import markdown
from forge_cli.output.muscles import kinds_of
from forge_cli.output.page import Entry, Page
from forge_cli.output.picture import map_page
from forge_cli.output.terms import term
from forge_cli.query.filters import facets, select, split, terms_of, without_each
from forge_cli.query.relations import candidates
from forge_cli.query.search import search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

AXES = ("body-part", "difficulty", "category", "equipment", "target")
"""The axes shown as facets."""

_BESIDE = 80  # columns from which a card has its map beside the facts

Wanted = dict[str, list[str]]


class Look(NamedTuple):
    """What there is for words and facets.

    `found` are the exercises, best first; `counts` gives for each axis its terms and how many
    exercises choosing each would give, most first; `remark` is the search's; `ways` tell, when
    nothing is found, what leaving out one of them would give.
    """

    found: list[int]
    counts: dict[str, dict[str, int]]
    remark: str
    ways: list[str]


class Desk:
    """Answers for the browser, over an open index.

    `load` gives an exercise's entry, a whole page; `keep_star` keeps one's star, with a note, or takes
    it away; `stars` are the starred ids by now with their notes, the ones `load` looks at; `wanted`
    are the filters of the command line; `body` draws the map; `page` is what the terminal shows, of
    any size.

    Of the filters those on a facet's axis are `chosen` to begin with and can be taken away; the
    others stay, and `fixed` says them.
    """

    def __init__(
        self,
        index: Index,
        *,
        load: "Callable[[int], Entry]",
        keep_star: "Callable[[str, str | None], None]",
        stars: dict[str, str],
        wanted: "Wanted",
        body: "dict[str, Any]",
        page: Page,
    ) -> None:
        self._index = index
        self._load = load
        self._keep_star = keep_star
        self._stars = stars
        self._notes: dict[str, str] = {}  # of stars that were taken away here, should they come back
        kept = {axis: values for axis, values in wanted.items() if axis not in AXES}
        self._within = select(index, kept, stars)
        self.fixed = [f"--{axis} {','.join(values)}".strip() for axis, values in kept.items()]
        self.chosen = {
            axis: list(dict.fromkeys(terms_of(index, axis, split(values))))
            for axis, values in wanted.items()
            if axis in AXES
        }
        self._body = body
        self.page = page

    def look(self, words: str, chosen: "Wanted") -> Look:
        """Look for words among what passes the facets; no words find everything that does."""
        order, remark = list(numbers(self._within)), ""
        if words.strip():
            results = search(self._index, words, self._within)
            order, remark = results.numbers, results.remark
        hits = sum(1 << number for number in order)
        passing = {axis: select(self._index, {axis: terms}) for axis, terms in chosen.items() if terms}
        counts = {}
        for axis in AXES:
            others = _all({other: bits for other, bits in passing.items() if other != axis})
            terms = facets(self._index, hits & others, axis)
            counts[axis] = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0])))
        bits = _all(passing)
        found = [number for number in order if bits >> number & 1]
        return Look(found, counts, remark, [] if found else self._ways(words, hits, chosen))

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
        if id in self._stars:
            self._keep_star(id, None)
            self._notes[id] = self._stars.pop(id)
            return False
        note = self._notes.pop(id, "")
        self._keep_star(id, note)
        self._stars[id] = note
        return True

    def card(self, number: int, width: int) -> str:
        """Draw an exercise's whole card, with its map, as text with escapes."""
        page = self._page(width)
        return card([self._load(number)], page, sections=("all",), body=self._body, beside_from=_BESIDE)

    def map(self, number: int, width: int, height: int) -> str:
        """Draw where an exercise works, as large as fits, as text with escapes."""
        document = self._load(number).document
        kinds, legend = kinds_of([document])
        page = self._page(width, height)
        return map_page(self._body, kinds, legend, document["name"], page)

    def compared(self, one: int, other: int, width: int) -> str:
        """Draw two exercises side by side."""
        return comparison([self._load(one), self._load(other)], self._page(width))

    def markdown(self, number: int) -> str:
        """Give an exercise's page in Markdown."""
        return markdown([self._load(number)], Page())

    def _page(self, width: int, height: int | None = None) -> Page:
        page = copy(self.page)
        page.width, page.height = max(20, width), height
        return page

    def _ways(self, words: str, hits: int, chosen: "Wanted") -> list[str]:
        ticked = {axis: terms for axis, terms in chosen.items() if terms}
        ways = [
            (count, f"without {axis.replace('-', ' ')} {' or '.join(map(term, terms))}")
            for axis, terms, count in without_each(self._index, ticked, within=hits)
        ]
        if words.strip() and (count := (self._within & select(self._index, ticked)).bit_count()):
            ways.append((count, f"without '{words.strip()}'"))
        return [f"there would be {count} {way}" for count, way in sorted(ways, reverse=True)]


def _all(passing: "dict[str, int]") -> int:
    """Give those that pass every one of these, as bits; all there are when there are none."""
    bits = -1
    for some in passing.values():
        bits &= some
    return bits
