"""Which producers read: our own rules unless others are named."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from kg.error import OrbatError, near
from kg.producer.check import Checked
from kg.producer.remote import remote
from kg.producer.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.entity import References
    from kg.extract.reader import Reader
    from kg.lexicon import Lexicon
    from kg.producer.protocol import Producer

RULES, REMOTE = "rules", "remote"
GROUP = "orbat.producers"
"""The group of entry points by which other packages bring producers."""


class ProducerError(OrbatError):
    """A producer that is not there."""


def producer(rules: Reader, names: Sequence[str] = (RULES,)) -> Checked | Together:
    """The producers of these names, each checked; of several, what one after the other adds.

    `rules` is our own reader, `remote` a model that is asked (kg.producer.remote); others come as entry points of the
    group `orbat.producers`: a callable that takes the lexicon and the references.

    Raises:
        ProducerError: there is no such producer.
        OrbatError: a producer lacks settings.
    """
    lexicon, references = rules.lexicon, rules.references
    makers: dict[str, Callable[[Lexicon, References], Producer]] = {RULES: lambda *_: rules, REMOTE: remote}
    others = {point.name: point for point in entry_points(group=GROUP)}
    found: list[Checked] = []
    for name in dict.fromkeys(names):
        if name not in makers and name not in others:
            raise ProducerError(f"there is no producer '{name}'{near(name, [*makers, *others])}")
        make = makers[name] if name in makers else others[name].load()
        found.append(Checked(make(lexicon, references), lexicon, references))
    return found[0] if len(found) == 1 else Together(tuple(found))
