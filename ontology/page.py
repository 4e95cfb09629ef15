"""The documentation of the ontology as HTML, made from the ontology: `python -m ontology.page > ontology.html`.

`body()` is what a page of the service puts between its header and its footer; `html()` is a page that stands alone.
Neither needs a network, a script or a style that stands in an attribute.
"""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from urllib.parse import quote

from rdflib import DCTERMS, OWL, URIRef

import ontology
from ontology import BASE, NS, diagram
from ontology.term import Term, terms

HEADINGS = {
    "Class": "Classes",
    "Property between things": "Properties between things",
    "Property with a value": "Properties with a value",
    "Annotation": "Annotations",
    "Value": "Values",
    "List of values": "Lists of values",
}
TREES = ("Actor", "Event", "Place", "Statement")
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
svg { max-width: 100%; height: auto; } pre { overflow-x: auto; padding: .5rem; border: 1px solid #8884; }
.term { border-top: 1px solid #8884; padding: .75rem 0; } .term h3 { margin: 0; } .dim { opacity: .7; }
:target { outline: 2px solid currentColor; outline-offset: .5rem; } :root { color-scheme: light dark; }
"""


def html(*, sparql: str = "/sparql") -> str:
    """A whole page; `sparql` is the address of the query page that the live queries lead to."""
    title = escape(_header(DCTERMS.title))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
        f'content="width=device-width, initial-scale=1">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n'
        f"<body>\n{body(sparql=sparql)}</body>\n</html>\n"
    )


def body(*, sparql: str = "/sparql") -> str:
    """The documentation from its heading to its last term, without the page around it."""
    groups = [(kind, list(members)) for kind, members in groupby(terms(), key=lambda term: term.kind)]
    return _introduction(groups) + "".join(_group(kind, members, sparql) for kind, members in groups)


def _introduction(groups: list[tuple[str, list[Term]]]) -> str:
    counts = "".join(f'<li><a href="#{_slug(kind)}">{HEADINGS[kind]}</a> ({len(found)})</li>' for kind, found in groups)
    trees = "".join(
        f"<details><summary>Classes below {name}</summary>\n{diagram.tree(name)}\n</details>\n" for name in TREES
    )
    return (
        f"<h1>{escape(_header(DCTERMS.title))}</h1>\n"
        f'<p class="lead">{escape(_header(DCTERMS.description))}</p>\n'
        f'<p class="dim">Version {escape(_header(OWL.versionInfo))}, namespace <code>{NS}</code>, licence '
        f'<a href="{escape(_header(DCTERMS.license))}">Apache-2.0</a>. Also in <a href="/ontology.ttl">Turtle</a>, '
        '<a href="/ontology.jsonld">JSON-LD</a> and <a href="/ontology.nt">N-Triples</a>.</p>\n'
        f"<ul>{counts}</ul>\n<figure>\n{diagram.overview()}\n<figcaption>A claim of an article, quoted at a span, "
        "asserts or denies a statement; a statement that stands makes a fact, one triple between two entities."
        "</figcaption>\n"
        f"</figure>\n{trees}"
    )


def _header(predicate: URIRef) -> str:
    found = sorted(ontology.graph().objects(URIRef(BASE + "ontology"), predicate), key=lambda text: text.n3())
    return next(str(text) for text in found if getattr(text, "language", None) in {None, "en"})


def _group(kind: str, members: list[Term], sparql: str) -> str:
    articles = "".join(_term(term, sparql) for term in members)
    return f'<section>\n<h2 id="{_slug(kind)}">{HEADINGS[kind]}</h2>\n{articles}</section>\n'


def _term(term: Term, sparql: str) -> str:
    arabic = f' <span lang="ar" dir="rtl" class="dim">{escape(term.arabic)}</span>' if term.arabic else ""
    relations = "".join(f"<dt>{word}</dt><dd>{', '.join(map(_link, ends))}</dd>" for word, ends in term.relations)
    abroad = "".join(f"<dd><code>{escape(text)}</code></dd>" for text in term.alignments)
    abroad = abroad and f"<dt>elsewhere</dt>{abroad}"
    examples = "; ".join(term.examples).rstrip(".")
    waiver = f'<p class="dim">{escape(term.waiver)}</p>\n' if term.waiver else ""
    use = f"<pre><code>{escape(term.use)}</code></pre>\n" if term.use else ""
    facts = f"<dl>{relations}{abroad}</dl>\n" if relations or abroad else ""
    return (
        f'<article class="term" id="{term.name}">\n<h3><a href="#{term.name}"><code>:{term.name}</code></a> '
        f"{escape(term.label)}{arabic}</h3>\n<p>{escape(term.definition)}</p>\n"
        f'<p class="dim">Example: {escape(examples)}. Source: {escape(term.source)}.</p>\n{facts}{waiver}{use}'
        f'<p><a href="{escape(sparql)}?query={quote(term.query, safe="")}">Ask the graph</a></p>\n</article>\n'
    )


def _link(name: str) -> str:
    return f'<a href="#{name[1:]}">{escape(name[1:])}</a>' if name.startswith(":") else f"<code>{escape(name)}</code>"


def _slug(kind: str) -> str:
    return "all-" + HEADINGS[kind].lower().replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.write(html())
