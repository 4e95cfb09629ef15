"""What sets a frame off, as the lexicon writes it: "take control of", "be driven out of", "control under"."""

from __future__ import annotations

from dataclasses import dataclass

PREPOSITIONS = frozenset(
    (
        *(
            "of",
            "by",
            "from",
            "to",
            "in",
            "into",
            "onto",
            "on",
            "at",
            "against",
            "with",
            "for",
            "over",
            "under",
            "toward",
        ),
        *("towards", "alongside", "beside", "within", "among", "between", "through", "across", "as", "upon"),
        *("near", "outside", "inside"),
    )
)
PARTICLES = frozenset(
    ("up", "down", "out", "back", "off", "behind", "away", "together", "forward", "dead", "around", "apart")
)
"""Small words that stand beside a verb and are no preposition of their own."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets a frame off: "take control of" is verb take, noun control, closing of.

    `rest` are the particles and the closing preposition, which the role "object" follows. `case` stands before a noun
    ("under control"). `be` marks a noun or participle that wants a form of "be".
    """

    text: str
    head: str
    noun: str | None = None
    rest: tuple[str, ...] = ()
    case: str | None = None
    be: bool = False


def verb_trigger(text: str) -> Trigger:
    """A verb with what belongs to it.

    Raises:
        ValueError: two of its words are neither prepositions nor particles, so which is its noun is not told.

    >>> verb_trigger("take control of")
    Trigger(text='take control of', head='take', noun='control', rest=('of',), case=None, be=False)
    >>> verb_trigger("pull out of").rest
    ('out', 'of')
    >>> verb_trigger("be in control of")
    Trigger(text='be in control of', head='control', noun=None, rest=('of',), case='in', be=True)
    """
    head, *rest = text.split()
    if head == "be" and rest:
        case = rest.pop(0) if rest[0] in PREPOSITIONS and len(rest) > 1 else None
        head, *rest = rest
        return Trigger(text, head, None, tuple(rest), case, be=True)
    nouns = [word for word in rest if word not in PREPOSITIONS | PARTICLES]
    if len(nouns) > 1:
        raise ValueError(f"'{text}' has more than one noun: {', '.join(nouns)}; wanted a verb and one noun at most")
    noun = nouns[0] if nouns else None
    if noun:
        rest.remove(noun)
    return Trigger(text, head, noun, tuple(rest))


def noun_trigger(text: str) -> Trigger:
    """An event noun, perhaps with the preposition that must stand before it, written after it.

    >>> noun_trigger("control under").case
    'under'
    """
    words = text.split()
    if len(words) > 1 and words[-1] in PREPOSITIONS:
        return Trigger(text, " ".join(words[:-1]), None, (), words[-1])
    return Trigger(text, text)
