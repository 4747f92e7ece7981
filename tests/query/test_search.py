from collections.abc import Callable

import pytest

from forge_cli.catalogue.index import Index
from forge_cli.query.filters import select
from forge_cli.query.search import END, START, Results, search, snippet

from ..catalogue_of_ten import TEN, document, ids

Make = Callable[..., Index]


def asked(index: Index, query: str, within: int | None = None, limit: int | None = None) -> Results:
    return search(index, query, index.everything if within is None else within, limit)


def found(index: Index, query: str, within: int | None = None, limit: int | None = None) -> list[str]:
    return ids(index, asked(index, query, within, limit).numbers)


def test_an_exact_name_comes_first_then_an_exact_alias(index_of: Make) -> None:
    index = index_of(
        [
            document("a", name="Squat Squat Squat"),
            document("b", name="Beta", aliases=["Squat"]),
            document("c", name="Squat"),
        ]
    )
    assert found(index, "squats") == ["c", "b", "a"]


def test_a_hit_ranks_by_where_it_stands(index_of: Make) -> None:
    steps = [{"title": "Go", "actions": ["Let the barbell roll."]}]
    index = index_of(
        [
            document("body", name="A", steps=steps),
            document("terms", name="B", equipment=["barbell"]),
            document("summary", name="C", summary="A barbell is not needed."),
            document("alias", name="D", aliases=["Other Barbell Thing"]),
            document("longer", name="Some Other Barbell Thing"),
            document("name", name="Some Barbell Thing"),
        ]
    )
    order = found(index, "barbell")
    assert order[:3] == ["name", "longer", "alias"]
    assert set(order[3:5]) == {"terms", "summary"}
    assert order[5:] == ["body"]


def test_the_name_of_a_muscle_asks_for_those_that_train_it(index_of: Make) -> None:
    index = index_of(
        [
            document("named", name="Some Lats Thing"),
            document("called", name="D", aliases=["Lats"]),
            document("secondary", muscles={"primary": ["abs"], "secondary": ["lats"]}),
            document("primary", "lats"),
        ]
    )
    assert found(index, "lats") == ["called", "primary", "secondary", "named"]
    assert found(index, "lats", limit=2) == ["called", "primary"]


def test_a_primary_muscle_outranks_a_secondary_however_often_it_is_told(index_of: Make) -> None:
    index = index_of(
        [
            document("second", muscles={"primary": ["abs"], "secondary": ["glutes"]}, summary="Glutes. " * 9),
            document("first", "glutes"),
        ]
    )
    assert found(index, "glutes") == ["first", "second"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("yardstick", "barbell-bench-press"),  # the summary
        ("jumping", "box-jump"),  # by its stem
        ("quads jump", "box-jump"),  # a synonym of a term
        ("wide grip shortens", "barbell-bench-press"),  # the body
        ("hover floor", "walking-lunge"),
        ("goblet sq", "goblet-squat"),  # the beginning of the last word
        ("the plank that bends", "push-up"),
        ("seat calf", "seated-calf-raise"),
        ("pushups", "push-up"),
        ("dumbell bench", "dumbbell-bench-press"),
    ],
)
def test_all_words_are_found_wherever_they_stand(ten: Index, query: str, first: str) -> None:
    results = asked(ten, query)
    assert ids(ten, results.numbers)[0] == first
    assert results.remark == "" or "dumbell" in query


def test_only_the_last_word_may_be_unfinished(ten: Index) -> None:
    assert found(ten, "calf ra") == ["seated-calf-raise"]
    assert found(ten, "g") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [("gobelt", ["goblet"]), ("sqaut", ["squat"]), ("wlaking lunge", ["walking", "lunge"])],
)
def test_when_nothing_matches_typos_are_corrected_and_told(ten: Index, query: str, words: list[str]) -> None:
    results = asked(ten, query)
    assert results.numbers
    assert results.words == words
    assert results.remark == f"nothing has '{query}'; searched for '{' '.join(words)}'"


def test_when_nothing_has_all_words_some_will_do(ten: Index) -> None:
    results = asked(ten, "goblet soleus")
    assert sorted(ids(ten, results.numbers)) == ["goblet-squat", "seated-calf-raise"]
    assert results.remark == "nothing has all of these words; these have some of them"


