"""Compiling documents into the index: one SQLite file that can be deleted at any time.

Every exercise has a number `n`, its place in the order by name. A posting is the set of numbers
that share a term, as the bits of one integer, so that filters are `&` and `|` of integers and a
count is a `bit_count`, however large the catalogue.
"""

import os

from forge_cli.catalogue.axes import MIRRORED, VOCABULARY, slots, terms
from forge_cli.catalogue.database import Connection, Error, connect
from forge_cli.catalogue.files import parse, read_bytes
from forge_cli.catalogue.folding import Folding, in_order, squeezed
from forge_cli.catalogue.index import INDEX_VERSION, storable
from forge_cli.catalogue.spelling import spelled
from forge_cli.catalogue.vocabulary import Vocabulary
from forge_cli.errors import BadData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE exercise (
    n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, body_part TEXT, category TEXT,
    difficulty TEXT, equipment TEXT, target TEXT, own INTEGER, path TEXT, stamp TEXT, record TEXT);
CREATE TABLE name (key TEXT, words TEXT, n INTEGER, alias INTEGER, text TEXT);
CREATE INDEX name_key ON name (key, n);
CREATE INDEX name_words ON name (words, n);
CREATE TABLE posting (axis TEXT, term TEXT, bits BLOB, PRIMARY KEY (axis, term)) WITHOUT ROWID;
CREATE TABLE meaning (axis TEXT, word TEXT, terms TEXT, PRIMARY KEY (axis, word)) WITHOUT ROWID;
CREATE TABLE relation (n INTEGER, kind TEXT, other INTEGER, UNIQUE (n, kind, other));
CREATE VIRTUAL TABLE passage USING fts5 (
    name, aliases, target, terms, summary, body, tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE word USING fts5 (
    name, aliases, target, terms, summary, content = '', tokenize = 'unicode61');
"""
_BODY_KEYS = (
    "description", "muscle_roles", "steps", "tips", "mistakes", "benefits", "suitability", "safety",
    "variations", "faq", "takeaways",
)  # fmt: skip


class Source:
    """A document's file: `file` to read now, `path` below its root to find it by later.

    `stamp` changes when the file does; `own` tells the user's files from the bundled ones.
    """

    __slots__ = ("file", "own", "path", "stamp")

    def __init__(self, file: str, path: str, stamp: str, *, own: bool) -> None:
        self.file = file
        self.path = path
        self.stamp = stamp
        self.own = own


def compile_index(
    sources: "Iterable[Source]",
    vocabulary: Vocabulary,
    tombstones: "dict[str, str]",
    made_from: str,
    known: "dict[str, dict[str, Any]] | None" = None,
) -> Connection:
    """Compile `sources` into a database in memory; what is wrong with unusable files goes into it.

    `known` holds records of an earlier index by `path` and `stamp` joined (see `known_records`);
    what it has is not read again. `made_from` is stored for `index.py` to compare. An own document
    takes the place of a bundled one with its id.
    """
    folding = Folding(vocabulary.folding)
    complaints: list[str] = []
    records: dict[str, dict[str, Any]] = {}
    for source in sources:
        record = (known or {}).get(f"{source.path}\n{source.stamp}")
        if record is None:
            try:
                record = _record(source, vocabulary)
            except Exception as error:  # noqa: BLE001  # one bad own file must not hide the others
                complaints.append(f"{source.file}: {error}")
                continue
        records[record["id"]] = record  # own files come after bundled ones
    ordered = sorted(records.values(), key=lambda record: (record["name"].casefold(), record["id"]))
    connection = connect(":memory:")
    try:
        connection.executescript(_TABLES)
    except Error as error:
        message = f"the SQLite of this Python cannot hold the index: {error}"
        raise BadData(message, "Full-text search (FTS5) has to be compiled into it.") from error
    _fill(connection, ordered, folding)
    _fill_meanings(connection, vocabulary)
    meta = {
        "index_version": INDEX_VERSION,
        "made_from": made_from,
        "vocabulary": str(vocabulary.version),
        "folding": _compact(vocabulary.folding),
        "tombstones": _compact(tombstones),
        "complaints": storable("\n".join(complaints)),
        "count": str(len(ordered)),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.commit()
    return connection


def known_records(connection: Connection) -> "dict[str, dict[str, Any]]":
    """Give the records an index was made of, by path and stamp, for `compile_index` to take over."""
    query = "SELECT path, stamp, record, passage.* FROM exercise JOIN passage ON passage.rowid = n"
    known = {}
    for path, stamp, record, *texts in connection.execute(query):
        known[f"{path}\n{stamp}"] = {**parse(record.encode()), "texts": texts}
    return known


def _record(source: Source, vocabulary: Vocabulary) -> "dict[str, Any]":
    """Extract from a document all that the index holds of it.

    Bundled documents were validated when the wheel was built, own ones are now.
    """
    if os.path.exists(source.file) and not os.path.isfile(source.file):  # a named pipe would be waited for
        message = "it is not a regular file"
        raise BadData(message)
    content = read_bytes(source.file)
    document = _validated(content, source.path) if source.own else parse(content)
    return {
        "id": document["id"],
        "path": source.path,
        "stamp": source.stamp,
        "own": source.own,
        "name": document["name"],
        "aliases": document.get("aliases", []),
        "row": [
            document["body_part"],
            document.get("category", ""),
            document.get("difficulty", ""),
            "; ".join(document.get("equipment", [])),
            "; ".join(document["muscles"]["primary"]),
        ],
        "terms": {axis: found for axis in VOCABULARY if (found := terms(document, axis))},
        "slots": slots(document),
        "relations": _relations(document),
        "texts": list(_texts(document, vocabulary)),
    }


def _validated(content: bytes, path: str) -> "Any":
    from forge_cli.catalogue.reading import read_document

    document, faults = read_document(content)
    if document is None:
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        message = f"{faults[0]}{more}"
        raise BadData(message)
    if path != document["id"] + ".json":
        message = f"the file of {document['id']} is called {document['id']}.json"
        raise BadData(message)
    return document


def _relations(document: "dict[str, Any]") -> "list[list[str]]":
    found = [
        [variation["kind"], variation["id"]]
        for variation in document.get("variations", [])
        if "id" in variation
    ]
    return found + [["substitutes", id] for id in document.get("substitutes", [])]


def _texts(document: "dict[str, Any]", vocabulary: Vocabulary) -> "Iterator[str]":
    """Yield the searchable columns: name, aliases, target, terms, summary, body."""
    yield document["name"]
    yield " | ".join(document.get("aliases", []))
    target = document["muscles"]["primary"]
    yield " ".join(_said("muscles", target, vocabulary))
    others: list[str] = []
    for axis, name in VOCABULARY.items():
        if axis not in {"target", "muscle", "measure", "joint"}:
            others += _said(name, terms(document, axis), vocabulary)
    secondary = document["muscles"].get("secondary", [])
    yield " ".join([*others, *_said("muscles", secondary, vocabulary)])
    yield document.get("summary", "")
    yield " ".join(text for key in _BODY_KEYS for text in _strings(document.get(key, [])))


def _said(list_name: str, ids: "list[str]", vocabulary: Vocabulary) -> "Iterator[str]":
    """Yield the label and the synonyms of terms."""
    for term in vocabulary.terms(list_name):
        if term["id"] in ids:
            yield term["label"]
            yield from term.get("synonyms", ())


def _strings(value: "Any") -> "Iterator[str]":
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in {"id", "instead", "kind"}:
                yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _fill(connection: Connection, ordered: "list[dict[str, Any]]", folding: Folding) -> None:
    numbers = {record["id"]: n for n, record in enumerate(ordered)}
    postings: dict[tuple[str, str], list[int]] = {}
    relations = []
    for n, record in enumerate(ordered):
        texts = record.pop("texts")
        connection.execute(
            "INSERT INTO exercise VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                n, record["id"], record["name"], *record["row"], int(record["own"]),
                record["path"], record["stamp"], _compact(record),
            ),
        )  # fmt: skip
        names = [record["name"], *record["aliases"]]
        folded = [folding.fold(name) for name in names]
        for at, key in enumerate(folded):
            connection.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?)",
                (squeezed(key), in_order(key), n, int(at > 0), names[at]),
            )
        insert = "INSERT INTO passage (rowid, name, aliases, target, terms, summary, body) "
        connection.execute(insert + "VALUES (?, ?, ?, ?, ?, ?, ?)", (n, *texts))
        insert = "INSERT INTO word (rowid, name, aliases, target, terms, summary) "
        words = (texts[0], " ".join([texts[1], *folded]), *texts[2:5])
        connection.execute(insert + "VALUES (?, ?, ?, ?, ?, ?)", (n, *words))
        for axis, found in record["terms"].items():
            for term in dict.fromkeys(found):
                postings.setdefault((axis, term), []).append(n)
        if record["own"]:
            postings.setdefault(("own", "yes"), []).append(n)
        for slot in dict.fromkeys(record["slots"]):
            postings.setdefault(("slot", slot), []).append(n)
        for kind, id in record["relations"]:
            if id in numbers:
                relations.append((n, kind, numbers[id]))
                relations.append((numbers[id], MIRRORED[kind], n))
    connection.executemany("INSERT OR IGNORE INTO relation VALUES (?, ?, ?)", relations)
    connection.executemany(
        "INSERT INTO posting VALUES (?, ?, ?)",
        ((axis, term, _bits(members)) for (axis, term), members in postings.items()),
    )


def _bits(members: "list[int]") -> bytes:
    marked = bytearray(members[-1] // 8 + 1)  # members are ascending
    for n in members:
        marked[n // 8] |= 1 << n % 8
    return bytes(marked)


def _fill_meanings(connection: Connection, vocabulary: Vocabulary) -> None:
    for axis, name in VOCABULARY.items():
        rows = [(axis, spelled(word), " ".join(found)) for word, found in vocabulary.meanings(name).items()]
        connection.executemany("INSERT INTO meaning VALUES (?, ?, ?)", rows)


def _compact(value: "Any") -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
