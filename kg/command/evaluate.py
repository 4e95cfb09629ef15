"""`orbat evaluate`: how well extraction reads annotated articles."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.command.option import count, examples, pack_option, sum_up
from kg.command.progress import progress

if TYPE_CHECKING:
    from kg.claim import Extraction
    from kg.evaluation import Annotation


@examples("""
orbat evaluate tests/corpus
orbat evaluate tests/corpus --errors > misses.txt
orbat evaluate tests/corpus --rules
orbat evaluate tests/corpus --fit
""")
@click.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List every fact missed and every claim that is wrong.")
@click.option("--rules", is_flag=True, help="The precision of every rule of the lexicon, too.")
@click.option("--fit", is_flag=True, help="The weights of confidence that fit these articles best, too.")
@pack_option
def evaluate(directory: Path, errors: bool, rules: bool, fit: bool, packs: tuple[Path, ...]) -> None:
    """Score extraction on annotated articles.

    DIRECTORY holds pairs NAME.txt and NAME.gold.json; an article that is among the packaged ones needs no NAME.txt.
    """
    from kg.evaluation import evaluate as score
    from kg.evaluation import read_annotations, rows
    from kg.evaluation.fit import fitted

    started = time.perf_counter()
    golds = read_annotations(directory)
    extractions = _extractions(directory, golds, packs)
    result = score(golds, extractions)
    for line in (*(result.errors if errors else ()), *rows(result, rules=rules)):
        click.echo(line)
    if fit:
        click.echo(fitted(golds, extractions))
    sum_up(count(result.articles, "article"), started)


def _extractions(directory: Path, golds: list[Annotation], packs: tuple[Path, ...]) -> dict[str, Extraction]:
    import seeds
    from kg.article import read_article
    from kg.build.pipeline import reader

    read = reader(packs=packs)
    found: dict[str, Extraction] = {}
    for gold in progress(golds, label="extracting", unit="articles"):
        path = directory / f"{gold.article}.txt"
        if not path.exists():
            path = Path(seeds.__path__[0]) / "articles" / f"{gold.article}.txt"
        found[gold.article] = read.extract(read_article(path))
    return found
