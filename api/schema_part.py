"""What the JSON Schemas of the answers are made of: fields with meaning and example, and parts that many share."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
ID = "https://w3id.org/orbat/id/"
QUOTE = (
    "Participating groups include Tahrir al-Sham, Ahrar al-Sham, Jaysh al-Izza, the National Front for Liberation, "
    "the 50th Brigade of the Syrian National Army, and the Levant Front."
)


def field(kind: str | list[str], meaning: str, example: object, **more: object) -> Schema:
    """A field of any kind, with what it means and an example."""
    return {"type": kind, "description": meaning, "examples": [example], **more}


def text(meaning: str, example: str, **more: object) -> Schema:
    """A text that is always there."""
    return field("string", meaning, example, **more)


def maybe(meaning: str, example: object, kind: str = "string", **more: object) -> Schema:
    """A value that may be null."""
    return field([kind, "null"], meaning, example, **more)


def number(meaning: str, example: float, **more: object) -> Schema:
    """A whole number."""
    return field("integer", meaning, example, **more)


def thing(meaning: str, properties: Schema, *, optional: tuple[str, ...] = (), **more: object) -> Schema:
    """An object with these properties and no others."""
    required = [name for name in properties if name not in optional]
    made = {"type": "object", "description": meaning, "properties": properties, "additionalProperties": False, **more}
    return made | ({"required": required} if required else {})


def listed(meaning: str, items: Schema) -> Schema:
    """An array."""
    return {"type": "array", "description": meaning, "items": items}


def ref(name: str) -> Schema:
    """Another schema of this module."""
    return {"$ref": f"#/components/schemas/{name}"}


def either_null(schema: Schema, meaning: str) -> Schema:
    """A schema, or null."""
    return {"anyOf": [schema, {"type": "null"}], "description": meaning}


IRI = text("The IRI of the entity", f"{ID}faction/levant-front", format="uri")
NAME = text("The name in English", "Levant Front")
ENTITY: Schema = {
    "id": IRI,
    "slug": text("The last part of the IRI, by which addresses name it", "levant-front"),
    "name": NAME,
    "name_ar": maybe("The name in Arabic", "الجبهة الشامية"),
    "type": maybe("Its most specific class in the ontology", "Faction"),
    "wikidata": maybe("The IRI of its Wikidata item", "http://www.wikidata.org/entity/Q41053"),
    "wikipedia": maybe("The address of its Wikipedia article", "https://en.wikipedia.org/wiki/Levant_Front"),
    "status": maybe("Curated: reference data knows it; Discovered: only articles name it", "Curated"),
}
ENTITY_FIELDS = tuple(ENTITY)
COORDINATES = thing(
    "Where it lies, WGS 84",
    {
        "latitude": field("number", "Degrees north", 35.92998),
        "longitude": field("number", "Degrees east", 36.63377),
    },
)
QUANTITY = thing(
    "A figure as the article has it",
    {
        "verbatim": text("The words of the article", "More than 75"),
        "value": maybe("The number in the words", 75, "number"),
        "lower": maybe("The least that is meant; null where open", 76, "number"),
        "upper": maybe("The most that is meant; null where open", None, "number"),
        "qualifier": maybe("How the words limit the number", "MoreThan"),
        "unit": maybe("What is counted", "person"),
    },
)
EVIDENCE: Schema = {
    "claim": text("The IRI of the claim", f"{ID}claim/6db0f64ea74d061a", format="uri"),
    "quote": text("The exact words of the article", QUOTE),
    "start": number("Where the words begin in the article's text, in code points", 1565, minimum=0),
    "end": number("Where they end, exclusive", 1742, minimum=0),
    "article": {"anyOf": [ref("ArticleInShort"), ref("Reference")], "description": "The article that is quoted"},
    "attributed_to": ref("Named"),
    "reported_by": either_null(ref("Named"), "The outlet that reports it"),
    "polarity": maybe("Asserted or Denied", "Asserted"),
    "certainty": maybe("Certain, Probable or Possible", "Certain"),
    "modality": maybe("Actual, Planned, Hypothetical or Historical", "Actual"),
    "confidence": maybe("How sure the reading of the words is, 0 to 1", 0.9, "number"),
    "rule": maybe("The rule by which the words were read", "participants-include"),
    "quantity": either_null(ref("Quantity"), "The figure that the claim gives"),
    "date": either_null(ref("ReportedDate"), "When it happened, as the article says"),
}
STATEMENT: Schema = {
    "id": text("The IRI of the statement", f"{ID}statement/ea26ddc17dbe348d", format="uri"),
    "type": text("Its class in the ontology", "Participation"),
    "status": maybe("What its claims, taken together, make of it", "Uncontested"),
    "sentence": text("The statement in words", "Levant Front took part in Deter the Aggression."),
    "roles": {
        "type": "object",
        "description": "Who or what stands in which role",
        "examples": [{"participant": {"id": f"{ID}faction/levant-front", "name": "Levant Front"}}],
        "additionalProperties": {
            "anyOf": [ref("Filler"), listed("Several in one role", ref("Filler"))],
            "description": "Who or what stands in the role",
        },
    },
}
LINKS = {
    "type": "object",
    "description": "Addresses that belong to the answer: itself, the next page, the page for people",
    "examples": [{"self": "/api/v1/factions"}],
    "additionalProperties": {"type": ["string", "null"], "description": "An address on this service"},
}
COUNTS = {
    "type": "object",
    "description": "By column the values with the number of rows that have each",
    "examples": [{"type": {"City": 1}}],
    "additionalProperties": {
        "type": "object",
        "description": "Rows by value",
        "additionalProperties": {"type": "integer", "description": "Rows"},
    },
}
META: Schema = {
    "revision": text("The revision of the graph that answered", "b6b718a870334b8f"),
    "count": number("Rows on this page", 1, minimum=0),
    "total": number("Rows on all pages", 1, minimum=0),
    "facets": COUNTS,
}


def page(rows: str, meaning: str, **more: Schema) -> Schema:
    """A page of rows of a schema."""
    meta = thing("About the answer", META, optional=("facets",))
    properties = {"data": listed("The rows", ref(rows)), "meta": meta, "links": LINKS, **more}
    return thing(meaning, properties, optional=tuple(more))


def detail(schema: Schema, meaning: str) -> Schema:
    """One thing in its envelope."""
    meta = thing("About the answer", {name: META[name] for name in ("revision",)})
    return thing(meaning, {"data": schema, "meta": meta, "links": LINKS})


def sparse(meaning: str, properties: Schema) -> Schema:
    """A row of which `fields=` may leave out all but the id."""
    return thing(meaning, properties, optional=tuple(name for name in properties if name != "id"))
