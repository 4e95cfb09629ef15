"""What an operator does: settings, metrics, logs, backup, a graceful end."""

from __future__ import annotations

import json
import signal
import tarfile
import threading
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from api.configuration import KINDS, configured
from api.journal import Journal, query_hash
from api.setting import Settings
from kg.error import OrbatError
from kg.store import Publisher, StoreError, open_store
from kg.store.backup import back_up, restore
from kg.store.limit import Limits
from tests.conformance.live import ROOT, TOKEN, live
from tests.service.conftest import SETTINGS, quads
from tests.store.conftest import accept, small

if TYPE_CHECKING:
    from tests.conformance.live import Live

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_with_its_default() -> None:
    rows = [line.split("|") for line in OPERATIONS.splitlines() if line.startswith("| `")]
    documented = {cells[1].strip(" `"): cells[2].strip() for cells in rows}
    defaults = {each.name: each.default for kind in (Limits, Settings) for each in fields(kind)}
    expected = {name: str(defaults[name]).lower() if KINDS[name] == "bool" else str(defaults[name]) for name in KINDS}
    assert documented == expected | {"workers": "twice the processors, 4 at least"}


def test_a_flag_goes_before_a_variable_and_that_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "orbat.toml"
    file.write_text('seconds = 1\nrows = 2\nqueue = 3\naccess_log = true\nwrite_token = "t"\n')
    environment = {"ORBAT_ROWS": "20", "ORBAT_QUEUE": "30", "ORBAT_OTHER": "x"}
    limits, settings = configured(file=file, environment=environment, given=["queue=300"])
    assert (limits.seconds, limits.rows, limits.queue) == (1.0, 20, 300)
    assert (settings.access_log, settings.write_token, "write_token" in repr(settings)) == (True, "t", False)
    assert configured(file=None, environment={}, given=[]) == (Limits(), Settings())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("second=5", "--set: no setting 'second'; did you mean 'seconds'?"),
        ("seconds", "--set seconds: NAME=VALUE wanted"),
        ("seconds=soon", "--set seconds is 'soon', a number wanted"),
        ("rows=1.5", "--set rows is '1.5', a whole number wanted"),
        ("rows=-1", "--set rows is -1, a number from 0 on wanted"),
        ("access_log=maybe", "--set access_log is 'maybe', true or false wanted"),
        ("services=ftp://a.b/c", "services: 'ftp://a.b/c' is no endpoint; wanted http or https, a host, a path"),
    ],
)
def test_a_wrong_setting_is_named(given: str, message: str) -> None:
    with pytest.raises(OrbatError) as caught:
        configured(file=None, environment={}, given=[given])
    assert str(caught.value) == message


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "orbat.toml").write_text("seconds 5")
    with pytest.raises(OrbatError, match=r"orbat\.toml"):
        configured(file=tmp_path / "orbat.toml", environment={}, given=[])


def test_a_graph_comes_back_from_its_backup(tmp_path: Path) -> None:
    revision = Publisher(tmp_path / "one").publish(small(), accept)
    assert back_up(tmp_path / "one", tmp_path / "graph.tar.gz")["revision"] == revision
    assert restore(tmp_path / "graph.tar.gz", tmp_path / "two")["quads"] == 5
    assert open_store(tmp_path / "two").revision == revision
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.tar.gz", "one", "two"]


