"""Full-text search: words in, exercises out, best first, with a snippet of where they matched."""

from forge_cli.catalogue.folding import letters, squeezed
from forge_cli.query.filters import meaning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from forge_cli.catalogue.index import Index

START, END = "\x02", "\x03"
"""What stands before and after a matched word in a snippet."""

# bm25 saturates: twenty mentions in a body weigh as much as one in a name. So the columns are
# asked in tiers, and bm25 (weights in the order of the columns) orders within a tier.
_TIERS = (
    "{name}",
    "{name aliases}",
    "{name aliases target}",
    "{name aliases target terms summary}",
    "{name aliases target terms summary body}",
)
_WEIGHTS = "10.0, 6.0, 5.0, 2.0, 2.0, 1.0"
_PREFIX_WEIGHTS = "10.0, 6.0, 5.0, 2.0, 2.0"
_NEAR = 75  # similarity, of 100, from which a word is corrected
_SNIPPET_COLUMNS = (4, 5, 3, 1, 0)  # summary, body, terms, aliases, name


class Results:
    """What a search found: `numbers` best first, each with its `rank` (lower is better).

    `words` is what was searched for in the end; `remark` says how it differs from what was asked,
    "" when it does not.
    """

    __slots__ = ("numbers", "rank", "remark", "words")

    def __init__(self, ranked: "list[tuple[float, int]]", words: "list[str]", remark: str) -> None:
        self.numbers = [n for _, n in ranked]
        self.rank = {n: rank for rank, n in ranked}
        self.words = words
        self.remark = remark


def search(index: "Index", query: str, within: int, limit: "int | None" = None) -> Results:
    """Search for all words of `query` among the exercises of the set `within`.

    An exact name comes first, then matches in the name, the aliases, the primary muscles, the
    other terms and the summary, the body; the last word also matches as the beginning of a word.
    When nothing has all words, typos are corrected; when that helps nothing, exercises with some
    of the words are given. At most `limit` results.
    """
    words = _words(index, query)
    if not words:
        return Results([], [], "")
    ranked = _ranked(index, query, words, within, limit)
    if ranked:
        return Results(ranked, words, "")
    corrected = [word if _stands(index, word) else _corrected(index, word) for word in words]
    if corrected != words:
        ranked = _ranked(index, " ".join(corrected), corrected, within, limit)
        if ranked:
            return Results(ranked, corrected, f"nothing has '{query}'; searched for '{' '.join(corrected)}'")
    if len(words) > 1:
        ranked = sorted(_tiered(index, " OR ".join(map(_quoted, corrected)), within, limit))[:limit]
        if ranked:
            remark = "nothing has all of these words; these have some of them"
            if corrected != words:
                remark += f", searched for as '{' '.join(corrected)}'"
            return Results(ranked, corrected, remark)
    return Results([], words, "")


def snippet(index: "Index", words: "list[str]", number: int) -> str:
    """Give a few words around a match, the matched ones between START and END; "" without one."""
    asked = " OR ".join(_quoted(word) for word in words)
    columns = ", ".join(
        f"snippet(passage, {column}, '{START}', '{END}', '…', 12)" for column in _SNIPPET_COLUMNS
    )
    query = f"SELECT {columns} FROM passage WHERE passage MATCH ? AND rowid = ?"  # noqa: S608
    row = index.connection.execute(query, (asked, number)).fetchone() or ()
    return next((" ".join(text.split()) for text in row if START in text), "")


def _words(index: "Index", query: str) -> "list[str]":
    """Take a query apart into words as the tokenizer does; fillers go unless nothing else is there."""
    words = letters(query)
    return [word for word in words if word not in index.folding.fillers] or words


