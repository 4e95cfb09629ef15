"""An explanation as lines of text: each sentence with what was found in it, its tree, and the rules for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.command.claim import claim_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.extract.explanation import Explanation, SentenceExplained


def explained(article: Article, explanation: Explanation) -> Iterator[str]:
    """The lines, sentence by sentence."""
    yield f"{article.slug}: {article.title}"
    names = {entity.id: entity.name for entity in explanation.extraction.entities}
    for sentence in explanation.sentences:
        yield ""
        yield f'{sentence.span.start}: "{" ".join(sentence.span.text.split())}"'
        yield from _lines(sentence, names)


def _lines(sentence: SentenceExplained, names: dict[str, str]) -> Iterator[str]:
    yield "  found"
    for one in sentence.found:
        entity = f" -> {names[one.entity]}" if one.entity else ""
        yield f"    {one.span.start}-{one.span.end} {one.span.text}: {one.kind}{entity} ({one.why})"
    yield "  tree"
    yield from (f"    {row}" for row in sentence.tree.splitlines())
    if sentence.claims:
        yield "  claims"
        yield from (f"    {claim.rule}: {claim_line(claim, names)}" for claim in sentence.claims)
    if sentence.refused:
        yield "  no claim"
        yield from (f"    {one.rule}: {one.trigger}: {one.reason}" for one in sentence.refused)
