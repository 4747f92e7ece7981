"""`forge search WORDS`: full-text search, with every filter."""

from forge_cli.commands.listing import listing
from forge_cli.query.search import search, snippet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(words: "list[str]", **options: "Any") -> int:
    """List the exercises that have all the words, best first, with a snippet on a terminal."""
    found = listing(options)
    index = found.session.index
    query = " ".join(words)
    results = search(index, query, found.bits, None if found.count else found.limit)
    if results.remark:
        found.session.tell(results.remark)
    if not results.numbers:
        among = " among what passes the filters" if found.wanted else ""
        found.session.tell(f"nothing matches '{query}'{among}")
        if found.wanted and not found.bits:
            found.tell_nothing()
    notes: dict[int, dict[str, Any]] = {}
    if found.form == "table" or {"snippet", "rank"} & set(found.fields):
        notes = {
            n: {"snippet": snippet(index, results.words, n), "rank": results.rank[n]} for n in results.numbers
        }
    return found.write(results.numbers, notes=notes)
