"""What counts as one word in a sentence: names, collectives, dates, numbers."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.collective import Collective, CollectiveReader
from kg.extract.date import DateReader, date_reader
from kg.extract.mention import Mention
from kg.extract.quantity import QuantityReader, quantity_reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.article import Article
    from kg.extract.sentence import Sentence
    from kg.extract.tree import Content
    from kg.lexicon import Lexicon

_LONGEST_KIND = 15
"""Characters between a phrase and the name whose kind it tells."""


@dataclass(frozen=True)
class ContentReader:
    """Finds contents by the words of the lexicon; `demonyms` are adjectives of countries, with the country."""

    lexicon: Lexicon
    demonyms: Mapping[str, str]

    @cached_property
    def _collectives(self) -> CollectiveReader:
        return CollectiveReader(self.lexicon, self.demonyms)

    @cached_property
    def _dates(self) -> DateReader:
        return date_reader(self.lexicon)

    @cached_property
    def _numbers(self) -> QuantityReader:
        return quantity_reader(self.lexicon)

    def contents(self, article: Article, sentences: Sequence[Sentence], names: list[Mention]) -> list[list[Content]]:
        """The contents of each sentence in order: names, then collectives, dates and numbers where nothing stands."""
        rows: list[list[Content]] = []
        starts = [name.start for name in names]
        anchor: str | None = None
        for sentence in sentences:
            inside = names[bisect_left(starts, sentence.body) : bisect_left(starts, sentence.end)]
            row: list[Content] = [name for name in inside if name.end <= sentence.end]
            row = self._with_collectives(article.text, sentence, row)
            dates = self._dates.find(
                article.text, sentence.body, sentence.end, published=article.published, anchor=anchor
            )
            for date in dates:
                row += [date] if _free(row, date.start, date.end) else []
                anchor = date.iso
            numbers = self._numbers.find(article.text, sentence.body, sentence.end)
            row += [number for number in numbers if _free(row, number.start, number.end)]
            rows.append(sorted(row, key=lambda content: content.start))
        return rows

    def _with_collectives(self, text: str, sentence: Sentence, row: list[Content]) -> list[Content]:
        """The row with its collectives, which take the place of the demonyms in them."""
        firm = [content for content in row if not (isinstance(content, Mention) and content.demonym)]
        phrases: list[Content] = [
            phrase
            for phrase in self._collectives.find(text, sentence)
            if _free(firm, phrase.start, phrase.end) and not self._is_kind(text, phrase, firm)
        ]
        return [content for content in row if _free(phrases, content.start, content.end)] + phrases

    def _is_kind(self, text: str, phrase: Collective, row: list[Content]) -> bool:
        """Is the phrase the kind of a name right after it: "the rebel group |HTS", "Islamist militant group |HTS"?"""
        kinds = self.lexicon.set("groups", "kinds")
        name = next((n for n in row if isinstance(n, Mention) and 0 < n.start - phrase.end <= _LONGEST_KIND), None)
        between = text[phrase.end : name.start].split() if name else ["."]
        named = name is not None and (phrase.noun in kinds or bool(between) or name.type in ("Faction", "Alliance"))
        return named and all(word in kinds for word in between)


def _free(row: list[Content], start: int, end: int) -> bool:
    return all(content.end <= start or content.start >= end for content in row)


def fielding_countries(rows: Sequence[Sequence[Content]]) -> list[str]:
    """The countries whose forces an article speaks of, once for each time: "Kenyan soldiers"."""
    phrases = [content for row in rows for content in row if isinstance(content, Collective)]
    return [party.country for phrase in phrases for party in phrase.parties if party.country]
