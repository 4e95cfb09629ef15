"""The errors a person who feeds the graph can mend: each says where, what was found and what was wanted."""

from __future__ import annotations

from difflib import get_close_matches


class OrbatError(Exception):
    """Base of every error that Orbat raises on bad input."""


class DataError(OrbatError):
    """A data file that cannot be used.

    The message is one line: `seeds/entities/outlets.yaml:17: unknown key 'aliasses'; did you mean 'aliases'?`
    """

    def __init__(self, path: object, line: int | None, message: str) -> None:
        self.path, self.line, self.message = str(path), line, message
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")


def near(word: str, candidates: list[str]) -> str:
    """A hint to end an error with: `; did you mean 'aliases'?`, or the empty string where nothing is near."""
    found = get_close_matches(word, candidates, n=1)
    return f"; did you mean '{found[0]}'?" if found else ""
