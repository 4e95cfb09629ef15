"""Repairs of clauses: verbs without subject, sentences without verb, clauses that the parser took for phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.date import Date
from kg.extract.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.tree import Node, Tree

SUBORDINATORS = frozenset(
    ("as", "after", "since", "before", "while", "when", "until", "once", "though", "although", "because")
)
_FINITE = ("VBD", "VBZ", "VBP", "VBN")


def subjects_taken_for_modifiers(tree: Tree, acts: Callable[[Node], bool]) -> None:
    """A group right before a finite verb is its subject, not part of its name: "The RSF controls Darfur"."""
    for verb in tree.nodes:
        if verb.tag not in ("VBZ", "VBD", "VBP") or verb.content is not None or tree.children(verb.index, "nsubj"):
            continue
        before = tree[verb.index - 1] if verb.index else verb
        if before.head == verb.index and before.relation in ("compound", "amod", "dep") and acts(before):
            tree.move(before.index, verb.index, "nsubj")
            for child in tree.children(verb.index, "det"):
                tree.move(child.index, before.index, "det")


def sentences_without_verb(tree: Tree, fights: Callable[[Node], bool]) -> None:
    """A participle after a group that heads a whole sentence is its verb: "Rebel forces retreated from X."."""
    if not tree.nodes or not any(node.text == "." for node in tree.nodes[-2:]):
        return
    for noun in tree.nodes:
        if noun.relation != "root" or not fights(noun):
            continue
        after = [n for n in tree.children(noun.index, "acl") if n.tag in ("VBN", "VBD") and n.index > noun.index]
        after = [n for n in after if not tree.children(n.index, "aux", "obl:agent") and not _bracketed(tree, n)]
        if after:
            _make_root(tree, after[0], noun)


def sentences_after_phrases(tree: Tree, acts: Callable[[Node], bool]) -> None:
    """A participle is the verb of a sentence that has but a phrase before: "As part of it, rebels [attacked] X."."""
    top = next((node for node in tree.nodes if node.relation == "root"), None)
    if top is None or top.tag.startswith(("VB", "MD")) or tree.children(top.index, "cop", "nsubj"):
        return
    if not any(node.text == "." for node in tree.nodes[-2:]) or not tree.nodes[0].tag.startswith(("IN", "VBG")):
        return
    for verb in tree.nodes:
        noun = tree[verb.head]
        if verb.tag not in ("VBN", "VBD") or verb.relation != "acl" or noun.index > verb.index or not acts(noun):
            continue
        said_of = _name_described(tree, noun)
        subject = said_of or noun
        following = tree.after(verb.index)
        if following is None or following.lower == "by" or tree.children(verb.index, "aux", "mark"):
            continue
        if (said_of is None and _bracketed(tree, verb)) or not _after_comma(tree, subject):
            continue
        tree.move(verb.index, verb.index, "root")
        verb.tag = "VBD"
        if said_of:
            tree.move(said_of.index, verb.index, "nsubj")
            tree.move(noun.index, said_of.index, "appos")
        else:
            tree.move(noun.index, verb.index, "nsubj")
        tree.move(top.index, verb.index, "obl")
        return


def _name_described(tree: Tree, noun: Node) -> Node | None:
    """The name before the comma before a noun's article: "[HTS], the largest group, left"."""
    article = tree.child(noun.index, "det")
    if article is None or article.index < 2 or tree[article.index - 1].text != ",":
        return None
    name = tree[article.index - 2]
    return name if name.content is not None and name.tag.startswith("NN") and name.index < noun.index else None


def _after_comma(tree: Tree, noun: Node) -> bool:
    """Does a noun's phrase start after a comma, whatever quotation marks stand there?"""
    at = min((n.index for n in tree.children(noun.index, "det", "amod", "compound", "nummod", "nmod:poss")), default=0)
    at = min(at or noun.index, noun.index) - 1
    while at > 0 and tree[at].tag in ("``", "''"):
        at -= 1
    return at > 0 and tree[at].text == ","


