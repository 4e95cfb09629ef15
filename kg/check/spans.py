"""Every passage against the text of its article: offsets, exact text and digests, recomputed here."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kg.check.finding import Finding
from kg.store import rows
from ontology import NS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Reader, Term

ARTICLES = f"""PREFIX : <{NS}>
SELECT ?article ?text ?sha256
WHERE {{
  ?article a :Article .
  OPTIONAL {{ ?article :text ?text }}
  OPTIONAL {{ ?article :sha256 ?sha256 }}
}}
ORDER BY ?article"""
SPANS = f"""PREFIX : <{NS}>
SELECT ?span ?article ?start ?end ?exact ?sha256
WHERE {{
  ?span a :Span .
  OPTIONAL {{ ?span :inArticle ?article }}
  OPTIONAL {{ ?span :startOffset ?start }}
  OPTIONAL {{ ?span :endOffset ?end }}
  OPTIONAL {{ ?span :exact ?exact }}
  OPTIONAL {{ ?span :sha256 ?sha256 }}
}}
ORDER BY ?span ?article ?start ?end ?exact ?sha256"""


def findings(reader: Reader) -> Iterator[Finding]:
    """A finding for each article or passage that does not verify."""
    texts: dict[str, str] = {}
    for row in rows(reader, ARTICLES):
        name, text = row["article"].value, _value(row, "text")
        texts[name] = text
        if digest(text) != _value(row, "sha256"):
            yield Finding("spans", name, "The text of the article is not the one that its SHA-256 was made of.")
    for row in rows(reader, SPANS):
        fault = _fault(row, texts)
        if fault:
            yield Finding("spans", row["span"].value, fault)


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def _fault(row: dict[str, Term], texts: dict[str, str]) -> str:
    """What is wrong with a passage, "" where nothing is."""
    missing = [name for name in ("article", "start", "end", "exact", "sha256") if name not in row]
    if missing:
        return f"The passage has no {missing[0]}, so it cannot be verified."
    text, exact = texts.get(row["article"].value), row["exact"].value
    if text is None:
        return f"The article {row['article']} of the passage is not in the graph."
    if not (row["start"].value.isdecimal() and row["end"].value.isdecimal()):
        return f"The offsets {row['start']} and {row['end']} are no numbers of code points."
    found = text[int(row["start"].value) : int(row["end"].value)]
    if found != exact:
        return f"The article has {found[:60]!r} at the offsets of the passage, not {exact[:60]!r}."
    return "" if digest(exact) == row["sha256"].value else "The text of the passage is not that of its SHA-256."


def _value(row: dict[str, Term], name: str) -> str:
    return row[name].value if name in row else ""
