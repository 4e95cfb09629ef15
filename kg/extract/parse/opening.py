"""Names of one word that open a sentence, where a capital tells nothing: "|Wagner seized X", "|Goma fell to X".

The parser tells them from nouns by what else it reads; only those of whom a deed of war is said are taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

from kg.extract.mention import Mention
from kg.extract.name.alias import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.name.vocabulary import Vocabulary
    from kg.extract.tree import Node, Tree

_DEEDS = (
    *("capturesPlace", "losesOrWithdraws", "controls", "attacks", "opposes", "airstrikeOrShelling"),
    *("capturedPersons", "capturesEquipment", "destroysEquipment", "memberOf"),
)
_QUOTES = frozenset("“”\"‘’'")


def opening_names(trees: Iterable[Tree], vocabulary: Vocabulary) -> Iterator[Mention]:
    """The new names, each the content of its node from then on; most leave their type to what is said of them."""
    lexicon = vocabulary.lexicon
    deeds = frozenset().union(*(lexicon.deeds[claim] for claim in _DEEDS))
    for tree in trees:
        node = next((node for node in tree if node.text not in _QUOTES), None)
        if node is None or not _is_name(node, vocabulary):
            continue
        owned = tree[node.head].lower if node.relation in ("compound", "nmod:poss") else ""
        has_men = owned in lexicon.set("groups", "nouns") or owned in lexicon.set("names", "roles")
        if has_men or _acts(tree, node, deeds):
            kind = "Faction" if owned in lexicon.exact("names", "group_after") else None
            node.content = Mention(node.start, node.end, node.text, kind, key_of(node.text), sure=False)
            yield node.content


def _is_name(node: Node, vocabulary: Vocabulary) -> bool:
    """Is a first word tagged as a name, and no word of the lexicon?"""
    plain = node.content is None and node.tag == "NNP" and node.text[:1].isupper() and node.text.isalpha()
    return plain and node.lower not in STOP_WORDS | vocabulary.common and node.text not in vocabulary.demonyms


def _acts(tree: Tree, node: Node, deeds: frozenset[str]) -> bool:
    """Is it who did such a thing, to whom it was done, or of whom it is said what it is: "Tusk, an armed group,"?"""
    head = tree[node.head]
    told = any(tree.child(said.index, "det") for said in tree.children(node.index, "appos"))
    subject = node.relation in ("nsubj", "nsubj:pass") and head.tag.startswith("VB")
    return subject and (told or head.lower in deeds)
