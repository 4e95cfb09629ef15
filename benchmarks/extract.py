"""How fast articles are read: `python -m benchmarks extract` (ARTICLES=300 for fewer of them).

Articles of 300 words are cut from those of the corpus, each from another place. The bars are those that the project
promises to keep on two cores.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from kg.article import Article, read_article
from kg.build.parallel import extractions, processes
from kg.build.pipeline import reader
from kg.extract.sentence import sentences

ARTICLES = int(os.environ.get("ARTICLES", "1500"))
WORDS = 300
SEED = 20241127
RATE_BAR = 40.0
"""Articles a second, in all processes."""
MEMORY_BAR = 1000.0
"""Megabytes, of all processes together."""
START_BAR = 3.0
"""Seconds until a new process has read its first article."""
ROOT = Path(__file__).parents[1]
FIRST = (
    "from kg.build.pipeline import reader; from kg.article import read_article; from pathlib import Path; import sys; "
    "reader().extract(read_article(Path(sys.argv[1])))"
)
"""What a new process does to be ready."""


def sample(number: int) -> list[Article]:
    """Articles of 300 words: whole sentences of the corpus from a random one on, paragraph by paragraph."""
    random = Random(SEED)  # noqa: S311  no secret is made of it
    rows: list[tuple[int, str]] = []
    for path in [
        *sorted((ROOT / "tests" / "corpus").glob("*.txt")),
        *sorted((ROOT / "seeds" / "articles").glob("*.txt")),
    ]:
        text = read_article(path).text
        rows += [(len(rows) + found.paragraph, text[found.start : found.end]) for found in sentences(text)]
    return [_article(at, rows, random.randrange(len(rows))) for at in range(number)]


def _article(number: int, rows: list[tuple[int, str]], first: int) -> Article:
    text, words, at, paragraph = "", 0, first, rows[first][0]
    while words < WORDS:
        here, sentence = rows[at % len(rows)]
        text += ("\n\n" if here != paragraph else " " if text else "") + sentence
        words, at, paragraph = words + len(sentence.split()), at + 1, here
    return Article(f"news-{number:05}", "News", "Press", dt.date(2024, 12, 3), text)


def start() -> float:
    """Seconds that a new process takes to read its first article, the best of three."""
    article, took = str(ROOT / "seeds" / "articles" / "00-media-line.txt"), []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", FIRST, article], check=True)
        took.append(time.perf_counter() - started)
    return min(took)


def rate(articles: list[Article], workers: int) -> float:
    """Articles a second; the start of the processes counts."""
    read, started = reader(), time.perf_counter()
    found = sum(len(one.claims) for one in extractions(read, articles, workers=workers))
    seconds = time.perf_counter() - started
    number = sum(len(sentences(article.text)) for article in articles)
    print(f"{workers} processes: {len(articles) / seconds:.1f} articles/s, {number / seconds:.0f} sentences/s, "
          f"{found:,} claims of {len(articles):,} articles of {WORDS} words")  # fmt: skip
    return len(articles) / seconds


def memory(workers: int) -> float:
    """Megabytes at most: this process, and as many of its children as ran at once, each as large as the largest."""
    ours, theirs = (resource.getrusage(of).ru_maxrss / 1000 for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours + workers * theirs


def main() -> int:
    articles, workers = sample(ARTICLES), processes()
    rate(articles[: ARTICLES // 4], 1)
    fast, seconds = rate(articles, workers), start()
    most = memory(workers)
    print(f"with {workers} processes {fast:.1f} articles/s (bar {RATE_BAR:.0f} on two cores)")
    print(f"memory at most {most:.0f} MB (bar {MEMORY_BAR:.0f})")
    print(f"first article after {seconds:.1f} s (bar {START_BAR:.0f})")
    return int(fast < RATE_BAR or most > MEMORY_BAR or seconds > START_BAR)
