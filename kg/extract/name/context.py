"""The type that the neighbours of a name tell: "the village of X", "X, a spokesman", "codenamed X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.text import singular
from kg.spelling import fold

if TYPE_CHECKING:
    from kg.extract.name.row import Row
    from kg.extract.name.vocabulary import Vocabulary

_QUOTES = frozenset("“”\"‘’'")
_LONGEST_OFFICE = 6
"""Words of what a person is said to be."""
_FURTHEST_KIND = 4
"""Words from what places are to their list: "|villages in the north, including X"."""
_WHERE = frozenset(("in", "at", "near", "outside", "around", "toward", "towards", "into"))


def type_by_context(
    row: Row, first: int, last: int, vocabulary: Vocabulary, *, headed: bool
) -> tuple[str | None, bool]:
    """The type of words [first, last) by their neighbours, and whether that is sure.

    `headed` tells that a small place word after the name belongs to it ("Sheikh Suleiman base").
    """
    before = row.before(first)
    lexicon = vocabulary.lexicon
    if row.joined(first, last) in lexicon.exact("names", "media"):
        return "MediaOutlet", True
    if row.joined(first, last) in lexicon.exact("names", "group_known"):
        return "Faction", True
    if operation_cue(before, vocabulary):
        return "Operation", True
    if len(before) > 1 and before[-1] == "of" and singular(before[-2]) in lexicon.set("places", "types"):
        return "Location", True
    called = bool(before) and before[-1] in lexicon.set("places", "settlements")  # "the southern town X"
    if called or _has_parts(row, last, vocabulary) or _in_a_row(row, first, vocabulary):
        return "Location", True
    if headed:
        return None, True
    if _grouped(row, first, last, vocabulary):
        return "Faction", False
    if _person(row, first, last, vocabulary):
        return "Person", True
    if row[first].text in lexicon.exact("names", "given_first") and last - first <= 4:
        return "Person", last - first > 1
    return _place(row, first, last, vocabulary)


def _has_parts(row: Row, last: int, vocabulary: Vocabulary) -> bool:
    """Is what only a place has said to be its own: "|X's provincial capital", "|X's northern suburbs"?"""
    if row.word(last) not in ("'s", "’s"):
        return False
    parts, beside = vocabulary.lexicon.set("places", "owned"), vocabulary.lexicon.set("places", "beside_owned")
    return row.word(last + 1) in parts or (row.word(last + 1) in beside and row.word(last + 2) in parts)


def _in_a_row(row: Row, first: int, vocabulary: Vocabulary) -> bool:
    """Is it in a list of what a plural says are places: "three villages, namely X and |Z", "the towns of X and |Z"?"""
    at = first - 1
    while at > 0 and (row[at].capital or row[at].text in (",", "and")):
        at -= 1
    words = vocabulary.lexicon.set
    if row.word(at) == "of":
        before = row.words[at - 1 : at]
    elif row.word(at) in words("groups", "including") | {"as", ":"}:
        before = row.words[max(0, at - _FURTHEST_KIND) : at]
    else:
        return False
    kinds = (word.text.lower() for word in before)
    return any(kind.endswith("s") and singular(kind) in words("places", "types") for kind in kinds)


def _person(row: Row, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Is it a person: "spokesman X", "X, 34,", "X Y, a shopkeeper"?"""
    before = row.before(first)
    if row.joined(first, last) in vocabulary.lexicon.exact("names", "countries"):
        return False  # "the rebels in Central African Republic said"
    after = [word.text for word in row.words[last : last + 4]]
    roles = vocabulary.lexicon.set("names", "roles")
    if before and before[-1] in roles and before[-2:-1] != ["of"]:
        return True
    speaking = vocabulary.lexicon.set("names", "speaking")
    told = bool(after) and (after[0] in speaking or (before[-1:] and before[-1] in speaking and after[0] in (",", ".")))
    if told and last - first in (2, 3) and _bare(row, first, last):
        return True
    if len(after) < 3 or after[0] != ",":
        return False
    plain = last - first in (2, 3) and _bare(row, first, last)
    if plain and before[-1:] == [","] and before[-2:-1] and before[-2] in roles:  # "its governor, X Y, said"
        return True
    if plain and before[-1:] == [","] and before[0] in roles and before[1] in ("in", "of", "for", "at"):
        return True  # "its governor in Z, X Y, said"
    if plain and (after[1] in roles or (before[-1:] == [","] and after[1] in speaking)):
        return True
    if after[1].isdigit() and after[2] in (",", "."):
        return True
    if plain and after[2] in ("'s", "’s") and _holds_office(row, last + 4, roles):
        return True
    places = vocabulary.lexicon.set("places", "types")
    said = after[1] in ("a", "an", "the", "who") and any(word.lower() in roles for word in after[2:])
    return last - first > 1 and said and not any(word.lower() in places for word in after[2:])


