"""Prints how often the resolver and the place linker are right: `python -m tests.resolve.measure`."""

from __future__ import annotations

import time

from kg.entity import references
from kg.gazetteer import gazetteer
from kg.resolve import Decisions, resolve
from tests.link.test_place_mentions import OPEN, SCENES, answers
from tests.resolve.pairing import Pair, article, joined, known, pairs, score


def main() -> None:
    """Four lines of figures, then what was wrong or missed."""
    found = {pair: joined(pair, Decisions()) for pair in pairs()}
    precision, recall = score(found)
    print(f"pairs of names: {len(found)}, precision {precision:.3f}, recall {recall:.3f}")
    held_out = {pair: joined(pair, Decisions()) for pair in pairs("held_out")}
    precision, recall = score(held_out)
    print(f"pairs never tuned on: {len(held_out)}, precision {precision:.3f}, recall {recall:.3f}")
    mentions = [(number, side) for number in range(len(pairs())) for side in ("one", "other")]
    corpus = [
        article(f"{number:03}-{side}", getattr(pairs()[number], side), day=number % 28 + 1) for number, side in mentions
    ]
    started = time.perf_counter()
    iris = {one.article.slug: one.entities["e0"].iri for one in resolve(corpus, known()[0]).linked}
    seconds = time.perf_counter() - started
    together = {pair: iris[f"{n:03}-one"] == iris[f"{n:03}-other"] for n, pair in enumerate(pairs())}
    precision, recall = score(together)
    print(f"all in one corpus: precision {precision:.3f}, recall {recall:.3f} ({seconds:.2f} s)")
    asked = [(scene.meant[name], given) for scene in SCENES
             for name, given in answers(scene, references(), gazetteer()).items()]  # fmt: skip
    right, wrong = sum(a == b for a, b in asked), sum(b not in (OPEN, a) for a, b in asked)
    print(f"place mentions: {len(asked)}, {right} right, {len(asked) - right - wrong} left open, {wrong} wrong")
    for pair, answer in (found | held_out).items():
        if answer != pair.same:
            print(f"  {'joined wrongly' if answer else 'missed'}: {_shown(pair)}")


def _shown(pair: Pair) -> str:
    return f"{pair.one.name} | {pair.other.name}"


if __name__ == "__main__":
    main()
