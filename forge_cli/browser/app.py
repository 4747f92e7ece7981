"""The browser's app: facets at the left, results as one types, the card at the right.

Textual tells of what was typed or highlighted by messages, which lag behind fast fingers. So nothing
is done to the exercise a message named, but to the one that is highlighted: `_follow` looks.
"""

import asyncio
import signal
from contextlib import suppress
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from forge_cli.browser.desk import Desk, Look
from forge_cli.browser.keys import BINDINGS, KEYS, TYPING, KeyBar, KeysPage
from forge_cli.browser.panes import PlainBar, Results, Shown
from forge_cli.browser.trail import Trail
from forge_cli.errors import ForgeError
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.notifications import SeverityLevel

_NARROW = 112  # columns below which the facets make room for the card
_SLIM = 76  # columns below which the card lies under the results
_MARKS = {True: ("\u2713", "\u2605"), False: ("x", "*")}  # picked and starred; in ASCII


class Browser(App[list[str]]):
    """Gives the ids that were picked, in the order they were picked."""

    TITLE = "forge"
    CSS_PATH = "app.tcss"
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
        self._draw_page: Callable[[int, int, int], str] = desk.card
        self._picking = picking
        self._chosen = desk.chosen
        self._found: list[int] = []
        self._ids: list[str] = []
        self._names: list[str] = []
        self._picked: list[str] = []
        self._number_of: dict[str, int] = {}
        self._trail = Trail()
        self._related_to: int | None = None
        self._searched = ""
        self._drawn: int | None = None  # the exercise whose page is to be seen

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        with Horizontal():
            yield OptionList(id="facets", markup=False)
            with Vertical(id="middle"):
                yield Input(placeholder="type to search", id="words")
                yield Results(id="results", markup=False)
                yield Static(id="told", markup=False)
            with Shown(id="shown"):
                yield Static(id="page", markup=False)
        yield KeyBar(markup=False)

    def on_mount(self) -> None:
        """Show everything, the first exercise open, and wait for words."""
        self.theme = f"textual-{self._desk.page.theme}"
        if not self._desk.page.unicode:
            self.screen.add_class("ascii")
            for pane in self.query("OptionList, VerticalScroll"):
                pane.vertical_scrollbar.renderer = PlainBar  # type: ignore[misc]
        self.query_one(KeyBar).picking = self._picking
        with suppress(NotImplementedError, RuntimeError):  # Windows, or not the main thread
            stop = asyncio.get_running_loop().add_signal_handler
            stop(signal.SIGTERM, lambda: self.exit(return_code=128 + signal.SIGTERM))
        self._refresh()
        self.query_one("#words").focus()

    def on_resize(self, event: Resize) -> None:
        """Let the facets go where there is no room for three panes, and put the card below the list."""
        self.screen.set_class(event.size.width < _NARROW, "narrow")
        self.screen.set_class(event.size.width < _SLIM, "slim")

    @on(Shown.Sized)
    def _fit(self) -> None:
        """Draw the page anew for the room it has now."""
        self._draw()

    def on_descendant_focus(self) -> None:
        """Show the keys that work where the focus is."""
        self._tell_keys()

    @on(Input.Changed, "#words")
    def _typed(self) -> None:
        self._follow()

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        if self._picking:
            self._leave_with_pick()
        else:
            self.query_one("#results").focus()

    @on(OptionList.OptionHighlighted, "#results")
    def _moved(self) -> None:
        self._follow()

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
        self._follow()
        results = self.query_one("#results", OptionList)
        if self._found:
            at = (results.highlighted or 0) + by
            results.highlighted = min(max(at, 0), len(self._found) - 1)

    def action_facets(self) -> None:
        """Show the facets and go to them, or put them away again."""
        self.screen.toggle_class("choosing")
        shown = self.screen.has_class("choosing") or not self.screen.has_class("narrow")
        self.query_one("#facets" if shown else "#results").focus()
        facets = self.query_one("#facets", OptionList)
        if facets.highlighted is None:
            facets.action_first()

    def action_leave(self) -> None:
        """Go back to the results, and from those of `related` to those of the search."""
        self.screen.remove_class("choosing")
        if self._related_to is not None:
            number, self._related_to = self._related_to, None
            self._refresh()
            self._highlight(number)
        elif self._drawn is None:  # from a comparison to the card
            self._draw()
        self.query_one("#results").focus()

    def action_star(self) -> None:
        """Star the open exercise, or take its star away."""
        if id := self._open_id():
            try:
                starred = self._desk.toggle_star(id)
            except ForgeError as error:
                self._say(error.message, severity="error")
                return
            self._say(f"{'starred' if starred else 'unstarred'} {id}")
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
            self._say("pick two exercises with the space bar first", severity="warning")
            return
        one, other = (self._number_of[id] for id in self._picked[-2:])
        self._write(lambda: self._desk.compared(one, other, self._room()))

    def action_related(self) -> None:
        """List what is related to the open exercise."""
        if self._open_id():
            self._related_to = self._trail.here
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
            self._say(f"copied {id}")

    def action_copy_markdown(self) -> None:
        """Copy the open exercise's page as Markdown."""
        if id := self._open_id():
            try:
                self.copy_to_clipboard(self._desk.markdown(self._number_of[id]))
            except ForgeError as error:
                self._say(error.message, severity="error")
                return
            self._say(f"copied {id} as Markdown")

    async def action_quit(self) -> None:
        """Leave with what was picked."""
        self.exit(self._picked)

    def _tell_keys(self) -> None:
        self.query_one(KeyBar).tell(TYPING if isinstance(self.focused, Input) else KEYS)

    def _say(self, text: str, severity: "SeverityLevel" = "information") -> None:
        """Say it in place of what was said before."""
        self.clear_notifications()
        self.notify(visible(text), severity=severity, timeout=3, markup=False)

    def _leave_with_pick(self) -> None:
        id = self._open_id()
        self.exit([*self._picked, *([id] if id and id not in self._picked else [])])

    def _refresh(self) -> None:
        """Ask for the results and the counts anew."""
        self._searched = self.query_one("#words", Input).value
        self._look = self._desk.look(self._searched, self._chosen)
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
            self._write(lambda: "\n".join(["Nothing matches.", "", *map(visible, self._look.ways)]))

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
        told = f"{len(self._found)} exercise{'' if len(self._found) == 1 else 's'}"
        if self._picked:
            told += f", {len(self._picked)} picked"
        if self._related_to is not None:
            told += f" related to {self._desk.rows([self._related_to])[0]['name']}, escape goes back"
        else:
            chosen = [term(name) for names in self._chosen.values() for name in names]
            told += "".join(
                f"; {part}" for part in (", ".join([*chosen, *self._desk.fixed]), self._look.remark) if part
            )
        self.query_one("#told", Static).update(visible(told))

    def _count(self, look: Look) -> None:
        facets = self.query_one("#facets", OptionList)
        facets.clear_options()
        for axis, counts in look.counts.items():
            chosen = self._chosen.get(axis, [])
            facets.add_option(Option(Text(axis.replace("-", " ").upper(), "bold"), disabled=True))
            for name in dict.fromkeys([*chosen, *counts]):
                mark = _MARKS[self._desk.page.unicode][0] if name in chosen else " "
                line = Text(f"{mark} {term(name):<21.21}{counts.get(name, 0):>4}")
                facets.add_option(Option(line, id=f"{axis}={name}"))

    def _follow(self) -> None:
        """Search for what is typed by now and open what is highlighted by now."""
        if self.query_one("#words", Input).value != self._searched:
            self._related_to = None
            self._refresh()
        at = self.query_one("#results", OptionList).highlighted
        if at is not None and at < len(self._found):
            self._open(self._found[at])

    def _open(self, number: int) -> None:
        """Open an exercise; while one still types or chooses facets it takes the place of the last."""
        if self._trail.here != number:
            self._trail.open(number, instead=self.focused is not self.query_one("#results"))
            self._draw()
        elif self._drawn != number:
            self._draw()

    def _open_id(self) -> str:
        """Give the id of the exercise that is open, "" when there is none."""
        self._follow()
        number = self._trail.here
        if number is None or not self._ids:
            return ""
        row = self._desk.rows([number])[0]
        self._number_of[str(row["id"])] = number
        return str(row["id"])

    def _step(self, by: int) -> None:
        number = self._trail.step(by)
        if number is not None:
            self._highlight(number)
            self._draw()

    def _highlight(self, number: int) -> None:
        """Highlight an exercise in the list, or nothing when it is not there."""
        results = self.query_one("#results", OptionList)
        results.highlighted = self._found.index(number) if number in self._found else None

    def _draw(self) -> None:
        number = self._trail.here
        if number is not None and self._ids:
            height = self.query_one("#shown").size.height
            self._write(lambda: self._draw_page(number, self._room(), height), of=number)

    def _room(self) -> int:
        """Columns of a page: those of its pane but for the scrollbar's."""
        return max(20, self.query_one("#shown").size.width - 1)

    def _write(self, draw: "Callable[[], str]", of: int | None = None) -> None:
        """Show a page, which may be `of` an exercise; what cannot be read is told in its place."""
        try:
            drawn = draw()
        except ForgeError as error:
            drawn = "\n".join(visible(line) for line in (error.message, error.hint or ""))
        self._drawn = of
        self.query_one("#page", Static).update(Text.from_ansi(drawn))
        self.query_one("#shown").scroll_home(animate=False)
