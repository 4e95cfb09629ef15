"""The JSON Schemas of the answers: every field with what it means and an example that the seed graph has."""

from __future__ import annotations

from api.schema_part import (
    COORDINATES,
    ENTITY,
    EVIDENCE,
    ID,
    IRI,
    LINKS,
    META,
    NAME,
    QUANTITY,
    QUOTE,
    STATEMENT,
    Schema,
    detail,
    either_null,
    field,
    listed,
    maybe,
    number,
    page,
    ref,
    sparse,
    text,
    thing,
)

SCHEMAS: dict[str, Schema] = {
    "Problem": {
        "type": "object",
        "description": "An error as RFC 9457 has it",
        "properties": {
            "type": text("What kind of problem", "https://w3id.org/orbat/problem/not-found", format="uri"),
            "title": text("The kind in words", "Nothing is there"),
            "status": number("The HTTP status", 404),
            "detail": text("What is wrong, and what is wanted", "no faction is called 'levant-frnt'"),
            "near": listed("What has a similar name", text("kind/slug", "faction/levant-front")),
            "offered": listed("The formats that there are", text("A media type", "application/json")),
            "retry_after": number("Seconds to wait before the next request", 4),
        },
        "required": ["type", "title", "status", "detail"],
    },
    "Named": thing("An entity by name", {"id": IRI, "name": NAME}),
    "Reference": thing("A thing by IRI alone", {"id": IRI}),
    "Filler": thing(
        "Who or what stands in a role; the id is null where it is a plain value",
        {"id": maybe("The IRI", f"{ID}faction/levant-front", format="uri"), "name": NAME},
    ),
    "Entity": sparse(
        "An entity as a row",
        ENTITY
        | {
            "claims": number("How many claims name it", 1, minimum=0),
            "coordinates": either_null(ref("Coordinates"), "Where it lies; an event where it took place"),
            "evidence": listed("With evidence=true the claims of the first statements about it", ref("Evidence")),
        },
    ),
    "Coordinates": COORDINATES,
    "Quantity": QUANTITY,
    "ReportedDate": thing(
        "A date as an article has it",
        {
            "value": text("A day, month or year", "2024-11-27"),
            "verbatim": maybe("The words of the article", "Wednesday"),
        },
    ),
    "ArticleInShort": thing(
        "An article by title",
        {
            "id": text("The IRI of the article", "https://w3id.org/orbat/article/00-media-line", format="uri"),
            "title": text(
                "The headline", "In Aleppo Countryside, the Opposition Turns the Tables on the Syrian Regime"
            ),
            "publisher": maybe("Who published it", "The Media Line"),
            "published": maybe("The day of publication", "2024-11-28"),
            "url": maybe("Where it was read", None),
        },
    ),
    "Evidence": thing("What one claim says in which words", EVIDENCE),
    "Statement": sparse("A statement", STATEMENT | {"evidence": listed("All its claims", ref("Evidence"))}),
    "Claim": sparse(
        "A claim: a statement in the words of one article",
        {
            "id": EVIDENCE["claim"],
            "statement": STATEMENT["id"],
            **{name: STATEMENT[name] for name in ("type", "status", "sentence", "roles")},
            **{name: value for name, value in EVIDENCE.items() if name != "claim"},
        },
    ),
    "Related": sparse(
        "An entity that another is related to",
        ENTITY
        | {
            "relations": listed("Classes of the statements that relate them", text("A class", "Participation")),
            "statement_status": maybe("What the claims make of the first of the statements", "Uncontested"),
            "confidence": maybe("The highest confidence of the claims, 0 to 1", 0.9, "number"),
            "evidence": listed("The claims, with evidence=true", ref("Evidence")),
        },
    ),
    "Controller": sparse(
        "Who controlled a place",
        {
            "id": IRI,
            "name": NAME,
            "since": text("Since when", "2024-11-27"),
            "kind": text("Capture or Control", "Capture"),
            "statement_status": text("What the claims make of it", "Uncontested"),
            "evidence": listed("The claims", ref("Evidence")),
        },
    ),
    "Article": sparse(
        "An article that the graph rests on",
        {
            "id": text("The IRI of the article", "https://w3id.org/orbat/article/00-media-line", format="uri"),
            "slug": text("The last part of the IRI", "00-media-line"),
            "title": text(
                "The headline", "In Aleppo Countryside, the Opposition Turns the Tables on the Syrian Regime"
            ),
            "publisher": maybe("Who published it", "The Media Line"),
            "author": maybe("Who wrote it", "Rizik Alabi"),
            "published": maybe("The day of publication", "2024-11-28"),
            "url": maybe("Where it was read", None),
            "claims": number("How many claims it makes", 17, minimum=0),
            "text": text("The whole text", "For the first time in years"),
        },
    ),
    "Found": sparse(
        "A result of a search",
        {
            "id": IRI,
            "kind": text("The kind of entity, or span for a quote", "faction"),
            "name": text("The main name, or the headline of the article", "Hay'at Tahrir al-Sham"),
            "text": text("The name or the quote that fits", "Hayat Tahrir al Sham"),
            "score": field("number", "How well it fits, 0 to 1", 0.837),
            "why": text("Why it is found", "the words are part of the name 'Hayat Tahrir al Sham'"),
            "article": maybe("The IRI of the article that is quoted", None),
            "links": LINKS,
        },
    ),
    "Cell": thing(
        "A value: of an entity its IRI and name, else the value",
        {
            "id": text("The IRI", f"{ID}faction/levant-front"),
            "name": NAME,
            "value": text("The value", "2024-11-27"),
            "datatype": text("The IRI of its datatype", "http://www.w3.org/2001/XMLSchema#date"),
            "language": text("Its language", "en"),
        },
        optional=("id", "name", "value", "datatype", "language"),
    ),
    "ShortEvidence": thing(
        "A quote behind a row",
        {
            "quote": text("The exact words", QUOTE),
            "source": {
                "anyOf": [ref("Named"), {"type": "string"}, {"type": "null"}],
                "description": "Whose word it is",
            },
            "article": maybe("The IRI of the article", "https://w3id.org/orbat/article/00-media-line"),
            "claim": maybe("The IRI of the claim", f"{ID}claim/6db0f64ea74d061a"),
            "span": maybe(
                "The IRI of the words, which ends with their offsets",
                "https://w3id.org/orbat/article/00-media-line#char=1565,1742",
            ),
        },
    ),
    "Row": {
        "type": "object",
        "description": "A row by column; null where it has no value. With evidence=true the quotes that it rests on",
        "properties": {"quotes": listed("The quotes that it rests on", ref("ShortEvidence"))},
        "additionalProperties": either_null(ref("Cell"), "The value in the column"),
    },
    "StoredQuery": thing(
        "A stored query",
        {
            "name": text("Its name in addresses", "factions_in_operation"),
            "summary": text("The question", "Which factions took part in an operation?"),
            "description": text("What to know about it", "Named participants only"),
            "returns": text("What a row is", "one row per participant: its IRI and its English name"),
            "ask": listed("How it is asked in English", text("A pattern", "which factions took part in {operation}?")),
            "parameters": listed(
                "What it wants to know",
                thing(
                    "A parameter",
                    {
                        "name": text("Its name", "operation"),
                        "type": text("Its type", "iri(operation)"),
                        "meaning": text("What it is", "the operation"),
                        "example": text("A value", "deter-the-aggression"),
                        "required": field("boolean", "Whether it must be given", example=True),
                    },
                ),
            ),
            "links": LINKS,
        },
    ),
    "EntityList": page("Entity", "A page of entities"),
    "EntityDetail": detail(
        thing(
            "An entity with its names and statements",
            ENTITY
            | {
                "names": listed(
                    "Other names and spellings",
                    thing(
                        "A name",
                        {"name": text("The name", "al-Jabha al-Shamiya"), "language": maybe("Its language", "en")},
                    ),
                ),
                "within": listed("What it lies in or is part of", ref("Named")),
                "coordinates": either_null(ref("Coordinates"), "Where it lies"),
                "statements": listed("What is said of it", ref("Statement")),
            },
        ),
        "One entity",
    ),
    "RelatedList": page(
        "Related",
        "A page of related entities",
        collectives=listed("Unnamed collectives that took part", ref("Related")),
    ),
    "ClaimList": page("Claim", "A page of claims"),
    "ClaimDetail": detail(ref("Claim"), "One claim"),
    "StatementList": page("Statement", "A page of statements"),
    "StatementDetail": detail(
        thing(
            "A statement with what its claims come to",
            STATEMENT
            | {
                "evidence": listed("All its claims", ref("Evidence")),
                "figures": either_null(
                    thing(
                        "The bounds of the figures that its claims give",
                        {
                            "lowest": maybe("The least; null where open", "76"),
                            "highest": maybe("The most; null where open", "25"),
                        },
                    ),
                    "The bounds of its figures",
                ),
                "dates": either_null(
                    thing(
                        "The days between which its claims date it",
                        {
                            "earliest": maybe("The earliest day, month or year", "2024-11-27"),
                            "latest": maybe("The latest", "2024-11-27"),
                        },
                    ),
                    "When it happened, by all its claims",
                ),
                "fact": either_null(
                    thing(
                        "A triple",
                        {"subject": ref("Named"), "predicate": ref("Named"), "object": ref("Named")},
                    ),
                    "The simple fact that it makes; null where its claims make none",
                ),
                "doubts": listed("What is to be held against it", text("A reason", "Only one article reports it.")),
                "others": listed(
                    "What else is said of the same",
                    thing("A statement", {name: STATEMENT[name] for name in ("id", "sentence", "status")}),
                ),
            },
        ),
        "One statement",
    ),
    "ControlList": page("Controller", "Who controlled a place"),
    "ArticleList": page("Article", "A page of articles"),
    "ArticleDetail": detail(ref("Article"), "One article"),
    "FoundList": page("Found", "A page of results"),
    "QueryList": thing(
        "The stored queries",
        {
            "data": listed("The queries", ref("StoredQuery")),
            "meta": thing("About the answer", {name: META[name] for name in ("revision", "count")}),
            "links": LINKS,
        },
    ),
    "RowList": thing(
        "The rows of a stored query",
        {
            "data": listed("The rows", ref("Row")),
            "meta": thing(
                "About the answer",
                {
                    "revision": META["revision"],
                    "count": META["count"],
                    "columns": listed("The columns in their order", text("A column", "participant")),
                    "query": text("The name of the query", "factions_in_operation"),
                },
            ),
            "sparql": text("The query that was asked", "PREFIX : <https://w3id.org/orbat/ontology#>"),
            "links": LINKS,
        },
    ),
    "Answer": detail(
        {
            "type": "object",
            "description": "How the question was understood, and the answer; or why it is declined",
            "properties": {
                "question": text("The question as it came", "who took part in Deter the Aggression?"),
                "understood": either_null(ref("Understood"), "How the question was understood; null if declined"),
                "reason": text("Why it is declined", "Sorry, I cannot answer this: it asks for nothing."),
                "nearest": listed("The nearest questions", text("A question", "Who fled?")),
                "columns": listed("The columns of the rows", text("A column", "participant")),
                "rows": listed("The rows, each with its quotes", ref("Row")),
                "sparql": text("The query that was asked", "PREFIX : <https://w3id.org/orbat/ontology#>"),
            },
            "required": ["question", "understood"],
        },
        "The answer to a question",
    ),
    "Understood": thing(
        "A question in the words of a stored query",
        {
            "as": text("The question that is answered", "Which factions took part in Deter the Aggression?"),
            "query": text("The name of the stored query", "factions_in_operation"),
            "summary": text("What that query asks", "Which factions took part in an operation?"),
            "parameters": {
                "type": "object",
                "description": "What each parameter of the query was taken to be",
                "additionalProperties": thing(
                    "A parameter",
                    {
                        "value": text("Its value", "operation/deter-the-aggression"),
                        "id": text("The IRI of the entity that was understood", f"{ID}operation/deter-the-aggression"),
                        "name": text("The name of that entity", "Deter the Aggression"),
                        "heard": text("The words of the question that name it", "Deter the Aggression"),
                        "because": text("Why the words name it: a name of it, a spelling, or a similar one", "name"),
                    },
                    optional=("id", "name", "heard", "because"),
                ),
            },
            "corrected": {
                "type": "object",
                "description": "Mistyped words with those that they were taken for",
                "examples": [{"factons": "factions"}],
                "additionalProperties": {"type": "string", "description": "The word that was meant"},
            },
        },
    ),
    "Graph": {"type": "string", "description": "A graph in RDF"},
    "Page": {"type": "string", "description": "A page"},
    "Reconciliation": {
        "type": "object",
        "description": "The manifest, the candidates by query, or the values by entity, as the protocol has them",
        "examples": [{"versions": ["0.2"]}],
    },
    "Suggestions": thing(
        "What may be meant",
        {
            "result": listed(
                "The suggestions, best first",
                thing(
                    "A suggestion",
                    {
                        "id": text("Its id", "faction/levant-front"),
                        "name": NAME,
                        "description": text("Why it is suggested", "faction; part of a name: Levant Front"),
                        "notable": listed(
                            "Its classes",
                            thing("A class", {"id": text("Its id", "Faction"), "name": text("Its label", "faction")}),
                        ),
                    },
                    optional=("description", "notable"),
                ),
            )
        },
    ),
    "Proposal": thing(
        "The properties of a type",
        {
            "type": text("The class", "Place"),
            "limit": number("How many were asked for", 10),
            "properties": listed(
                "The properties",
                thing(
                    "A property", {"id": text("Its id", "latitude"), "name": text("Its label", "latitude in degrees")}
                ),
            ),
        },
        optional=("limit",),
    ),
}
