"""The index: opening it, compiling it on demand, and the few questions it answers."""

import os

from forge_cli.catalogue.axes import BODY_PARTS
from forge_cli.catalogue.database import Connection, DatabaseError, Error, connect
from forge_cli.catalogue.files import data_directory, document_files, parse, read_bytes
from forge_cli.catalogue.folding import Folding
from forge_cli.errors import BadData, CannotWrite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

INDEX_VERSION = "1"
"""Raised whenever the tables or what they hold change; an index of another version is rebuilt."""
PREBUILT = "index.sqlite"
"""The file beside the package's modules in a wheel, compiled when the wheel was built."""
_META = ("complaints", "count", "folding", "made_from", "tombstones", "vocabulary")
_ROW = "n, id, name, body_part, category, difficulty, equipment, target, own, path"
_KEYS = ("id", "name", "body_part", "category", "difficulty", "equipment", "target")


class Index:
    """An open index. Exercises are numbers here, in the order of their names."""

    def __init__(self, connection: Connection) -> None:
        """Take an open connection; DatabaseError when the file is damaged or of another version."""
        self.connection = connection
        self.meta: dict[str, str] = dict(connection.execute("SELECT key, value FROM meta"))
        if self.meta.get("index_version") != INDEX_VERSION:
            message = "index of another version"
            raise DatabaseError(message)
        texts = all(isinstance(self.meta.get(key), str) for key in _META)
        if not texts or not self.meta["count"].isdecimal():
            raise _damaged()
        self.count = int(self.meta["count"])
        self.everything = (1 << self.count) - 1
        self._folding: Folding | None = None

    def fold(self, name: str) -> str:
        """Fold a name as the names in the index were folded."""
        return self.folding.fold(name)

    @property
    def folding(self) -> Folding:
        """The folding that the names in this index went through."""
        if self._folding is None:
            try:
                self._folding = Folding(parse(self.meta["folding"].encode()))
            except (BadData, AttributeError, LookupError, TypeError, ValueError) as error:
                raise _damaged() from error
        return self._folding

    def tombstones(self) -> "dict[str, str]":
        """Give the renamed or removed ids and their successors."""
        try:
            found: dict[str, str] = dict(parse(self.meta["tombstones"].encode()))
        except (BadData, TypeError, ValueError) as error:
            raise _damaged() from error
        return found

    def posting(self, axis: str, terms: "Iterable[str]") -> int:
        """Give, as bits, the exercises that have any of `terms` on `axis`."""
        bits = 0
        for term in terms:
            query = "SELECT bits FROM posting WHERE axis = ? AND term = ?"
            for (found,) in self.connection.execute(query, (axis, term)):
                bits |= int.from_bytes(found, "little")
        return bits

    def postings(self, axis: str) -> "dict[str, int]":
        """Give all terms of an axis and, as bits, the exercises that have them."""
        query = "SELECT term, bits FROM posting WHERE axis = ?"
        rows = self.connection.execute(query, (axis,))
        return {term: int.from_bytes(bits, "little") for term, bits in rows}

    def rows(self, numbers: "list[int]") -> "list[dict[str, Any]]":
        """Give the list columns, `own` and `path` of exercises, in the order asked for."""
        found = {}
        for start in range(0, len(numbers), 500):  # SQLite takes a bounded number of parameters
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT {_ROW} FROM exercise WHERE n IN ({marks})"  # noqa: S608  # only marks
            for n, *values in self.connection.execute(query, some):
                found[n] = dict(zip((*_KEYS, "own", "path"), values, strict=True))
        try:
            return [found[n] for n in numbers]
        except KeyError as error:
            raise _damaged() from error

    def number(self, id: str) -> "int | None":
        """Give the number of an id, None when there is no such exercise."""
        if not id.isascii():  # SQLite takes no text with bytes that were not UTF-8 on a command line
            return None
        row = self.connection.execute("SELECT n FROM exercise WHERE id = ?", (id,)).fetchone()
        return None if row is None else int(row[0])


