"""The one definition of an exercise document.

From the TypedDicts below come the static types, the validation (`validation.py`), the published
schema (`schema.py`), the order of keys in a file (`canon.py`) and the editorial lengths
(`limits.py`). What is required here is what any exercise has; what a bundled one must have on top
is marked `Full`, and its lengths by `Length` and `Count`.

Only imported where documents enter the program, for pydantic is slow to import; a lookup reads
validated files and needs none of this.
"""

import sys
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NotRequired, get_args, get_origin

from pydantic import ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, with_config
from pydantic_core import PydanticCustomError, core_schema

from forge_cli.catalogue.vocabulary import bundled_vocabulary

if sys.version_info >= (3, 12):
    from typing import TypedDict, is_typeddict
else:  # pydantic needs the backport below 3.12
    from typing_extensions import TypedDict, is_typeddict

__all__ = ["SCHEMA_VERSION", "Count", "Exercise", "Full", "Length", "Term", "is_typeddict", "unwrapped"]

SCHEMA_VERSION = 1
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True)
class Length:
    """Editorial bounds on a text, in characters, or in words when `words` is set."""

    least: int
    most: int
    words: bool = False


@dataclass(frozen=True)
class Count:
    """Editorial bounds on the number of items of a list."""

    least: int
    most: int


class Full:
    """Marks a key that every bundled document carries although an own one may leave it out."""


@dataclass(frozen=True)
class Term:
    """A text that must be one of the terms of a list of `vocabulary.json`."""

    vocabulary: str

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Check the term after the type, naming the nearest one when it is unknown."""
        return core_schema.no_info_after_validator_function(self._known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Publish the closed list as an enumeration."""
        return {**handler(schema), "enum": list(bundled_vocabulary().ids(self.vocabulary))}

    def _known(self, term: str) -> str:
        vocabulary = bundled_vocabulary()
        if term in vocabulary.ids(self.vocabulary):
            return term
        near = vocabulary.nearest(self.vocabulary, term)
        hint = f"; did you mean {near[0]}?" if near else ""
        kind = "unknown_term"
        message = "unknown term '{term}'{hint} (forge list {vocabulary} shows them all)"
        context = {"term": term, "hint": hint, "vocabulary": self.vocabulary}
        raise PydanticCustomError(kind, message, context)


Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(max_length=64, pattern=SLUG)]
Range = Annotated[list[Annotated[int, Field(ge=0, le=100_000)]], Field(min_length=2, max_length=2)]
Muscle = Annotated[str, Term("muscles")]
Equipment = Annotated[str, Term("equipment")]
Setup = Annotated[str, Term("setup")]
Detail = Annotated[Text, Length(30, 180)]
_Some = Field(min_length=1)

closed = with_config(ConfigDict(extra="forbid", strict=True))


@closed
class Alternatives(TypedDict):
    """Terms any one of which may replace the first of `equipment` or `setup`."""

    equipment: NotRequired[Annotated[list[Equipment], _Some, Count(1, 5)]]
    setup: NotRequired[Annotated[list[Setup], _Some, Count(1, 5)]]


@closed
class Muscles(TypedDict):
    """The muscles by role."""

    primary: Annotated[list[Muscle], _Some, Count(1, 3)]
    secondary: NotRequired[Annotated[list[Muscle], _Some]]
    stabilizers: NotRequired[Annotated[list[Muscle], _Some]]


@closed
class Phase(TypedDict):
    """One phase of the steps."""

    title: Text
    actions: Annotated[list[Annotated[Text, Length(15, 220)]], _Some, Count(1, 5)]


@closed
class Mistake(TypedDict):
    """A fault an onlooker sees, what it costs, what to do instead."""

    mistake: Annotated[Text, Length(10, 80)]
    why: Detail
    fix: Detail


@closed
class Benefit(TypedDict):
    """What changes, by which mechanism."""

    title: Annotated[Text, Length(3, 50)]
    detail: Annotated[Text, Length(40, 200)]


@closed
class Prescription(TypedDict):
    """One row of the programming: exactly one of `reps`, `seconds`, `meters`."""

    use: Annotated[str, Term("uses")]
    sets: Range
    reps: NotRequired[Range]
    seconds: NotRequired[Range]
    meters: NotRequired[Range]
    per_side: NotRequired[bool]
    rest_seconds: NotRequired[Range]
    note: NotRequired[Annotated[Text, Length(1, 140), Full()]]


