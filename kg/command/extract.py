"""`orbat extract`: what articles say, as claims, without a store."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.command.claim import claim_line
from kg.command.explain import explained
from kg.command.option import count, examples, file_text, pack_option, producer_option, sum_up
from kg.command.progress import progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kg.article import Article
    from kg.claim import Claim, Extraction


@examples("""
orbat extract seeds/articles/00-media-line.txt
orbat extract seeds/articles/*.txt --jsonl > claims.jsonl
orbat extract notes.txt --published 2024-11-28 --jsonl
cat article.txt | orbat extract - --jsonl
orbat extract my-article.txt --explain
""")
@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option("--jsonl", is_flag=True, help="One JSON object an article, with entities and claims.")
@click.option(
    "--explain",
    is_flag=True,
    help="Each sentence with its names and tree, the rules that made claims, and why others did not.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The files are plain text without a header, published on DATE.",
)
@pack_option
@producer_option
def extract(
    files: tuple[Path, ...],
    jsonl: bool,
    explain: bool,
    published: dt.datetime | None,
    packs: tuple[Path, ...],
    producers: tuple[str, ...],
) -> None:
    """Print what articles say.

    A FILE has a header of 'key: value' lines (title, publisher, published), a blank line and the text; '-' is standard
    input. No graph is needed, none is changed.
    """
    if jsonl and explain:
        raise click.UsageError("--jsonl and --explain are two different outputs: give one")
    if producers and explain:
        raise click.UsageError("--explain tells of our own rules: leave --producer out")
    started = time.perf_counter()
    articles = [_article(path, published.date() if published else None) for path in files]
    claims = 0
    for extraction, text in _explained(articles, packs) if explain else _read(articles, packs, producers, jsonl=jsonl):
        claims += len(extraction.claims)
        click.echo(text)
    sum_up(f"{count(len(articles), 'article')}, {count(claims, 'claim')}", started)


def _explained(articles: list[Article], packs: tuple[Path, ...]) -> Iterable[tuple[Extraction, str]]:
    """What each article says, and how it was read."""
    from kg.build.pipeline import reader

    read = reader(packs=packs)
    for article in progress(articles, label="extracting", unit="articles"):
        explanation = read.explain(article)
        yield explanation.extraction, "\n".join(explained(article, explanation))


def _read(
    articles: list[Article], packs: tuple[Path, ...], producers: tuple[str, ...], *, jsonl: bool
) -> Iterable[tuple[Extraction, str]]:
    """What each article says, and how it is shown. What was refused is told on standard error."""
    from kg.build.pipeline import producing

    read = producing(packs=packs, producers=producers)
    for article in progress(articles, label="extracting", unit="articles"):
        extraction, refused = read.weighed(article)
        for refusal in refused:
            click.echo(f"{article.slug}: refused: {refusal}", err=True)
        yield extraction, _json_line(extraction) if jsonl else _readable(article, extraction)


def _article(path: Path, published: dt.date | None) -> Article:
    from kg.article import Article, parse_article, read_article, slug_of

    stdin = path == Path("-")
    if published is None:
        return parse_article(_text(path), slug="stdin", path="-") if stdin else read_article(path)
    slug = "stdin" if stdin else slug_of(path.stem)
    return Article(slug=slug, title=path.name, publisher="unknown", published=published, text=_text(path))


def _text(path: Path) -> str:
    """The text of a file or of standard input, no longer than an article may be."""
    from kg.article import LARGEST
    from kg.error import DataError

    text = file_text(path)
    if len(text) > LARGEST:
        raise DataError(path, None, f"{len(text):,} characters found, at most {LARGEST:,} wanted")
    return text


def _json_line(extraction: Extraction) -> str:
    from kg.claim import to_json

    return json.dumps(to_json(extraction), ensure_ascii=False)


def _readable(article: Article, extraction: Extraction) -> str:
    names = {entity.id: entity.name for entity in extraction.entities}
    lines = [f"{article.slug}: {article.title}", *(_quoted(claim, names) for claim in extraction.claims)]
    return "\n".join(lines)


def _quoted(claim: Claim, names: dict[str, str]) -> str:
    quote = " ".join(claim.evidence.text.split())
    return f'  {claim_line(claim, names)}\n    {claim.evidence.start}: "{quote}"'
