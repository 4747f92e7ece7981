from forge_cli.catalogue.report import report

from .samples import full, short


def test_the_report_counts_documents_and_the_fill_of_every_optional_key() -> None:
    records = report([full(), full(id="other"), short(category="mobility"), full(body_part="core")])
    assert [(record["body_part"], record["count"]) for record in records] == [
        ("legs", 2),
        ("core", 2),
        ("all", 4),
    ]
    assert [record["category"] for record in records] == [100, 100, 100]
    assert [record["faq"] for record in records] == [100, 50, 75]
    assert [record["setup"] for record in records] == [0, 0, 0]
    assert not {"id", "name", "muscles", "steps"} & set(records[0])


def test_the_report_over_nothing_is_zeros() -> None:
    (record,) = report([])
    assert record["body_part"] == "all"
    assert set(record.values()) == {"all", 0}
