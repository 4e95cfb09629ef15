"""The tests of federated query: SERVICE against endpoints on loopback that hold what the manifest gives each."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tests.conformance import evaluation
from tests.conformance.live import free_port, live
from tests.conformance.manifest import MF, QT
from tests.wikidata.loopback import served

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.manifest import Entry

UNREACHABLE = "http://invalid.endpoint.org/sparql"
"""What the tests call an endpoint that is not there; here it is a port of this machine that nobody listens at."""


def failure(entry: Entry, directory: Path) -> str:
    """What went wrong over HTTP; "" where the answer is the wanted one."""
    asked = evaluation.question(entry)
    with ExitStack() as running:
        text, addresses = asked.text, [f"http://127.0.0.1:{free_port()}/sparql"]
        text = text.replace(UNREACHABLE, addresses[0])
        for node in entry.graph.objects(entry.one(MF.action), QT.serviceData):
            endpoint, data = entry.graph.value(node, QT.endpoint), entry.graph.value(node, QT.data)
            assert data is not None
            store = ox.Store()
            store.load(path=evaluation.path_of(data), format=ox.RdfFormat.TURTLE)
            addresses.append(running.enter_context(served(store)).url)
            text = text.replace(f"<{endpoint}>", f"<{addresses[-1]}>")
        limits = json.dumps({"services": ", ".join(f"private {address}" for address in addresses)})
        data_ = [*evaluation.quads(set(asked.graphs))]
        service = running.enter_context(live(directory, data_, limits=limits))
        return evaluation.over_http(service, replace(asked, text=text))
