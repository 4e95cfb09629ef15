"""One statement and one claim: for programs and for people, with whoever says so, whoever denies it, and the doubt."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from api import create_app
from api.doubt import doubts
from api.sentence import Part
from api.statement import TYPES
from api.summary import PHRASES, basis, summary
from kg.store import EmbeddedStore
from tests.api.fixture import quads

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ID = "https://w3id.org/orbat/id/"
PARTICIPATION, ITS_CLAIM = "b8f39f6db754e6ec", "1ea4081ed7c2b1b0"
KILLED = "ec52f8051bde72e1"
DENIAL = """
PREFIX : <https://w3id.org/orbat/ontology#>
PREFIX id: <https://w3id.org/orbat/id/>
DELETE { GRAPH ?graph { ?statement :statementStatus ?status } }
INSERT {
  GRAPH ?graph { ?statement :statementStatus :Contested }
  GRAPH ?of_article {
    <https://w3id.org/orbat/id/claim/00000000000000dd> a :Claim ; :claims ?statement ; :attributedTo ?denier ;
      :reportedBy ?denier ; :quotedAt ?span ; :polarity :Denied ; :certainty :Probable ; :modality :Actual ;
      :confidence 0.6 ; :extractionRule "fixture"
  }
}
WHERE {
  BIND(<https://w3id.org/orbat/id/statement/b8f39f6db754e6ec> AS ?statement)
  BIND(<https://w3id.org/orbat/id/outlet/the-media-line> AS ?denier)
  GRAPH ?graph { ?statement :statementStatus ?status }
  GRAPH ?of_article { ?claim :claims ?statement ; :quotedAt ?span }
}
"""


def words(client: FlaskClient, path: str) -> str:
    """The text of a page, without its tags."""
    response = client.get(path)
    assert response.status_code == 200, response.data
    body = response.get_data(as_text=True).partition("<main")[2].partition("</main>")[0]
    inline = re.sub(r"</?(?:a|bdi|cite|code|mark|span|time)\b[^>]*>", "", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inline)).split())


@pytest.fixture(scope="module")
def contested() -> FlaskClient:
    """The service over the same graph, in which an outlet denies what a source says."""
    made = EmbeddedStore.of(quads())
    made.store.update(DENIAL)
    return create_app(EmbeddedStore.of(made.store)).test_client()


def test_a_statement_has_its_claims_what_they_come_to_and_the_doubt(client: FlaskClient) -> None:
    found = client.get(f"/api/v1/statements/{KILLED}").get_json(force=True)
    data = found["data"]
    assert data["sentence"] == "Regime forces: more than 75 killed."
    assert data["figures"] == {"lowest": "76", "highest": None}
    assert (data["dates"], data["fact"]) == (None, None)
    assert data["doubts"] == ["Only one article reports it."]
    assert [one["quote"][:12] for one in data["evidence"]] == ["More than 75"]
    assert found["links"] == {
        "self": f"/api/v1/statements/{KILLED}",
        "html": f"/page/statement/{KILLED}",
        "rdf": f"/data/statement/{KILLED}.ttl",
    }


def test_a_claim_leads_to_its_statement(client: FlaskClient) -> None:
    found = client.get(f"/api/v1/claims/{ITS_CLAIM}").get_json(force=True)
    assert found["data"]["id"] == f"{ID}claim/{ITS_CLAIM}"
    assert found["data"]["rule"] == "fixture"
    assert found["links"]["statement"] == f"/api/v1/statements/{PARTICIPATION}"


@pytest.mark.parametrize("path", ["/api/v1/statements/x", "/api/v1/claims/x", "/page/claim/x", "/page/statement/x"])
def test_what_nobody_says_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_of_a_statement_shows_who_says_so_in_which_words(client: FlaskClient) -> None:
    page = client.get(f"/page/statement/{PARTICIPATION}").get_data(as_text=True)
    text = words(client, f"/page/statement/{PARTICIPATION}")
    assert "Statement · participation Hay'at Tahrir al-Sham took part in Deter the Aggression." in text
    assert "Doubt It rests on a single unnamed source. Only one article reports it." in text
    assert "<mark>Participating groups include Tahrir al-Sham" in page
    assert 'href="/article/00-media-line#c1565-1742"' in page
    assert f'href="/page/claim/{ITS_CLAIM}"' in page
    assert "Who denies it" not in text
    links = client.get(f"/page/statement/{PARTICIPATION}").headers.getlist("Link")
    assert f'</data/statement/{PARTICIPATION}.ttl>; rel="alternate"; type="text/turtle"' in links


def test_the_page_of_a_claim_shows_its_words_in_their_paragraph(client: FlaskClient) -> None:
    text = words(client, f"/page/claim/{ITS_CLAIM}")
    assert "Claim · participation" in text
    assert "codenamed “Deter the Aggression.” Participating groups include" in text
    assert "Polarity asserted Certainty certain Modality actual Read by the rule fixture" in text
    assert "Figure “More than 75”: 76 or more" in words(client, "/page/claim/" + claim_of(client, KILLED))


def claim_of(client: FlaskClient, statement: str) -> str:
    data: dict[str, Any] = client.get(f"/api/v1/statements/{statement}").get_json(force=True)["data"]
    return str(data["evidence"][0]["claim"]).rpartition("/")[2]


def test_a_denial_stands_apart_from_what_it_denies(contested: FlaskClient) -> None:
    text = words(contested, f"/page/statement/{PARTICIPATION}")
    said, denied = text.split("Who denies it")
    assert "Who says so" in said
    assert "a military source from the Sham Legion, to The Media Line" in said
    assert "The Media Line, 28 November 2024 denied probable" in denied
    assert (
        "Status contested Doubt Its sources contradict each other: it is asserted and denied, or their figures or "
        "dates differ. It is denied by The Media Line. 1 of 2 claims is hedged. Only one article reports it."
    ) in said
    other = words(contested, "/page/claim/00000000000000dd")
    assert "Other claims on the same statement" in other


def test_an_entity_begins_with_what_its_facts_come_to(client: FlaskClient) -> None:
    text = words(client, "/page/operation/deter-the-aggression")
    assert (
        "Deter the Aggression began on 27 November 2024; saw these take part: 50th Brigade of the Syrian National "
        "Army, Ahrar al-Sham, Hay'at Tahrir al-Sham, Jaysh al-Izza, Levant Front, National Front for Liberation and "
        "1 more. 9 claims in 1 article, 28 November 2024"
    ) in text
    assert 'title="The statement and its claims"' in client.get("/page/faction/levant-front").get_data(as_text=True)


def claim(**more: object) -> dict[str, Any]:
    made: dict[str, Any] = {
        "attributed_to": {"id": f"{ID}outlet/one", "name": "One"},
        "article": {"id": "a", "published": "2024-11-28"},
        "polarity": "Asserted",
        "certainty": "Certain",
        "confidence": 0.9,
    }
    return made | more


def test_nothing_is_held_against_what_two_articles_say_plainly() -> None:
    assert doubts("Uncontested", [claim(), claim(article={"id": "b"})]) == []


@pytest.mark.parametrize(
    ("status", "claims", "reason"),
    [
        ("Superseded", [claim(), claim(article={"id": "b"})], "It held once: something later ended it."),
        ("Uncontested", [claim(confidence=0.5), claim(article={"id": "b"}, confidence=None)],
         "The words may have been read wrongly: no claim has a confidence of more than 0.7."),
        ("Uncontested", [claim(attributed_to={"id": f"{ID}source/{name}", "name": name}, article={"id": name})
                         for name in "ab"], "It rests on unnamed sources only."),
        ("Possible", [claim(certainty="Possible", article={"id": name}) for name in "ab"],
         "Whoever says it holds it to be no more than possible. 2 of 2 claims are hedged."),
    ],
)  # fmt: skip
def test_each_doubt_has_its_sentence(status: str, claims: list[dict[str, Any]], reason: str) -> None:
    assert " ".join(doubts(status, claims)) == reason


def test_a_summary_names_what_is_certain_and_counts_the_rest() -> None:
    statements = [
        {
            "type": "AllianceTie",
            "status": status,
            "roles": {"party": [{"id": "me", "name": "Me"}, {"id": name, "name": name}]},
            "evidence": [claim(article={"id": name, "published": f"2024-11-0{day}"})],
        }
        for day, (name, status) in enumerate([("A", "Uncontested"), ("B", "Uncontested"), ("C", "Contested")], 1)
    ]
    assert summary("me", statements) == [[Part("had as allies "), Part("A", "A"), Part(" and "), Part("B", "B")]]
    assert basis(statements) == "3 claims in 3 articles, 1 November 2024 to 3 November 2024"
    assert basis([]) == "0 claims in 0 articles"


def test_a_place_is_named_beside_who_else_had_it() -> None:
    store = ox.Store()
    store.extend(quads())
    store.update("""
        PREFIX : <https://w3id.org/orbat/ontology#>
        PREFIX id: <https://w3id.org/orbat/id/>
        INSERT {
          GRAPH <https://w3id.org/orbat/graph/statements> {
            <https://w3id.org/orbat/id/statement/00000000000000cc> a :Control ; :actor ?force ; :place ?place
          }
          GRAPH <https://w3id.org/orbat/graph/facts> {
            <https://w3id.org/orbat/id/statement/00000000000000cc> :statementStatus :Superseded
          }
          GRAPH ?of_article {
            <https://w3id.org/orbat/id/claim/00000000000000cc> a :Claim ; :attributedTo ?force ; :quotedAt ?span ;
              :claims <https://w3id.org/orbat/id/statement/00000000000000cc> ; :polarity :Asserted ;
              :certainty :Certain ; :modality :Actual
          }
        } WHERE {
          BIND(<https://w3id.org/orbat/id/force/syrian-arab-armed-forces> AS ?force)
          BIND(<https://w3id.org/orbat/id/place/injara> AS ?place)
          GRAPH ?statements { ?capture a :Capture ; :place ?place }
          GRAPH ?of_article { ?claim :claims ?capture ; :quotedAt ?span }
        }""")
    client = create_app(EmbeddedStore.of(store)).test_client()
    others = client.get("/api/v1/statements/00000000000000cc").get_json(force=True)["data"]["others"]
    assert [one["sentence"] for one in others] == ["Opposition factions captured Injara."]
    beside = words(client, "/page/statement/" + others[0]["id"].rpartition("/")[2]).partition("Said of the same")[2]
    assert "Syrian Arab Armed Forces controls Injara. superseded" in beside


def test_every_class_of_statements_is_summed_up_or_left_out_on_purpose() -> None:
    summed = {type_ for type_, *_ in PHRASES}
    counted = {"CasualtyCount", "Containment", "DetentionCount", "DisplacementCount", "EquipmentLoss", "EventDate"}
    assert summed | counted == {*TYPES}
    assert summed & counted == set()