def verbs_after_dates(tree: Tree, fights: Callable[[Node], bool]) -> None:
    """A participle after a group and a date is its verb: "Army units on Friday [restored] security to X"."""
    for verb in tree.nodes[2:]:
        date, noun = tree[verb.index - 1], tree[verb.head]
        group = tree[max(0, date.index - 1 - (tree[date.index - 1].relation == "case"))]
        if verb.relation != "amod" or not isinstance(date.content, Date) or not fights(group):
            continue
        above = noun if group.relation == "nsubj" and group.head == noun.index else group
        if above.relation != "root" or tree.children(noun.index, "det", "cop") or noun.index < verb.index:
            continue
        for child in tree.children(noun.index, "case"):
            tree.move(child.index, date.index, "case")
        _make_root(tree, verb, group)
        tree.move(noun.index, verb.index, "obj")
        tree.move(date.index, verb.index, "obl")
        after = [child for child in tree.children(verb.index, "nmod", "conj") if child.index > noun.index]
        for child in after:
            listed = child.relation == "conj" and child is not after[0]
            tree.move(child.index, after[0].index if listed else verb.index, "conj" if listed else "obl")


def _bracketed(tree: Tree, verb: Node) -> bool:
    """Does a comma before a participle have another one after its phrases: "X, backed by Y, took"?"""
    return tree[verb.index - 1].text == "," and any(
        tree[at].text == "," for at in range(verb.index, max(tree.subtree(verb.index)) + 2) if at < len(tree)
    )


def _make_root(tree: Tree, verb: Node, noun: Node) -> None:
    """Make a participle the verb of the sentence that its noun heads."""
    verb.tag = "VBD"
    tree.move(verb.index, verb.index, "root")
    tree.move(noun.index, verb.index, "nsubj")
    for child in tree.children(noun.index):
        if child.index > verb.index:
            tree.move(child.index, verb.index, child.relation)


def subjects_after_participles(tree: Tree) -> None:
    """A noun after a preposition is no subject: the one before the participle is: "Men linked to X [overran] Y"."""
    for verb in tree.nodes:
        noun, participle = tree.child(verb.index, "nsubj"), tree[verb.head]
        if noun is None or noun.index > verb.index or not tree.children(noun.index, "case") or verb.relation == "root":
            continue
        subject = tree.child(participle.index, "nsubj")
        past = participle.tag in ("VBN", "VBD") and subject is not None and participle.index < noun.index
        if not past or subject is None or tree.children(participle.index, "aux", "obj") or verb.tag not in _FINITE:
            continue
        tree.promote(verb.index, over=participle.index, subject=subject.index)
        tree.move(noun.index, participle.index, "obl")


def clauses_taken_for_phrases(tree: Tree) -> None:
    """A finite verb after "after" or "as" heads a clause, and the noun before it is its subject."""
    for verb in tree.nodes:
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


