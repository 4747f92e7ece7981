"""From a typed name to an exercise, by six steps; the first that hits wins."""

from forge_cli.catalogue.folding import in_order, squeezed
from forge_cli.errors import Ambiguous, NothingFound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from forge_cli.catalogue.index import Index

CLEAR = 78
"""Similarity, of 100, from which a correction is taken; below it is only suggested."""
LEAD = 4
"""What the best correction must have on the next exercise to be the one clear match."""
_ALIAS = 0.96  # an alias weighs a little less than a name
_SHOWN = 10
_BATCH = 10_000  # names compared at a time: the memory of a lookup must not grow with the catalogue


def known(index: "Index", name: str) -> "int | None":
    """Resolve by the steps that scripts may rely on: id, name, alias, other order of the words.

    A renamed or removed id gives its successor. None when nothing has that name; Ambiguous when
    several exercises have its words and none its name.
    """
    number = index.number(name)
    if number is None and (successor := index.tombstones().get(name)):
        number = index.number(successor)
    if number is not None:
        return number
    folded = index.fold(name)
    if not folded:
        return None
    query = "SELECT DISTINCT n, own FROM name JOIN exercise USING (n) WHERE {} AND alias = ?"
    for column, key in (("name.key", squeezed(folded)), ("name.words", in_order(folded))):
        for alias in (0, 1):
            rows = index.connection.execute(query.format(f"{column} = ?"), (key, alias)).fetchall()
            own = [n for n, is_own in rows if is_own]
            if len(rows) == 1 or len(own) == 1:
                return int((own or rows[0])[0])
            if rows:
                raise _several(index, name, [n for n, _ in rows])
    return None


def guessed(index: "Index", name: str) -> "tuple[int, str]":
    """Resolve by the steps that are for people: a unique prefix, then typo correction.

    Gives the exercise and how it was found, "prefix" or "typo". Ambiguous when several names begin
    so; NothingFound, with suggestions, when no correction is clearly the best.
    """
    folded = index.fold(name)
    begun = _begun(index, squeezed(folded))
    if len(begun) == 1:
        return begun[0], "prefix"
    if begun:
        raise _several(index, name, begun)
    scored = _scored(index, folded)
    if scored and scored[0][0] >= CLEAR and (len(scored) == 1 or scored[0][0] - scored[1][0] >= LEAD):
        return scored[0][1], "typo"
    raise not_found(index, name, [n for _, n in scored[:3]])


def not_found(index: "Index", name: str, near: "list[int] | None" = None) -> NothingFound:
    """Make the error for a name nothing answers to, with the nearest names as the next step."""
    if near is None:
        folded = index.fold(name)
        near = _begun(index, squeezed(folded))[:3] or [n for _, n in _scored(index, folded)[:3]]
    names = [row["name"] for row in index.rows(near)]
    hint = f"Did you mean {_either(names)}? " if names else ""
    if not name.strip():
        return NothingFound("an empty name is no exercise", "forge list shows them all.")
    message = f"no exercise is called '{name}'"
    return NothingFound(message, f"{hint}Try: forge search {_quoted(name)}")


def resolve(
    index: "Index",
    words: "list[str]",
    *,
    guess: bool,
    tell: "Callable[[str], None]",
) -> "tuple[list[int], list[NothingFound | Ambiguous]]":
    """Resolve the words of a command line: the exercises found and an error for each name missed.

    The joined words win when they are a name by the sure steps; otherwise, when every word is by
    itself an exact id, each is taken; a word with a space in it is a name of its own. With `guess`
    the steps for people are tried too and `tell` is called with a note.
    """
    if len(words) > 1 and not any(" " in word.strip() for word in words):
        joined = " ".join(words)
        if None in [index.number(word) for word in words]:
            words = [joined]
        elif (number := _known_alone(index, joined)) is not None:
            return [number], []
    return resolve_each(index, words, guess=guess, tell=tell)


def _known_alone(index: "Index", name: str) -> "int | None":
    try:
        return known(index, name)
    except Ambiguous:
        return None


def resolve_each(
    index: "Index",
    names: "Iterable[str]",
    *,
    guess: bool,
    tell: "Callable[[str], None]",
) -> "tuple[list[int], list[NothingFound | Ambiguous]]":
    """Resolve names one by one, as `resolve` does a line's."""
    found: list[int] = []
    missed: list[NothingFound | Ambiguous] = []
    for name in names:
        try:
            number = known(index, name)
            if number is None and guess:
                number, how = guessed(index, name)
                called = index.rows([number])[0]["name"]
                tell(f"'{name}' is taken for {called}" + (", its only match" if how == "prefix" else ""))
            if number is None:
                raise not_found(index, name)
        except (NothingFound, Ambiguous) as error:
            missed.append(error)
        else:
            found.append(number)
    return found, missed


def _begun(index: "Index", key: str) -> "list[int]":
    """Give the exercises whose names begin so; those known by it as an alias only when none."""
    if not key:
        return []
    query = "SELECT DISTINCT n FROM name WHERE key >= ? AND key < ? AND alias <= ? ORDER BY n"
    for alias in (0, 1):
        rows = index.connection.execute(query, (key, key + "\U0010ffff", alias)).fetchall()
        if rows:
            return [n for (n,) in rows]
    return []


def _scored(index: "Index", folded: str) -> "list[tuple[float, int]]":
    """Score the exercises by their most similar name, best first, at most eight."""
    from rapidfuzz import fuzz, process

    ways = (
        (squeezed(folded), 0, fuzz.ratio, 1.0),
        (in_order(folded), 1, fuzz.token_sort_ratio, 0.98),
        (in_order(folded), 1, fuzz.token_set_ratio, 0.75),  # part of a longer name: to suggest
    )
    best: dict[int, float] = {}
    cursor = index.connection.execute("SELECT key, words, n, alias FROM name")
    while rows := cursor.fetchmany(_BATCH):
        for asked, column, scorer, weight in ways:
            choices = [row[column] for row in rows]
            for _, score, at in process.extract(asked, choices, scorer=scorer, limit=20):
                n, alias = rows[at][2:]
                weighed = score * weight * (_ALIAS if alias else 1.0)
                best[n] = max(best.get(n, 0.0), weighed)
    ranked = sorted(((score, n) for n, score in best.items()), key=lambda pair: (-pair[0], pair[1]))
    return [pair for pair in ranked if pair[0] >= 55][:8]


def _several(index: "Index", name: str, numbers: "list[int]") -> Ambiguous:
    rows = index.rows(numbers[:_SHOWN])
    more = len(numbers) - len(rows)
    message = f"'{name}' can be {len(numbers)} exercises"
    candidates = [f"{row['id']}  ({row['name']})" for row in rows]
    if more:
        candidates.append(f"and {more} more")
    return Ambiguous(message, candidates, f"Type more of the name, or: forge search {_quoted(name)}")


def _quoted(name: str) -> str:
    """Write a name so that a shell takes it as words; only errors pay for the import."""
    from shlex import quote

    words = name.split()
    return " ".join(words) if all(word.replace("-", "").isalnum() for word in words) else quote(name)


def _either(names: "list[str]") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
