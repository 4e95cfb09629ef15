"""Claims about operations: who takes part by what they do, whom they attack, and what a campaign is named later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.frame.draft import Draft
from kg.extract.parse.attach import is_name
from kg.extract.stance import Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kg.extract.frame.draft import Drafter
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.stance import StanceReader
    from kg.extract.tree import Node, Tree


_ASSERTED = Stance("asserted")
_NO_DEEDS = ("controls", "losesOrWithdraws")
"""Claims of states that last, and of what those suffer whom an operation is against."""


@dataclass(frozen=True, slots=True)
class Launch:
    """A campaign that has no name yet: the claims that its name will make, their operation left open."""

    drafts: tuple[Draft, ...] = ()

    def named(self, operation: Record) -> Iterator[Draft]:
        """Who launched it takes part in the operation, which began when it was launched."""
        for draft in self.drafts:
            yield Draft(draft.type, draft.rule, draft.roles | {"operation": operation}, draft.stance, date=draft.date)


def launch(tree: Tree, drafter: Drafter) -> Launch:
    """What a sentence says of a campaign without naming it: "HTS launched |an offensive on Sarmin"."""
    found: list[Draft] = []
    for noun in tree:
        verb = _launching(tree, noun, drafter.resolver)
        stance = drafter.stances.read(tree, verb.index) if verb else None
        if verb is None or stance is None or stance.polarity not in ("asserted", "claimed"):
            continue
        fillers = (f for doer in tree.children(verb.index, "nsubj") for f in drafter.resolver.fillers(tree, doer.index))
        doers = [f.record for f in fillers if f.record and "Group" in f.categories]
        date = drafter.date(verb.index)
        found += [Draft("participatesIn", "named-later", {"actor": doer}, stance, date=date) for doer in doers]
        if doers and date:
            found.append(Draft("startDate", "named-later", {}, stance, date=date))
    return Launch(tuple(found))


def _launching(tree: Tree, noun: Node, resolver: Resolver) -> Node | None:
    """The verb that says that an unnamed campaign begins: "|launched an offensive", "|announced the launch of one"."""
    lexicon = resolver.ground.lexicon
    if noun.content is not None or noun.lower not in lexicon.set("names", "campaign_nouns"):
        return None
    begun = noun.relation == "nmod" and tree[noun.head].lower in lexicon.set("names", "beginnings")
    event = tree[noun.head] if begun else noun
    verb = tree[event.head]
    begins = verb.lower in lexicon.light if begun else verb.lower in lexicon.deeds["startDate"]
    return verb if event.relation == "obj" and begins and not resolver.called(tree, noun) else None


def named_later(tree: Tree, resolver: Resolver, before: Launch) -> Iterator[Draft]:
    """What was said before of the campaign that a sentence names: "The offensive, |dubbed X, aims at Y"."""
    lexicon = resolver.ground.lexicon
    for node in tree:
        operation = resolver.ground.registry.of(node.content) if is_name(node.content) else None
        naming = tree[node.head]
        if operation is None or operation.type != "Operation" or naming.lower not in lexicon.set("names", "naming"):
            continue
        subjects = [] if naming.relation.startswith("acl") else tree.children(naming.index, "nsubj")
        named = [n for n in tree.children(naming.index, "obj") if n is not node]
        for noun in named or subjects or [tree[naming.head]]:
            article = tree.child(noun.index, "det")
            spoken = noun.lower in lexicon.set("names", "operations_referred")
            if spoken and article is not None and article.lower in ("the", "this"):
                yield from before.named(operation)


def owned(tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """Whose an operation is, who gave it its name and who fights under it takes part in it.

    "Turkey's |Operation Dawn", "called their offensive |Operation Dawn", "HTS troops under |Operation Dawn".
    """
    for node in tree:
        if not is_name(node.content):
            continue
        operation = resolver.ground.registry.of(node.content)
        if operation.type != "Operation":
            continue
        for doer in _owners(tree, node, resolver):
            for filler in resolver.fillers(tree, doer.index):
                actor = resolver.names.as_state(filler)
                if actor.record and "Group" in actor.categories:
                    yield Draft("participatesIn", "owner", {"actor": actor.record, "operation": operation}, _ASSERTED)


def _owners(tree: Tree, operation: Node, resolver: Resolver) -> list[Node]:
    """The heads of the phrases that name them."""
    lexicon, above = resolver.ground.lexicon, tree[operation.head]
    campaigns = lexicon.set("names", "campaign_nouns")
    found = [n for noun in _called(tree, operation, campaigns) for n in _of_a_noun(tree, noun)]
    if operation.relation.startswith(("nmod", "obl")) and tree.case(operation.index) in ("under", "of"):
        who = tree[above.head] if above.relation == "acl" else above  # "troops |deployed under Operation X"
        forces = lexicon.set("groups", "nouns") | lexicon.set("groups", "serving")
        found += [who] if who.content is not None or who.lower in forces else []
    naming = next((n for n in tree.ancestors(operation.index) if n.lower in lexicon.set("names", "naming")), None)
    if naming and tree[operation.index - 1].lower in campaigns and not naming.relation.startswith("acl"):
        found += [n for n in tree.children(naming.index, "nsubj") if n.index < naming.index < operation.index - 1]
    return found


def _called(tree: Tree, operation: Node, campaigns: Collection[str]) -> list[Node]:
    """The operation and the nouns said of it: "Operation X, an |offensive by Y", "Y's |offensive, known as X"."""
    above = tree[operation.head]
    noun = tree[above.head] if above.relation.startswith("acl") else above
    named = noun.lower in campaigns and (above is not noun or operation.relation == "appos")
    return [operation, *tree.children(operation.index, "appos"), *([noun] if named else [])]


def _of_a_noun(tree: Tree, noun: Node) -> list[Node]:
    """Whose a noun is, by whom it is done."""
    phrases = (n for n in tree.children(noun.index, "nmod", "obl") if tree.case(n.index) in ("by", "of"))
    return [*tree.children(noun.index, "nmod:poss"), *phrases]


def participations(tree: Tree, resolver: Resolver, stances: StanceReader) -> Iterator[Draft]:
    """Who does a deed of war in an operation takes part in it: "In Operation Dawn, |X took Y"."""
    for node in tree:
        verb = tree[node.head]
        if not is_name(node.content) or not node.relation.startswith("obl") or not verb.tag.startswith("VB"):
            continue
        operation = resolver.ground.registry.of(node.content)
        if operation.type != "Operation" or tree.case(node.index) not in ("in", "during"):
            continue
        deeds = resolver.ground.lexicon.deeds
        if not any(verb.lower in forms for claim, forms in deeds.items() if claim not in _NO_DEEDS):
            continue
        doers = tree.children(verb.index, "obl:agent") or tree.children(verb.index, "nsubj")
        stance = stances.read(tree, verb.index)
        for filler in (f for doer in doers for f in resolver.fillers(tree, doer.index)):
            actor = resolver.names.as_state(filler)
            if stance and actor.record and "Group" in actor.categories:
                yield Draft(
                    "participatesIn", "deed-in-operation", {"actor": actor.record, "operation": operation}, stance
                )


def operation_attacks(drafts: Sequence[Draft], tree: Tree, resolver: Resolver) -> Iterator[Draft]:
    """Who is in an operation against somebody attacks them: "began Operation Dawn |against HTS"."""
    for draft in drafts:
        operation = draft.roles.get("operation")
        if draft.type != "participatesIn":
            continue
        names = [n for n in tree if is_name(n.content) and resolver.ground.registry.of(n.content) is operation]
        verbs = [tree[n.head] for n in names if n.relation == "obj"]
        verbs += [c for n in names for c in tree.children(n.index, "acl") if c.lower in resolver.ground.lexicon.light]
        phrases = [n for above in (*names, *verbs) for n in tree.children(above.index, "obl", "nmod")]
        for foe in (f for n in phrases if tree.case(n.index) == "against" for f in resolver.fillers(tree, n.index)):
            if foe.record and "Group" in foe.categories and foe.record is not draft.roles["actor"]:
                roles = {"attacker": draft.roles["actor"], "target": foe.record}
                yield Draft("attacks", "operation-against", roles, draft.stance, date=draft.date)
