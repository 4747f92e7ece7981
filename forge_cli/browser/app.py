"""The browser's app: facets at the left, results as one types, the card at the right.

Textual tells of what was typed or highlighted by messages, which lag behind fast fingers. So nothing
is done to the exercise a message named, but to the one that is highlighted: `_follow` looks.
"""

import asyncio
import signal
from contextlib import suppress
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from forge_cli.browser.desk import Desk
from forge_cli.browser.keys import BINDINGS, KEYS, TYPING, KeyBar, KeysPage
from forge_cli.browser.panes import MARKS, Facets, PlainBar, Results, Shown
from forge_cli.browser.trail import Trail
from forge_cli.errors import ForgeError
from forge_cli.output.safe import visible
from forge_cli.output.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

_NARROW = 112  # columns below which the facets make room for the card
_LONGEST = 200  # characters of a search
_SLIM = 76  # columns below which the card lies under the results


class Browser(App[list[str]]):
    """Gives the ids that were picked, in the order they were picked."""

    TITLE = "forge"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # what comes back from under a page has the focus it had

    def __init__(self, desk: Desk, *, picking: bool = False) -> None:
        """Take the desk to ask; `picking` makes Enter pick and leave."""
        super().__init__()
        self._desk = desk
        self._picking = picking
        self._chosen = desk.chosen
        self._searched = ""
        self._found: list[int] = []
        self._picked: list[int] = []
        self._trail = Trail()
        self._related_to: int | None = None
        self._comparing = False
        self._only_map = False

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        with Horizontal():
            yield Facets(id="facets", markup=False)
            with Vertical(id="middle"):
                yield Input(placeholder="type to search", id="words", max_length=_LONGEST)
                yield Results(id="results", markup=False)
                yield Static(id="told", markup=False)
            yield Shown(id="shown")
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
        self.screen.set_focus(self._words)

    def on_resize(self, event: Resize) -> None:
        """Let the facets go where there is no room for three panes, and put the card below the list."""
        below = self.screen_stack[0]  # a page of keys may lie over it
        below.set_class(event.size.width < _NARROW, "narrow")
        below.set_class(event.size.width < _SLIM, "slim")
        if self._only_map and below.has_class("narrow"):
            below.set_focus(None)  # the list and the search line are hidden now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the search line and to the page of keys; move and select in the list alone."""
        if isinstance(self.screen, KeysPage):
            return action not in {"command", "move"}
        typing, in_list = isinstance(self.focused, Input), self.focused in {self._results, None}
        if action == "command":
            return not typing and (in_list or not str(parameters[0]).startswith(("move", "select")))
        return action != "move" or typing or in_list

    async def run_action(self, *arguments: Any, **options: Any) -> bool:
        """Do an action; what cannot be read or kept is told, and the browser stays."""
        try:
            return await super().run_action(*arguments, **options)
        except ForgeError as error:
            self._say(error.message, severity="error")
            return True

    async def action_command(self, action: str) -> None:
        """Do what a key stands for outside of the search line."""
        await self.run_action(action)

    def action_select(self) -> None:
        """Go on with the highlighted exercise: to its card, or out with it when picking."""
        if self._picking:
            self._pick_and_leave()
        else:
            self.screen.set_focus(self._shown)

    def on_descendant_focus(self) -> None:
        """Show the keys that work where the focus is."""
        if isinstance(self.screen, KeysPage):
            return
        self.query_one(KeyBar).show(TYPING if isinstance(self.focused, Input) else KEYS)

    @on(Input.Changed, "#words")
    def _typed(self) -> None:
        self._follow()

    @on(Input.Submitted, "#words")
    def _entered(self) -> None:
        if self._picking:
            self._pick_and_leave()
        else:
            self.screen.set_focus(self._results)

    @on(OptionList.OptionHighlighted, "#results")
    def _moved(self) -> None:
        self._follow()

    @on(OptionList.OptionSelected, "#results")
    def _clicked(self) -> None:
        self.action_select()

    @on(OptionList.OptionSelected, "#facets")
    def _facet(self, event: OptionList.OptionSelected) -> None:
        axis, _, name = (event.option_id or "").partition("=")
        terms = self._chosen.setdefault(axis, [])
        terms.remove(name) if name in terms else terms.append(name)
        self._related_to = None
        self._refresh()
        self._facets.highlight(f"{axis}={name}")

    def action_keys(self) -> None:
        """Show all keys with what they do."""
        self.push_screen(KeysPage(classes="" if self._desk.page.unicode else "ascii"))

    def action_search(self) -> None:
        """Go to the search line."""
        self._show_list()
        self.screen.set_focus(self._words)

    def action_move(self, by: int) -> None:
        """Move in the results, while one types too."""
        self._follow()
        if self._found:
            before = self._results.highlighted
            if before is None:
                before = -1 if by > 0 else len(self._found)
            self._results.highlighted = min(max(before + by, 0), len(self._found) - 1)

    def action_facets(self) -> None:
        """Go to the facets; where they have no place of their own, show them or put them away again."""
        self._show_list()
        if self.screen.has_class("narrow"):
            self.screen.toggle_class("choosing")
            if not self.screen.has_class("choosing"):
                self.screen.set_focus(self._results)
                return
        self.screen.set_focus(self._facets)
        if self._facets.highlighted is None:
            self._facets.action_first()

    def action_leave(self) -> None:
        """Go back to the results: from a comparison to the card, from those of `related` to those before."""
        self._show_list()
        self._put_facets_away()
        if self._comparing:
            self._show_exercise()
        elif self._related_to is not None:
            number, self._related_to = self._related_to, None
            self._refresh()
            self._highlight(number)
        self.screen.set_focus(self._results)

    def action_star(self) -> None:
        """Star the open exercise, or take its star away."""
        number = self._open_one()
        if number is None:
            return
        id = self._id_of(number)
        starred = self._desk.toggle_star(id)
        self._say(f"{'starred' if starred else 'unstarred'} {id}")
        self._mark(number)
        if not self._comparing:
            self._shown.redraw()  # its title has the star too

    def action_pick(self) -> None:
        """Pick the open exercise, or put it back."""
        number = self._open_one()
        if number is not None:
            self._picked.remove(number) if number in self._picked else self._picked.append(number)
            self._mark(number)
            self._sum_up()

    def action_compare(self) -> None:
        """Show the last two picked exercises side by side."""
        self._follow()
        if len(self._picked) < 2:
            self._say("pick two exercises with the space bar first", severity="warning")
            return
        one, other = self._picked[-2:]
        self._put_facets_away()
        self._comparing = True
        self._shown.show(lambda width, _: self._desk.compared(one, other, width))

    def action_related(self) -> None:
        """List what is related to the open exercise."""
        number = self._open_one()
        if number is not None and not self._desk.related(number):
            self._say(f"nothing is related to {self._desk.rows([number])[0]['name']}", severity="warning")
        elif number is not None:
            self._put_facets_away()
            self._show_list()
            self._related_to = number
            self.screen.set_focus(self._results)
            self._refresh()

    def action_view_map(self) -> None:
        """Show only the muscle map, or the card again."""
        self._follow()
        self._put_facets_away()
        self._only_map = self._comparing or not self._only_map
        self.screen.set_class(self._only_map, "mapping")
        hidden = self._only_map and self.screen.has_class("narrow")
        self.screen.set_focus(None if hidden else self._results)
        self._show_exercise()

    def action_backward(self) -> None:
        """Open the exercise that was open before."""
        self._step(-1)

    def action_forward(self) -> None:
        """Open the exercise that was gone back from."""
        self._step(1)

    def action_copy_id(self) -> None:
        """Copy the id of the open exercise."""
        number = self._open_one()
        if number is not None:
            self.copy_to_clipboard(self._id_of(number))
            self._say(f"copied {self._id_of(number)}")

    def action_copy_markdown(self) -> None:
        """Copy the open exercise's page as Markdown."""
        number = self._open_one()
        if number is not None:
            self.copy_to_clipboard(self._desk.markdown(number))
            self._say(f"copied {self._id_of(number)} as Markdown")

    async def action_quit(self) -> None:
        """Leave with what was picked."""
        self.exit([self._id_of(number) for number in self._picked])

    @property
    def _words(self) -> Input:
        return self.query_one("#words", Input)

    @property
    def _results(self) -> Results:
        return self.query_one("#results", Results)

    @property
    def _facets(self) -> Facets:
        return self.query_one("#facets", Facets)

    @property
    def _shown(self) -> Shown:
        return self.query_one("#shown", Shown)

    def _put_facets_away(self) -> None:
        """Hide the facets where they are shown in place of the card."""
        if self.screen.has_class("choosing"):
            self.screen.remove_class("choosing")
            self.screen.set_focus(self._results)

    def _show_list(self) -> None:
        """Bring the list back where the map alone has taken its room."""
        if self._only_map and self.screen.has_class("narrow"):
            self._only_map = False
            self.screen.remove_class("mapping")
            self._show_exercise()

    def _id_of(self, number: int) -> str:
        return str(self._desk.rows([number])[0]["id"])

    def _pick_and_leave(self) -> None:
        number = self._open_one()
        picked = self._picked if number is None else dict.fromkeys([*self._picked, number])
        self.exit([self._id_of(one) for one in picked])

    def _say(self, text: str, severity: "SeverityLevel" = "information") -> None:
        """Say it in place of what was said before."""
        self.clear_notifications()
        self.notify(visible(text), severity=severity, timeout=3, markup=False)

    def _refresh(self) -> None:
        """Ask for the results and the counts anew, and open the first result."""
        self._searched = self._words.value
        self._look = self._desk.look(self._searched, self._chosen)
        related_to = self._related_to
        self._found = self._look.found if related_to is None else self._desk.related(related_to)
        self._rows = self._desk.rows(self._found)
        self._results.clear_options()
        self._results.add_options([Option(self._line(at)) for at in range(len(self._found))])
        self._facets.fill(self._look.counts, self._chosen, MARKS[self._desk.page.unicode][0])
        self._sum_up()
        if self._found:
            self._results.highlighted = 0
        else:
            self._show_exercise()

    def _line(self, at: int) -> Text:
        picked, starred = MARKS[self._desk.page.unicode]
        return Text.assemble(
            (picked if self._found[at] in self._picked else " ", "bold green"),
            (starred if self._desk.starred(self._rows[at]["id"]) else " ", "bold yellow"),
            f" {visible(self._rows[at]['name'])}",
        )

    def _mark(self, number: int) -> None:
        """Write an exercise's line in the list anew, if it is there."""
        if number in self._found:
            at = self._found.index(number)
            self._results.replace_option_prompt_at_index(at, self._line(at))

    def _sum_up(self) -> None:
        """Say under the list how many there are, of what, and what was made of the words."""
        said = f"{len(self._found)} exercise{'' if len(self._found) == 1 else 's'}"
        if self._related_to is not None:
            said += f" related to {self._desk.rows([self._related_to])[0]['name']}, escape goes back"
        else:
            chosen = [term(name) for names in self._chosen.values() for name in names]
            parts = (", ".join([*chosen, *self._desk.fixed]), self._look.remark)
            said += "".join(f"; {part}" for part in parts if part)
        if self._picked:
            said += f"; {len(self._picked)} picked"
        self.query_one("#told", Static).update(visible(said))

    def _follow(self) -> None:
        """Search for what is typed by now and open what is highlighted by now."""
        if self._words.value != self._searched:
            self._related_to = None
            self._refresh()
        at = self._results.highlighted
        if at is not None and at < len(self._found):
            self._open(self._found[at])

    def _open(self, number: int) -> None:
        """Open an exercise; while one still types or chooses facets it takes the place of the last."""
        if self._trail.here != number:
            self._trail.open(number, instead=self.focused not in {self._results, None})
            self._show_exercise()
        elif self._shown.of != number and not self._comparing:
            self._show_exercise()

    def _open_one(self) -> int | None:
        """Give the exercise that is open, None when nothing is found."""
        self._follow()
        if not self._found:
            self._say("nothing is open", severity="warning")
            return None
        return self._trail.here

    def _step(self, by: int) -> None:
        number = self._trail.step(by) if self._open_one() is not None else None
        if number is not None:
            self._highlight(number)
            self._show_exercise()

    def _highlight(self, number: int) -> None:
        """Highlight an exercise in the list, or nothing when it is not there."""
        self._results.highlighted = self._found.index(number) if number in self._found else None

    def _show_exercise(self) -> None:
        """Show the page of the open exercise, or that there is none."""
        self._comparing = False
        number = self._trail.here
        if number is not None and self._found:
            desk, only_map = self._desk, self._only_map
            self._shown.show(
                lambda width, height: (
                    desk.map(number, width, height) if only_map else desk.card(number, width)
                ),
                of=number,
            )
        else:
            nothing = "\n".join(["Nothing matches.", "", *map(visible, self._look.ways)])
            self._shown.show(lambda *_: nothing)