def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    Publisher(tmp_path / "one").publish(small(), accept)
    back_up(tmp_path / "one", tmp_path / "graph.tar.gz")
    whole = (tmp_path / "graph.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "other.tar.gz").write_text("something else")
    (tmp_path / "out").mkdir()
    with tarfile.open(tmp_path / "graph.tar.gz") as archive:
        manifest = archive.extractfile("manifest.json")
        assert manifest is not None
        (tmp_path / "out/manifest.json").write_bytes(manifest.read())
    (tmp_path / "out/graph.nq").write_bytes(b"<a:s> <a:p> <a:o> .\n")
    with tarfile.open(tmp_path / "forged.tar.gz", "w:gz") as archive:
        for name in ("manifest.json", "graph.nq"):
            archive.add(tmp_path / "out" / name, name)
    for name in ("cut.tar.gz", "other.tar.gz", "forged.tar.gz"):
        with pytest.raises(StoreError, match="damaged"):
            restore(tmp_path / name, tmp_path / "two")
    assert not (tmp_path / "two").exists()


def test_a_backup_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run 'orbat build' first"):
        back_up(tmp_path, tmp_path / "graph.tar.gz")


def test_a_graph_that_is_replaced_while_it_is_read_is_no_backup(tmp_path: Path) -> None:
    revision = Publisher(tmp_path / "one").publish(small(), accept)
    (tmp_path / "one" / "revisions" / revision / "graph.nq").unlink()
    with pytest.raises(StoreError, match="was replaced while it was read: try again"):
        back_up(tmp_path / "one", tmp_path / "graph.tar.gz")
    assert not (tmp_path / "graph.tar.gz").exists()


def test_a_file_that_cannot_be_is_named(tmp_path: Path) -> None:
    Publisher(tmp_path / "one").publish(small(), accept)
    with pytest.raises(FileNotFoundError, match="nowhere"):
        back_up(tmp_path / "one", tmp_path / "nowhere" / "graph.tar.gz")
    with pytest.raises(FileNotFoundError, match="nothing"):
        restore(tmp_path / "nothing.tar.gz", tmp_path / "two")


def test_a_folder_in_place_of_the_graph_is_no_backup(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "odd.tar.gz", "w:gz") as archive:
        archive.add(tmp_path, "manifest.json", recursive=False)
    with pytest.raises(StoreError, match=r"no backup of a graph, or damaged: 'manifest\.json'"):
        restore(tmp_path / "odd.tar.gz", tmp_path / "two")


def test_backup_and_restore_while_serving(tmp_path: Path) -> None:
    with live(tmp_path / "live", quads(200), settings=SETTINGS) as service:
        before = revision(service)
        back_up(service.directory, tmp_path / "graph.tar.gz")
        service.ask("POST", "/update", headers={"Content-Type": "application/sparql-update"}, body=b"CLEAR ALL")
        assert revision(service) != before
        restore(tmp_path / "graph.tar.gz", service.directory)
        done = threading.Event()
        for _ in range(200):
            if revision(service) == before:
                done.set()
                break
            done.wait(0.05)
        assert done.is_set()


def revision(service: Live) -> str:
    return str(json.loads(service.ask("GET", "/health").body)["revision"])


def test_metrics_count_what_happened(tmp_path: Path) -> None:
    with live(tmp_path, quads(8), settings=SETTINGS) as service:
        for query in ("ASK {}", "ASK {}", "ASK {"):
            service.ask("GET", f"/sparql?query={quote(query)}")
        text = service.ask("GET", "/metrics").body.decode()
    assert 'orbat_requests_total{endpoint="/sparql",outcome="cached",status="200"} 1' in text
    assert 'orbat_requests_total{endpoint="/sparql",outcome="ok",status="200"} 1' in text
    assert 'orbat_requests_total{endpoint="/sparql",outcome="syntax",status="400"} 1' in text
    assert 'orbat_query_seconds_bucket{le="+Inf"} 3' in text


def test_a_request_under_way_is_answered_before_the_end(tmp_path: Path) -> None:
    found = []
    slow = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", safe="")
    with live(tmp_path, quads(160), limits='{"seconds": 20}', settings=SETTINGS) as service:
        thread = threading.Thread(target=lambda: found.append(service.ask("GET", f"/sparql?query={slow}")))
        thread.start()
        while b"orbat_queries_running 1" not in service.ask("GET", "/metrics").body:
            pass
        service.process.send_signal(signal.SIGTERM)
        thread.join()
        assert service.process.wait(20) == 0
    assert found[0].status == 200


def test_the_log_has_a_hash_and_never_the_text(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+") as stream:
        Journal(stream).write("request", query=query_hash("ASK {}"), rows=None, ms=1.5)
        Journal(stream, is_silent=True).write("request")
        stream.seek(0)
        line = json.loads(stream.read())
    assert {**line, "time": ""} == {"time": "", "event": "request", "query": query_hash("ASK {}"), "ms": 1.5}


SECRET = "query text that is nobodys business"  # noqa: S105


def test_the_log_of_a_running_service_has_each_request_and_no_secret(tmp_path: Path) -> None:
    settings = '{"client_seconds": 1e9, "access_log": true}'
    update = {"Content-Type": "application/sparql-update"}
    asked = [
        ("GET", f"/sparql?query={quote(f'ASK {{}} # {SECRET}')}", {}, None),
        ("GET", f"/sparql?query={quote(f'ASK {{ # {SECRET}')}", {}, None),
        ("POST", "/update", update, f"INSERT DATA {{ <a:b> <a:c> '{SECRET}' }}".encode()),
        ("POST", "/update", update, f"INSERT DATA {{ '{SECRET}' }}".encode()),
        ("POST", "/update", update | {"Authorization": "Bearer another"}, b"CLEAR ALL"),
        ("GET", "/api/v1/factions?q=none", {"Authorization": f"Basic {TOKEN}"}, None),
        ("GET", "/health/live", {}, None),
    ]
    with (tmp_path / "log").open("w") as log, live(tmp_path / "graph", quads(8), settings=settings, log=log) as service:
        statuses = [
            service.ask(method, path, headers=headers, body=body, is_writer="Authorization" not in headers).status
            for method, path, headers, body in asked
        ]
        metrics = service.ask("GET", "/metrics").body.decode()
    assert statuses == [200, 400, 204, 400, 401, 200, 200]
    written = (tmp_path / "log").read_text()
    # A line is written once its request is answered, the last one for /metrics.
    lines = [json.loads(line) for line in written.splitlines()][-len(asked) - 1 : -1]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        (method, path.partition("?")[0], status) for (method, path, *_), status in zip(asked, statuses, strict=True)
    ]
    assert [line["outcome"] for line in lines] == ["ok", "syntax", "ok", "error", "error", "ok", "ok"]
    assert {*lines[0]} == {
        "time", "event", "method", "path", "status", "outcome", "ms", "bytes", "rows", "query", "client"
    }  # fmt: skip
    audit = (tmp_path / "graph" / "audit.jsonl").read_text()
    for text in (written, audit, metrics):
        assert TOKEN not in text
        assert "nobody" not in text
