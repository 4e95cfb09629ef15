"""The words of a text with their offsets, and the number of nouns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[Aa]l-\s(?=[A-Z])[^\W_]+|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b(?![’'-]\w)|[^\W_]+(?:[’'`ʿʾ‘-][^\W_]+)*|[^\w\s]|_"
)
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?:backed|led|held|linked|affiliated|funded|supported|aligned|controlled|sponsored|allied|based|dominated|armed|"
    r"trained|run|occupied|financed|besieged|majority|speaking|made|ruled|bound|born|[a-z]{3,}ed)$"
)


class Word(NamedTuple):
    """A word or sign: offsets in code points of the article's text, end exclusive."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Does the word look like (part of) a name: "Idlib", "al-Sham", "YPG"?"""
        return self.text[0].isupper() or (
            "-" in self.text and any(p.lstrip()[:1].isupper() for p in self.text.split("-")[1:])
        )


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end]; possessive endings and second halves such as "-backed" are words of their own.

    >>> [word.text for word in words("Assad’s Turkish-backed foes in al-Bab.")]
    ['Assad', '’s', 'Turkish', '-backed', 'foes', 'in', 'al-Bab', '.']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word, (first, last) = match.group(), match.span()
        cut = _POSSESSIVE.search(word) or _COMPOUND.search(word) if not word.isalnum() else None
        if cut and cut.start():
            middle = first + cut.start()
            found += [Word(first, middle, text[first:middle]), Word(middle, last, cut.group())]
        else:
            found.append(Word(first, last, word))
    return found


_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "person",
    "militiamen": "militiaman",
    "gunmen": "gunman",
    "policemen": "policeman",
    "wives": "wife",
    "lives": "life",
}


@lru_cache(50_000)
def singular(noun: str) -> str:
    """A noun's singular by rule.

    >>> singular("vehicles"), singular("families"), singular("gas")
    ('vehicle', 'family', 'gas')
    """
    lower = noun.lower()
    if lower in _PLURALS:
        return _PLURALS[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "as")):
        return lower[:-1]
    return lower


_LOOKALIKES = {0x131: "i", 0x17F: "s", 0x307: None}


def small_letters(text: str) -> str:
    """A text in lower case, its letters those that `re.IGNORECASE` takes them for: dotless i is i, long s is s.

    >>> small_letters("Frıday"), small_letters("laſt")
    ('friday', 'last')
    """
    return text.lower().translate(_LOOKALIKES)
