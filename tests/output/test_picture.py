"""The muscle map: shapes, pixels, letters, SVG, and its place on a card."""

import json
import re
from xml.etree import ElementTree

import pytest
from rich.color import Color
from rich.style import Style
from rich.text import Text

from forge_cli.catalogue.files import read_body
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.output.body import Canvas, curves, drawn_view, polygon
from forge_cli.output.page import Page
from forge_cli.output.palette import COLORS
from forge_cli.output.picture import LETTERS, LEVELS, ROOM, SIZES, map_page, picture
from forge_cli.output.svg import svg

from .samples import FULL, entry_of

BODY = read_body()
MUSCLES = list(bundled_vocabulary().ids("muscles"))
SQUARE = [[2.0, 2.0], [8.0, 2.0], [8.0, 8.0], [2.0, 8.0]]


def only(muscle: str, kind: str = "primary") -> dict[str, str]:
    return {muscle: kind}


def where(muscle: str, view: str) -> list[tuple[int, int]]:
    columns, rows = SIZES["large"]
    canvas = drawn_view(BODY, view, only(muscle), columns, rows)
    places = [(column, row) for row in range(rows) for column in range(columns)]
    return [place for place in places if canvas.pixel(*place).get("primary", 0) >= 2]


def test_a_shape_is_a_closed_smooth_curve_through_its_points() -> None:
    arcs = curves(SQUARE)
    assert [arc[0] for arc in arcs] == [tuple(point) for point in SQUARE]
    assert all(arc[3] == following[0] for arc, following in zip(arcs, arcs[1:] + arcs[:1], strict=True))
    assert set(map(tuple, SQUARE)) <= set(polygon(SQUARE))


def test_a_filled_shape_covers_its_inside_and_nothing_outside() -> None:
    canvas = Canvas(10, 10, [10, 10])
    canvas.fill(SQUARE, "primary")
    assert set(canvas.pixel(5, 5)) == {"primary"}
    assert set(canvas.pixel(0, 5)) == {""}
    assert set(canvas.pixel(9, 9)) == {""}


def test_every_muscle_term_has_a_region_and_no_region_is_unknown() -> None:
    regions = {region["muscle"] for view in BODY["views"].values() for region in view["regions"]}
    assert regions == set(MUSCLES)


@pytest.mark.parametrize("muscle", [muscle for muscle in MUSCLES if muscle != "cardiovascular-system"])
def test_every_muscle_lights_up_on_both_sides(muscle: str) -> None:
    middle = SIZES["large"][0] / 2
    lit = [place for view in ("front", "back") for place in where(muscle, view)]
    assert any(column < middle for column, _ in lit)
    assert any(column >= middle for column, _ in lit)


@pytest.mark.parametrize(
    ("muscle", "view", "top", "bottom"),
    [
        ("pectorals", "front", 0.2, 0.32), ("abs", "front", 0.3, 0.54), ("quadriceps", "front", 0.5, 0.73),
        ("glutes", "back", 0.47, 0.61), ("hamstrings", "back", 0.56, 0.74), ("calves", "back", 0.7, 0.86),
        ("lats", "back", 0.26, 0.45), ("neck", "back", 0.1, 0.18), ("tibialis-anterior", "front", 0.72, 0.9),
    ],
)  # fmt: skip
def test_a_muscle_is_at_its_height(muscle: str, view: str, top: float, bottom: float) -> None:
    rows = [row / SIZES["large"][1] for _, row in where(muscle, view)]
    assert top <= min(rows) < max(rows) <= bottom


def test_the_heart_is_left_of_the_middle_of_the_body() -> None:
    columns = [column for column, _ in where("cardiovascular-system", "front")]
    assert columns
    assert min(columns) >= SIZES["large"][0] / 2 - 1  # the body's left is at the right of its picture


def test_muscles_of_one_side_show_on_that_side_only() -> None:
    assert where("pectorals", "back") == []
    assert where("glutes", "front") == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("color", [True, False])
def test_the_lines_are_as_wide_as_they_say(size: str, color: bool) -> None:
    lines = picture(BODY, only("lats"), Page(200, color=color), size)
    assert len(lines) == SIZES[size][1] // 2
    assert {len(line.plain) for line in lines} == {ROOM[size]}


def test_without_color_the_roles_are_told_apart_by_letter() -> None:
    roles = {"lats": "primary", "biceps": "secondary", "abs": "stabilizer"}
    text = "\n".join(line.plain for line in picture(BODY, roles, Page(80)))
    assert set(text) >= {LETTERS["primary"], LETTERS["secondary"], LETTERS["stabilizer"], LETTERS["muscle"]}
    text.encode("ascii")


def test_colors_are_of_256_unless_the_terminal_has_more() -> None:
    line = picture(BODY, only("quadriceps"), Page(80, color=True))[11]
    more = picture(BODY, only("quadriceps"), Page(80, color=True, truecolor=True))[11]
    assert "38;2;" not in rendered(line)
    assert "38;2;" in rendered(more)


def rendered(line: Text) -> str:
    from forge_cli.output.theme import drawn

    return drawn([line], Page(80, color=True))


