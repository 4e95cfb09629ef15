"""Annotated articles, and extractions in the same form, so that the two can be compared."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.error import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.claim import Extraction

Value = str | tuple[str, ...] | None
Range = tuple[int | None, int | None]
_APOSTROPHES = re.compile(r"[’'‘ʿʾ`´]")
_LITTLE = frozenset(
    (
        *("the", "a", "an", "of", "in", "and", "al", "el", "ul", "as", "at", "for", "to", "s", "area", "areas"),
        *("forces", "force", "group", "groups", "some", "several", "two", "other"),
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: its type, its folded surface forms, and whether it is an unnamed collective."""

    type: str
    surfaces: frozenset[str]
    generic: bool = False
    optional: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of an annotation or a claim of an extraction.

    `arguments` hold names (keys of the annotation's entities) or descriptions; `kinds` and `polarities` are those that
    count as right, one or two; `rule` and `confidence` are those of a claim.
    """

    type: str
    arguments: Mapping[str, Value]
    kinds: frozenset[str]
    polarities: frozenset[str]
    quantity: Range | None = None
    date: str | None = None
    source: str | None = None
    optional: bool = False
    evidence: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an article says, by a person or by extraction."""

    article: str
    entities: Mapping[str, Named]
    facts: tuple[Fact, ...]

    def forms(self, value: str) -> tuple[frozenset[str], bool]:
        """The surface forms of an argument, and whether it is unnamed."""
        entity = self.entities.get(value)
        return (entity.surfaces, entity.generic) if entity else (frozenset((folded(value),)), True)


def folded(text: str) -> str:
    """A surface form without case, marks, apostrophes, signs and leading article.

    >>> folded("the Hay’at Taḥrīr al-Shām")
    'hayat tahrir al sham'
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"[’'‘]s\b", "", text)).lower()
    plain = _APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    return re.sub(r"^(the|al|a|an) ", "", re.sub(r"[^a-z0-9]+", " ", plain).strip())


def content_words(form: str) -> frozenset[str]:
    """The stems of a folded form that carry meaning: of "opposition fighters" opposition and fight."""
    return frozenset(re.sub(r"(ers|er|ren|s)$", "", word) for word in form.split()) - _LITTLE


def read_annotations(directory: Path) -> list[Annotation]:
    """The annotations in a folder, in order of name.

    Raises:
        DataError: there is none, or a file is not as the scheme wants it.
    """
    paths = sorted(directory.glob("*.gold.json"))
    if not paths:
        raise DataError(directory, None, "no *.gold.json found; annotated articles wanted")
    return [_annotation(path) for path in paths]


def _annotation(path: Path) -> Annotation:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        entities = {entity["name"]: _named(entity, entity["aliases_in_text"]) for entity in document["entities"]}
        facts = tuple(_fact(fact) for fact in document["facts"])
    except json.JSONDecodeError as error:
        raise DataError(path, error.lineno, f"no JSON: {error.msg}") from None
    except (KeyError, TypeError) as error:
        raise DataError(path, None, f"{error} is missing; see docs/annotation.md") from None
    return Annotation(path.name.removesuffix(".gold.json"), entities, facts)


def _named(entity: Mapping[str, Any], others: list[str]) -> Named:
    forms = frozenset(filter(None, map(folded, (entity["name"], *others))))
    return Named(entity["type"], forms, bool(entity["generic"]), bool(entity.get("optional")), entity["name"])


def _fact(fact: Mapping[str, Any]) -> Fact:
    arguments = {role: tuple(value) if isinstance(value, list) else value for role, value in fact["args"].items()}
    quantity = arguments.pop("quantity", None)
    return Fact(
        type=fact["type"],
        arguments=arguments,
        kinds=frozenset((fact["type"], fact.get("type_alt", fact["type"]))),
        polarities=frozenset((fact["polarity"], fact.get("polarity_alt", fact["polarity"]))),
        quantity=(quantity["min"], quantity["max"]) if isinstance(quantity, Mapping) else None,
        date=fact["args"].get("date"),
        source=fact["attributed_to"],
        optional=bool(fact["optional"]),
        evidence=fact["evidence"],
    )


def read_out(extraction: Extraction) -> Annotation:
    """An extraction in the form of an annotation."""
    entities = {
        entity.id: Named(
            entity.type,
            frozenset(
                filter(None, map(folded, (entity.name, *entity.aliases, *(span.text for span in entity.mentions))))
            ),
            entity.generic,
            name=entity.name,
        )
        for entity in extraction.entities
    }
    facts = tuple(
        Fact(
            type=claim.type,
            arguments=claim.roles,
            kinds=frozenset((claim.type,)),
            polarities=frozenset((claim.polarity,)),
            quantity=(claim.quantity.minimum, claim.quantity.maximum) if claim.quantity else None,
            date=claim.date,
            source=claim.attributed_to,
            evidence=claim.evidence.text,
            rule=claim.rule,
            confidence=claim.confidence,
        )
        for claim in extraction.claims
    )
    return Annotation(extraction.article, entities, facts)
