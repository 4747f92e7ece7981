"""What one command works with: the settings, the index and the stars, each opened when asked for."""

import os
import sys

from forge_cli.commands import terminal
from forge_cli.errors import WrongUsage
from forge_cli.output.page import Page
from forge_cli.user.locations import cache_folder, own_folder, settings_file, stars_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.catalogue.index import Index
    from forge_cli.errors import Ambiguous, ForgeError, NothingFound
    from forge_cli.user.settings import Settings


class Session:
    """Opens what a command needs, once, and keeps its notes to stderr.

    The parameters are the options that every command shares.
    """

    fresh = False
    """Whether the index is to be compiled in any case."""

    def __init__(self, *, color: "str | None" = None, no_config: bool = False) -> None:
        self._color = color
        self._no_config = no_config
        self._index: Index | None = None
        self._settings: Settings | None = None
        self._stars: dict[str, str] | None = None
        self.on_terminal = terminal.is_terminal(sys.stdout)

    @property
    def index(self) -> "Index":
        """The index of bundled and own exercises."""
        if self._index is None:
            from forge_cli.catalogue.index import open_index

            self._index = open_index(own_folder(), cache_folder(), self.tell, fresh=self.fresh)
        return self._index

    @property
    def settings(self) -> "Settings":
        """The settings in force; those of the file are left out with --no-config."""
        if self._settings is None:
            from forge_cli.user.settings import Settings, read_file

            self._settings = Settings({} if self._no_config else read_file(settings_file()), os.environ)
        return self._settings

    @property
    def stars(self) -> "dict[str, str]":
        """The starred ids with their notes; a star follows an id that was renamed."""
        if self._stars is None:
            from forge_cli.user.stars import starred

            stars = starred(stars_file())
            renamed = self.index.tombstones() if stars else {}
            self._stars = {}
            for id, note in stars.items():
                now = renamed.get(id, id)
                self._stars[now] = note or self._stars.get(now, "")
        return self._stars

    @property
    def known_stars(self) -> "dict[str, str]":
        """The stars for an answer that does without them: when they cannot be read it is told, once."""
        from forge_cli.errors import BadData

        try:
            return self.stars
        except BadData as error:
            self.tell(f"{error.message}. {error.hint or ''}".rstrip())
            self._stars = {}
            return self._stars

    def former(self, ids: "list[str]") -> "list[str]":
        """Give the ids that these exercises had before they were renamed."""
        return [old for old, new in self.index.tombstones().items() if new in ids]

    def page(self) -> Page:
        """Give what an answer is drawn on."""
        color = self._color or self.settings["color"]
        return Page(
            *(terminal.size() if self.on_terminal else (None, None)),
            color=terminal.wants_color(color, self.on_terminal, os.environ),
            truecolor=os.environ.get("COLORTERM", "") in {"truecolor", "24bit"},
            unicode=terminal.shows_unicode() and not self.settings["ascii"],
            theme=self.settings["theme"],
        )

    def resolve(
        self, words: "list[str]", *, guess: bool = False, each: bool = False
    ) -> "tuple[list[int], list[NothingFound | Ambiguous]]":
        """Resolve a command's words, or with `-` the lines of stdin: what is found, what is missed.

        `each` word is a name by itself; otherwise the words may be one name together. On a terminal,
        or with `guess`, the steps for people are taken too, each with a note.
        """
        from forge_cli.query.names import resolve, resolve_each

        guess = guess or self.on_terminal
        piped = words == ["-"]
        if piped or each:
            names = terminal.lines() if piped else words
            if not names:
                self.tell("no names came in on stdin")
            return resolve_each(self.index, names, guess=guess, tell=self.tell)
        return resolve(self.index, words, guess=guess, tell=self.tell)

    def resolve_one(self, words: "list[str]", *, guess: bool = False) -> "dict[str, Any]":
        """Resolve words that name one exercise and give its row; the error when they do not."""
        found, missed = self.resolve(words, guess=guess)
        if missed:
            raise missed[0]
        if len(found) != 1:
            message = f"one exercise is needed here, not {len(found)}"
            raise WrongUsage(message, "Name it by its id, its name or an alias.")
        return self.index.rows(found)[0]

    def near_command(self, word: str) -> str:
        """Give the command a word is probably a slip of, "" when none is near."""
        import difflib

        from forge_cli.options import COMMANDS

        near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.75)
        return near[0] if near else ""

    def report(self, error: "ForgeError") -> None:
        """Write an error to stderr: what is wrong, the candidates if any, the next step."""
        terminal.report(error)

    def tell(self, note: str) -> None:
        """Write a note to stderr."""
        terminal.say(f"forge: {note}")
