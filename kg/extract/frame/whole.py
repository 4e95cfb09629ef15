"""What a noun in the place of a subject stands for: itself, how many of it, or whoever is said to be it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mention import Mention
from kg.extract.quantity import Number
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.frame.match import Hit
    from kg.extract.tree import Tree
    from kg.lexicon import Lexicon


def whole(tree: Tree, lexicon: Lexicon, hit: Hit, index: int) -> list[int]:
    """A noun, how many of it, or what it is said to be: "[X] is a coalition of factions led by Y".

    Several may be: "[X and Y] are among the factions fighting in Z".
    """
    noun = tree[index]
    kinds = lexicon.set("groups", "alliances")
    above = tree[noun.head]
    if isinstance(above.content, Number) and tree.case(index) == "of" and "counted" in hit.frame.flags:
        return [above.index]
    if noun.relation == "nmod" and tree.case(index) == "of" and above.content is None and above.lower in kinds:
        noun = above
    kind = singular(noun.text.split()[-1]) in kinds | lexicon.set("groups", "said_of")
    said = kind and not isinstance(noun.content, Mention)
    if said and tree.children(noun.index, "cop"):
        return [n.index for n in tree.children(noun.index, "nsubj")] or [noun.index]
    if said and tree.case(noun.index) == "among" and tree.children(noun.head, "cop"):
        return [noun.head]  # "Among the groups fighting in X is [Y]"
    return [noun.index]
