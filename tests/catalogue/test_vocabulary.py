import pytest
from hypothesis import given
from hypothesis import strategies as st

from forge_cli.catalogue.spelling import spelled
from forge_cli.catalogue.vocabulary import Vocabulary, bundled_vocabulary, read_vocabulary
from forge_cli.errors import BadData

SMALL = Vocabulary(
    {
        "folding": {},
        "axes": {
            "muscles": {
                "groups": [
                    {"id": "legs", "label": "legs", "synonyms": ["lower body"]},
                    {"id": "calves", "label": "calves"},
                ],
                "terms": [
                    {"id": "calves", "label": "calves", "group": "legs", "synonyms": ["calf"]},
                    {"id": "soleus", "label": "soleus", "group": "legs", "parent": "calves"},
                    {"id": "abs", "label": "abdominals", "synonyms": ["Six_Pack", "soleus"]},
                ],
            },
            "planes": {"terms": [{"id": "frontal", "label": "frontal"}]},
        },
    }
)


@pytest.mark.parametrize("word", ["Pull-Up Bar", "pull_up  bar", " PULL up-bar "])
def test_a_term_has_one_spelling(word: str) -> None:
    assert spelled(word) == "pull-up-bar"


@given(st.text())
def test_spelling_is_idempotent(word: str) -> None:
    assert spelled(spelled(word)) == spelled(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lower-body", ["calves", "soleus"]),  # a group means its terms
        ("legs", ["calves", "soleus"]),
        ("calf", ["calves", "soleus"]),  # a term means its children too
        ("calves", ["calves", "soleus"]),
        ("abdominals", ["abs"]),
        ("six-pack", ["abs"]),
        ("soleus", ["soleus"]),  # the id wins over somebody's synonym
    ],
)
def test_words_mean_terms(word: str, meant: list[str]) -> None:
    assert SMALL.meanings("muscles")[word] == meant


def test_lists_terms_and_labels_stand_as_in_the_file() -> None:
    assert SMALL.lists() == ["muscles", "planes"]
    assert SMALL.ids("muscles") == {"calves": "calves", "soleus": "soleus", "abs": "abdominals"}
    assert SMALL.groups("planes") == []
    with pytest.raises(KeyError):
        SMALL.terms("planets")


def test_the_nearest_terms_are_named_by_id_once() -> None:
    assert SMALL.nearest("muscles", "abdominal") == ["abs"]
    assert SMALL.nearest("muscles", "calve")[0] == "calves"
    assert SMALL.nearest("muscles", "zzzz") == []
    assert len(bundled_vocabulary().nearest("muscles", "back", most=2)) <= 2


def test_a_damaged_vocabulary_is_told_by_its_path(checkout: "object") -> None:
    path = f"{checkout}/vocabulary.json"
    with open(path, "a", encoding="utf-8") as file:
        file.write("}")
    with pytest.raises(BadData, match="vocabulary.json is not readable as JSON"):
        read_vocabulary(str(checkout))


def test_another_content_is_another_version(checkout: "object") -> None:
    before = read_vocabulary(str(checkout)).version
    assert before == bundled_vocabulary().version
    with open(f"{checkout}/vocabulary.json", "a", encoding="utf-8") as file:
        file.write("\n")
    assert read_vocabulary(str(checkout)).version != before
