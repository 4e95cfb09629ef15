"""How names are compared: folded spellings, looser keys for transliterated Arabic, and slugs for IRIs."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'`´‘’‛ʻʼʽʾʿˈ′ʹ"
"""Characters that stand for hamza, ayn or an apostrophe; spellings differ in them and nothing else."""

_DROP = {ord(character): None for character in APOSTROPHES}
_NOT_WORD = re.compile(r"[^\w\n]+|_")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"\b(?:al|el|ul|an|ar|as|ash|at|ad|az|ath|adh) (?=\w)")
_WORDS = {
    **dict.fromkeys(("tell", "tel", "tal", "til"), "tall"),
    **dict.fromkeys(("kafar", "kafer", "kefer", "kefr", "kufr", "kfar"), "kafr"),
    **dict.fromkeys(("deir", "der", "dair", "deyr"), "dayr"),
    **dict.fromkeys(("ain", "ein", "ayin"), "ayn"),
    **dict.fromkeys(("shaykh", "cheikh", "sheik", "shaikh", "shekh"), "sheikh"),
    **dict.fromkeys(("jebel", "djebel", "gebel", "jabel"), "jabal"),
    **dict.fromkeys(("abou", "abo"), "abu"),
    **dict.fromkeys(("um", "oum"), "umm"),
    **dict.fromkeys(("orum", "urem", "orem", "urm", "oram"), "urum"),
    **dict.fromkeys(("maarat", "maaret", "maarrat", "marrat", "marat"), "marat"),
    "khane": "khan",
}
_SOUNDS = (
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"ee|e"), "i"),
    (re.compile(r"q"), "k"),
    (re.compile(r"ai|ay"), "ay"),
    (re.compile(r"(\w)\1"), r"\1"),
    (re.compile(r"(?<=\w)(?:a[ht]|ih|i|a)\b"), "a"),
)


def fold(text: str) -> str:
    """A spelling without case, marks, apostrophes and punctuation; words stay apart, one space between.

    >>> fold("Hay’at Taḥrīr al-Shām")
    'hayat tahrir al sham'
    """
    return _NOT_WORD.sub(" ", _bare(text)).strip()


def key(text: str) -> str:
    """What the transliterations of one Arabic name have in common: no article, no doubled letters, few vowels' shades.

    >>> key("Maarrat al-Nu'man") == key("Ma'arrat an Numan")
    True
    >>> key("Sarmin") == key("Sarmada")
    False
    """
    folded = _ARTICLE.sub("", fold(text))
    words = " ".join(_WORDS.get(word, word) for word in folded.split())
    for pattern, sound in _SOUNDS:
        words = pattern.sub(sound, words)
    return words


def slug(text: str) -> str:
    """A name as the last part of an IRI.

    >>> slug("Hay'at Tahrir al-Sham")
    'hayat-tahrir-al-sham'
    """
    return _NOT_SLUG.sub("-", _bare(text)).strip("-")


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_DROP))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
