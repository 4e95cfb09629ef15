"""An answer has the rows of its query, the quotes behind them and the SPARQL; dates and periods are read as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from kg.ask import Answered, Declined, answer, document, evidence, understand
from kg.ask.when import DateError, times
from kg.search.name import Names
from kg.store import EmbeddedStore, rows
from tests.ask.names import curated_names


def test_each_participant_comes_with_the_sentence_that_names_it(graph: EmbeddedStore, names: Names) -> None:
    found = answer("who took part in ردع العدوان?", graph, names)
    assert isinstance(found, Answered)
    by_name = {str(row["name"]): quotes for row, quotes in zip(found.rows, found.quotes, strict=True)}
    assert all(by_name.values())
    assert any("Participating groups include" in quote.quote for quote in by_name["Levant Front"])
    assert found.sparql == queries.load("factions_in_operation").bind({"operation": "deter-the-aggression"})
    assert [dict(row) for row in found.rows] == rows(graph, found.sparql)


def test_the_document_of_an_answer_is_complete(graph: EmbeddedStore, names: Names) -> None:
    made = document(answer("Which factions took part in deter the agression?", graph, names), names)
    assert made["understood"] == {
        "as": "Which factions took part in Deter the Aggression?",
        "query": "factions_in_operation",
        "summary": "Which factions took part in an operation?",
        "parameters": {
            "operation": {
                "value": "operation/deter-the-aggression",
                "id": "https://w3id.org/orbat/id/operation/deter-the-aggression",
                "name": "Deter the Aggression",
                "heard": "deter the agression",
                "because": "spelling",
            }
        },
        "corrected": {},
    }
    assert made["columns"] == ["participant", "name"]


def test_the_document_of_a_declined_question_is_polite(graph: EmbeddedStore, names: Names) -> None:
    made = document(answer("Why?", graph, names), names)
    assert made["reason"] == "Sorry, I cannot answer this: 'Why' is no name in the graph and no word of its questions."
    assert made["understood"] is None


def test_rows_with_a_quote_of_their_own_keep_it(graph: EmbeddedStore, names: Names) -> None:
    found = answer("which places were captured?", graph, names)
    assert isinstance(found, Answered)
    assert [quotes[0].quote for quotes in found.quotes] == [str(row["quote"]) for row in found.rows]


@pytest.mark.parametrize("name", [name for name in queries.names() if "/" not in name])
def test_every_stored_question_has_evidence_for_its_rows_or_none_at_all(graph: EmbeddedStore, name: str) -> None:
    query = queries.load(name)
    found = rows(graph, query.bind(query.examples()))
    quotes = evidence(graph, query, query.examples(), found)
    assert len(quotes) == len(found)
    assert all(quotes) or "quote" not in {name for row in found for name in row}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2024-11-27", [("on 2024-11-27", "2024-11-27", "2024-11-27")]),
        ("on the 27th of November 2024", [("on the 27th of November 2024", "2024-11-27", "2024-11-27")]),
        ("Nov. 27, 2024", [("Nov. 27, 2024", "2024-11-27", "2024-11-27")]),
        ("in February 2020", [("in February 2020", "2020-02-01", "2020-02-29")]),
        ("in 2016", [("in 2016", "2016-01-01", "2016-12-31")]),
        ("since Sept 2016", [("since Sept 2016", "2016-09-01", None)]),
        ("until 2016", [("until 2016", None, "2016-12-31")]),
        ("from 2015 to 2016", [("from 2015 to 2016", "2015-01-01", "2016-12-31")]),
        ("between 1 May 2015 and 2 May 2015", [("between 1 May 2015 and 2 May 2015", "2015-05-01", "2015-05-02")]),
        ("2015 and 2016", [("2015", "2015-01-01", "2015-12-31"), ("2016", "2016-01-01", "2016-12-31")]),
        ("the 46th Regiment in 1234", []),
    ],
)
def test_a_date_or_period_is_read_as_it_is_written(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = [
        (time.words, time.since and time.since.isoformat(), time.until and time.until.isoformat())
        for time in times(text)
    ]
    assert found == expected


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(DateError, match="there is no 2024-02-30"):
        times("2024-02-30")


WORDS = st.sampled_from(
    [
        "who",
        "took part in",
        "HTS",
        "Idlib",
        "{faction}",
        "'s",
        "’",
        ">",
        '"',
        "\\",
        "\n",
        "}",
        "حلب",
        "2024",
        "10 km",
        "?",
    ]
)


@given(st.lists(WORDS | st.text(max_size=5), max_size=10).map(" ".join))
def test_any_text_is_understood_or_declined_and_never_fails(text: str) -> None:
    found = understand(text, curated_names())
    if not isinstance(found, Declined):
        assert found.query.bind(found.values)