def test_a_correction_is_told_where_only_some_words_are_found(ten: Index) -> None:
    results = asked(ten, "gobelt soleus")
    assert sorted(ids(ten, results.numbers)) == ["goblet-squat", "seated-calf-raise"]
    assert results.remark.endswith("these have some of them, searched for as 'goblet soleus'")


def test_a_word_that_stands_in_a_body_is_no_typo(index_of: Make) -> None:
    index = index_of([*TEN, document("towel-hold", tips=["Bunch the towel in both hands."])])
    results = asked(index, "bunch soleus")
    assert results.words == ["bunch", "soleus"]
    assert sorted(ids(index, results.numbers)) == ["seated-calf-raise", "towel-hold"]


@pytest.mark.parametrize("query", ["", "  ", "?!", "\udcff"])
def test_a_query_without_words_finds_nothing(ten: Index, query: str) -> None:
    results = asked(ten, query)
    assert (results.numbers, results.words, results.remark) == ([], [], "")


@pytest.mark.parametrize("query", ["zzzzqqq", "xq zk"])
def test_what_is_like_nothing_finds_nothing(ten: Index, query: str) -> None:
    assert found(ten, query) == []


@pytest.mark.parametrize(
    "query", ['"', "squat AND (", "name:squat", "NEAR(a b)", "squat*", "^squat", "a OR b"]
)
def test_the_syntax_of_full_text_search_is_only_words(ten: Index, query: str) -> None:
    assert isinstance(found(ten, query), list)


def test_fillers_do_not_have_to_be_found_unless_there_is_nothing_else(ten: Index) -> None:
    assert found(ten, "the squat with a cup") == found(ten, "squat cup")
    assert "push-up" in found(ten, "a")


def test_a_search_stays_within_the_filters(ten: Index) -> None:
    legs = select(ten, {"body-part": ["legs"]})
    assert set(found(ten, "press")) == {
        "barbell-bench-press", "dumbbell-bench-press", "incline-barbell-press", "push-up"
    }  # fmt: skip
    assert found(ten, "press", legs) == []
    assert found(ten, "goblet squat", legs) == found(ten, "goblet squat")
    assert found(ten, "bench press", legs) == []


@pytest.mark.parametrize(
    "query", ["press", "bench press", "squat", "quads", "hand", "barb", "strength", "push ups"]
)
def test_a_limit_cuts_the_same_answer(ten: Index, query: str) -> None:
    whole = found(ten, query)
    for limit in range(1, len(whole) + 2):
        assert found(ten, query, limit=limit) == whole[:limit]


def test_equal_hits_are_in_the_order_of_names(index_of: Make) -> None:
    index = index_of([document(id, summary="Hover.") for id in ("cc", "aa", "bb")])
    assert found(index, "hover") == ["aa", "bb", "cc"]


def test_ranks_rise_along_the_answer(ten: Index) -> None:
    results = asked(ten, "bench press")
    ranks = [results.rank[n] for n in results.numbers]
    assert ranks == sorted(ranks)
    assert ranks[0] == -1  # an exact alias


def words_of(index: Index, query: str, id: str) -> str:
    number = index.number(id)
    assert number is not None
    return snippet(index, query.split(), number).replace(START, "<").replace(END, ">")


def test_a_snippet_shows_the_words_where_they_stand(ten: Index) -> None:
    assert words_of(ten, "yardstick bars", "barbell-bench-press").count("<") == 2
    assert "<yardstick> of the upper body" in words_of(ten, "yardstick", "barbell-bench-press")
    assert "<hover> a hand's width" in words_of(ten, "hovering", "walking-lunge")
    assert words_of(ten, "cup squat", "goblet-squat").startswith("<Squat> while holding")


def test_a_snippet_falls_back_on_terms_aliases_and_the_name(index_of: Make) -> None:
    index = index_of([*TEN, document("sumo-hop", name="Sumo Hop", aliases=["Frog Leap"])])
    assert words_of(index, "sumo", "sumo-hop") == "<Sumo> Hop"
    assert words_of(index, "frog", "sumo-hop") == "<Frog> Leap"
    assert "<machine>" in words_of(index, "machine", "seated-calf-raise").lower()


def test_without_a_match_there_is_no_snippet(ten: Index) -> None:
    assert words_of(ten, "yardstick", "push-up") == ""
