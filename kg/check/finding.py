"""One thing that is wrong with a graph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found: where to look, what is wrong there, and what to do.

    `check` is the name of the check, as `checks/blank_node` or `shape/Claim`. `severity` is "error" where the graph
    says what is not so, and "warning" where it says what an article or a curator said, and somebody should look at it.
    `subject` is the IRI of the node to look at, or a file where the ontology itself is at fault.
    """

    check: str
    subject: str
    message: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.severity}: {self.check}: {self.subject}: {self.message}"
