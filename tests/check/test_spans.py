from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.check import defects, spans
from kg.check.finding import Finding

if TYPE_CHECKING:
    from kg.store import EmbeddedStore

PREFIX = "PREFIX : <https://w3id.org/orbat/ontology#> "
ARTICLE = "https://w3id.org/orbat/article/zem-1"
QUOTE = "Dozens of villagers were hurt."


def span(store: EmbeddedStore) -> str:
    """The IRI of the passage with the quote."""
    query = f'{PREFIX} SELECT ?x {{ ?x :exact "{QUOTE}" }}'
    return next(iter(store.store.query(query, use_default_graph_as_union=True)))["x"].value


def changed(store: EmbeddedStore, property_: str, value: str) -> list[Finding]:
    node = span(store)
    old, new = f"<{node}> {property_} ?o", f"<{node}> {property_} {value}"
    store.store.update(
        f"{PREFIX} DELETE {{ GRAPH ?g {{ {old} }} }} INSERT {{ GRAPH ?g {{ {new} }} }} WHERE {{ GRAPH ?g {{ {old} }} }}"
    )
    return list(spans.findings(store))


def test_every_passage_of_the_example_graph_verifies(store: EmbeddedStore) -> None:
    assert list(spans.findings(store)) == []


@pytest.mark.parametrize(
    ("property_", "value", "message"),
    [
        (":exact", '"Dozens."', f"The article has {QUOTE!r} at the offsets of the passage, not 'Dozens.'."),
        (":sha256", '"00"', "The text of the passage is not that of its SHA-256."),
        (
            ":inArticle",
            "<https://w3id.org/orbat/article/none>",
            "The article https://w3id.org/orbat/article/none of the passage is not",
        ),
        (":startOffset", '"ten"', "The offsets ten and"),
    ],
)
def test_a_passage_that_does_not_verify_says_why(
    store: EmbeddedStore, property_: str, value: str, message: str
) -> None:
    node = span(store)
    found = changed(store, property_, value)
    assert [(one.check, one.subject) for one in found] == [("spans", node)]
    assert found[0].message.startswith(message)


def test_a_passage_without_text_cannot_be_verified(store: EmbeddedStore) -> None:
    node = span(store)
    store.store.update(f"{PREFIX} DELETE WHERE {{ GRAPH ?g {{ <{node}> :exact ?o }} }}")
    assert list(spans.findings(store)) == [
        Finding("spans", node, "The passage has no exact, so it cannot be verified.")
    ]


def test_an_article_whose_text_was_changed_is_named(store: EmbeddedStore) -> None:
    store.store.update(f"{PREFIX} DELETE WHERE {{ GRAPH ?g {{ <{ARTICLE}> :sha256 ?o }} }}")
    assert list(spans.findings(store)) == [
        Finding("spans", ARTICLE, "The text of the article is not the one that its SHA-256 was made of.")
    ]


def test_a_message_shows_a_long_value_shortened(store: EmbeddedStore) -> None:
    changed(store, ":exact", '"' + "word " * 40 + '"')
    messages = [one.message for one in defects.findings(store) if one.check == "checks/digest_wrong"]
    outside = [one.message for one in defects.findings(store) if one.check == "checks/span_outside_article"]
    assert len(messages) == len(outside) == 1
    assert "word word …" in outside[0] or "wor…" in outside[0] or "word…" in outside[0]