@pytest.mark.parametrize("width", [47, 60, 74, 100, 160, None])
def test_a_page_of_the_map_fits_its_width_and_has_its_legend(width: int | None) -> None:
    legend = [("primary", "primary: lats"), ("secondary", "secondary: " + ", ".join(MUSCLES))]
    text = map_page(BODY, only("lats"), legend, "Pull-Up", Page(width))
    assert all(len(line) <= (width or 100) for line in text.splitlines())
    assert "P primary: lats" in text
    assert "\x1b" not in text


def test_the_svg_is_well_formed_and_names_its_muscles() -> None:
    legend = [("primary", "primary: <lats> & more")]
    text = svg(BODY, only("lats"), COLORS["dark"], legend, 'Pull-Up "strict"')
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    lit = re.findall(r'fill="#ff5f5f"><title>([^<]*)', text)
    assert lit == ["lats", "lats"]  # a path for each view, of two shapes
    assert "<desc>primary: &lt;lats&gt; &amp; more</desc>" in text


def test_what_would_steer_a_terminal_or_break_the_svg_is_shown_as_text() -> None:
    name = "A\x1b]0;x\x07\u202eB"
    for text in (
        svg(BODY, only("lats"), COLORS["dark"], [("primary", name)], name),
        map_page(BODY, only("lats"), [("primary", name)], name, Page(80, color=True)),
    ):
        assert "\x07" not in text
        assert "\u202e" not in text
        assert "\\x07" in text
    ElementTree.fromstring(svg(BODY, only("lats"), COLORS["dark"], [("primary", name)], name))


def test_a_thin_muscle_is_drawn_at_full_strength_on_both_sides() -> None:
    for muscle in ("adductors", "brachialis", "tibialis-anterior", "peroneals"):
        lines = picture(BODY, only(muscle), Page(60))
        rows = [line.plain[:22] for line in lines]
        assert any("P" in row[:11] and "P" in row[11:] for row in rows), muscle


def test_the_svg_breaks_the_lines_of_its_legend() -> None:
    legend = [("primary", "primary: " + ", ".join(MUSCLES)), ("secondary", "secondary: lats")]
    texts = re.findall(r"<text[^>]*>([^<]*)", svg(BODY, only("lats"), COLORS["dark"], legend, "All"))
    assert max(map(len, texts)) < 65
    assert " ".join(texts) == " ".join(text for _, text in legend)


def test_among_256_colors_a_lit_muscle_is_of_one_color_up_to_its_edge() -> None:
    page = Page(80, color=True)
    lines = picture(BODY, only("quadriceps"), page, "large")
    styles = [span.style for line in lines for span in line.spans if isinstance(span.style, Style)]
    colors = {style.color.name for style in styles if style.color}
    reds = {name for name in colors if not _is_gray(name)}
    assert len(reds) == 1


def _is_gray(name: str) -> bool:
    red, green, blue = Color.parse(name).get_truecolor()
    return max(red, green, blue) - min(red, green, blue) < 12


def test_every_kind_has_a_color_in_both_themes() -> None:
    kinds = {"base", "muscle", "primary", "secondary", "stabilizer", "text", "page", *LEVELS}
    assert {theme: set(colors) for theme, colors in COLORS.items()} == {"dark": kinds, "light": kinds}


def test_a_wide_card_has_the_map_beside_the_facts_and_a_narrow_one_below() -> None:
    from forge_cli.output.card import card

    entry = entry_of(json.loads(FULL.read_text(encoding="utf-8")))
    wide = card([entry], Page(100), body=BODY).splitlines()
    muscles = next(line for line in wide if line.startswith("MUSCLES"))
    assert muscles[52:].strip(" .:SPT") == ""
    assert ":" in muscles[52:]
    assert max(map(len, wide)) <= 100
    narrow = card([entry], Page(60), body=BODY)
    assert "P primary  S secondary  T stabilizer" in narrow
    assert max(map(len, narrow.splitlines())) <= 60
    stacked = card([entry], Page(40), body=BODY)
    assert "P primary" in stacked
    assert max(map(len, stacked.splitlines())) <= 40
    assert "P primary" not in card([entry], Page(21), body=BODY)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (80, 60, "large"),
        (80, 44, "large"),
        (80, 43, "small"),
        (80, 24, "small"),
        (100, 30, "small"),
        (60, 99, "small"),
    ],
)
def test_the_size_is_that_which_the_terminal_has_room_for(width: int, height: int, size: str) -> None:
    legend = [("primary", "primary: lats"), ("secondary", "secondary: biceps, upper back and forearms")]
    lines = map_page(BODY, only("lats"), legend, "Pull-Up", Page(width, height)).splitlines()
    assert len(lines) < height
    assert (len(lines) > 38) == (size == "large")
    assert max(map(len, lines)) <= width


def test_on_a_narrow_page_the_views_stand_one_above_the_other() -> None:
    beside_lines = picture(BODY, only("lats"), Page(47))
    above = picture(BODY, only("lats"), Page(46))
    assert len(above) == 2 * len(beside_lines) + 1
    assert max(len(line.plain) for line in above) == 22
    assert picture(BODY, only("lats"), Page(21)) == []
    assert "P lats" in map_page(BODY, only("lats"), [("primary", "lats")], "Lats", Page(20))
