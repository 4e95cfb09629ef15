"""The page on which people ask: an answer with its sentences, a polite no with what is near, or a place to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.api.test_said import words

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def asked(client: FlaskClient, question: str) -> str:
    return words(client, "/ask?" + urlencode({"q": question}))


def test_an_answer_has_a_row_for_each_with_the_sentences_that_say_so(client: FlaskClient) -> None:
    text = asked(client, "who took part in Deter the Agression")
    assert "Which factions took part in Deter the Aggression? 6 rows" in text
    assert "“Agression” was read as “Aggression”" in text or "“Deter the Agression” was read as" in text
    assert "Participant Levant Front Participating groups include Tahrir al-Sham" in text
    assert "a military source from the Sham Legion · claim" in text
    page = client.get("/ask?q=who+took+part+in+Deter+the+Aggression").get_data(as_text=True)
    assert 'href="/sparql?query=' in page
    assert 'href="/article/00-media-line#c1565-1742"' in page


def test_an_answer_without_rows_says_what_that_means(client: FlaskClient) -> None:
    assert "No article in the graph says so. That is no proof that it did not happen." in asked(
        client, "which places did Jaysh al-Izza capture?"
    )


def test_what_is_declined_leads_to_the_nearest_questions_and_to_what_has_the_words(client: FlaskClient) -> None:
    assert "Sorry, I cannot answer this" in asked(client, "who won Deter the Aggression?")
    name = asked(client, "Hayat Tahrir")
    assert "What has these words Hay'at Tahrir al-Sham the words are part of the name" in name
    assert "“seized five tanks, an armored vehicle, and a missile storage depot”" in asked(
        client, "missile storage depot"
    )


def test_a_place_to_begin_gives_examples(client: FlaskClient) -> None:
    for path in ("/ask", "/ask?q="):
        assert "For example: Who took part in Deter the Aggression?" in words(client, path)
    assert client.get("/ask?question=x").status_code == 400