def clauses_told_to_somebody(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A clause with "that" is told, not said of the hearer: "Told Reuters that rebels [took] X and destroyed Y"."""
    for verb in tree.nodes:
        if not verb.relation.startswith("acl"):
            continue
        that = next((c for c in tree.children(verb.index) if c.lower == "that" and c.index > verb.head), None)
        subjects = [c for c in tree.children(verb.index, "nsubj") if c is not that]
        hearer = _hearer(tree, tree[verb.head])
        if that is None or hearer is None or not subjects or not says(tree[hearer.head]):
            continue
        if any(hearer.head < c.index < that.index for c in tree.children(hearer.head, "ccomp")):
            continue
        tree.move(that.index, verb.index, "mark")
        tree.move(verb.index, hearer.head, "ccomp")
        for other in tree.children(hearer.index, "acl"):
            if other.index > verb.index and other.tag in ("VBN", "VBD"):
                tree.move(other.index, verb.index, "conj")


def _hearer(tree: Tree, noun: Node) -> Node | None:
    """The object that a noun is or belongs to: "Told the news agency of the [movement] that"."""
    while noun.relation in ("nmod", "appos", "compound", "conj", "flat") and noun.head < noun.index:
        noun = tree[noun.head]
    return noun if noun.relation in ("obj", "iobj") and noun.head < noun.index else None


def deeds_before_saying(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A clause before "and X said" is not what X said: "Rebels [took] Sarmin, and the army said it had left"."""
    for told in tree.nodes:
        subject = tree.child(told.index, "nsubj")
        joined = [c for c in tree.children(told.index, "cc") if c.lower in ("and", "but")]
        if not says(told) or subject is None or not joined or joined[-1].index > subject.index:
            continue
        for verb in tree.children(told.index, "ccomp", "parataxis"):
            if verb.index < joined[-1].index and tree.children(verb.index, "nsubj"):
                tree.move(verb.index, verb.index if told.relation == "root" else told.head, told.relation)
                tree.move(told.index, verb.index, "conj")


def deeds_after_saying(tree: Tree, says: Callable[[Node], bool]) -> None:
    """A deed listed after a clause that was said was said too: "Told X that Y had killed ten and [destroyed] two"."""
    for verb in tree.nodes:
        above = tree[verb.head]
        if verb.relation != "conj" or not verb.tag.startswith("VB") or says(verb) or not says(above):
            continue
        said = [c for c in tree.children(above.index, "ccomp") if above.index < c.index < verb.index]
        marked = [c for c in said if tree.children(c.index, "mark") or c.tag == verb.tag]
        if marked and not tree.children(verb.index, "nsubj"):
            tree.move(verb.index, marked[-1].index, "conj")


def counts_after_verbs(tree: Tree) -> None:
    """A number right after a verb without object is its object: "destroyed [dozens] of vehicles"."""
    for verb in tree.nodes:
        following = tree.after(verb.index)
        if following is None or not isinstance(following.content, Number) or not verb.tag.startswith("VB"):
            continue
        loose = following.head == verb.index and following.relation == "obl:unmarked"
        if loose and not tree.children(verb.index, "obj", "aux:pass"):
            tree.move(following.index, verb.index, "obj")


def subjects_taken_for_objects(tree: Tree, says: Callable[[Node], bool]) -> None:
    """The noun after a verb of saying, before a verb without subject, is its subject: "X said [ten] were killed"."""
    for verb in tree.nodes:
        said = [c for c in tree.children(verb.index, "parataxis", "ccomp") if c.index < verb.index and says(c)]
        if not said or not tree.children(verb.index, "aux", "cop") or tree.children(verb.index, "nsubj"):
            continue
        told = said[0]
        objects = [c for c in tree.children(told.index, "obj") if told.index < c.index < verb.index]
        if not objects:
            continue
        tree.move(told.index, told.index if verb.relation == "root" else verb.head, verb.relation)
        tree.move(verb.index, told.index, "ccomp")
        passive = bool(tree.children(verb.index, "aux:pass"))
        tree.move(objects[0].index, verb.index, "nsubj:pass" if passive else "nsubj")


def infinitives_after_objects(tree: Tree) -> None:
    """A bare verb after "to" right after an object is what that one is made to do: "forcing thousands to [flee]"."""
    for verb in tree.nodes:
        marks = [c for c in tree.children(verb.index, "case") if c.lower == "to" and c.index < verb.index]
        if verb.tag != "VB" or not marks or not marks[0].index:
            continue
        before = tree[marks[0].index - 1]
        if isinstance(before.content, Number) and before.head == verb.index and before.index:
            tree.move(before.index, before.index - 1, "obj")
        if before.relation == "obj" and tree[before.head].tag.startswith("VB"):
            tree.move(marks[0].index, verb.index, "mark")
            tree.move(verb.index, before.head, "xcomp")


def subjects_split_by_and(tree: Tree) -> None:
    """A name listed right before a second subject belongs to it: "Malian soldiers and [Wagner] mercenaries left"."""
    for verb in tree.nodes:
        subjects = tree.children(verb.index, "nsubj")
        if len(subjects) < 2:
            continue
        first, second = subjects[-2], subjects[-1]
        name = tree[second.index - 1]
        if name.relation == "conj" and name.head == first.index and name.content is not None:
            for joined in tree.children(name.index, "cc"):
                tree.move(joined.index, second.index, "cc")
            tree.move(second.index, first.index, "conj")
            tree.move(name.index, second.index, "compound")


def verbs_taken_for_phrases(tree: Tree) -> None:
    """A finite verb hung on its subject by the preposition of a phrase between: "Factions in the south [seized] X"."""
    for verb in tree.nodes:
        noun, inner = tree[verb.head], tree.child(verb.index, "nsubj")
        if verb.tag not in ("VBD", "VBZ", "VBP") or verb.relation != "nmod" or inner is None:
            continue
        cases = [c for c in tree.children(verb.index, "case") if c.index < inner.index < verb.index]
        if not cases or noun.index > cases[0].index or cases[0].lower in SUBORDINATORS:
            continue
        tree.move(verb.index, verb.index if noun.relation == "root" else noun.head, noun.relation)
        tree.move(noun.index, verb.index, "nsubj")
        tree.move(inner.index, noun.index, "nmod")
        for child in (cases[0], *(c for c in tree.children(verb.index, "det") if c.index < inner.index)):
            tree.move(child.index, inner.index, child.relation)


def floating_after_names(tree: Tree) -> None:
    """ "Both" or "all" right after names and a comma means them: "Holds Sarmin and Binnish, [both] ceded by X"."""
    for node in tree.nodes[2:]:
        name = tree[node.index - 2]
        if node.lower not in ("both", "all") or tree[node.index - 1].text != "," or name.content is None:
            continue
        first = tree[name.head] if name.relation == "conj" and tree[name.head].content is not None else name
        if first.index not in tree.subtree(node.index) and tree.children(node.index, "acl"):
            tree.move(node.index, first.index, "appos")


def verbs_before_numbers(tree: Tree) -> None:
    """A participle before the number of its noun is a verb: "Killed ten men, [destroyed] two tanks and took X"."""
    for verb in tree.nodes:
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
    for noun in tree.nodes:
        verb = tree.after(noun.index)
        if noun.tag != "VBG" or verb is None or verb.head != noun.index or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        if verb.relation in ("xcomp", "ccomp", "dep", "parataxis") and not tree.children(verb.index, "nsubj", "mark"):
            noun.tag = "NN"
            tree.move(verb.index, verb.index if noun.relation == "root" else noun.head, noun.relation)
            for child in tree.children(noun.index, "mark", "advmod"):
                tree.move(child.index, verb.index, child.relation)
            tree.move(noun.index, verb.index, "nsubj")


def participles_of_objects(tree: Tree, does: Callable[[Node], bool]) -> None:
    """What those do who were just named as an object: "Joined the tribes [fighting] HTS", no second thing joined."""
    for verb in tree.nodes:
        before = tree[verb.index - 1] if verb.index else verb
        above = tree[verb.head]
        if verb.tag != "VBG" or verb.relation not in ("xcomp", "advcl") or before.head != above.index:
            continue
        if before.relation == "obj" and does(before) and verb.relation == "xcomp" and verb.index:
            tree.move(verb.index, before.index, "acl")


def deeds_hung_on_events(tree: Tree, does: Callable[[Node], bool]) -> None:
    """A participle with an object goes on with the clause: "Launched an attack on X at dawn [taking] Y"."""
    for verb in tree.nodes:
        noun = tree[verb.head]
        if verb.tag != "VBG" or not tree.children(verb.index, "obj") or noun.content or noun.tag.startswith("VB"):
            continue
        near = verb.relation == "acl" and (verb.index == noun.index + 1 or does(noun))
        late = noun.relation in ("obj", "obl") and tree[noun.head].tag.startswith("VB")
        if verb.relation in ("acl", "xcomp") and late and not near and not tree.children(verb.index, "mark"):
            tree.move(verb.index, noun.head, "advcl")


def subjects_hung_on_fronts(tree: Tree, acts: Callable[[Node], bool]) -> None:
    """A group after a fronted phrase and a comma is the subject that a verb lacks: "In response, [HTS] seized X"."""
    for verb in tree.nodes:
        if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.content is not None or verb.relation.startswith("acl"):
            continue
        if tree.children(verb.index, "nsubj", "mark", "aux:pass"):
            continue
        for front in tree.children(verb.index, "obl", "nmod"):
            found = [c for c in tree.children(front.index, "appos", "conj", "dep", "nmod") if front.index < c.index]
            group = next((c for c in found if acts(c) and _after_comma(tree, c) and not tree.case(c.index)), None)
            if group is None or group.index > verb.index or tree.children(group.index, "cc"):
                continue
            tree.move(group.index, verb.index, "nsubj")
            for described in found:
                if described.index > group.index and _name_described(tree, described) is group:
                    tree.move(described.index, group.index, "appos")
            break
