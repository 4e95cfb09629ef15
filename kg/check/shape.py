"""SHACL Core as SPARQL: for each constraint of the shapes a query that finds what breaks it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, count
from typing import TYPE_CHECKING

from rdflib import RDF, XSD, Graph, URIRef
from rdflib.namespace import SH

import ontology
from kg.error import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

SHAPE = ontology.BASE + "shape#"
SHAPES = "shapes.ttl"
ABOUT = frozenset({RDF.type, SH.path, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf, SH.property})
"""Properties of a shape that are no constraints."""
WELL_FORMED: dict[Node, str] = {
    XSD.integer: "isNumeric({0})",
    XSD.decimal: "isNumeric({0})",
    XSD.date: f"<{XSD.date}>(STR({{0}})) = <{XSD.date}>(STR({{0}}))",
    XSD.gYear: 'REGEX(STR({0}), "^-?[0-9]{{4,}}$")',
    XSD.gYearMonth: 'REGEX(STR({0}), "^-?[0-9]{{4,}}-(0[1-9]|1[0-2])$")',
}
"""What a literal of a datatype is, beside having it; for others any text will do."""
KINDS: dict[Node, str] = {SH.IRI: "isIRI({0})", SH.Literal: "isLiteral({0})"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint of a shape: `query` gives what breaks it as ?this, with ?path and ?value where they matter.

    `shape` is the local name of the shape, `path` that of the property that is constrained, empty where there is none.
    """

    shape: str
    message: str
    severity: str
    path: str
    query: str


@dataclass(frozen=True, slots=True)
class Breach:
    """How SPARQL says that a node breaks a constraint: a pattern and a condition, either of which may be empty.

    `among` is a group that says the condition for all nodes at once: what is in it breaks nothing.
    """

    pattern: str
    condition: str = ""
    value: str = ""
    path: str = ""
    among: str = ""

    @property
    def absent(self) -> str:
        """An expression that is true where nothing breaks the constraint."""
        if not self.pattern:
            return f"!({self.condition})"
        return f"NOT EXISTS {{ {self.pattern} {f'FILTER({self.condition})' if self.condition else ''} }}"

    def query(self, target: str) -> str:
        """What breaks the constraint among the nodes that a target has as ?this.

        Where a pattern says what to look at, its few breaches are looked up in the target, not the target's many nodes
        in the pattern; and a class is subtracted whole. Both took a quarter of the time.
        """
        named = (("path", self.path), ("value", self.value))
        chosen = " ".join(f"({variable} AS ?{name})" for name, variable in named if variable)
        limit = f"MINUS {{ {self.among} }}" if self.among else f"FILTER({self.condition})" if self.condition else ""
        if self.pattern and not self.path:
            return (
                f"SELECT DISTINCT ?this {chosen} WHERE {{ {{ {self.pattern} {limit} }} FILTER EXISTS {{ {target} }} }}"
            )
        nodes = f"{{ SELECT DISTINCT ?this WHERE {{ {target} }} }}"
        return f"SELECT DISTINCT ?this {chosen} WHERE {{ {nodes} {self.pattern} {limit} }}"


