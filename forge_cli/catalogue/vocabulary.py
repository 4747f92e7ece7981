"""The closed terms of every axis, read from `vocabulary.json`."""

from functools import lru_cache

from forge_cli.catalogue.files import data_directory, parse, read_bytes
from forge_cli.catalogue.spelling import spelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Vocabulary:
    """The lists of terms: which ids there are, what they are called, what a word means.

    `data` is the parsed `vocabulary.json`: `axes` maps a list's name to its `terms` and, for some,
    `groups`; `folding` holds the words that `folding.fold` needs. `version` tells one content of
    the file from another.
    """

    def __init__(self, data: "dict[str, Any]", version: int = 0) -> None:
        self._axes = data["axes"]
        self.version = version
        self.folding: dict[str, Any] = data["folding"]

    def lists(self) -> "list[str]":
        """Give the names of the lists, in the order of the file."""
        return list(self._axes)

    def terms(self, vocabulary: str) -> "list[dict[str, Any]]":
        """Give the terms of a list as they stand in the file; KeyError for a list there is not."""
        terms: list[dict[str, Any]] = self._axes[vocabulary]["terms"]
        return terms

    def groups(self, vocabulary: str) -> "list[dict[str, Any]]":
        """Give the groups of a list, empty when it has none."""
        groups: list[dict[str, Any]] = self._axes[vocabulary].get("groups", [])
        return groups

    def ids(self, vocabulary: str) -> "dict[str, str]":
        """Map every term id of a list to its label."""
        return {term["id"]: term["label"] for term in self.terms(vocabulary)}

    def meanings(self, vocabulary: str) -> "dict[str, list[str]]":
        """Map every word a filter accepts on this list (ids, labels, synonyms, groups) to term ids.

        A group means its terms; a term means itself and the terms that name it as `parent`. Where
        a word names a term and a group, the term wins. Keys are in `spelled` form.
        """
        meanings: dict[str, list[str]] = {}
        terms = self.terms(vocabulary)
        for group in self.groups(vocabulary):
            leaves = [term["id"] for term in terms if term.get("group") == group["id"]]
            for word in (group["id"], group["label"], *group.get("synonyms", ())):
                meanings[spelled(word)] = leaves
        for key in ("synonyms", "label", "id"):  # the id is written last, so that it wins
            for term in terms:
                words = term.get(key, ())
                leaves = [term["id"]]
                leaves += [other["id"] for other in terms if other.get("parent") == term["id"]]
                for word in (words,) if isinstance(words, str) else words:
                    meanings[spelled(word)] = leaves
        return meanings

    def nearest(self, vocabulary: str, word: str, most: int = 3) -> "list[str]":
        """Give the ids of the terms and groups whose names look most like `word`, best first."""
        import difflib

        meaning = {}
        for entry in (*self.groups(vocabulary), *self.terms(vocabulary)):
            for name in (entry["id"], entry["label"], *entry.get("synonyms", ())):
                meaning[spelled(name)] = entry["id"]
        close = difflib.get_close_matches(spelled(word), meaning, n=2 * most, cutoff=0.6)
        return list(dict.fromkeys(meaning[name] for name in close))[:most]


def read_vocabulary(folder: str) -> Vocabulary:
    """Read the vocabulary of the catalogue in `folder`; BadData when it is damaged."""
    from zlib import crc32

    path = folder + "/vocabulary.json"
    content = read_bytes(path)
    return Vocabulary(parse(content, path), crc32(content))


@lru_cache(maxsize=1)
def bundled_vocabulary() -> Vocabulary:
    """Read the vocabulary that comes with forge, once a process; BadData when it is damaged."""
    return read_vocabulary(data_directory())
