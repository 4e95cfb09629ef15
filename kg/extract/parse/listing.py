"""Repairs of lists: what the parser hangs on the wrong item, and what introduces or goes on with a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.date import Date
from kg.extract.mention import GROUPS, PLACES
from kg.extract.parse.attach import is_name
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon

_KINDS = (GROUPS | {"Organization"}, PLACES, frozenset(("Person",)))
_LOOSE = ("dep", "parataxis", "appos", "list", "conj", "nmod", "nmod:unmarked", "obl", "obj")
"""Relations of what follows a colon."""
_TOGETHER = ("together", "along", "jointly")
"""Words before "with" that make a phrase one more doer."""
_BESIDE = ("alongside", *(f"{word} with" for word in _TOGETHER))
"""Prepositions that do."""
_CAPTURED = ("obj", "ccomp", "xcomp")
"""Relations of what a verb takes after it."""


def list_items(tree: Tree) -> None:
    """A name in apposition to one of its kind, with "and" and more to follow, is listed: "A, the B and C"."""
    for node in tree:
        head = tree[node.head]
        beside = node.relation in ("appos", "nmod:unmarked")
        if not beside or not is_name(node.content) or not is_name(head.content):
            continue
        types = {node.content.type, head.content.type} - {None}
        alike = any(types <= kind for kind in _KINDS)
        if not alike or tree[node.index - 1].text not in (",", "the") or tree.children(node.index, "amod"):
            continue
        first = tree[head.head] if head.relation == "conj" and is_name(tree[head.head].content) else head
        last = (*tree.children(node.index, "conj"), *tree.children(first.index, "conj"))
        if any(c.index > node.index and tree.children(c.index, "cc") for c in last):
            tree.move(node.index, first.index, "conj")
            for child in tree.children(node.index, "conj"):
                tree.move(child.index, first.index, "conj")


def lists_before_their_kind(tree: Tree, is_kind: Callable[[Node], bool]) -> None:
    """A plural after the last of listed names says what all of them are: "Took X and |Y checkpoints in Z"."""
    for noun in tree:
        before = tree[noun.index - 1]
        one = noun.tag == "NN" and before.relation == "conj" and tree[before.head].text[:1].islower()
        if noun.content is not None or not (noun.tag == "NNS" or one):  # "the villages of X and Y |district"
            continue
        if is_kind(noun):
            _join_names(tree, noun)
        twice = noun.relation == "conj" and before.relation == "conj" and before.head == noun.head
        name = before if twice and is_name(before.content) else tree.child(noun.index, "compound", "amod")
        if name is None or not (one or is_kind(noun)):
            continue
        first, listed = tree[noun.head], [c for c in tree.children(name.index, "conj") if c.index < noun.index]
        last = listed[-1] if listed else name
        named = is_name(name.content) and all(n.tag == "NN" for n in tree[last.index + 1 : noun.index])
        if not named or not (listed or (noun.relation == "conj" and is_name(first.content))):
            continue
        tree.move(name.index, first.index, noun.relation)
        for child in tree.children(noun.index):
            if child.relation != "compound":
                before = name if noun.relation != "conj" or child.index < name.index else first
                tree.move(child.index, before.index, child.relation)
        tree.move(noun.index, last.index, "nmod:desc")


def _join_names(tree: Tree, noun: Node) -> None:
    """List a name after "and" with the one before, if both stand before a noun: "Took X and [Y] |districts"."""
    names = [n for n in tree.children(noun.index, "compound") if is_name(n.content)]
    for name in names[1:]:
        if tree.child(name.index, "cc"):
            tree.move(name.index, names[0].index, "conj")


def lists_after_colons(tree: Tree) -> None:
    """Names after a colon say who the noun before it is: "Three groups: A, B and C"."""
    for node in tree:
        if not is_name(node.content) or node.index < 2 or node.relation not in _LOOSE:
            continue
        at = node.index - 1 - bool(tree.children(node.index, "det"))
        noun = tree[at - 1]
        if tree[at].text == ":" and noun.tag.startswith("NN") and noun.content is None:
            tree.move(node.index, noun.index, "appos")


def lists_taken_for_appositions(tree: Tree) -> None:
    """Nouns with articles of their own and an "and" are a list: "Took the office, a |hospital and the prison"."""
    for noun in tree:
        if noun.relation != "appos":
            continue
        first = tree[noun.head]
        after = [*tree.children(noun.index, "conj"), *tree.children(first.index, "conj")]
        listed = next((n for n in after if n.index > noun.index > first.index), None)
        common = noun.content is None and noun.tag[:2] == first.tag[:2] == "NN"
        if not common or listed is None:
            continue
        joined = tree[min(tree.subtree(listed.index))]
        before = tree[joined.index - 1]
        if all(tree.child(n.index, "det", "nmod:poss") for n in (first, noun, listed)) and before.text != ",":
            tree.move(noun.index, first.index, "conj")


def second_verbs(tree: Tree, lexicon: Lexicon) -> None:
    """A verb listed with a name is one of the clause's, with what follows it: "Calls itself X and holds Y"."""
    for verb in tree:
        name = tree[verb.head]
        if verb.relation != "conj" or verb.content is not None or not is_name(name.content):
            continue
        first = tree[name.head]
        finite = verb.tag in ("VBZ", "VBD", "VBP") or (verb.tag == "NNS" and bool(lexicon.bases(verb.lower)))
        after = first.tag.startswith("VB") and first.index < verb.index
        if not finite or not after or tree.children(verb.index, "nsubj", "det", "amod", "nmod:poss"):
            continue
        verb.tag = verb.tag.replace("NNS", "VBZ")
        tree.move(verb.index, first.index, "conj")
        if not tree.children(verb.index, *_CAPTURED):
            for child in tree.children(first.index, *_CAPTURED):
                if child.index > verb.index:
                    tree.move(child.index, verb.index, child.relation)


