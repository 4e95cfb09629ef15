"""Score a model on a treebank: python -m kg.extract.train.score TREEBANK [--model DIR].

TREEBANK is a folder with test splits, test*.conllu; for each a line tells how many words have the right tag (tag_acc),
the right head (dep_uas), and the right head and relation (dep_las), from 0 to 1, one sentence a document.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
from spacy.cli.convert import convert
from spacy.tokens import DocBin
from spacy.training import Example

from kg.extract.parse.parser import MODEL
from kg.extract.parse.syntax import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

SCORES = ("tag_acc", "dep_uas", "dep_las")


@click.command(help=__doc__)
@click.argument("treebank", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--model", type=click.Path(exists=True, path_type=Path), default=MODEL, show_default="the package's")
def main(treebank: Path, model: Path) -> None:
    """Print the scores of a model on each test split."""
    for line in report(model, treebank):
        click.echo(line)


def report(model: Path, treebank: Path) -> Iterator[str]:
    """A line for each test split of a treebank."""
    nlp = pipeline(model)
    with tempfile.TemporaryDirectory() as folder:
        for split in sorted(treebank.glob("test*.conllu")):
            gold = read(split, nlp.vocab, Path(folder))
            found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
            yield f"{split.stem}: " + ", ".join(f"{name} {found[name]:.4f}" for name in SCORES)


def read(split: Path, vocab: Vocab, folder: Path) -> Iterator[Doc]:
    """The sentences of a file in CoNLL-U, each a document; `folder` is where they may be put meanwhile."""
    convert(split, folder, file_type="spacy", converter="conllu", n_sents=1, silent=True)
    return DocBin().from_disk(folder / f"{split.stem}.spacy").get_docs(vocab)


if __name__ == "__main__":
    main()
