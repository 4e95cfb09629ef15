"""The reply of a model, read as an extraction. Offsets are found here; none that the model gives is believed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claim import Claim, Entity, Extraction, Quantity, Span
from kg.extract.mention import scheme_type

if TYPE_CHECKING:
    from kg.article import Article
    from kg.entity import References

CONFIDENCE = 0.5
"""Of every claim of a model: how often one is right is not known."""
MOST = 2_000
"""Entities, and claims, that a reply may have."""
_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")


class ReplyError(Exception):
    """A reply that is not as it was asked for."""


def proposal(reply: str, article: Article, *, rule: str, references: References) -> Extraction:
    """What a reply proposes. Names and quotes that the article does not have get offsets that no check lets pass.

    Raises:
        ReplyError: the reply is no JSON object of entities and claims.
    """
    try:
        document = json.loads(_FENCE.sub("", reply))
    except (ValueError, RecursionError):
        raise ReplyError("the reply is no JSON") from None
    if not isinstance(document, dict):
        raise ReplyError("the reply is no JSON object")
    rows = [_rows(document, name) for name in ("entities", "claims")]
    reading = _Reply(article, rule, references, {})
    entities = tuple(reading.entity(number, row) for number, row in enumerate(rows[0], 1))
    return Extraction(article.slug, entities, tuple(reading.claim(row) for row in rows[1]))


def _rows(document: dict[str, object], name: str) -> list[dict[str, object]]:
    rows = document.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReplyError(f"'{name}' is no list of objects")
    if len(rows) > MOST:
        raise ReplyError(f"{len(rows):,} {name}, at most {MOST:,} are read")
    return rows


@dataclass(frozen=True, slots=True)
class _Reply:
    article: Article
    rule: str
    references: References
    ids: dict[str, str]
    """The id of each entity by its names."""

    def entity(self, number: int, row: dict[str, object]) -> Entity:
        name, kind = _text(row, "name") or "", _text(row, "type") or ""
        aliases = row.get("aliases")
        others = tuple(str(one) for one in aliases if str(one).strip()) if isinstance(aliases, list) else ()
        generic = row.get("generic") is True
        spans = sorted({span for one in (name, *others) for span in _mentions(one, self.article.text)})
        spans = spans if _mentions(name, self.article.text) else []
        for one in (name, *others):
            self.ids.setdefault(one, f"e{number}")
        known = () if generic else self.references.named(name)
        fitting = [entry.id for entry in known if scheme_type(entry.type) == kind and not entry.generic]
        reference = fitting[0] if len(fitting) == 1 else None
        return Entity(f"e{number}", name, kind, others, generic, tuple(spans), reference)

    def claim(self, row: dict[str, object]) -> Claim:
        roles = row.get("roles")
        filled = roles.items() if isinstance(roles, dict) else ()
        quote = _text(row, "quote") or ""
        start = self.article.text.find(quote)
        return Claim(
            type=_text(row, "type") or "",
            roles={str(role): self.ids.get(str(value), str(value)) for role, value in filled if value},
            evidence=Span(start, start + len(quote), quote),
            rule=self.rule,
            polarity=_text(row, "polarity") or "asserted",
            certainty=_text(row, "certainty") or "certain",
            attributed_to=_text(row, "source"),
            quantity=_quantity(row.get("quantity")),
            date=_text(row, "date"),
            date_verbatim=_text(row, "date_verbatim"),
            confidence=CONFIDENCE,
        )


def _text(row: dict[str, object], name: str) -> str | None:
    """A text that is there and not blank; anything else is shown as what it is, for the check to refuse."""
    value = row.get(name)
    return str(value) if value not in (None, "") else None


def _mentions(name: str, text: str) -> list[Span]:
    """Where a name stands in a text as words of its own."""
    if not name.strip():
        return []
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return [Span(match.start(), match.end(), match.group()) for match in found]


def _quantity(value: object) -> Quantity | None:
    if not isinstance(value, dict) or not value.get("verbatim"):
        return None
    ends = [value.get(end) for end in ("min", "max")]
    low, high = (end if isinstance(end, int) and not isinstance(end, bool) else None for end in ends)
    return Quantity(str(value["verbatim"]), low, high)
