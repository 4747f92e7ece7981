"""Folding: what people type and what exercises are called, brought to one form."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bc`\u00b4")


class Folding:
    """Folds names with the words of `vocabulary.json`.

    `words` is its `folding` object: `fillers` are dropped, `compounds` are taken apart (pushup =
    push up), `words` and `phrases` are replaced (db = dumbbell, press up = push up).
    """

    def __init__(self, words: "dict[str, Any]") -> None:
        self.fillers = frozenset(words["fillers"])
        self._words: dict[str, str] = {name.replace(" ", ""): name for name in words["compounds"]}
        self._words |= words["words"]
        self._phrases = {tuple(key.split()): value.split() for key, value in words["phrases"].items()}

    def fold(self, name: str) -> str:
        """Fold `name` to its words, lower-case singulars separated by spaces. Idempotent.

        Compatibility forms and accents go (NFKD), so do apostrophes; other punctuation separates.
        A name of nothing but fillers keeps them. A name without letters or digits folds to "".
        """
        words = letters(name)
        for _ in range(8):  # a replacement can make room for another; every chain is shorter
            folded = self._once(words)
            if folded == words:
                break
            words = folded
        return " ".join(words)

    def _once(self, words: "list[str]") -> "list[str]":
        replaced = " ".join([self._replaced(word) for word in words]).split()
        said = self._said(replaced)  # before fillers go: `exercise ball` has one
        return [word for word in said if word not in self.fillers] or said

    def _replaced(self, word: str) -> str:
        if word in self._words:  # before it loses an s: wgs is no plural
            return self._words[word]
        singular = _singular(word)
        return self._words.get(singular, singular)

    def _said(self, words: "list[str]") -> "list[str]":
        result: list[str] = []
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                phrase = tuple(words[at : at + size])
                if len(phrase) == size and phrase in self._phrases:
                    result += self._phrases[phrase]
                    at += size
                    break
            else:
                result.append(words[at])
                at += 1
        return result


def squeezed(folded: str) -> str:
    """Give the key a folded name is looked up by: its words without the spaces."""
    return folded.replace(" ", "")


def in_order(folded: str) -> str:
    """Give the key by which the same words in another order are found."""
    return " ".join(sorted(folded.split()))


def letters(name: str) -> "list[str]":
    """Take a text apart into lower-case words without accents and apostrophes."""
    if not name.isascii():
        import unicodedata

        name = unicodedata.normalize("NFKD", name.casefold())
        name = "".join([c for c in name if not unicodedata.combining(c)])
    name = name.casefold().translate(_APOSTROPHES)
    return "".join([c if c.isalnum() else " " for c in name]).split()


def _singular(word: str) -> str:
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
