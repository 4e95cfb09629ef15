"""What the documents say is so: every command and address they name exists, and every one that exists is named."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import click
import pytest

import queries
from api.app import create_app
from kg.command import main
from kg.export import NAMES
from kg.store import EmbeddedStore, rows
from queries.term import XSD

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
HTTP = (ROOT / "docs" / "http.md").read_text(encoding="utf-8")
QUESTIONS = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    """The text of each command's section in docs/commands.md."""
    parts = re.split(r"^## orbat (\w+).*$", COMMANDS, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def options(command: click.Command) -> set[str]:
    if isinstance(command, click.Group):
        return set().union(*map(options, command.commands.values()))
    return {option for parameter in command.params if isinstance(parameter, click.Option)
            for option in (*parameter.opts, *parameter.secondary_opts)}  # fmt: skip


def test_every_command_has_its_section() -> None:
    assert sorted(sections()) == sorted(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_is_documented_and_every_documented_one_exists(name: str) -> None:
    documented = set(re.findall(r"`(--[\w-]+)", "".join(re.findall(r"^- .*$", sections()[name], re.MULTILINE))))
    assert documented == options(main.commands[name])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_command_that_a_document_shows_exists(path: Path) -> None:
    unknown = []
    for words in re.findall(r"^\$ orbat (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
        name, given = words.split()[0], re.findall(r"(?<= )(--[\w-]+)", re.sub(r"'.*'", "", words))
        known = options(main.commands[name]) if name in main.commands else set()
        unknown += [f"{name} {option}" for option in given if option not in known] if known else [name]
    assert unknown == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_make_target_that_a_document_shows_exists(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE))
    shown = re.findall(r"(?:^\$ |`)make (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [target for target in shown if target not in targets] == []


def expanded(path: str) -> list[str]:
    """The addresses that one with choices in braces stands for.

    >>> expanded("/{a,b}/c")
    ['/a/c', '/b/c']
    """
    parts = re.split(r"\{([^}]*)\}", path)
    choices = [part.split(",") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*choices)]


def test_every_address_is_documented_and_every_documented_one_exists(seed_graph: EmbeddedStore) -> None:
    served = {rule.rule for rule in create_app(seed_graph).url_map.iter_rules()}
    shown = {path for found in re.findall(r"`(/[^`]*)`", HTTP) for path in expanded(found)}
    assert shown - {"/api/v1", "/api/v2"} == served


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_an_address_that_a_document_fetches_answers(seed_graph: EmbeddedStore, path: Path) -> None:
    client = create_app(seed_graph).test_client()
    urls = re.findall(r"^\$ curl '?http://127\.0\.0\.1:8000(/[^'\s]*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert [url for url in urls if client.get(url).status_code != 200] == []


def test_every_question_is_listed_with_its_own_words_and_parameters() -> None:
    rows_ = re.findall(r"^\| *(\d*) *\| `(\w+)` \| (.+?) \| (.*?) ?\|$", QUESTIONS, re.MULTILINE)
    expected = {name: queries.load(name) for name in queries.names() if "/" not in name}
    assert {name: summary for _, name, summary, _ in rows_} == {name: q.summary for name, q in expected.items()}
    assert {name: re.findall(r"`(\w+)`", given) for _, name, _, given in rows_} == {
        name: [parameter.name for parameter in query.parameters] for name, query in expected.items()
    }
    assert sorted({int(number) for number, *_ in rows_ if number}) == list(range(1, 41))


SPARQL = [
    (path.name, block)
    for path in DOCUMENTS
    for block in re.findall(r"^( *)```sparql\n(.*?)^ *```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize(("document", "block"), [(name, block[1]) for name, block in SPARQL])
def test_a_query_that_a_document_shows_runs(seed_graph: EmbeddedStore, document: str, block: str) -> None:
    prefixes = "" if "PREFIX" in block else "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMES.items())
    found = rows(seed_graph, prefixes + block)
    assert found or document == "questions.md"


def test_the_cheat_sheet_lists_the_prefixes_that_the_command_knows() -> None:
    text = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^PREFIX (\w*): +<(.*)>$", text, re.MULTILINE)) == NAMES
    assert NAMES["xsd"] == XSD


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_to_a_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
