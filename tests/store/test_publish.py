"""Publishing: what lies in the directory afterwards, whatever happens in between."""

from __future__ import annotations

import fcntl
import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import EmbeddedStore, Publisher, StoreError, open_store, rows
from tests.store.conftest import accept, quad, small

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def names_in(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_published_graph_is_served(tmp_path: Path) -> None:
    revision = Publisher(tmp_path).publish(small(), accept)
    store = open_store(tmp_path)
    assert (store.revision, rows(store, COUNT)[0]["n"].value) == (revision, "5")
    assert names_in(tmp_path) == ["current", "lock", "revisions"]
    assert names_in(tmp_path / "current") == ["graph.nq", "manifest.json", "store"]


def test_the_revision_is_the_hash_of_the_sorted_lines(tmp_path: Path) -> None:
    forwards = Publisher(tmp_path / "a").publish(small(), accept)
    backwards = Publisher(tmp_path / "b").publish(reversed([*small(), *small()]), accept)
    assert forwards == backwards == EmbeddedStore.of(small()).revision
    graph = (tmp_path / "a/current/graph.nq").read_bytes()
    assert graph == (tmp_path / "b/current/graph.nq").read_bytes()
    lines = graph.splitlines()
    assert lines == sorted(lines)


def test_a_line_end_inside_a_name_keeps_its_quad_whole(tmp_path: Path) -> None:
    odd = [quad("a", "name", ox.Literal("one\u0085two\u2028three\r\n"), "names")]
    Publisher(tmp_path).publish(odd, accept)
    assert rows(open_store(tmp_path), "SELECT ?o { ?s ?p ?o }")[0]["o"].value == "one\u0085two\u2028three\r\n"


def test_the_manifest_counts_the_quads_of_each_graph(tmp_path: Path) -> None:
    revision = Publisher(tmp_path).publish(small(), accept)
    assert json.loads((tmp_path / "current/manifest.json").read_text()) == {
        "revision": revision,
        "quads": 5,
        "graphs": {
            "http://example.org/names": 3,
            "http://example.org/numbers": 1,
            "http://example.org/places": 1,
        },
    }


def test_the_revision_before_is_kept_and_older_ones_are_removed(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    first, second, third = (publisher.publish(small()[:size], accept) for size in (1, 2, 3))
    assert names_in(tmp_path / "revisions") == sorted([second, third])
    assert publisher.publish(small()[:2], accept) == second
    assert open_store(tmp_path).revision == second
    assert names_in(tmp_path / "revisions") == sorted([second, third])
    assert first not in names_in(tmp_path / "revisions")


def test_publishing_the_same_graph_again_changes_no_file(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    publisher.publish(small(), accept)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != "lock"}
    publisher.publish(small(), accept)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != "lock"} == before


def test_a_graph_that_fails_its_check_is_not_published(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path)
    before = publisher.publish(small(), accept)

    def refuse(store: EmbeddedStore) -> None:
        raise StoreError(f"{rows(store, COUNT)[0]['n'].value} quads found, 5 wanted")

    with pytest.raises(StoreError, match=r"^2 quads found, 5 wanted$"):
        publisher.publish(small()[:2], refuse)
    assert open_store(tmp_path).revision == before
    publisher.publish(small(), accept)
    assert names_in(tmp_path / "revisions") == [before]


def test_two_builds_into_one_directory_exclude_each_other(tmp_path: Path) -> None:
    Publisher(tmp_path).publish(small(), accept)
    with (tmp_path / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match=r"another build is publishing to .*: wait until it has ended"):
            Publisher(tmp_path).publish(small()[:1], accept)


def test_a_directory_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph in .*/: run 'orbat build' first"):
        open_store(tmp_path)


@pytest.mark.parametrize("in_memory_below", [0, 1 << 30])
def test_a_damaged_graph_says_what_to_do(tmp_path: Path, in_memory_below: int) -> None:
    Publisher(tmp_path).publish(small(), accept)
    (tmp_path / "current/graph.nq").write_text("this is no N-Quads\n")
    (tmp_path / "current/store/CURRENT").write_text("this is no store\n")
    with pytest.raises(StoreError, match=r"cannot be opened .*: run 'orbat build' again"):
        open_store(tmp_path, in_memory_below=in_memory_below)


PUBLISH_AND_DIE = """
import os, signal, sys
from pathlib import Path
from kg.store import Publisher
from tests.store.conftest import accept, small

directory, die_at = Path(sys.argv[1]), int(sys.argv[2])
touched = 0

def count(event, arguments):
    global touched
    if event.startswith(("open", "os.", "shutil.")) and any(str(directory) in str(each) for each in arguments):
        touched += 1
        if touched == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
Publisher(directory).publish(small(), accept)
print(touched)
"""


def publish_and_die(directory: Path, die_at: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PUBLISH_AND_DIE, str(directory), str(die_at)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_killed_at_any_file_it_touches_leaves_the_old_graph_serving(tmp_path: Path) -> None:
    old = Publisher(tmp_path / "live").publish(small()[:2], accept)
    Publisher(tmp_path / "counted").publish(small()[:2], accept)
    touches = int(publish_and_die(tmp_path / "counted", 0).stdout)
    new = open_store(tmp_path / "counted").revision
    assert touches > 20
    moments = sorted(random.Random(5).sample(range(1, touches + 1), 8))  # noqa: S311
    for moment in moments:
        assert publish_and_die(tmp_path / "live", moment).returncode == -signal.SIGKILL
        store = open_store(tmp_path / "live")
        # A death after the switch, while older revisions are removed, leaves the new graph: whole as well.
        assert (store.revision, rows(store, COUNT)[0]["n"].value) in {(old, "2"), (new, "5")}
        assert EmbeddedStore.of(store.store).revision == store.revision
        Publisher(tmp_path / "live").publish(small()[:2], accept)
    assert names_in(tmp_path / "live") == ["current", "lock", "revisions"]
    assert set(names_in(tmp_path / "live/revisions")) <= {old, new}
