"""The command as a whole: its help, its version, and how it fails."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

from kg.command import main
from tests.command.conftest import Run


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_help_of_a_command_ends_with_examples_of_it(orbat: Run, name: str) -> None:
    result = orbat(name, "--help")
    assert result.exit_code == 0
    examples = result.output.partition("Examples:\n")[2].splitlines()
    assert examples
    assert [line for line in examples if f"orbat {name}" not in line] == []


def test_the_commands_are_those_of_the_design(orbat: Run) -> None:
    assert sorted(main.commands) == [
        "ask",
        "backup",
        "build",
        "check",
        "evaluate",
        "export",
        "extract",
        "lexicon",
        "link",
        "query",
        "restore",
        "serve",
    ]
    assert "orbat build && orbat serve" in orbat("-h").output


def test_the_version_is_that_of_the_distribution(orbat: Run) -> None:
    assert orbat("--version").output == f"orbat {version('orbat')}\n"


def test_help_imports_nothing_slow() -> None:
    slow = "{'spacy', 'rdflib', 'pyoxigraph', 'owlready2', 'flask', 'rich', 'yaml', 'numpy'}"
    code = f"import sys, kg.command; print(sorted({slow} & set(sys.modules)))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_an_unknown_command_is_misuse(orbat: Run) -> None:
    result = orbat("biuld")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'biuld'" in result.stderr


@pytest.mark.parametrize("arguments", [("query", "strikes"), ("export", "out.nq"), ("check",)])
def test_a_directory_without_a_graph_says_what_to_do(orbat: Run, arguments: tuple[str, ...]) -> None:
    result = orbat(*arguments, "--store", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "orbat: no graph in nowhere/: run 'orbat build' first\n"


def test_a_file_that_may_not_be_written_is_one_line(orbat: Run, example_store: object) -> None:
    result = orbat("export", "missing/out.nq", "--store", str(example_store))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "orbat: missing/.out.nq.new: No such file or directory\n"