@closed
class Caution(TypedDict):
    """Who should change or avoid it, and what to do instead."""

    condition: Text
    advice: Annotated[Text, Length(30, 250)]
    instead: NotRequired[Slug]


@closed
class Suitability(TypedDict):
    """Who gains and who takes care."""

    good_for: NotRequired[Annotated[list[Text], _Some, Count(2, 5), Full()]]
    caution: NotRequired[Annotated[list[Caution], _Some, Count(1, 5), Full()]]


@closed
class Variation(TypedDict):
    """A neighbour; with an `id` it is a relation."""

    name: Text
    kind: Literal["easier", "harder", "variant"]
    detail: Annotated[Text, Length(20, 180)]
    id: NotRequired[Slug]


@closed
class Question(TypedDict):
    """What people ask about this one."""

    question: Annotated[Text, Length(10, 140)]
    answer: Annotated[Text, Length(100, 400)]


@closed
class Met(TypedDict):
    """A row of the 2024 Adult Compendium of Physical Activities."""

    value: Annotated[float, Field(gt=0, le=30)]
    code: Annotated[str, Field(pattern=r"^\d{5}$")]
    match: Literal["exact", "nearest"]


@closed
class Exercise(TypedDict):
    """An exercise document, its keys in the order of the file."""

    schema_version: NotRequired[Annotated[Literal[1], Full()]]
    id: Slug
    name: Annotated[Text, Length(3, 64)]
    aliases: NotRequired[Annotated[list[Text], _Some, Count(1, 12), Full()]]
    summary: NotRequired[Annotated[Text, Length(80, 280), Full()]]
    description: NotRequired[Annotated[Text, Length(60, 150, words=True), Full()]]
    body_part: Annotated[str, Term("body-parts")]
    category: NotRequired[Annotated[str, Term("categories"), Full()]]
    difficulty: NotRequired[Annotated[str, Term("difficulties"), Full()]]
    equipment: NotRequired[Annotated[list[Equipment], _Some, Count(1, 3), Full()]]
    setup: NotRequired[Annotated[list[Setup], _Some]]
    alternatives: NotRequired[Alternatives]
    mechanic: NotRequired[Annotated[str, Term("mechanics")]]
    force: NotRequired[Annotated[str, Term("forces")]]
    pattern: NotRequired[Annotated[str, Term("patterns"), Full()]]
    plane: NotRequired[Annotated[str, Term("planes")]]
    laterality: NotRequired[Annotated[str, Term("lateralities"), Full()]]
    impact: NotRequired[Annotated[str, Term("impacts"), Full()]]
    measure: NotRequired[Annotated[str, Term("measures"), Full()]]
    muscles: Muscles
    muscle_roles: NotRequired[Annotated[dict[Muscle, Annotated[Text, Length(10, 120)]], Full()]]
    joints: NotRequired[Annotated[list[Annotated[str, Term("joints")]], _Some, Count(1, 4)]]
    steps: Annotated[list[Phase], _Some, Count(2, 5)]
    breathing: NotRequired[Annotated[Text, Length(20, 160), Full()]]
    tips: NotRequired[Annotated[list[Annotated[Text, Length(30, 180)]], _Some, Count(3, 6), Full()]]
    mistakes: NotRequired[Annotated[list[Mistake], _Some, Count(3, 5), Full()]]
    benefits: NotRequired[Annotated[list[Benefit], _Some, Count(2, 6), Full()]]
    programming: NotRequired[Annotated[list[Prescription], _Some, Count(2, 4), Full()]]
    suitability: NotRequired[Annotated[Suitability, Full()]]
    safety: NotRequired[Annotated[list[Text], _Some, Count(1, 4), Full()]]
    variations: NotRequired[Annotated[list[Variation], _Some, Count(2, 6), Full()]]
    substitutes: NotRequired[Annotated[list[Slug], _Some, Count(1, 6)]]
    faq: NotRequired[Annotated[list[Question], _Some, Count(2, 6), Full()]]
    takeaways: NotRequired[Annotated[list[Text], _Some, Count(2, 5)]]
    met: NotRequired[Met]


def unwrapped(annotation: Any) -> tuple[Any, list[Any]]:
    """Strip NotRequired and Annotated off an annotation: the bare type, and the marks on the way."""
    marks: list[Any] = []
    while get_origin(annotation) in {NotRequired, Annotated}:
        if get_origin(annotation) is Annotated:
            marks += annotation.__metadata__
            annotation = annotation.__origin__
        else:
            annotation = get_args(annotation)[0]
    return annotation, marks