def _damaged() -> DatabaseError:
    """Make the error on which the index is compiled anew."""
    return DatabaseError("the index is damaged")


def numbers(bits: int) -> "Iterator[int]":
    """Yield the numbers of the set bits, lowest first."""
    digits = bin(bits)[:1:-1]  # from the lowest bit; finding a character is a scan in C
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def open_index(
    own_folder: str, cache_folder: str, tell: "Callable[[str], None]", *, fresh: bool = False
) -> Index:
    """Open the index of the bundled and the own exercises, compiling it where that is needed.

    A wheel without own exercises has it ready. Otherwise one is kept in `cache_folder`, compared
    with the files it was made from, and compiled again when they changed; when nothing can be
    written it is built in memory and `tell` is called with a note. `tell` also gets one line for
    each own file that cannot be used. `fresh` compiles in any case.
    """
    prebuilt = os.path.join(os.path.dirname(data_directory()), PREBUILT)
    installed = os.path.isfile(prebuilt)
    try:
        own = _mark(own_folder)
    except BadData as error:
        tell(f"{error.message}; your own exercises are left out")
        own = ""
    if installed and not own and not fresh:
        try:
            return _opened(prebuilt)
        except Error:
            pass  # damaged: the cached one, or a new one, serves as well
    # documents do not change under an installed forge, which is replaced whole
    bundled = [_mark(folder) for folder in _bundled_folders()] if not installed else [_stamp(prebuilt)]
    made_from = storable("\n".join([*bundled, own]))
    cached = os.path.join(cache_folder, _cache_name())
    if not fresh:
        try:
            index = _opened(cached)
            if index.meta["made_from"] == made_from:
                _tell_complaints(index.meta["complaints"], tell)
                return index
        except Error:
            pass  # missing, damaged or of another version: made again below
    connection = compile_catalogue(
        {} if installed else _bundled_stamps(),
        own_folder,
        _stamps(own_folder) if own else {},
        made_from,
        (cached, prebuilt),
    )
    index = Index(connection)
    _tell_complaints(index.meta["complaints"], tell)
    try:
        _keep(cached, connection.serialize())
    except (CannotWrite, OSError) as error:
        tell(f"the index could not be kept ({error}); it is made again at every lookup")
    return index


def index_place(own_folder: str, cache_folder: str) -> str:
    """Give the path of the index file that `open_index` uses while that is whole."""
    prebuilt = os.path.join(os.path.dirname(data_directory()), PREBUILT)
    try:
        own = _mark(own_folder)
    except BadData:
        own = ""
    if os.path.isfile(prebuilt) and not own:
        return prebuilt
    return os.path.join(cache_folder, _cache_name())


def _opened(path: str) -> Index:
    """Open an index file for reading; DatabaseError when it is missing, damaged or outdated."""
    if not os.path.isfile(path):
        message = "no index"
        raise DatabaseError(message)
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.name == "nt":
        quoted = "/" + quoted.replace("\\", "/")
    uri = f"file:{quoted}?mode=ro&immutable=1"
    return Index(connect(uri, uri=True))


def _mark(folder: str) -> str:
    """Give a text that changes when a document of a folder does; "" when there are none.

    Of a thousand files only their count, the sum of their names and that of their stamps are kept:
    comparing is done at every lookup, and telling which one changed only when something did.
    """
    names = _document_names(folder)
    if not names:
        return ""
    from zlib import crc32

    stat = os.stat
    stamps = []
    handle = os.open(folder, os.O_RDONLY) if stat in os.supports_dir_fd else None
    try:  # below an open folder: a third of the time goes into walking long paths
        for name in names:
            status = stat(os.path.join(folder, name)) if handle is None else stat(name, dir_fd=handle)
            stamps.append(status.st_mtime_ns + status.st_ctime_ns + status.st_size)
    except OSError:  # a link to nowhere, or gone by now: compiling will tell
        stamps = [int.from_bytes(_stamp(os.path.join(folder, name)).encode(), "big") for name in names]
    finally:
        if handle is not None:
            os.close(handle)
    summed = crc32("/".join(names).encode("utf-8", "surrogateescape"))
    return f"{len(names)} {summed} {hash(tuple(stamps))}"  # of numbers, the same in every process


