"""The browser's app: facets at the left, results as one types, the card at the right."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from forge_cli.browser.desk import Desk, Look
from forge_cli.browser.keys import BINDINGS, KEYS, TYPING, KeyBar, KeysPage
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

_FEW = 12  # terms of an axis that are shown; those that are chosen always are
_NARROW = 110  # columns below which the facets make room for the card
_SLIM = 76  # columns below which the card lies under the results
_MARKS = {True: ("\u2713", "\u2605"), False: ("x", "*")}  # picked and starred; in ASCII


class Browser(App[list[str]]):
    """Gives the ids that were picked, in the order they were picked."""

    TITLE = "forge"
    CSS = """
    OptionList, VerticalScroll { scrollbar-size-vertical: 1; }
    OptionList { background: $background; border: none; text-wrap: nowrap; text-overflow: ellipsis; }
    #facets { width: 28; border-right: solid $panel; }
    #middle { width: 34; border-right: solid $panel; }
    #results { height: 1fr; }
    #told { height: auto; color: $text-muted; padding: 0 1; }
    #words { border: none; height: 1; padding: 0 1; margin-bottom: 1; background: $surface; }
    #shown { width: 1fr; padding: 0 1; scrollbar-gutter: stable; }
    #page { width: auto; text-wrap: nowrap; }
    KeyBar { height: auto; max-height: 3; background: $panel; padding: 0 1; }
    KeyBar { link-style: none; link-color: $foreground; link-background: $panel; }
    .narrow #facets { display: none; }
    .narrow #middle { width: 30; }
    .narrow.choosing #facets { display: block; }
    .narrow.choosing #shown { display: none; }
    .narrow.choosing #middle { width: 1fr; }
    .slim Horizontal { layout: vertical; }
    .slim #middle { width: 100%; height: 2fr; border: none; border-bottom: solid $panel; }
    .slim #shown { height: 3fr; width: 100%; }
    .slim #facets { width: 100%; height: 3fr; border: none; }
    .ascii #facets, .ascii #middle { border-right: ascii $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *BINDINGS,
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk, *, picking: bool = False) -> None:
        """Take the desk to ask; `picking` makes Enter pick and leave."""
        super().__init__()
        self._desk = desk
        self._draw_page = desk.card
        self._picking = picking
        self._chosen: dict[str, list[str]] = {}
        self._found: list[int] = []
        self._ids: list[str] = []
        self._names: list[str] = []
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
                yield Input(placeholder="type to search", id="words")
                yield OptionList(id="results", markup=False)
                yield Static(id="told", markup=False)
            with VerticalScroll(id="shown"):
                yield Static(id="page", markup=False)
        yield KeyBar(markup=False)

    def on_mount(self) -> None:
        """Show everything, the first exercise open, and wait for words."""
        self.theme = f"textual-{self._desk.page.theme}"
        self.screen.set_class(not self._desk.page.unicode, "ascii")
        self._refresh()
        self.query_one("#words").focus()

    def on_resize(self, event: Resize) -> None:
        """Let the facets go where there is no room for three panes, and put the card below the list."""
        self.screen.set_class(event.size.width < _NARROW, "narrow")
        self.screen.set_class(event.size.width < _SLIM, "slim")
        self._tell_keys()
        self.call_after_refresh(self._draw)

    def on_descendant_focus(self) -> None:
        """Show the keys that work where the focus is."""
        self._tell_keys()

    @on(Input.Changed, "#words")
    def _typed(self) -> None:
        self._related_to = None
        self._refresh()

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        if self._picking:
            self._leave_with_pick()
        else:
            self.query_one("#results").focus()

    @on(OptionList.OptionHighlighted, "#results")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._found):
            self._open(self._found[event.option_index])

    @on(OptionList.OptionSelected, "#results")
    def _selected(self) -> None:
        if self._picking:
            self._leave_with_pick()
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
        """Show all keys with what they do."""
        self.push_screen(KeysPage())

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one("#words").focus()

    def action_move(self, by: int) -> None:
        """Move in the results, while one types too."""
        results = self.query_one("#results", OptionList)
        if self._found:
            at = (results.highlighted or 0) + by
            results.highlighted = min(max(at, 0), len(self._found) - 1)

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
            self._mark(id)

    def action_pick(self) -> None:
        """Pick the open exercise, or put it back."""
        if id := self._open_id():
            self._picked.remove(id) if id in self._picked else self._picked.append(id)
            self._mark(id)
            self._tell()

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
            self.query_one("#results").focus()
            self._refresh()

    def action_view_map(self) -> None:
        """Show only the muscle map, or the card again."""
        self._draw_page = self._desk.card if self._draw_page == self._desk.map else self._desk.map
        self._draw()

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

    def _tell_keys(self) -> None:
        keys = TYPING if isinstance(self.focused, Input) else KEYS
        self.query_one(KeyBar).tell(keys, self.size.width, picking=self._picking)

    def _leave_with_pick(self) -> None:
        id = self._open_id()
        self.exit([*self._picked, *([id] if id and id not in self._picked else [])])

    def _refresh(self) -> None:
        """Ask for the results and the counts anew."""
        self._look = self._desk.look(self.query_one("#words", Input).value, self._chosen)
        related_to = self._related_to
        self._found = self._look.found if related_to is None else self._desk.related(related_to)
        rows = self._desk.rows(self._found)
        self._ids = [str(row["id"]) for row in rows]
        self._names = [str(row["name"]) for row in rows]
        self._number_of |= dict(zip(self._ids, self._found, strict=True))
        self._list()
        self._count(self._look)
        self._tell()

    def _list(self) -> None:
        """Write the list of results, and open its first."""
        results = self.query_one("#results", OptionList)
        results.clear_options()
        results.add_options([Option(self._line(at)) for at in range(len(self._ids))])
        if self._ids:
            results.highlighted = 0
        else:
            self._write("\n".join(["Nothing matches.", "", *map(visible, self._look.ways)]))

    def _line(self, at: int) -> Text:
        id = self._ids[at]
        picked, starred = _MARKS[self._desk.page.unicode]
        line = Text.assemble(
            (picked if id in self._picked else " ", "bold green"),
            (starred if self._desk.starred(id) else " ", "bold yellow"),
            f" {visible(self._names[at])}",
        )
        line.no_wrap, line.overflow = True, "ellipsis"
        return line

    def _mark(self, id: str) -> None:
        """Write an exercise's line in the list anew, if it is there."""
        if id in self._ids:
            at = self._ids.index(id)
            self.query_one("#results", OptionList).replace_option_prompt_at_index(at, self._line(at))

    def _tell(self) -> None:
        """Say under the list how many there are, and what was made of the words."""
        told = f"{len(self._found)} exercises"
        if self._picked:
            told += f", {len(self._picked)} picked"
        if self._related_to is not None:
            told += f" related to {self._desk.rows([self._related_to])[0]['name']}, escape goes back"
        elif self._look.remark:
            told += f": {self._look.remark}"
        self.query_one("#told", Static).update(visible(told))

    def _count(self, look: Look) -> None:
        facets = self.query_one("#facets", OptionList)
        facets.clear_options()
        for axis, counts in look.counts.items():
            chosen = self._chosen.get(axis, [])
            facets.add_option(Option(Text(axis.replace("-", " ").upper(), "bold"), disabled=True))
            names = list(dict.fromkeys([*chosen, *list(counts)[:_FEW]]))
            for name in names:
                mark = _MARKS[self._desk.page.unicode][0] if name in chosen else " "
                line = Text(f"{mark} {term(name):<18.18}{counts.get(name, 0):>4}")
                facets.add_option(Option(line, id=f"{axis}={name}"))

    def _open(self, number: int) -> None:
        """Open an exercise; while one still types or chooses facets it takes the place of the last."""
        if self._at >= 0 and self._trail[self._at] == number:
            return
        looking = self.focused is not self.query_one("#results")
        kept = self._at if looking and self._at >= 0 else self._at + 1
        self._trail = [*self._trail[:kept], number]
        self._at = kept
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
            number = self._trail[self._at]
            results = self.query_one("#results", OptionList)
            results.highlighted = self._found.index(number) if number in self._found else None
            self._draw()

    def _draw(self) -> None:
        if self._at >= 0 and self._ids:
            self._write(self._draw_page(self._trail[self._at], self._room()))

    def _room(self) -> int:
        """Columns of a page: those of its pane without padding, whether or not it has a scrollbar."""
        return max(30, self.query_one("#shown").container_size.width - 3)

    def _write(self, drawn: str) -> None:
        self.query_one("#page", Static).update(Text.from_ansi(drawn))
        self.query_one("#shown").scroll_home(animate=False)