def _ranked(
    index: "Index", query: str, words: "list[str]", within: int, limit: "int | None"
) -> "list[tuple[float, int]]":
    muscles = meaning(index, "muscle", query)
    enough = None if muscles else limit  # of a muscle, those that train it most may match last
    found: dict[int, float] = {n: rank for rank, n in _exact(index, query, within)}
    folded = index.fold(query).split()
    for later, said in ((0, folded), (10, words)) if folded != words else ((0, words),):
        if enough is None or len(found) < enough:
            for rank, n in _tiered(index, " AND ".join(map(_quoted, said)), within, enough):
                found.setdefault(n, rank + later)
    if enough is None or len(found) < enough:
        for rank, n in _by_prefix(index, words, within):
            found.setdefault(n, rank)
    if muscles:
        found = _by_role(index, muscles, found)
    ranked = sorted((rank, n) for n, rank in found.items())
    return ranked if limit is None else ranked[:limit]


def _by_role(index: "Index", muscles: "list[str]", found: "dict[int, float]") -> "dict[int, float]":
    """Put what trains the muscles first before what trains them too, and the rest after; names stay."""
    primary, secondary = index.posting("target", muscles), index.posting("muscle", muscles)
    return {
        n: rank if rank < 0 or primary >> n & 1 else rank + (100 if secondary >> n & 1 else 200)
        for n, rank in found.items()
    }


def _exact(index: "Index", query: str, within: int) -> "Iterator[tuple[float, int]]":
    key = squeezed(index.fold(query))
    rows = index.connection.execute("SELECT n, min(alias) FROM name WHERE key = ? GROUP BY n", (key,))
    for n, alias in rows:
        if within >> n & 1:
            yield -2.0 + alias, n


def _tiered(index: "Index", asked: str, within: int, limit: "int | None") -> "Iterator[tuple[float, int]]":
    """Yield (rank, exercise) tier by tier; the whole part of a rank is its tier."""
    seen: set[int] = set()
    for tier, columns in enumerate(_TIERS):
        if limit is not None and len(seen) >= limit:
            return
        # of names with all words the shortest is the nearest; elsewhere bm25 knows better
        score = f"bm25(passage, {_WEIGHTS})" if tier else "length(name) - 1000.0"
        query = f"SELECT rowid, {score} FROM passage WHERE passage MATCH ? ORDER BY 2, 1"  # noqa: S608
        for n, value in index.connection.execute(query, (f"{columns}: ({asked})",)):
            if within >> n & 1 and n not in seen:
                seen.add(n)
                yield tier + 1 / (1 - value), n  # bm25 is negative, better ones more so


def _by_prefix(index: "Index", words: "list[str]", within: int) -> "Iterator[tuple[float, int]]":
    """Yield what has all words but the last, and a word that begins like the last."""
    *whole, last = words
    if len(last) < 2:
        return
    if whole:
        rest = " AND ".join(_quoted(word) for word in whole)
        rows = index.connection.execute("SELECT rowid FROM passage WHERE passage MATCH ?", (rest,))
        allowed = 0
        for (n,) in rows:
            allowed |= 1 << n
        within &= allowed
    query = f"SELECT rowid, bm25(word, {_PREFIX_WEIGHTS}) FROM word WHERE word MATCH ? ORDER BY 2, 1"  # noqa: S608
    for n, score in index.connection.execute(query, (_quoted(last) + "*",)):
        if within >> n & 1:
            yield 20 + 1 / (1 - score), n


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _stands(index: "Index", word: str) -> bool:
    query = "SELECT 1 FROM passage WHERE passage MATCH ? LIMIT 1"
    return index.connection.execute(query, (_quoted(word),)).fetchone() is not None


def _corrected(index: "Index", word: str) -> str:
    """Give the nearest word of the names, terms and summaries, or the word itself."""
    from rapidfuzz import fuzz, process

    connection = index.connection
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stand USING fts5vocab(main, word, row)")
    there = (term for (term,) in connection.execute("SELECT term FROM temp.stand ORDER BY doc DESC, term"))
    best = process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return str(best[0]) if best else word