def _document_names(folder: str) -> "list[str]":
    """Give the names of the document files of a folder, sorted; none when there is no folder."""
    try:
        names = os.listdir(folder)
    except OSError as error:
        if not os.path.lexists(folder):
            return []
        message = f"cannot list {folder}: {error.strerror or error}"
        raise BadData(message) from error
    return sorted([name for name in names if name.endswith(".json") and not name.startswith(".")])


def _stamps(folder: str, below: str = "") -> "dict[str, str]":
    """Map the document files of a folder, named `below` + name, to stamps that change with them."""
    return {below + name: _stamp(os.path.join(folder, name)) for name in _document_names(folder)}


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return ""  # a link to nowhere, or gone by now: reading it will tell
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size}"


def _bundled_folders() -> "list[str]":
    data = data_directory()
    return [data, *(os.path.join(data, "exercises", part) for part in BODY_PARTS)]


def _bundled_stamps() -> "dict[str, str]":
    data, *folders = _bundled_folders()
    stamps = _stamps(data)
    for folder in folders:
        stamps |= _stamps(folder, f"exercises/{os.path.basename(folder)}/")
    return stamps


def _cache_name() -> str:
    """Name the cached index after the catalogue it covers, so that two checkouts do not fight."""
    from zlib import crc32

    return f"index-{crc32(os.path.abspath(data_directory()).encode('utf-8', 'surrogateescape')):08x}.sqlite"


def _known(paths: "Iterable[str]", vocabulary: int) -> "dict[str, dict[str, Any]]":
    """Give the records of earlier indexes of the same vocabulary; the last path wins."""
    from forge_cli.catalogue.compiling import known_records

    known = {}
    for path in paths:
        try:
            index = _opened(path)
            if index.meta.get("vocabulary") == str(vocabulary):
                known.update(known_records(index.connection))
        except (Error, BadData):
            continue
    return known


def compile_catalogue(
    bundled: "dict[str, str]",
    own_folder: str = "",
    own: "dict[str, str] | None" = None,
    made_from: str = "",
    earlier: "Iterable[str]" = (),
) -> Connection:
    """Compile the bundled exercises, and the own ones on top, into a database in memory.

    `bundled` and `own` map paths, below the data and the own folder, to stamps; a bundled document
    without one has the stamp "". `earlier` are the paths of index files, the best one last, that
    spare reading what did not change. Unusable files stand in the index's `complaints`.
    """
    from forge_cli.catalogue.compiling import Source, compile_index
    from forge_cli.catalogue.vocabulary import read_vocabulary

    data = data_directory()
    sources = []
    for file in document_files(os.path.join(data, "exercises")):
        path = os.path.relpath(file, data).replace(os.sep, "/")
        sources.append(Source(file, path, bundled.get(path, ""), own=False))
    sources += [
        Source(os.path.join(own_folder, path), path, stamp, own=True)
        for path, stamp in sorted((own or {}).items())
    ]
    vocabulary = read_vocabulary(data)
    path = os.path.join(data, "catalogue.json")
    tombstones = parse(read_bytes(path), path)["tombstones"]
    return compile_index(sources, vocabulary, tombstones, made_from, _known(earlier, vocabulary.version))


def storable(text: str) -> str:
    """Escape what SQLite cannot store: file names whose bytes are not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _keep(path: str, content: bytes) -> None:
    from filelock import FileLock

    from forge_cli.catalogue.atomic import write_atomically

    os.makedirs(os.path.dirname(path), exist_ok=True)
    with FileLock(path + ".lock", timeout=20):
        write_atomically(path, content)


def _tell_complaints(complaints: str, tell: "Callable[[str], None]") -> None:
    for complaint in complaints.splitlines():
        tell(f"left out: {complaint}")