def constraints(shapes: Graph) -> Iterator[Constraint]:
    """The constraints of all shapes that have a target.

    Raises:
        DataError: a shape uses a part of SHACL that is not understood here, or a constraint has no message.
    """
    compiler = _Compiler(shapes)
    for shape in sorted({*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetSubjectsOf)}, key=str):
        target = compiler.target(shape)
        for node in (shape, *shapes.objects(shape, SH.property)):
            breaches = compiler.property(node, "?this") if node != shape else compiler.node(shape, "?this")
            for breach in breaches:
                yield Constraint(
                    shape=str(shape).removeprefix(SHAPE),
                    message=compiler.message(node),
                    severity="warning" if shapes.value(node, SH.severity) == SH.Warning else "error",
                    path=str(shapes.value(node, SH.path) or "") if "^" not in compiler.path(node) else "",
                    query=breach.query(target),
                )


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Writes the constraints of shapes as breaches; the names of its variables are never used twice."""

    shapes: Graph
    numbers: Iterator[int] = field(default_factory=count)

    def target(self, shape: Node) -> str:
        """The nodes that a shape is about, as ?this."""
        kinds = [*self.shapes.objects(shape, SH.targetClass)]
        parts = [self._member("?this", kinds)] if kinds else []
        parts += [f"?this {name.n3()} ?any" for name in self.shapes.objects(shape, SH.targetSubjectsOf)]
        return f"{{ {' } UNION { '.join(parts)} }}"

    def message(self, node: Node) -> str:
        """What a constraint says to a curator."""
        texts = sorted(str(text) for text in self.shapes.objects(node, SH.message))
        if not texts:
            raise DataError(ontology.path(SHAPES), None, "a constraint has no sh:message")
        return texts[0]

    def path(self, node: Node) -> str:
        """The path of a property shape, empty for a node shape."""
        path = self.shapes.value(node, SH.path)
        inverse = None if path is None else self.shapes.value(path, SH.inversePath)
        if inverse is not None:
            return f"^{inverse.n3()}"
        if path is not None and not isinstance(path, URIRef):
            raise DataError(ontology.path(SHAPES), None, "a path is neither a property nor the inverse of one")
        return path.n3() if path is not None else ""

    def node(self, shape: Node, focus: str) -> Iterator[Breach]:
        """How a node breaks a node shape, its property shapes left out."""
        yield from self._values(shape, "", focus)
        if self.shapes.value(shape, SH.closed):
            predicate, value = self._variable(), self._variable()
            known = [
                name for one in self.shapes.objects(shape, SH.ignoredProperties) for name in self.shapes.items(one)
            ]
            known += [
                path
                for one in self.shapes.objects(shape, SH.property)
                if isinstance(path := self.shapes.value(one, SH.path), URIRef)
            ]
            allowed = ", ".join(sorted({name.n3() for name in known}))
            yield Breach(f"{focus} {predicate} {value} .", f"{predicate} NOT IN ({allowed})", value, predicate)

    def property(self, shape: Node, focus: str) -> Iterator[Breach]:
        """How a node breaks a property shape."""
        path, value = self.path(shape), self._variable()
        reach = f"{focus} {path} {value} ."
        yield from self._values(shape, reach, value)
        for number in self.shapes.objects(shape, SH.minCount):
            yield Breach("", f"NOT EXISTS {{ {self._several(focus, path, int(str(number)))} }}")
        for number in self.shapes.objects(shape, SH.maxCount):
            yield Breach(self._several(focus, path, int(str(number)) + 1))
        for wanted in self.shapes.objects(shape, SH.hasValue):
            yield Breach("", f"NOT EXISTS {{ {focus} {path} {wanted.n3()} }}")
        if self.shapes.value(shape, SH.uniqueLang):
            other = self._variable()
            same = f'LANG({value}) != "" && LCASE(LANG({value})) = LCASE(LANG({other})) && !sameTerm({value}, {other})'
            yield Breach(f"{reach} {focus} {path} {other} .", same)
        yield from self._pairs(shape, focus, reach, value)

    def _pairs(self, shape: Node, focus: str, reach: str, value: str) -> Iterator[Breach]:
        """How the values of one property break what they should be to those of another."""
        other, path = self._variable(), self.path(shape)
        for name in self.shapes.objects(shape, SH.disjoint):
            yield Breach(f"{reach} {focus} {name.n3()} {value} .", value=value)
        for name in self.shapes.objects(shape, SH.equals):
            yield Breach(reach, f"NOT EXISTS {{ {focus} {name.n3()} {value} }}", value)
            yield Breach(f"{focus} {name.n3()} {value} .", f"NOT EXISTS {{ {focus} {path} {value} }}", value)
        for predicate, sign in ((SH.lessThan, "<"), (SH.lessThanOrEquals, "<=")):
            for name in self.shapes.objects(shape, predicate):
                yield Breach(
                    f"{reach} {focus} {name.n3()} {other} .", f"!COALESCE({value} {sign} {other}, false)", value
                )

    def _several(self, focus: str, path: str, least: int) -> str:
        """At least so many different values of a property."""
        values = [self._variable() for _ in range(least)]
        differ = " && ".join(f"!sameTerm({one}, {other})" for one, other in combinations(values, 2))
        reach = " ".join(f"{focus} {path} {value} ." for value in values)
        return f"{reach} FILTER({differ})" if differ else reach

    def _values(self, shape: Node, reach: str, value: str) -> Iterator[Breach]:
        """How a value breaks what is to be true of each value of a shape."""
        shown = value if reach else ""
        for predicate, wanted in self.shapes.predicate_objects(shape):
            if predicate in ABOUT or predicate in ELSEWHERE:
                continue
            kinds = self._kinds(predicate, wanted)
            if kinds:
                member = self._member(value, kinds)
                yield Breach(reach, f"NOT EXISTS {{ {member} }}", shown, among=member)
            else:
                yield Breach(reach, f"!COALESCE({self._test(predicate, wanted, value)}, false)", shown)

    def _kinds(self, predicate: Node, wanted: Node) -> list[Node]:
        """The classes of which a value is to be, where a constraint says no more."""
        if predicate == SH["class"]:
            return [wanted]
        if predicate != SH["or"]:
            return []
        each = [[*self.shapes.predicate_objects(shape)] for shape in self.shapes.items(wanted)]
        plain = all(len(one) == 1 and one[0][0] == SH["class"] for one in each)
        return [one[0][1] for one in each] if plain else []

    def _member(self, value: str, kinds: list[Node]) -> str:
        """That a value is of one of the classes, or of one below them."""
        kind, below = self._variable(), sorted({one for name in kinds for one in _below(name)})
        return f"VALUES {kind} {{ {' '.join(below)} }} {value} a {kind}"

    def _test(self, predicate: Node, wanted: Node, value: str) -> str:
        """What is to be true of a value."""
        if predicate in TESTS:
            return TESTS[predicate].format(value, wanted.n3())
        if predicate == SH.datatype:
            form = WELL_FORMED.get(wanted, "true").format(value)
            return f"DATATYPE({value}) = {wanted.n3()} && {form}"
        if predicate == SH.nodeKind:
            return KINDS[wanted].format(value)
        if predicate == SH["in"]:
            return f"{value} IN ({', '.join(item.n3() for item in self.shapes.items(wanted))})"
        if predicate == SH.languageIn:
            ranges = (f"LANGMATCHES(LANG({value}), {item.n3()})" for item in self.shapes.items(wanted))
            return " || ".join(ranges)
        if predicate in {SH["not"], SH["or"], SH.xone}:
            return self._logic(predicate, wanted, value)
        raise DataError(ontology.path(SHAPES), None, f"{predicate.n3()} is no part of SHACL that is checked here")

    def _logic(self, predicate: Node, wanted: Node, value: str) -> str:
        if predicate == SH["not"]:
            return f"!{self._conforms(wanted, value)}"
        each = [self._conforms(shape, value) for shape in self.shapes.items(wanted)]
        if predicate == SH["or"]:
            return " || ".join(each)
        return " + ".join(f"IF({test}, 1, 0)" for test in each) + " = 1"

    def _conforms(self, shape: Node, value: str) -> str:
        """Whether a value has a shape."""
        breaches = [*self.node(shape, value)]
        for one in self.shapes.objects(shape, SH.property):
            breaches += self.property(one, value)
        return "(" + " && ".join(breach.absent for breach in breaches) + ")"

    def _variable(self) -> str:
        return f"?v{next(self.numbers)}"


TESTS: dict[Node, str] = {
    SH.pattern: "REGEX(STR({0}), {1})",
    SH.minLength: "STRLEN(STR({0})) >= {1}",
    SH.minInclusive: "{0} >= {1}",
    SH.maxInclusive: "{0} <= {1}",
}
"""Expressions over a value and what its constraint says."""
ELSEWHERE = frozenset(
    (
        *(SH.closed, SH.ignoredProperties, SH.minCount, SH.maxCount, SH.hasValue, SH.uniqueLang),
        *(SH.disjoint, SH.equals, SH.lessThan, SH.lessThanOrEquals),
    )
)
"""Constraints that are about all values together, or about a node."""


def _below(kind: Node) -> list[str]:
    """A class and those below it; one that is not of the ontology stands alone."""
    name = str(kind).removeprefix(ontology.NS)
    below = ontology.subclasses(name) if name in ontology.classes() else ()
    return [kind.n3(), *sorted(f"<{ontology.NS}{one}>" for one in below)]
