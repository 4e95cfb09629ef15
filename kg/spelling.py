"""How names are compared: folded spellings, looser keys for transliterated Arabic, and slugs for IRIs.

`fold` and `key` keep line ends, so that a million spellings can be compared in one call.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

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
    (re.compile(r"ai|ay|ei|ey"), "ay"),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"ee|e"), "i"),
    (re.compile(r"q"), "k"),
    # Letters alone: the 11th Division is not the 1st.
    (re.compile(r"([^\W\d])\1"), r"\1"),
    (re.compile(r"(?<=\w)(?:a[ht]|ih|i|a)\b"), "a"),
)


_KNOWN_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_WORDS))})\b")
_MARK = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1dc0-\u1dff\u20d0-\u20ff]+")


def fold(text: str) -> str:
    """A spelling without case, marks, apostrophes and punctuation; words stay apart, one space between.

    >>> fold("Hay’at Taḥrīr al-Shām")
    'hayat tahrir al sham'
    """
    return _NOT_WORD.sub(" ", _bare(text)).strip(" ")


def plain(text: str) -> str:
    """A folded spelling without the Arabic article, which English puts and leaves out freely.

    >>> plain("ad-Dana") == plain("Dana")
    True
    """
    return _ARTICLE.sub("", fold(text))


def key(text: str) -> str:
    """What the transliterations of one Arabic name have in common: no article, no doubled letters, few vowels' shades.

    >>> key("Maarrat al-Nu'man") == key("Ma'arrat an Numan")
    True
    >>> key("Sarmin") == key("Sarmada")
    False
    """
    words = _KNOWN_WORD.sub(lambda word: _WORDS[word[0]], plain(text))
    for pattern, sound in _SOUNDS:
        words = pattern.sub(sound, words)
    return words


def slug(text: str) -> str:
    """A name as the last part of an IRI; one without a Latin letter or digit becomes a hash of it.

    >>> slug("Hay'at Tahrir al-Sham")
    'hayat-tahrir-al-sham'
    """
    return latin(text) or (sha256(text.encode()).hexdigest()[:12] if text else "")


def latin(text: str) -> str:
    """The Latin letters and digits of a name, hyphens between them; empty where it has none."""
    return _NOT_SLUG.sub("-", _bare(text)).strip("-")


def _bare(text: str) -> str:
    return _MARK.sub("", unicodedata.normalize("NFKD", text.translate(_DROP))).lower()
