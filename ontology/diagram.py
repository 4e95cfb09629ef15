"""Pictures of the ontology as SVG, drawn from the ontology itself; colours are those of the page around them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rdflib import RDFS, URIRef

import ontology
from ontology import NS

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 150, 34
"""Of a box, in pixels."""
BOXES = {
    "Article": (20, 20), "Span": (20, 120), "Claim": (240, 120), "Quantity": (240, 20), "Statement": (480, 120),
    "Actor": (480, 240), "Event": (740, 240), "Place": (740, 120), "EquipmentType": (740, 20),
}  # fmt: skip
"""The classes of the overview, with the left upper corner of each."""
ARROWS = (
    ("Span", "Article", "inArticle"), ("Claim", "Span", "quotedAt"), ("Claim", "Quantity", "hasQuantity"),
    ("Claim", "Statement", "claims"), ("Claim", "Actor", "attributedTo"), ("Statement", "Actor", "participant"),
    ("Statement", "Event", "inEvent"), ("Statement", "Place", "place"), ("Statement", "EquipmentType", "equipment"),
    ("Actor", "Event", "participatesIn"),
)  # fmt: skip
"""The properties of the overview: from, to, name."""
ROW, STEP = 22, 190
"""Of the class tree: the height of a line and the indentation of a level, in pixels."""


def overview() -> str:
    """How article, claim, statement and fact hang together."""
    parts = [_arrow(*arrow) for arrow in ARROWS]
    parts += [_box(name, x, y) for name, (x, y) in BOXES.items()]
    return _svg(910, 300, "How articles, claims, statements and entities hang together", parts)


def tree(root: str) -> str:
    """A class with all classes below it."""
    lines = list(_lines(root, 0))
    parts: list[str] = []
    last: dict[int, int] = {}
    for row, (name, level) in enumerate(lines):
        x, y = 10 + level * STEP, 18 + row * ROW
        if level:
            top = last[level - 1]
            parts.append(f'<path d="M{x - STEP + 12} {top + 6} V{y - 4} H{x - 6}" fill="none" stroke="currentColor" '
                         'stroke-opacity=".35"/>')  # fmt: skip
        last[level] = y
        parts.append(f'<a href="#{name}"><text x="{x}" y="{y}" fill="currentColor">{escape(name)}</text></a>')
    width = 200 + max(level for _, level in lines) * STEP
    return _svg(width, 10 + len(lines) * ROW, f"The classes below {root}", parts)


def _lines(name: str, level: int) -> Iterator[tuple[str, int]]:
    yield name, level
    below = (str(node)[len(NS) :] for node in ontology.graph().subjects(RDFS.subClassOf, URIRef(NS + name)))
    for child in sorted(below):
        yield from _lines(child, level + 1)


def _svg(width: int, height: int, title: str, parts: list[str]) -> str:
    # Attributes, not styles: the pages of the service allow no style that stands in them.
    head = (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-size="13" '
        f'font-family="system-ui, sans-serif" xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>'
    )
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 L8 4 L0 8 z" fill="currentColor"/></marker></defs>'
    )
    return head + (tip if "marker-end" in "".join(parts) else "") + "".join(parts) + "</svg>"


def _box(name: str, x: int, y: int) -> str:
    return (
        f'<a href="#{name}"><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="none" '
        f'stroke="currentColor"/><text x="{x + WIDTH // 2}" y="{y + 22}" text-anchor="middle" font-weight="600" '
        f'fill="currentColor">{escape(name)}</text></a>'
    )


def _arrow(start: str, end: str, name: str) -> str:
    (x1, y1), (x2, y2) = _border(start, end), _border(end, start)
    # Beside an upright line, above any other.
    x, y, anchor = ((x1 + x2) // 2, (y1 + y2) // 2 - 5, "middle") if x1 != x2 else (x1 + 6, (y1 + y2) // 2 + 4, "start")
    return (
        f'<path d="M{x1} {y1} L{x2} {y2}" stroke="currentColor" stroke-opacity=".6" marker-end="url(#tip)"/>'
        f'<a href="#{name}"><text x="{x}" y="{y}" text-anchor="{anchor}" font-size="11" '
        f'fill="currentColor">{escape(name)}</text></a>'
    )


def _border(start: str, end: str) -> tuple[int, int]:
    """Where the line between two boxes leaves the first: the middle of a side."""
    (x, y), (to_x, to_y) = BOXES[start], BOXES[end]
    if abs(to_x - x) > WIDTH:
        return (x + WIDTH if to_x > x else x), y + HEIGHT // 2
    return x + WIDTH // 2, (y + HEIGHT if to_y > y else y)
