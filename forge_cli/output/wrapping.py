"""Where to break lines, without the `re` that `textwrap` brings."""

from itertools import pairwise
from unicodedata import combining, east_asian_width


def breaks(text: str, width: int) -> "list[int]":
    """Give the offsets at which new lines begin when `text` may take `width` columns.

    Lines break at spaces; a word longer than a line is broken anywhere.
    """
    offsets: list[int] = []
    used = position = 0
    for word in text.split(" "):
        size = columns(word)
        if used and used + size > width:
            offsets.append(position)
            used = 0
        if size <= width:
            used += size
        else:
            for at, character in enumerate(word, position):
                if used and used + columns(character) > width:
                    offsets.append(at)
                    used = 0
                used += columns(character)
        position += len(word) + 1
        used += 1
    return offsets


def wrapped(text: str, width: int) -> "list[str]":
    """Break `text` into lines of at most `width` columns."""
    offsets = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(offsets)]


def columns(text: str) -> int:
    """Count the columns a terminal gives to `text`: wide characters take two."""
    if text.isascii():
        return len(text)
    return sum([0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text])
