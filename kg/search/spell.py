"""Spellings for searching: those of `kg.spelling`, with Arabic letters that stand for one another made one."""

from __future__ import annotations

import re

from kg.spelling import fold, key, plain

_ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي", "ٱ": "ا", "ـ": None})
_ARABIC_ARTICLE = re.compile(r"\b(?:و?ال|لل)(?=\w{3})")
_KIND_WORD = re.compile(r"^(?:operation|عمليه|معركه|حركه|تنظيم|مدينه|بلده|قريه) (?=\w)")
"""What writers put before the name of an operation, movement or town, and leave out as freely."""
_SCRIPT = re.compile("[\u0600-\u06ff]")


def form(text: str) -> str:
    """A spelling without case, marks and punctuation; hamza, ta marbuta and alif maqsura as the plain letters.

    >>> form("إدارةُ العمليات") == form("ادارة العمليات")
    True
    """
    return fold(text.translate(_ARABIC)).translate(_ARABIC)


def bare(text: str) -> str:
    """A form without the Arabic article in either script, and without a word for the kind of thing before it.

    >>> bare("الجبهة الشامية"), bare("Operation Olive Branch")
    ('جبهه شاميه', 'olive branch')
    """
    return _ARABIC_ARTICLE.sub("", plain(_KIND_WORD.sub("", form(text))))


def loose(text: str) -> str:
    """What the transliterations of a name have in common; Arabic without its article.

    >>> loose("Injara") == loose("Injarah")
    True
    """
    return key(bare(text))


def is_arabic(text: str) -> bool:
    """Whether a text has an Arabic letter."""
    return bool(_SCRIPT.search(text))