_SHARES = ("most ", "much ", "all ", "half ", "parts ")
"""How a phrase for how much of a place begins."""


def phrases_of_lists(tree: Tree, including: Collection[str]) -> None:
    """What "including" or "together with" adds after a comma belongs to the noun before it: "Groups, such as X"."""
    for node in tree:
        if not node.relation.startswith(("obl", "nmod")):
            continue
        case = next((c for c in tree.children(node.index, "case") if c.index < node.index), None)
        if case is None:
            continue
        start = case.index - (tree[case.index - 1].lower in _TOGETHER if case.index else 0)
        fronted = node.index < node.head and tree.case(node.index) in _BESIDE  # "X, alongside |Y, took Z"
        together = fronted or (start < case.index and case.lower == "with")
        if start < 2 or tree[start - 1].text != "," or not (together or tree.case(node.index) in including):
            continue
        adverb = tree[start - 2].tag == "RB" and start > 2  # "launched 103 drones overnight, including"
        noun = _past_apposition(tree, _past_date(tree, tree[start - 3 if adverb else start - 2]))
        if not together and is_name(noun.content) and tree.case(noun.index):
            noun = tree[max(0, min(c.index for c in tree.children(noun.index, "case")) - 1)]
        share = is_name(noun.content) and noun.lower.startswith(_SHARES)  # "most of X, including Y"
        plural = (noun.tag == "NNS" and not is_name(noun.content)) or isinstance(noun.content, Number)
        if (
            (together or share or plural)
            and noun.tag[:2] in ("NN", "CD")
            and noun.index not in tree.subtree(node.index)
        ):
            tree.move(node.index, tree.first_listed(noun).index, "nmod")


def _past_date(tree: Tree, node: Node) -> Node:
    """The word before a date: "took [most of X] by June, including Y"."""
    if not isinstance(node.content, Date) or node.index < 2:
        return node
    return tree[min((c.index for c in tree.children(node.index, "case")), default=node.index) - 1]


def _past_apposition(tree: Tree, noun: Node) -> Node:
    """The noun that an apposition set off by commas is of: "[X], an affiliate of Y, together with Z"."""
    for above in (noun, *tree.ancestors(noun.index)):
        article = tree.child(above.index, "det") if above.relation == "appos" else None
        if article and article.index > above.head and tree[article.index - 1].text == ",":
            return tree[above.head]
        if above.relation not in ("nmod", "compound", "appos"):
            break
    return noun


