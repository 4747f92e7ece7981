"""The browser's keys: one table of them, the bar at the bottom and the page that tells them all."""

from typing import ClassVar, NamedTuple

from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from forge_cli.browser.panes import PlainBar


class Key(NamedTuple):
    """A key: as Textual names it and as it is shown, what it does, in a word and in a sentence."""

    key: str
    shown: str
    action: str
    label: str
    meaning: str


KEYS = (
    Key("question_mark", "?", "keys", "keys", "this page"),
    Key("q", "q", "quit", "quit", "leave; with --pick, what was picked goes to stdout"),
    Key("slash", "/", "search", "search", "type words to search for"),
    Key("f", "f", "facets", "facets", "go to the facets, or put them away on a narrow screen"),
    Key("space", "space", "pick", "pick", "pick the open exercise, or put it back"),
    Key("s", "s", "star", "star", "star the open exercise, or take its star away"),
    Key("c", "c", "compare", "compare", "show the last two that were picked side by side"),
    Key("r", "r", "related", "related", "list what is related to the open exercise; escape goes back"),
    Key("v", "v", "view_map", "view map", "show only the muscle map, large, or the card again"),
    Key("left_square_bracket", "[", "backward", "back", "open the exercise that was open before"),
    Key("right_square_bracket", "]", "forward", "forth", "and the one that was gone back from"),
    Key("y", "y", "copy_id", "copy id", "copy the id of the open exercise"),
    Key("m", "m", "copy_markdown", "copy page", "copy its page as Markdown"),
)
"""What the letters do outside of the search line."""

TYPING = (
    Key("up,down", "up, down", "", "choose", "move in the list, from the search line too"),
    Key("enter", "enter", "", "to the list", "go to the list; there to the card, or with --pick out"),
    Key("escape", "escape", "leave", "back", "back to the list, from anywhere"),
    Key("tab", "tab", "focus_next", "next pane", "go to the next pane, with shift to the one before"),
    Key("f2", "f2", "facets", "facets", "go to the facets, from the search line too"),
    Key("f1", "f1", "keys", "keys", "this page, from the search line too"),
    Key("ctrl+q", "ctrl+q", "quit", "quit", "leave, from the search line too"),
)
"""What works while one types."""

_FAR = 1_000_000  # results; home and end are as many away
_MOVES = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
_WHILE_TYPING = {
    **{key.key: key.action for key in TYPING if key.key in {"escape", "f1", "f2"}},
    **{key: f"move({by})" for key, by in _MOVES.items()},
}
_COMMANDS = {
    **{key.key: key.action for key in KEYS},
    **_WHILE_TYPING,
    "home": f"move({-_FAR})",
    "end": f"move({_FAR})",
    "enter": "select",
    "tab": "focus_next",
    "shift+tab": "focus_previous",
}

BINDINGS: list[BindingType] = [
    # outside of the search line keys are taken at once: one that waited in its pane's queue would come
    # after a later one for another pane; in the line they have to wait behind the letters before them
    *(Binding(key, f"command('{action}')", show=False, priority=True) for key, action in _COMMANDS.items()),
    *(Binding(key, action, show=False) for key, action in _WHILE_TYPING.items()),
]


class KeyBar(Static):
    """The keys of the moment, in as many lines as they take; those with an action can be clicked."""

    picking = False
    """Whether Enter picks."""
    _keys: "tuple[Key, ...]" = ()

    def show(self, keys: "tuple[Key, ...]") -> None:
        """Show these keys."""
        self._keys = keys
        self._lay(self.app.size.width - 2)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        self._lay(event.size.width - 2)

    def _lay(self, room: int) -> None:
        text = Text()
        at = 0
        for key in self._keys:
            label = "pick and leave" if self.picking and key.key == "enter" else key.label
            item = Text.assemble((key.shown, "bold"), " ", label)
            if key.action:
                item.stylize(Style(meta={"@click": f"app.{key.action}"}))
            if at and at + len(item) > room:
                text.append("\n")
                at = 0
            text.append_text(item).append("  ")
            at += len(item) + 2
        self.styles.height = text.plain.count("\n") + 1
        self.update(text)


class KeysPage(ModalScreen[None]):
    """Tells every key; any of those that open it, and Escape, put it away."""

    CSS = """
    KeysPage { align: center middle; }
    KeysPage.ascii VerticalScroll { border: ascii $panel; }
    KeysPage VerticalScroll {
        width: 74; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $surface; border: solid $panel;
    }
    """
    AUTO_FOCUS = "*"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1,escape,q,enter", "dismiss", "put this away", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay the keys out in two columns."""
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, style="bold")
        table.add_column()
        for key in (*KEYS, *TYPING):
            table.add_row(key.shown, key.meaning)
        table.add_row("mouse", "click a facet or a key; a double click on an exercise is Enter")
        with VerticalScroll():
            yield Static(table)

    def on_mount(self) -> None:
        """Keep to ASCII where the browser does."""
        if self.has_class("ascii"):
            self.query_one(VerticalScroll).vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]
