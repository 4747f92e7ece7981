"""What the commands that give lists share: filters, order, limit, count, and the words for nothing."""

from itertools import islice

from forge_cli.commands import FOUND, NOTHING, terminal
from forge_cli.commands.answer import answer, form_of, show
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage
from forge_cli.query.filters import AXES, SORTS, ordered, select, without_each

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.output.page import Page


class Listing:
    """One list on its way: the exercises that pass the filters, and how they are to be written.

    `wanted` holds the filters by axis (see `query.filters.select`); the rest are the output options
    of `cli.py`.
    """

    def __init__(
        self,
        wanted: "dict[str, list[str]]",
        *,
        format: "str | None" = None,
        json: bool = False,
        ndjson: bool = False,
        fields: "list[str] | None" = None,
        limit: "int | None" = None,
        sort: str = "name",
        count: bool = False,
        quiet: bool = False,
        no_pager: bool = False,
        color: "str | None" = None,
        no_config: bool = False,
    ) -> None:
        if sort not in SORTS:
            message = f"--sort cannot be '{sort}'"
            raise WrongUsage(message, f"It can be {', '.join(SORTS)}.")
        self.session = Session(color=color, no_config=no_config)
        self.form, self.fields = form_of(
            ("table", "tsv"), self.session, format=format, json=json, ndjson=ndjson, fields=fields
        )
        self.limit = limit
        self.sort = sort
        self.count = count
        self._quiet = quiet
        self._no_pager = no_pager
        self.wanted = wanted
        for axis in ("have", "avoid"):
            if axis not in self.wanted and self.session.settings[axis]:
                self._take_from_settings(axis)
        stars = self.session.stars if "starred" in self.wanted else ()
        self.bits = select(self.session.index, self.wanted, stars)

    def _take_from_settings(self, axis: str) -> None:
        """Filter by a setting too, and say so where somebody may wonder what became of the rest."""
        values = list(self.session.settings[axis])
        source = self.session.settings.source[axis]
        try:
            select(self.session.index, {axis: values})
        except WrongUsage as error:
            where = "config.toml" if source == "file" else source
            message = f"{axis} in {where}: {error.message.removeprefix(f'--{axis} ')}"
            raise BadData(message, f"{error.hint} (--no-config goes without the file)") from error
        self.wanted[axis] = values
        if self.session.on_terminal:
            self.session.tell(f"--{axis} {','.join(values)}, as your settings say")

    def ordered(self) -> "list[int]":
        """Give the exercises that pass the filters, in order, up to the limit."""
        return list(islice(ordered(self.session.index, self.bits, self.sort), self.limit))

    def write(
        self,
        numbers: "list[int]",
        *,
        total: "int | None" = None,
        notes: "dict[int, dict[str, Any]] | None" = None,
    ) -> int:
        """Write the exercises, or only how many there are, and give the exit code.

        `total` is how many there are without the limit, when that is not the length of `numbers`.
        """
        if self.count and not self._quiet:
            found = len(numbers) if total is None else total
            terminal.write(f"{found}\n")
            return FOUND if found else NOTHING
        return answer(
            self.session, numbers, self.form,
            fields=self.fields, quiet=self._quiet, no_pager=self._no_pager, notes=notes,
        )  # fmt: skip

    def write_records(self, records: "list[dict[str, Any]]", fields: "list[str]") -> int:
        """Write the terms of an axis: a table on a terminal, else records of their keys or `fields`."""
        records = records[: self.limit]
        if self.count:
            terminal.write(f"{len(records)}\n")
        elif not self._quiet:
            page = self.session.page()
            show(self.session, _records(records, self.form, page, fields), no_pager=self._no_pager)
        return FOUND

    def tell_nothing(self, what: str = "no exercise passes all of these filters") -> None:
        """Say that nothing matched, and which one filter, left out, would give how many."""
        stars = self.session.stars if "starred" in self.wanted else ()
        ways = [
            f"{count} without --{axis}{' ' + ','.join(values) if values else ''}"
            for axis, values, count in without_each(self.session.index, self.wanted, stars)
        ]
        hint = f"; there would be {', or '.join(ways)}" if ways else ""
        self.session.tell(f"{what}{hint}")


def _records(records: "list[dict[str, Any]]", form: str, page: "Page", fields: "list[str]") -> str:
    if form == "markdown":
        from forge_cli.output.markdown import terms_markdown

        return terms_markdown(records, page)
    if form in {"table", "card", "plain"}:
        from forge_cli.output.table import terms_table

        return terms_table(records, page)
    from forge_cli.output.records import plain_records

    if form == "ids":
        return "".join(f"{record['id']}\n" for record in records)
    return plain_records(records, form, page, fields=fields)


_OPTIONS = {axis.replace("-", "_"): axis for axis in (*AXES, "have", "avoid", "own", "starred")}
_OPTIONS["exclude"] = "not"


def listing(options: "dict[str, Any]") -> Listing:
    """Make the listing of a command from its filter and output options, as both lanes give them."""
    wanted = {
        axis: [] if options[name] is True else list(options[name])
        for name, axis in _OPTIONS.items()
        if name in options
    }
    return Listing(wanted, **{name: options[name] for name in options if name not in _OPTIONS})