def people_past_places(tree: Tree, places: Collection[str]) -> None:
    """A person is no place and no crowd: "The commander of the forces in the camp, [Abu Omar]", is the commander."""
    for node in tree:
        head = tree[node.head]
        if node.relation != "appos" or not is_name(node.content) or node.content.type != "Person":
            continue
        while head.relation == "nmod" and head.index < node.index and _no_person(head, places):
            head = tree[head.head]
        if head.content is None and head.tag == "NN" and head.index < node.index:
            tree.move(node.index, head.index, "appos")


def _no_person(node: Node, places: Collection[str]) -> bool:
    """Is it a group, a place or a plural?"""
    named = is_name(node.content) and node.content.type in GROUPS | PLACES | {"Organization"}
    return named or isinstance(node.content, Collective) or node.lower in places or node.tag == "NNS"


def operations_after_campaigns(tree: Tree, campaigns: Collection[str]) -> None:
    """An operation named after a comma is the campaign before it: "Opened its campaign for the capital, Iron Fist"."""
    for node in tree:
        if not is_name(node.content) or node.content.type != "Operation" or node.index < 2:
            continue
        if tree[node.index - 1].text != "," or tree.children(node.index, "case"):
            continue
        for noun in reversed(tree[: node.index - 1]):
            if noun.tag.startswith("VB") or is_operation(noun):
                break
            if noun.content is None and noun.lower in campaigns and noun.tag.startswith("NN"):
                tree.move(node.index, noun.index, "appos")
                break


def is_operation(node: Node) -> bool:
    """Is it the name of an operation?"""
    return is_name(node.content) and node.content.type == "Operation"


def main_verbs_after_participles(tree: Tree) -> None:
    """A participle between commas is none of the sentence's verbs: "X, led by Y, |controls Z"."""
    for participle in tree:
        if participle.relation != "root" or participle.tag not in ("VBN", "VBD") or participle.index < 2:
            continue
        name = tree[participle.index - 2]
        if tree[participle.index - 1].text != "," or name.relation != "nsubj" or name.head != participle.index:
            continue
        if tree.children(participle.index, "aux", "obj") or tree.child(participle.index, "obl") is None:
            continue
        verb = _verb_after_comma(tree, participle)
        if verb:
            verb.tag = "VBZ" if verb.tag == "NNS" else verb.tag
            tree.promote(verb.index, over=participle.index, subject=name.index)
            return


def _verb_after_comma(tree: Tree, participle: Node) -> Node | None:
    """What follows the comma that ends a participle's phrase, if it has an object or is a verb."""
    commas = [n.index for n in tree[participle.index :] if n.text == ","]
    if not commas:
        return None
    verb = tree.after(commas[0])
    taken = verb is not None and verb.content is None and verb.tag in ("VBD", "VBZ", "VBP", "NNS", "VBN")
    return verb if verb and taken and (verb.tag != "NNS" or tree.children(verb.index, "obj")) else None


def groups_before_a_noun(tree: Tree, does: Callable[[Node], bool]) -> None:
    """Of two groups before a noun the first stands alone: "The [army] and HTS |fighters took X"."""
    for noun in tree[3:]:
        last = tree[noun.index - 1]
        if noun.content is not None or not noun.tag.startswith("NN") or not does(noun) or not does(last):
            continue
        joined = tree[last.index - 1]
        first = tree[joined.index - 1]
        if joined.lower != "and" or first.head != noun.index or first.relation != "compound" or not does(first):
            continue
        if last.head not in (first.index, noun.index):
            continue
        tree.replace(noun.index, by=first.index)
        for child in tree.children(noun.index):
            if child.index < first.index or (noun.index < child.index and child.relation == "conj"):
                tree.move(child.index, first.index, child.relation)
        tree.move(noun.index, first.index, "conj")
        tree.move(last.index, noun.index, "compound")
        tree.move(joined.index, noun.index, "cc")
