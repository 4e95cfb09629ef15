"""Repairs of what the parser hangs on the wrong word: appositions, names beside nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, PLACES, Mention
from kg.lexicon.trigger import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.tree import Content, Node, Tree

_LOOSE = (
    *("appos", "nmod", "conj", "dep", "list", "parataxis", "obl", "nmod:unmarked", "obl:unmarked", "nsubj", "flat"),
    "root",
)
"""Relations that the parser gives a noun in apposition."""
_DASHES = ("-", "—", "–")
PAST = ("VBD", "VBN")
AFTER_PARTICIPLES = ("by", "in", "on", "with", "from", "to", "at", "jointly", "over")
"""Prepositions after a participle that is said of the noun before it."""


def is_name(content: Content | None) -> TypeGuard[Mention]:
    """Is it a name, no adjective such as "Turkish"?"""
    return isinstance(content, Mention) and not content.demonym


def is_place(content: Content | None) -> TypeGuard[Mention]:
    """Is it the name of a place?"""
    return is_name(content) and content.type in PLACES


def may_be_place(content: Content | None) -> TypeGuard[Mention]:
    """Is it the name of a place, or one of which nothing tells what it names?"""
    return is_name(content) and content.type in (*PLACES, None)


def names_addressed(tree: Tree) -> None:
    """Reports address nobody, so a name set off is a subject: "Turkey, the main backer of X, sent troops".

    "One" after a name and a comma tells what that is: "Flew over X, |one of the last strongholds of Y".
    """
    for node in tree:
        if node.relation == "vocative" and is_name(node.content):
            tree.move(node.index, node.head, "nsubj")
        elif node.relation == "vocative" and node.lower == "one" and tree[node.index - 1].text == ",":
            name = tree[node.index - 2]
            tree.move(node.index, name.index if is_name(name.content) else node.head, "appos")


def phrases_of_auxiliaries(tree: Tree) -> None:
    """An auxiliary has nothing of its own: what hangs on it belongs to its verb: "[HTS] have for years fought X"."""
    for node in tree:
        auxiliary = tree[node.head]
        if auxiliary.relation.startswith("aux") and node.relation.startswith(("nsubj", "obl", "obj")):
            tree.move(node.index, auxiliary.head, node.relation)


def phrases_of_adverbs(tree: Tree, directions: Collection[str]) -> None:
    """A particle has no phrases, its verb has: "was driven back |from X". A direction has: "a town south |of X"."""
    for node in tree:
        adverb, case = tree[node.head], tree.child(node.index, "case")
        if node.relation == "obl" and adverb.relation == "advmod" and adverb.lower in PARTICLES:
            tree.move(node.index, adverb.head, "obl")
        if not node.relation.startswith(("nmod", "obl")) or case is None or case.lower != "of":
            continue
        side = tree[case.index - 1] if case.index else case
        if side.relation == "advmod" and side.lower in directions and side.head == node.head:
            tree.move(node.index, side.index, "obl")


def names_after_nouns(tree: Tree) -> None:
    """A noun right before a name says who it is: "Sudan's paramilitary |Rapid Support Forces said"."""
    for name in tree:
        if name.index == 0 or not is_name(name.content) or name.content.type not in GROUPS | {"Person"}:
            continue
        noun = tree[name.index - 1]
        twice = noun.head == name.head and noun.relation == name.relation and noun.index != noun.head
        if noun.tag in ("NN", "JJ") and noun.content is None and twice:
            for child in list(tree.children(noun.index)):
                tree.move(child.index, name.index, child.relation)
            tree.move(noun.index, name.index, "compound")


def names_after_kinds(tree: Tree, kinds: Collection[str]) -> None:
    """A noun between two names says what the second is to the first: "Fighters of X |affiliate Y [took] Z"."""
    for noun in tree[1:-1]:
        whose, name = tree[noun.index - 1], tree[noun.index + 1]
        if noun.lower not in kinds or noun.content is not None or not noun.tag.startswith("NN"):
            continue
        named = isinstance(whose.content, Mention) and whose.content.type in GROUPS | {None} and not whose.compound
        if not named or not is_name(name.content) or (noun.head == name.index and whose.head == noun.index):
            continue
        inside = (whose.index, noun.index, name.index)
        outer = next((tree[i] for i in inside if tree[i].head not in inside), None)
        if outer is None:
            continue
        if outer.head == outer.index:
            continue
        tree.move(name.index, outer.head, outer.relation)
        for child in tree.children(whose.index, "case", "det") + tree.children(noun.index, "case", "det"):
            tree.move(child.index, name.index, child.relation)
        tree.move(noun.index, name.index, "compound")
        tree.move(whose.index, noun.index, "compound")


def appositions(tree: Tree, roles: Collection[str], kinds: Collection[str]) -> None:
    """A noun with an article right after a name and a comma is said of it: "X, a town under control".

    `roles` are nouns for a person, `kinds` those for a group.
    """
    for node in tree:
        if not _may_describe(node):
            continue
        if any(child.text not in _DASHES for child in tree.children(node.index, "cc", "case", "cop")):
            continue
        article = tree.child(node.index, "det")
        if article is None:
            _office(tree, node)
            _between_dashes(tree, node)
            _owned(tree, node, kinds)
        if article is None or article.lower not in ("a", "an", "the", "another"):
            continue
        at = article.index - 1
        if at < 1 or tree[at].text not in (",", "—", "–") or not is_name(tree[at - 1].content):
            continue
        _hang(tree, node, article, tree[at - 1], roles, kinds)


def _hang(tree: Tree, noun: Node, article: Node, name: Node, roles: Collection[str], kinds: Collection[str]) -> None:
    """Hang a noun after a name and a comma on the name, unless it is an item of a list or the subject of a clause."""
    if noun.relation == "root":
        return
    if noun.relation != "nsubj" and not (_listed(tree, noun, article) and not _is_office_of(tree, noun, roles, kinds)):
        tree.move(noun.index, name.index, "appos")
    elif noun.relation == "nsubj" and name.relation == "nsubj" and name.head == noun.head:
        tree.move(noun.index, name.index, "appos")  # a verb has one subject
    elif noun.relation == "nsubj" and article.lower != "the":
        _make_participle(tree, noun, name)


def _is_office_of(tree: Tree, noun: Node, roles: Collection[str], kinds: Collection[str]) -> bool:
    """Is a noun no item of the list it hangs on: "Met X, the |leader of Y", "X, an SNA |faction, and Z left"?"""
    above, article = tree[noun.head], tree.child(noun.index, "det")
    if article is None or noun.relation != "conj":
        return False
    dash = tree[article.index - 1].text in _DASHES and article.lower != "the"
    alone = not any(tree.children(item.index, "cc") for item in tree.children(above.index, "conj"))
    a_kind = noun.lower in kinds and article.lower in ("a", "an") and noun.tag == "NN"
    if a_kind and is_name(above.content) and above.content.type in GROUPS:
        return True
    person = is_name(above.content) and above.content.type == "Person" and alone
    return dash or (noun.lower in roles and (person or (above.content is None and above.lower not in roles)))


def ones_of_several(tree: Tree) -> None:
    """What "one of" tells is said of the name before the comma: "They bombed X, [one] of the last towns of Y"."""
    for one in tree[2:]:
        name = tree[one.index - 2]
        loose = one.lower == "one" and one.relation in _LOOSE and tree[one.index - 1].text == ","
        if loose and is_name(name.content) and tree.children(one.index, "nmod"):
            tree.move(one.index, name.index, "appos")


def _may_describe(node: Node) -> bool:
    """May a noun say what a name is: "a town", "an Iraqi militia"?"""
    one = isinstance(node.content, Collective) and not node.content.noun.endswith("s")
    return (node.content is None or one) and node.tag in ("NN", "NNS") and node.relation in _LOOSE


def _between_dashes(tree: Tree, noun: Node) -> None:
    """A noun between dashes is said of the name before them: "X and Y - both |units of Z - left"."""
    at = noun.index - 1
    while at > 0 and tree[at].tag in ("CD", "DT", "JJ", "RB", "JJS", "PDT"):
        at -= 1
    set_off = at > 0 and tree[at].text in _DASHES and is_name(tree[at - 1].content)
    if set_off and any(later.text == tree[at].text for later in tree[noun.index :]):
        tree.move(noun.index, at - 1, "appos")


def _office(tree: Tree, noun: Node) -> None:
    """A noun without an article between a name and "of" is an office: "X, |commander of Y, left".

    With "in" it says what a place is: "X, main |town in the east".
    """
    owner = tree.child(noun.index, "nmod")
    case = tree.case(owner.index) if owner else ""
    if noun.relation not in ("conj", "nmod", "dep", "list", "appos") or case not in ("of", "in"):
        return
    at = noun.index
    at -= tree[at - 1].lower == "then"  # "X, |then leader of Y"
    while at and tree[at - 1].relation in ("amod", "compound") and tree[at - 1].content is None:
        at -= 1
    set_off = at > 1 and tree[at - 1].text == "," and is_name(tree[at - 2].content)
    listed = case == "in" and any(tree.child(n.index, "cc") for n in tree.children(noun.head, "conj"))
    if set_off and noun.tag == "NN" and noun.content is None and not tree.children(noun.index, "conj") and not listed:
        tree.move(noun.index, at - 2, "appos")


def _owned(tree: Tree, noun: Node, kinds: Collection[str]) -> None:
    """A kind of group with its owner after a name and a comma is said of the name: "Leads X, Y's |branch in Z"."""
    whose = tree.child(noun.index, "nmod:poss")
    if whose is None or noun.lower not in kinds or tree.children(noun.index, "conj"):
        return
    at = min(tree.subtree(whose.index)) - 2
    name = tree[max(at, 0)].content
    if at < 0 or tree[at + 1].text != "," or not is_name(name) or name.type not in GROUPS:
        return
    if noun.relation == "conj" and not any(tree.children(c.index, "cc") for c in tree.children(noun.head, "conj")):
        tree.move(noun.index, at, "appos")


def _make_participle(tree: Tree, noun: Node, name: Node) -> None:
    """A "verb" of a noun said of a name is a participle where the name has a verb: "Left X, a group allied with Y"."""
    verb, following = tree[noun.head], tree.after(noun.head)
    late = verb.relation in ("ccomp", "parataxis", "conj", "dep", "advcl") and verb.head < name.index
    bare = verb.tag in PAST and verb.index == noun.index + 1 and not tree.children(verb.index, "aux", "obj")
    if late and bare and following and following.lower in AFTER_PARTICIPLES:
        for child in tree.children(verb.index):
            if child.index < name.index:
                tree.move(child.index, verb.head, child.relation)
        tree.move(noun.index, name.index, "appos")
        tree.move(verb.index, noun.index, "acl")


def _listed(tree: Tree, node: Node, article: Node) -> bool:
    """Is a noun an item of a list rather than said of the name before it?"""
    if node.content is not None and article.lower != "the":
        return False
    joined = any(tree.children(c.index, "cc") for c in tree.children(node.head, "conj"))
    if article.lower == "the" and node.relation == ("conj" if joined else "obl"):
        return True
    return node.relation == "conj" and joined


def nouns_taken_for_adjectives(tree: Tree) -> None:
    """What has an article and a verb is a noun: "Wounded a [civilian]"."""
    for node in tree:
        copula, before = tree.child(node.index, "cop"), tree[max(0, node.index - 1)]
        if node.tag == "VBD" and copula and before.relation == "nsubj" and copula.index < before.index:
            node.tag, before.relation = "NN", "compound"  # "is the last army |stronghold"
        bare = node.tag == "JJ" and node.content is None and node.relation in ("obj", "nsubj", "nsubj:pass")
        if bare and any(child.lower in ("a", "an") for child in tree.children(node.index, "det")):
            node.tag = "NN"
