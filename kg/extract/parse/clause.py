"""Repairs of clauses: verbs without subject, sentences without verb, clauses that the parser took for phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.parse.attach import is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kg.extract.tree import Node, Tree

SUBORDINATORS = frozenset(
    ("as", "after", "since", "before", "while", "when", "until", "once", "though", "although", "because")
)
_FINITE = ("VBD", "VBZ", "VBP", "VBN")
_POLES, _SIDES = ("north", "south"), ("east", "west")
_DIRECTIONS = frozenset(
    (*_POLES, *_SIDES, *(f"{pole}{dash}{side}" for pole in _POLES for dash in ("", "-") for side in _SIDES))
)
_MEASURES = frozenset(
    ("kilometres", "kilometers", "km", "kms", "miles", "metres", "meters", "yards", "hours", "minutes", "degrees")
)


def clauses_taken_for_phrases(tree: Tree) -> None:
    """A finite verb after "after" or "as" heads a clause, and the noun before it is its subject."""
    for verb in tree:
        if verb.tag not in ("VBD", "VBZ", "VBP") or not verb.relation.startswith(("obl", "nmod")):
            continue
        marks = [c for c in tree.children(verb.index, "case") if c.lower in SUBORDINATORS and c.index < verb.index]
        if not marks or verb.head == verb.index:
            continue
        before = tree[verb.index - 1]
        if before.head == verb.index and before.relation in ("compound", "amod") and before.tag.startswith("NN"):
            tree.move(before.index, verb.index, "nsubj")
            for child in tree.children(verb.index, "det"):
                tree.move(child.index, before.index, "det")
        tree.move(marks[0].index, verb.index, "mark")
        tree.move(verb.index, verb.head, "advcl")


def infinitives_taken_for_adjectives(tree: Tree, bases: Callable[[str], Collection[str]]) -> None:
    """An "adjective" after "to" is a verb, and the noun that it seems to modify its object: "Moved in to [clear] X"."""
    for verb in tree[1:]:
        to, noun = tree[verb.index - 1], tree[verb.head]
        if verb.tag != "JJ" or to.tag != "TO" or verb.content is not None or not bases(verb.lower):
            continue
        verb.tag = "VB"
        if verb.relation == "amod" and noun.index > verb.index and to.head in (noun.index, verb.index):
            tree.replace(noun.index, by=verb.index)
            verb.relation = "advcl" if verb.relation.startswith(("obl", "nmod")) else verb.relation
            tree.move(to.index, verb.index, "mark")
            tree.move(noun.index, verb.index, "obj")


def verbs_taken_for_phrases(tree: Tree) -> None:
    """A finite verb hung on its subject by the preposition of a phrase between: "Factions in the south [seized] X"."""
    for verb in tree:
        noun, inner = tree[verb.head], tree.child(verb.index, "nsubj")
        if verb.tag not in ("VBD", "VBZ", "VBP") or verb.relation != "nmod" or inner is None:
            continue
        cases = [c for c in tree.children(verb.index, "case") if c.index < inner.index < verb.index]
        if not cases or noun.index > cases[0].index or cases[0].lower in SUBORDINATORS:
            continue
        above = "ccomp" if noun.relation.startswith("nsubj") else noun.relation  # a verb is no subject
        tree.move(verb.index, verb.index if noun.relation == "root" else noun.head, above)
        tree.move(noun.index, verb.index, "nsubj")
        tree.move(inner.index, noun.index, "nmod")
        for child in (cases[0], *(c for c in tree.children(verb.index, "det") if c.index < inner.index)):
            tree.move(child.index, inner.index, child.relation)


def floating_after_names(tree: Tree) -> None:
    """ "Both" or "all" right after names and a comma means them: "Holds Sarmin and Binnish, [both] ceded by X".

    A preposition before it is that of the names after it: "hostile |to [both] X and Y".
    """
    for both in (node for node in tree if node.lower == "both" and node.relation in ("nummod", "det")):
        for case in tree.children(both.index, "case"):
            tree.move(case.index, both.head, "case")
    for node in tree[2:]:
        name = tree[node.index - 2]
        if node.lower not in ("both", "all") or tree[node.index - 1].text != "," or name.content is None:
            continue
        first = tree[name.head] if name.relation == "conj" and tree[name.head].content is not None else name
        if first.index not in tree.subtree(node.index) and tree.children(node.index, "acl"):
            tree.move(node.index, first.index, "appos")


def verbs_before_numbers(tree: Tree) -> None:
    """A participle before the number of its noun is a verb: "Killed ten men, [destroyed] two tanks and took X"."""
    for verb in tree:
        noun = tree[verb.head]
        if verb.relation != "amod" or verb.tag not in ("VBN", "VBD") or noun.index < verb.index:
            continue
        between = [c for c in tree.children(noun.index, "nummod", "det") if verb.index < c.index]
        above = tree[noun.head]
        while above.content is None and not above.tag.startswith("VB") and above.head != above.index:
            above = tree[above.head]
        if between and noun.relation == "conj" and above.tag.startswith("VB") and above.index < verb.index:
            tree.move(verb.index, above.index, "conj")
            verb.tag = above.tag
            tree.move(noun.index, verb.index, "obj")


def fighting_taken_for_verbs(tree: Tree) -> None:
    """ "Fighting" right before a finite verb is its subject: "Fled as [fighting] broke out"."""
    for noun in tree:
        verb = tree.after(noun.index)
        if noun.tag != "VBG" or verb is None or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        if noun.relation == "csubj" and noun.head == verb.index and not tree.children(noun.index):
            noun.tag, noun.relation = "NN", "nsubj"
        if verb.head != noun.index:
            continue
        if verb.relation in ("xcomp", "ccomp", "dep", "parataxis") and not tree.children(verb.index, "nsubj", "mark"):
            noun.tag = "NN"
            tree.move(verb.index, verb.index if noun.relation == "root" else noun.head, noun.relation)
            for child in tree.children(noun.index, "mark", "advmod"):
                tree.move(child.index, verb.index, child.relation)
            tree.move(noun.index, verb.index, "nsubj")


def participles_of_objects(tree: Tree, does: Callable[[Node], bool]) -> None:
    """What those do who were just named as an object: "Joined the tribes [fighting] HTS", no second thing joined."""
    for verb in tree:
        before = tree[verb.index - 1] if verb.index else verb
        above = tree[verb.head]
        if verb.tag != "VBG" or verb.relation not in ("xcomp", "advcl") or before.head != above.index:
            continue
        if before.relation == "obj" and does(before) and verb.relation == "xcomp" and verb.index:
            tree.move(verb.index, before.index, "acl")


def adverbs_taken_for_nouns(tree: Tree) -> None:
    """An adverb after a name is no noun that the name belongs to: "The SDF [briefly] captured X"."""
    for word in tree:
        if word.tag != "NN" or word.content is not None or not word.lower.endswith("ly") or word.head == word.index:
            continue
        names = [c for c in tree.children(word.index, "compound") if c.content is not None]
        if not names or not tree[word.head].tag.startswith("VB"):
            continue
        for child in tree.children(word.index):
            if child is not names[-1]:
                tree.move(child.index, names[-1].index, child.relation)
        tree.move(names[-1].index, word.head, word.relation)
        word.tag = "RB"
        tree.move(word.index, word.head, "advmod")


def deeds_taken_for_adjectives(tree: Tree, deeds: Collection[str]) -> None:
    """What came of the deed before: "overran the base, [destroying] vehicles and [capturing] weapons"."""
    for verb in tree:
        noun, before = tree[verb.head], tree[verb.index - 1]
        joined = before.tag == "CC" and any(n.tag == "VBG" and n.relation == "advcl" for n in tree[: verb.index])
        if verb.relation not in ("amod", "compound") or verb.index == 0 or verb.children:
            continue
        if verb.lower not in deeds or noun.index < verb.index or not (before.text == "," or joined):
            continue
        above = next((n for n in reversed(tree[: verb.index]) if n.tag in _FINITE and n.content is None), None)
        if above is None:
            continue
        listed = (
            [n for n in tree.children(noun.head, "conj") if n.index > noun.index] if noun.head != noun.index else []
        )
        verb.tag = "VBG"
        tree.move(verb.index, above.index, "advcl")
        tree.move(noun.index, verb.index, "obj")
        for other in listed:
            tree.move(other.index, noun.index, "conj")


def deeds_hung_on_events(tree: Tree, does: Callable[[Node], bool]) -> None:
    """A participle with an object goes on with the clause: "Launched an attack on X at dawn [taking] Y"."""
    for verb in tree:
        noun = tree[verb.head]
        if verb.tag != "VBG" or not tree.children(verb.index, "obj") or noun.content or noun.tag.startswith("VB"):
            continue
        near = verb.relation == "acl" and (verb.index == noun.index + 1 or does(noun))
        late = noun.relation in ("obj", "obl") and tree[noun.head].tag.startswith("VB")
        if verb.relation in ("acl", "xcomp") and late and not near and not tree.children(verb.index, "mark", "case"):
            tree.move(verb.index, noun.head, "advcl")


def objects_taken_for_distances(tree: Tree) -> None:
    """A noun before a direction is no distance unless it measures one: "Captured three [villages] east of X"."""
    for noun in tree:
        direction = tree[noun.head]
        if noun.relation != "obl:unmarked" or direction.lower not in _DIRECTIONS or noun.index > direction.index:
            continue
        verb = tree[direction.head]
        if noun.lower in _MEASURES or isinstance(noun.content, Date) or not noun.tag.startswith("NN"):
            continue
        if verb.tag.startswith("VB") and verb.index < noun.index and not tree.children(verb.index, "obj", "aux:pass"):
            tree.move(noun.index, verb.index, "obj")
            tree.move(direction.index, noun.index, "advmod")


def verbs_after_reduced_clauses(tree: Tree) -> None:
    """What is done "by" somebody is said of the subject of the verb that follows: "Shells fired by X [landed] in Y"."""
    for participle in tree:
        subject, agent = tree.child(participle.index, "nsubj"), tree.child(participle.index, "obl:agent")
        if participle.tag not in ("VBN", "VBD") or subject is None or agent is None or agent.index < participle.index:
            continue
        if tree.children(participle.index, "aux", "aux:pass", "obj", "cop") or subject.index != participle.index - 1:
            continue
        after = [n for n in tree.children(participle.index, "xcomp", "ccomp", "conj", "parataxis") if n.tag in _FINITE]
        after = [n for n in after if n.index > agent.index and not tree.children(n.index, "nsubj", "cc", "mark")]
        if after:
            tree.promote(after[0].index, over=participle.index, subject=subject.index)


def gerunds_taken_for_nouns(tree: Tree) -> None:
    """What has an object is a verb: "Accused HTS of [shelling] X"."""
    for noun in tree:
        if (
            noun.content is None
            and noun.tag == "NN"
            and noun.lower.endswith("ing")
            and tree.children(noun.index, "obj")
        ):
            noun.tag = "VBG"
            if noun.relation == "nmod":
                noun.relation = "acl"


def objects_taken_for_appositions(tree: Tree) -> None:
    """Nothing is said of a verb as of a noun: what follows it is its object: "X, led by Y, controls [most of Z]".

    Nor is a name what somebody does: "The army attacked |Sarmin with drones".
    """
    for noun in tree:
        verb = tree[noun.head]
        after = verb.tag in ("VBZ", "VBD", "VBP") and verb.index == noun.index - 1
        astray = noun.relation == "appos" or (noun.relation == "xcomp" and is_name(noun.content))
        if astray and after and not tree.children(verb.index, "obj", "cop"):
            noun.relation = "obj"


def participles_set_off(tree: Tree) -> None:
    """A participle after a comma goes on with the sentence: "A bomb hit men fighting X, [killing] ten"."""
    for verb in tree:
        above = tree[verb.head]
        noun = tree[above.head]
        inner = above.relation == "acl" and above.tag == "VBG" and noun.relation == "obj"
        if verb.relation == "advcl" and verb.tag == "VBG" and inner and tree[verb.index - 1].text == ",":
            tree.move(verb.index, noun.head, "advcl")


def events_taken_for_sentences(tree: Tree) -> None:
    """An event before a preposition is the subject of the verb after it: "An [ambush] on a convoy killed ten"."""
    for verb in tree:
        event, noun = tree[verb.head], tree.child(verb.index, "nsubj")
        if verb.tag not in _FINITE or verb.relation not in ("parataxis", "acl:relcl") or noun is None:
            continue
        cases = [c for c in tree.children(noun.index, "case") if c.index == event.index + 1]
        if event.relation != "root" or event.content is not None or event.tag != "NN" or not cases:
            continue
        for whose in tree.children(event.index, "nsubj"):
            tree.move(whose.index, event.index, "compound")
        tree.move(verb.index, verb.index, "root")
        tree.move(event.index, verb.index, "nsubj")
        tree.move(noun.index, event.index, "nmod")


def objects_after_commas(tree: Tree) -> None:
    """A second object after a comma says what the noun before is: "Drove X from Y, its last [stronghold]"."""
    for verb in tree:
        objects = tree.children(verb.index, "obj")
        if len(objects) < 2 or objects[1].index < objects[0].index:
            continue
        first = min(at for at in tree.subtree(objects[1].index) if tree[at].text != ",")
        if first > 1 and tree[first - 1].text == "," and tree[first - 2].content is not None:
            tree.move(objects[1].index, first - 2, "appos")


def nouns_called(tree: Tree, names: Collection[str]) -> None:
    """What is called something is no subject: "Members of the [faction] called X".

    The date of a deed is not that of the name: "launched an offensive called X [on 5 May]".
    """
    for verb in tree[1:]:
        noun = tree[verb.index - 1]
        if verb.relation.startswith("acl") and verb.lower in names:
            deed = next((n for n in tree.ancestors(verb.index) if n.tag.startswith("VB")), verb)
            for date in (n for n in tree.children(verb.index, "obl") if isinstance(n.content, Date)):
                tree.move(date.index, deed.index, "obl")
        if verb.tag != "VBN" or verb.lower not in names or noun.head != verb.index:
            continue
        cases = [c for c in tree.children(noun.index, "case") if c.index < noun.index]
        if not cases:
            continue
        if noun.relation == "nsubj" and cases[0].index and tree.children(verb.index, "obj", "xcomp"):
            tree.move(noun.index, cases[0].index - 1, "nmod")
            tree.move(verb.index, noun.index, "acl")


def predicates_after_adverbs(tree: Tree) -> None:
    """What stands right after an adverb that "be" seems to say is said: "They are back [in control] of Sarmin"."""
    for adverb in tree:
        said, copula = tree.child(adverb.index, "obl"), tree.child(adverb.index, "cop")
        if adverb.tag != "RB" or said is None or copula is None or said.index != adverb.index + 2:
            continue
        outer = said.index if adverb.relation == "root" else adverb.head
        tree.move(said.index, outer, adverb.relation)
        for child in tree.children(adverb.index):
            tree.move(child.index, said.index, child.relation)
        tree.move(adverb.index, said.index, "advmod")
