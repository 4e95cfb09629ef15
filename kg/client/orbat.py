"""The client itself: one method a resource; pages are followed, so that a table is whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urljoin
from urllib.request import Request, urlopen

from kg.client import row
from kg.client.table import Table
from kg.error import OrbatError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.client.row import Article, Claim, Entity, Json, Participant, Statement

Row = TypeVar("Row")
PREFIXES = {
    "": "https://w3id.org/orbat/ontology#",
    "article": "https://w3id.org/orbat/article/",
    "dct": "http://purl.org/dc/terms/",
    "id": "https://w3id.org/orbat/id/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that a query need not declare."""
NUMBERS = {"integer": int, "decimal": float, "double": float, "float": float}
PAGE = 1_000


class ClientError(OrbatError):
    """The service could not answer; `status` is the HTTP status, 0 where it was not reached."""

    def __init__(self, message: str, *, status: int = 0) -> None:
        self.status = status
        super().__init__(message)


class Orbat:
    """A service, by its address. `timeout` is in seconds.

    Raises (every method):
        ClientError: the service cannot be reached, or refuses; the message is its own.
    """

    def __init__(self, address: str = "http://127.0.0.1:8000", *, timeout: float = 30.0) -> None:
        if not address.startswith(("http://", "https://")):
            raise ClientError(f"'{address[:80]}' found, an address as http://127.0.0.1:8000 wanted")
        self.address = address.rstrip("/") + "/"
        self.timeout = timeout

    def participants(self, operation: str, *, evidence: bool = False) -> Table[Participant]:
        """Who took part in an operation, by its slug."""
        return self.related("operations", operation, "participants", evidence=evidence)

    def related(self, resource: str, slug: str, relation: str, *, evidence: bool = False) -> Table[Participant]:
        """What belongs to an entity: `related("factions", "levant-front", "allies")`."""
        path = f"api/v1/{quote(resource)}/{quote(slug, safe='')}/{quote(relation)}"
        return self._list(path, {"evidence": str(evidence).lower()}, row.participant)

    def entities(self, resource: str, **filters: str) -> Table[Entity]:
        """The entities of a resource: `entities("places", within="idlib-governorate")`."""
        return self._list(f"api/v1/{quote(resource)}", filters, row.entity)

    def statements(self, **filters: str) -> Table[Statement]:
        """Statements with their evidence: `statements(type="Capture", entity="place/awijil")`."""
        return self._list("api/v1/statements", filters, row.statement)

    def claims(self, **filters: str) -> Table[Claim]:
        """Claims in the words of the articles: `claims(article="00-media-line")`."""
        return self._list("api/v1/claims", filters, row.claim)

    def articles(self) -> Table[Article]:
        """The articles, the newest first."""
        return self._list("api/v1/articles", {}, row.article)

    def search(self, words: str, **filters: str) -> Table[Json]:
        """Names and quotes that hold some words, in either script, best first."""
        return self._list("api/v1/search", {"q": words, **filters}, dict)

    def query(self, name: str, *, evidence: bool = False, **parameters: str) -> Table[Json]:
        """The rows of a stored query: `query("casualties", outcome="Killed")`; entities as their names."""
        given = parameters | ({"evidence": "true"} if evidence else {})
        found = self._get(f"api/v1/queries/{quote(name)}", given)
        columns = [*found["meta"]["columns"], *(("quotes",) if evidence else ())]
        made = [{column: _cell(each.get(column)) for column in columns} for each in found["data"]]
        return Table(made, revision=found["meta"]["revision"], columns=columns)

    def ask(self, question: str) -> Json:
        """The answer to a question in English: how it was understood, the rows with quotes, the SPARQL."""
        data: Json = self._get("api/v1/ask", {"q": question})["data"]
        return data

    def sparql(self, query: str) -> Table[Json]:
        """The rows of a SELECT; the usual prefixes are known, numbers are numbers, IRIs are texts."""
        declared = "\n".join(
            f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items() if f"PREFIX {name}:" not in query
        )
        body = f"{declared}\n{query}".encode()
        headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
        found, revision = self._send(Request(urljoin(self.address, "sparql"), body, headers))  # noqa: S310
        if "results" not in found:
            return Table([{"answer": found["boolean"]}], revision=revision)
        made = [{name: _term(term) for name, term in each.items()} for each in found["results"]["bindings"]]
        return Table(made, revision=revision, columns=found["head"]["vars"])

    def _list(self, path: str, given: dict[str, str], make: Callable[[Json], Row]) -> Table[Row]:
        rows: list[Row] = []
        found = self._get(path, {"limit": str(PAGE), **given})
        rows += [make(each) for each in found["data"]]
        while following := found["links"].get("next"):
            found, _ = self._send(Request(urljoin(self.address, following)))  # noqa: S310
            rows += [make(each) for each in found["data"]]
        return Table(rows, revision=found["meta"]["revision"])

    def _get(self, path: str, given: dict[str, str]) -> Json:
        address = urljoin(self.address, path) + (f"?{urlencode(given)}" if given else "")
        return self._send(Request(address, headers={"Accept": "application/json"}))[0]  # noqa: S310

    def _send(self, request: Request) -> tuple[Json, str]:
        try:
            # The address was given as http or https, and only paths of the service are added.
            with urlopen(request, timeout=self.timeout) as response:  # noqa: S310
                return json.load(response), response.headers.get("Orbat-Revision", "")
        except HTTPError as error:
            with error:
                raise ClientError(_detail(error), status=error.code) from None
        except (URLError, TimeoutError, ConnectionError) as error:
            raise ClientError(f"{self.address} cannot be reached: {getattr(error, 'reason', error)}") from None


def _detail(error: HTTPError) -> str:
    """What the service says of an error: the detail of its problem."""
    try:
        return str(json.load(error)["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{error.code} {error.reason}"


def _cell(value: Any) -> Any:  # noqa: ANN401  a value of any column
    if isinstance(value, list):
        return [each["quote"] for each in value]
    if not isinstance(value, dict):
        return value
    if "value" not in value:
        return value.get("name")
    kind = str(value.get("datatype", "")).rpartition("#")[2]
    return NUMBERS[kind](value["value"]) if kind in NUMBERS else value["value"]


def _term(term: dict[str, str]) -> Any:  # noqa: ANN401  a value of any datatype
    kind = term.get("datatype", "").rpartition("#")[2]
    if kind == "boolean":
        return term["value"] == "true"
    return NUMBERS[kind](term["value"]) if kind in NUMBERS else term["value"]
