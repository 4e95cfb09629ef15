"""The client gives typed rows, follows pages, makes DataFrames, and passes on what the service says is wrong."""

from __future__ import annotations

import builtins
import re
from typing import Any

import pytest

from kg.client import Article, ClientError, Entity, Named, Orbat, Table
from kg.client import orbat as module

ID = "https://w3id.org/orbat/id/"
ARTICLE = Article(
    id="https://w3id.org/orbat/article/00-media-line",
    title="In Aleppo Countryside, the Opposition Turns the Tables on the Syrian Regime",
    publisher="The Media Line",
    published="2024-11-28",
    url=None,
)


def test_participants_are_typed_and_carry_their_evidence(orbat: Orbat) -> None:
    found = orbat.participants("deter-the-aggression", evidence=True)
    assert [one.slug for one in found] == [
        "50th-brigade",
        "ahrar-al-sham",
        "hayat-tahrir-al-sham",
        "jaysh-al-izza",
        "levant-front",
        "national-front-for-liberation",
    ]
    first = found[4].evidence[0]
    assert (first.article, first.start, first.end) == (ARTICLE, 1565, 1742)
    assert first.quote.endswith("and the Levant Front.")
    assert orbat.participants("deter-the-aggression")[0].evidence == ()
    assert len(found[1:3]) == 2
    assert repr(found) == f"Table(6 rows, revision={found.revision!r})"


def test_a_table_becomes_a_data_frame_with_names_and_quotes(orbat: Orbat) -> None:
    frame = orbat.participants("deter-the-aggression", evidence=True).to_pandas()
    assert list(frame["name"])[:2] == ["50th Brigade of the Syrian National Army", "Ahrar al-Sham"]
    assert frame["evidence"][1][0].startswith("Participating groups include")
    assert list(frame.columns)[:3] == ["id", "slug", "name"]
    claims = orbat.claims(article="00-media-line").to_pandas()
    assert set(claims["article"]) == {ARTICLE.title}
    assert set(claims["attributed_to"]) > {"The Media Line"}


def test_an_empty_table_keeps_its_columns(orbat: Orbat) -> None:
    frame = orbat.sparql("SELECT ?a ?b WHERE { ?a :noSuchProperty ?b }").to_pandas()
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)
    assert Table([], revision="").columns == ()


def test_sparql_gives_values_of_their_type(orbat: Orbat) -> None:
    found = orbat.sparql('SELECT (1 AS ?i) (0.5 AS ?d) (true AS ?b) ("x" AS ?t) (:Faction AS ?iri) ?u WHERE {}')
    assert list(found) == [{"i": 1, "d": 0.5, "b": True, "t": "x", "iri": "https://w3id.org/orbat/ontology#Faction"}]
    assert list(orbat.sparql("PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ASK {}")) == [{"answer": True}]


def test_pages_are_followed_to_the_end(orbat: Orbat, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = orbat.entities("places")
    monkeypatch.setattr(module, "PAGE", 1)
    assert list(orbat.entities("places")) == list(whole)
    assert whole[0] == Entity(
        f"{ID}place/aleppo-governorate",
        "aleppo-governorate",
        "Aleppo Governorate",
        "محافظة حلب",
        "Governorate",
        None,
        None,
        "Curated",
        36.2,
        37.2,
    )


def test_statements_name_their_roles(orbat: Orbat) -> None:
    (found,) = orbat.statements(type="Capture", entity="place/injara")
    assert found.sentence == "Opposition factions captured Injara."
    assert found.roles["place"] == (Named(f"{ID}place/injara", "Injara"),)
    assert orbat.articles()[0] == ARTICLE


def test_stored_queries_give_names_and_numbers(orbat: Orbat) -> None:
    found = orbat.query("factions_in_operation", operation="deter-the-aggression", evidence=True)
    assert found.columns == ("participant", "name", "quotes")
    assert found[1]["participant"] == found[1]["name"] == "Ahrar al-Sham"
    assert found[1]["quotes"][0].startswith("Participating groups")
    assert found.records()[1]["name"] == "Ahrar al-Sham"
    casualties = orbat.query("casualties", outcome="Killed")
    assert {row["lowest"] for row in casualties} == {76, 11}


def test_questions_and_searches_are_answered(orbat: Orbat) -> None:
    assert orbat.ask("who took part in ردع العدوان?")["understood"]["query"] == "factions_in_operation"
    assert orbat.search("Injara")[0]["id"] == f"{ID}place/injara"


def test_the_service_says_what_is_wrong(orbat: Orbat) -> None:
    with pytest.raises(ClientError, match="no faction is called 'levnt-front'") as caught:
        orbat.related("factions", "levnt-front", "allies")
    assert caught.value.status == 404
    with pytest.raises(ClientError, match="unknown parameter 'colour'"):
        orbat.entities("places", colour="red")
    with pytest.raises(ClientError, match=re.escape("http://127.0.0.1:1/ cannot be reached")) as missing:
        Orbat("http://127.0.0.1:1", timeout=1).articles()
    assert missing.value.status == 0
    with pytest.raises(ClientError, match="an address as http://127"):
        Orbat("file:///etc/passwd")


def test_without_pandas_only_data_frames_are_missing(orbat: Orbat, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    found = orbat.articles()
    assert found.records()[0]["title"] == ARTICLE.title
    with pytest.raises(ImportError, match=r"pip install 'orbat\[pandas\]'"):
        found.to_pandas()