def _holds_office(row: Row, first: int, roles: frozenset[str]) -> bool:
    """Does a phrase from a word to the next comma end in a role: "X, Ituri's |civil society coordinator, said"?"""
    ends = (at for at in range(first, min(len(row), first + _LONGEST_OFFICE)) if row[at].text in (",", "."))
    end = next(ends, 0)
    return end > first and row.word(end - 1) in roles


def _grouped(row: Row, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Is it a new name that a noun for a group is beside: "the X |militia", "|militia X", "|fighters of the X"?"""
    before, after = row.before(first), vocabulary.lexicon.exact("names", "group_after")
    kinds = vocabulary.lexicon.set("names", "kinds", "Faction") - after | {"militia", "faction", "group"}
    called = (
        before[-1:]
        and before[-1] in kinds
        and " ".join(before[-2:]) not in vocabulary.lexicon.set("names", "kinds", "Organization")
    )
    of = before[-1:] == ["the"] and before[-2:-1] and before[-2] in ("of", "from") and before[0] in after
    if not called and not of and (last >= len(row) or row[last].text not in after):
        return False
    text = row.joined(first, last)
    adjective = text in vocabulary.lexicon.exact("names", "adjectives") or text in vocabulary.demonyms
    country = text in vocabulary.lexicon.exact("names", "countries")
    return not adjective and not country and fold(text) not in vocabulary.places


def _bare(row: Row, first: int, last: int) -> bool:
    """Is it made of words like "Minni Minnawi", with no article before it?"""
    plain = all(word.text[0].isupper() and not word.text.isupper() for word in row.words[first:last])
    return plain and row.before(first)[-1:] != ["the"]


def _place(row: Row, first: int, last: int, vocabulary: Vocabulary) -> tuple[str | None, bool]:
    """A spelling of the gazetteer, perhaps after "Northern"; else a name after "in".

    Of ten thousand places many bear the name of a person or a group: one word alone wants a word like "near" before it.
    """
    before, lexicon = row.before(first), vocabulary.lexicon
    located = bool(before) and before[-1] in lexicon.set("places", "locative")
    if (located or last - first > 1) and fold(row.joined(first, last)) in vocabulary.places:
        return "Location", located
    compass = row[first].text in lexicon.exact("names", "compass")
    inside = before[-1:] == ["the"] and before[-2:-1] and before[-2] in _WHERE  # "in the Eastern X"
    if compass and (inside or fold(row.joined(first + 1, last)) in vocabulary.places):
        return "Location", True
    around = _WHERE | lexicon.set("places", "directions")
    bare = before[:-1] if before[-1:] == ["the"] else before
    beyond = (
        bare[-1:] == ["of"] and bare[-2:-1] and bare[-2] in lexicon.set("places", "directions") | {"out", "kilometres"}
    )
    placed = (before and before[-1] in around) or beyond or _chained(row, first, last, vocabulary)
    return ("Location" if placed else None), False


def _chained(row: Row, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Does it tell where the place before a comma is: "in Sarmin, |Ruritania, on Monday"? It is no subject."""
    at, inside, following = first - 1, vocabulary.lexicon.set("places", "heads", "Location"), row.word(last)
    if row.word(at) != "," or following not in _AFTER_A_PLACE or row.word(last + 1) in _OF_A_PERSON:
        return False
    while row.word(at) == "," or (at > 0 and (row[at].capital or row.word(at) in inside)):
        at -= 1
    return 0 < at < first - 2 and row[at].text in _WHERE


_AFTER_A_PLACE = frozenset(
    ("", ",", ".", ")", ";", "on", "at", "in", "late", "early", "after", "when", "where", "last", "this", "by")
)
"""What may follow a place that ends a row of them, each in the next."""
_OF_A_PERSON = frozenset(("a", "an", "the", "who", "whose", "his", "her", "and", "or", "said"))
"""What after a comma tells that the name before it is no place, or one of a list."""


def operation_cue(before: list[str], vocabulary: Vocabulary) -> bool:
    """Do the words before a name introduce an operation: "an offensive dubbed"?"""
    joined = " ".join(word for word in before if word not in _QUOTES and word not in (",", "the")).replace(" -", "-")
    bare = joined.split()  # "code-named" is one word
    if not bare:
        return False
    lexicon = vocabulary.lexicon
    if bare[-1] in lexicon.set("names", "operation_words"):
        return True
    cues = lexicon.set("names", "operation_cues")
    cued = bare[-1] in cues or any(joined.endswith(cue) for cue in cues if " " in cue)
    return cued and not lexicon.set("names", "campaign_nouns").isdisjoint(bare)
