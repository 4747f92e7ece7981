"""The browser's app: facets at the left, results as one types, the card at the right."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from forge_cli.browser.desk import Desk
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

_FEW = 12  # terms of an axis that are shown; those that are chosen always are
_NARROW = 110  # columns below which the facets make room for the card


class Browser(App[list[str]]):
    """Gives the ids that were picked, in the order they were picked."""

    TITLE = "forge"
    CSS = """
    OptionList, VerticalScroll { scrollbar-size-vertical: 1; }
    #facets { width: 28; border-right: solid $panel; }
    #middle { width: 1fr; min-width: 30; border-right: solid $panel; }
    #results { height: 1fr; border: none; }
    #told { height: 1; color: $text-muted; padding: 0 1; }
    #shown { width: 2fr; padding: 0 1; }
    #page { width: auto; }
    .narrow #facets { display: none; }
    .narrow.choosing #facets { display: block; }
    .narrow.choosing #shown { display: none; }
    OptionList { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "Keys"),
        Binding("slash", "search", "Search"),
        Binding("f", "facets", "Facets"),
        Binding("s", "star", "Star"),
        Binding("space", "pick", "Pick", key_display="\u2423"),
        Binding("c", "compare", "Compare"),
        Binding("r", "related", "Related"),
        Binding("left_square_bracket", "backward", "Back"),
        Binding("right_square_bracket", "forward", "Forth"),
        Binding("y", "copy_id", "Id", tooltip="Copy the id"),
        Binding("m", "copy_markdown", "Md", tooltip="Copy as Markdown"),
        Binding("escape", "leave", "Results", show=False),
        Binding("q", "quit", "Quit"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk, *, picking: bool = False) -> None:
        """Take the desk to ask; `picking` makes Enter pick and leave."""
        super().__init__()
        self._desk = desk
        self._picking = picking
        self._chosen: dict[str, list[str]] = {}
        self._found: list[int] = []
        self._ids: list[str] = []
        self._picked: list[str] = []
        self._number_of: dict[str, int] = {}
        self._trail: list[int] = []
        self._at = -1
        self._related_to: int | None = None

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        with Horizontal():
            yield OptionList(id="facets", markup=False)
            with Vertical(id="middle"):
                yield Input(placeholder="/ to search", id="words")
                yield OptionList(id="results", markup=False)
                yield Static(id="told", markup=False)
            with VerticalScroll(id="shown"):
                yield Static(id="page", markup=False)
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show everything, the first exercise open."""
        self.theme = f"textual-{self._desk.theme}"
        self._refresh()
        self.query_one("#results").focus()

    def on_resize(self, event: Resize) -> None:
        """Let the facets go where there is no room for three panes."""
        self.screen.set_class(event.size.width < _NARROW, "narrow")
        self.call_after_refresh(self._draw)

    @on(Input.Changed, "#words")
    def _typed(self) -> None:
        self._related_to = None
        self._refresh()

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        self.query_one("#results").focus()

    @on(OptionList.OptionHighlighted, "#results")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        self._open(self._found[event.option_index])

    @on(OptionList.OptionSelected, "#results")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self._picking:
            id = self._ids[event.option_index]
            self.exit([*self._picked, *([] if id in self._picked else [id])])
        else:
            self.query_one("#shown").focus()

    @on(OptionList.OptionSelected, "#facets")
    def _facet(self, event: OptionList.OptionSelected) -> None:
        axis, _, name = (event.option_id or "").partition("=")
        terms = self._chosen.setdefault(axis, [])
        terms.remove(name) if name in terms else terms.append(name)
        self._related_to = None
        self._refresh()
        facets = self.query_one("#facets", OptionList)
        facets.highlighted = facets.get_option_index(f"{axis}={name}")  # chosen ones move to the top

    def action_keys(self) -> None:
        """Show all keys with what they do, or put them away again."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one("#words").focus()

    def action_facets(self) -> None:
        """Show the facets and go to them, or put them away again."""
        self.screen.toggle_class("choosing")
        shown = self.screen.has_class("choosing") or not self.screen.has_class("narrow")
        self.query_one("#facets" if shown else "#results").focus()

    def action_leave(self) -> None:
        """Go back to the results, and from those of `related` to those of the search."""
        self.screen.remove_class("choosing")
        if self._related_to is not None:
            self._related_to = None
            self._refresh()
        self.query_one("#results").focus()

    def action_star(self) -> None:
        """Star the open exercise, or take its star away."""
        if id := self._open_id():
            self.notify(f"{'starred' if self._desk.toggle_star(id) else 'unstarred'} {id}")
            self._list()

    def action_pick(self) -> None:
        """Pick the open exercise, or put it back."""
        if id := self._open_id():
            self._picked.remove(id) if id in self._picked else self._picked.append(id)
            self._list()

    def action_compare(self) -> None:
        """Show the last two picked exercises side by side."""
        if len(self._picked) < 2:
            self.notify("pick two exercises with the space bar first", severity="warning")
            return
        one, other = (self._number_of[id] for id in self._picked[-2:])
        self._write(self._desk.compared(one, other, self._room()))

    def action_related(self) -> None:
        """List what is related to the open exercise."""
        if self._open_id():
            self._related_to = self._trail[self._at]
            self._refresh()
            self.query_one("#results").focus()

    def action_backward(self) -> None:
        """Open the exercise that was open before."""
        self._step(-1)

    def action_forward(self) -> None:
        """Open the exercise that was gone back from."""
        self._step(1)

    def action_copy_id(self) -> None:
        """Copy the id of the open exercise."""
        if id := self._open_id():
            self.copy_to_clipboard(id)
            self.notify(f"copied {id}")

    def action_copy_markdown(self) -> None:
        """Copy the open exercise's page as Markdown."""
        if id := self._open_id():
            self.copy_to_clipboard(self._desk.markdown(self._number_of[id]))
            self.notify(f"copied {id} as Markdown")

    async def action_quit(self) -> None:
        """Leave with what was picked."""
        self.exit(self._picked)

    def _words(self) -> str:
        return self.query_one("#words", Input).value

    def _refresh(self) -> None:
        """Ask for the results and the counts anew."""
        if self._related_to is None:
            self._found = self._desk.found(self._words(), self._chosen)
        else:
            self._found = self._desk.related(self._related_to)
        rows = self._desk.rows(self._found)
        self._ids = [str(row["id"]) for row in rows]
        self._number_of |= dict(zip(self._ids, self._found, strict=True))
        self._names = [str(row["name"]) for row in rows]
        self._list(first=True)
        self._count()
        related = ""
        if self._related_to is not None:
            related = f" related to {self._desk.rows([self._related_to])[0]['name']}, esc goes back"
        self.query_one("#told", Static).update(f"{len(self._found)} exercises{visible(related)}")

    def _list(self, *, first: bool = False) -> None:
        """Write the list of results; the place stays, unless it is a new list."""
        results = self.query_one("#results", OptionList)
        place = 0 if first else results.highlighted
        results.clear_options()
        results.add_options([Option(self._line(at)) for at in range(len(self._ids))])
        if self._ids:
            results.highlighted = place
        else:
            self._write("Nothing matches.")

    def _line(self, at: int) -> Text:
        id = self._ids[at]
        picked = "\u2713" if id in self._picked else " "
        star = "\u2605" if self._desk.starred(id) else " "
        name = visible(self._names[at])
        line = Text.assemble((picked, "bold green"), (star, "bold yellow"), " ", name)
        line.no_wrap, line.overflow = True, "ellipsis"
        return line

    def _count(self) -> None:
        facets = self.query_one("#facets", OptionList)
        facets.clear_options()
        for axis, counts in self._desk.counts(self._words(), self._chosen).items():
            chosen = self._chosen.get(axis, [])
            facets.add_option(Option(Text(axis.replace("-", " ").upper(), "bold"), disabled=True))
            names = list(dict.fromkeys([*chosen, *list(counts)[:_FEW]]))
            for name in names:
                mark = "\u2713" if name in chosen else " "
                line = Text(f"{mark} {term(name):<18.18}{counts.get(name, 0):>3}")
                facets.add_option(Option(line, id=f"{axis}={name}"))

    def _open(self, number: int) -> None:
        if self._at >= 0 and self._trail[self._at] == number:
            return
        self._trail = [*self._trail[: self._at + 1], number]
        self._at = len(self._trail) - 1
        self._draw()

    def _open_id(self) -> str:
        if self._at < 0 or not self._ids:
            return ""
        row = self._desk.rows([self._trail[self._at]])[0]
        self._number_of[str(row["id"])] = self._trail[self._at]
        return str(row["id"])

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._draw()

    def _draw(self) -> None:
        if self._at >= 0:
            self._write(self._desk.card(self._trail[self._at], self._room()))

    def _room(self) -> int:
        return max(30, self.query_one("#shown").size.width - 4)

    def _write(self, drawn: str) -> None:
        self.query_one("#page", Static).update(Text.from_ansi(drawn))
        self.query_one("#shown").scroll_home(animate=False)
