"""`python -m tests.conformance SUITE`: all W3C tests of a service, its own service description tests among them."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

from kg.store import EmbeddedStore
from tests.conformance import description, elsewhere, evaluation, exchange
from tests.conformance.live import live
from tests.conformance.manifest import Entry, entries

GENEROUS = '{"client_seconds": 1e9}'


def main(suite: Path) -> int:
    """Runs everything, prints a line a suite and a line a failure; returns 1 where the service loses a test."""
    # Literals of the tests that are wrong on purpose.
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        lost = _http(suite, Path(folder, "http"))
        lost += _queries(suite, Path(folder, "queries"))
        lost += _updates(suite, Path(folder, "updates"))
        _services(suite, Path(folder, "services"))
    return 1 if lost else 0


def _http(suite: Path, directory: Path) -> int:
    lost = 0
    with live(directory, settings=GENEROUS) as service:
        for name in ("protocol", "graph-store-protocol"):
            found = {
                entry.name: exchange.failure(service, entry, suite / "sparql11" / name)
                for entry in entries(suite / "sparql11" / name / "manifest.ttl")
            }
            lost += _say(name, found)
    with live(directory.with_name("described"), settings=GENEROUS) as service:
        return lost + _say("service-description", description.failures(service))


def _manifests(suite: Path, kind: str) -> list[Entry]:
    paths = [path for path in sorted(suite.glob("sparql1?/*/manifest.ttl")) if path.parent.name not in LEFT_OUT]
    return [entry for path in paths for entry in entries(path) if entry.kind == kind]


LEFT_OUT = {
    "protocol", "graph-store-protocol", "service-description", "http-rdf-update",
    "entailment",  # another entailment regime than the simple one
    "service",  # has endpoints of its own: `elsewhere`
}  # fmt: skip


def _queries(suite: Path, directory: Path) -> int:
    kinds = ("QueryEvaluationTest", "CSVResultFormatTest")
    asked = {entry.name: evaluation.question(entry) for kind in kinds for entry in _manifests(suite, kind)}
    data = [*evaluation.quads({name for each in asked.values() for name in each.graphs})]
    store = EmbeddedStore.of(data)
    inside = {name: evaluation.in_process(store, each) for name, each in asked.items()}
    with live(directory, data, settings=GENEROUS) as service:
        outside = {name: evaluation.over_http(service, each) for name, each in asked.items()}
    return _compare("query evaluation", outside, inside)


def _updates(suite: Path, directory: Path) -> int:
    asked = {entry.name: evaluation.update(entry) for entry in _manifests(suite, "UpdateEvaluationTest")}
    inside = {name: evaluation.update_in_process(each) for name, each in asked.items()}
    with live(directory, settings=GENEROUS) as service:
        outside = {name: evaluation.update_over_http(service, each) for name, each in asked.items()}
    return _compare("update evaluation", outside, inside)


def _services(suite: Path, directory: Path) -> None:
    found = entries(suite / "sparql11" / "service" / "manifest.ttl")
    _say("federated query", {each.name: elsewhere.failure(each, directory / each.name) for each in found})


def _compare(name: str, outside: dict[str, str], inside: dict[str, str]) -> int:
    print(f"{name} in process: {sum(not wrong for wrong in inside.values())}/{len(inside)}")
    _say(f"{name} over HTTP", outside)
    lost = [test for test, wrong in outside.items() if wrong and not inside[test]]
    for test in lost:
        print(f"  lost over HTTP: {test}")
    return len(lost)


def _say(name: str, found: dict[str, str]) -> int:
    wrong = {test: why for test, why in found.items() if why}
    print(f"{name}: {len(found) - len(wrong)}/{len(found)}", flush=True)
    for test, why in wrong.items():
        print(f"  {test}: {' '.join(why.split())[:200]}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
