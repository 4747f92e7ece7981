"""Exercises as an SQLite database: a table of documents, and one row a term for queries."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from forge_cli.output.page import Entry

_TABLES = """
CREATE TABLE exercise (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, summary TEXT, body_part TEXT NOT NULL, category TEXT,
    difficulty TEXT, mechanic TEXT, force TEXT, pattern TEXT, plane TEXT, laterality TEXT,
    impact TEXT, measure TEXT, document TEXT NOT NULL);
CREATE TABLE term (
    exercise TEXT NOT NULL REFERENCES exercise (id), axis TEXT NOT NULL, term TEXT NOT NULL,
    PRIMARY KEY (exercise, axis, term)) WITHOUT ROWID;
CREATE INDEX term_by_axis ON term (axis, term);
CREATE TABLE alias (exercise TEXT NOT NULL REFERENCES exercise (id), alias TEXT NOT NULL);
"""
_COLUMNS = (
    "id", "name", "summary", "body_part", "category", "difficulty", "mechanic", "force", "pattern",
    "plane", "laterality", "impact", "measure",
)  # fmt: skip


def sqlite(entries: "Sequence[Entry]") -> bytes:
    """Give the bytes of a database with the tables `exercise`, `term` and `alias`.

    `exercise` has the facts and the whole document as JSON, `term` a row for each muscle by its
    role and for each term of equipment, setup and joints.
    """
    from forge_cli.catalogue.database import connect

    connection = connect(":memory:")
    connection.executescript(_TABLES)
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    for entry in entries:
        document = entry.document
        row = [document.get(column) for column in _COLUMNS]
        insert = f"INSERT INTO exercise VALUES ({marks})"  # noqa: S608  # only marks
        connection.execute(insert, (*row, entry.raw.decode("utf-8").strip()))
        lists = {
            **document["muscles"],
            **{key: document.get(key, []) for key in ("equipment", "setup", "joints")},
        }
        terms = {(document["id"], axis, term) for axis, found in lists.items() for term in found}
        connection.executemany("INSERT INTO term VALUES (?, ?, ?)", sorted(terms))
        aliases = [(document["id"], alias) for alias in document.get("aliases", [])]
        connection.executemany("INSERT INTO alias VALUES (?, ?)", aliases)
    connection.commit()
    return connection.serialize()
