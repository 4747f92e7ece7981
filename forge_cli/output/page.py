"""What an answer is drawn on, and what is drawn: handed to every format by the command."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

LIST_COLUMNS = ("id", "name", "body_part", "category", "difficulty", "equipment", "target")
"""The columns of a list, in order: a contract for scripts. Lists inside are joined with `; `."""


class Page:
    """The room there is: `width` in columns (None: a pipe, never wrap), and what it can show.

    `height`, in lines, is what can be seen at once (None: all); only pictures are fitted to it.
    `color` allows escape bytes, `truecolor` those with 24 bits, `unicode` characters beyond ASCII;
    `theme` is dark or light.
    """

    __slots__ = ("color", "height", "theme", "truecolor", "unicode", "width")

    def __init__(
        self,
        width: "int | None" = None,
        height: "int | None" = None,
        *,
        color: bool = False,
        truecolor: bool = False,
        unicode: bool = True,
        theme: "Literal['dark', 'light']" = "dark",
    ) -> None:
        self.width = width
        self.height = height
        self.color = color
        self.truecolor = truecolor
        self.unicode = unicode
        self.theme = theme


class Entry:
    """One exercise on its way out. A format finds set what its `needs` asked for.

    `row`: the list columns and `mark` ("" or any of star, own), by name, as the index holds them.
    `note`: the user's, kept with the star. `raw`: the bytes of its file. `document`: those bytes
    parsed. `related`: see `query.relations.related`. `snippet` and `rank`: where a search matched,
    how well. `relation`: how it is related to what was asked about.
    """

    __slots__ = ("document", "mark", "note", "rank", "raw", "related", "relation", "row", "snippet")

    def __init__(self, row: "dict[str, str]") -> None:
        self.row = row
        self.mark = ""
        self.note = ""
        self.raw = b""
        self.document: dict[str, Any] = {}
        self.related: dict[str, list[dict[str, str]]] = {}
        self.relation = ""
        self.snippet = ""
        self.rank = 0.0
