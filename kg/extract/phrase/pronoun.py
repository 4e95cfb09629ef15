"""Pronouns: relative ones by the tree, "it", "they" and "he" by what was spoken of last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mention import PLACES, Mention
from kg.extract.parse.attach import is_name
from kg.extract.phrase.filler import GROUP, PLACE, Filler
from kg.extract.phrase.owner import owner
from kg.extract.quantity import Number
from kg.extract.tree import one_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_AGAINST = ("against", "on", "at", "with")
"""Prepositions before whom a deed is done to: "an attack on the army and |its bases"."""
_DEEPEST = 2
"""Phrases around a speaker in which the group is sought that they speak for."""


_NEVER_TAKEN = ("river", "lake", "sea", "ocean", "gulf")
"""Words of places that "it" does not mean: "Took X, on the Tigris River. After |its capture"."""
_HARM = ("killed", "injured", "capturedPersons")


_AFTERWARDS = ("after", "before", "since", "until", "following")
"""What joins an event to another at the same place."""


class Pronouns:
    """Resolves the pronouns of one article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.voice: Callable[[Node], tuple[Tree, int] | None] = lambda _: None
        """Where the text speaks of whoever is quoted with a word."""
        self._open: set[int] = set()

    def fillers(self, tree: Tree, node: Node) -> list[Filler]:
        """What a pronoun stands for; nothing for one inside the very phrase it stands for: "the town held by it"."""
        if node.index in self._open:
            return []
        self._open.add(node.index)
        try:
            found = self._fillers(tree, node)
            whole = tree[node.head]
            some = tree.case(node.index) == "of" and whole.relation == "obj"  # "killing scores |of them"
            return self._but_the_doer(tree, whole if some else node, found) if some or node.relation == "obj" else found
        finally:
            self._open.remove(node.index)

    def _but_the_doer(self, tree: Tree, node: Node, found: list[Filler]) -> list[Filler]:
        """The object of a deed is not its doer but the doer's victim: "attacked X, driving |them out"."""
        verb = tree[node.head]
        around = [verb]
        while not tree.children(verb.index, "nsubj") and verb.relation in ("advcl", "xcomp", "conj"):
            verb = tree[verb.head]
            around.append(verb)
        subject = tree.child(verb.index, "nsubj")
        doers = self.resolver.fillers(tree, subject.index, depth=4) if subject and subject.index < node.index else []
        records = [filler.record for filler in doers if filler.record]
        others = [filler for filler in found if filler.record is None or filler.record not in records]
        return others or self._victims(tree, node, around[1:])

    def _victims(self, tree: Tree, node: Node, verbs: list[Node]) -> list[Filler]:
        """The groups that the verbs around a pronoun are done to: "launched attacks on [X], driving them"."""
        for verb in verbs:
            objects = tree.children(verb.index, "obj", "obl")
            against = [n for o in objects for n in tree.children(o.index, "nmod") if tree.case(n.index) in _AGAINST]
            for noun in (*objects, *against):
                if noun.index < node.index and (noun.relation != "obl" or tree.case(noun.index) in _AGAINST):
                    groups = [f for f in self.resolver.fillers(tree, noun.index, depth=4) if "Group" in f.categories]
                    if groups:
                        return [replace(filler, node=node.index) for filler in groups]
        return []

    def _fillers(self, tree: Tree, node: Node) -> list[Filler]:
        match node.lower:
            case "which" | "who" | "that" | "whom" | "whose":
                return self._antecedents(tree, node)
            case "it" | "its" | "itself":
                return self._listed_with(tree, node) or self._it(tree, node)
            case "they" | "their" | "them":
                return self._listed_with(tree, node) or self._they(tree, node)
            case "he" | "his" | "she" | "her" | "him":
                person = self._person_above(tree, node) or self._person_told_of(tree, node)
                if person and self._speaks(node, person):
                    return []
                return [Filler(node.index, frozenset(("Person",)), node.lower, person)] if person else []
            case "we" | "our" | "us" | "ours":
                speaker = self.voice(node)
                return [replace(filler, node=node.index) for filler in self._behind(*speaker)] if speaker else []
        return []

    def _speaks(self, node: Node, person: Record) -> bool:
        """Is it the person who is quoted with the pronoun, and so says "I" of himself?"""
        speaker = self.voice(node)
        return speaker is not None and any(f.record is person for f in self.resolver.head(*speaker, 4))

    def _listed_with(self, tree: Tree, node: Node) -> list[Filler]:
        """The group that its owner's noun is listed with: "by [X] and |its ally Y"."""
        noun = tree[node.head]
        if node.tag != "PRP$" or noun.relation != "conj" or not tree[noun.head].tag.startswith("NN"):
            return []
        found = [f for f in self.resolver.head(tree, noun.head, 4) if f.record and "Group" in f.categories]
        return [replace(filler, node=node.index, quantity=None, craft=None) for filler in found[:1]]

    def _person_above(self, tree: Tree, node: Node) -> Record | None:
        """The person who is the subject of a clause around the pronoun's own: "X ruled until |he was killed"."""
        for above in tree.ancestors(node.index):
            subject = tree.child(above.index, "nsubj")
            if subject is None or subject.index >= node.index or node.index in tree.subtree(subject.index):
                continue
            named = is_name(subject.content) or subject.lower == "who"
            people = [f.record for f in self.resolver.head(tree, subject.index, 4) if "Person" in f.categories]
            if named and people:
                return people[0]
        return None

    def _person_told_of(self, tree: Tree, node: Node) -> Record | None:
        """The person named last before a pronoun in its sentence; else whom that, or the one before, is about.

        "[X] joined the group of Y. |He left it".
        """
        memory, registry = self.resolver.memory, self.resolver.ground.registry
        here = [record for record in registry.of_names(tree[: node.index]) if record.type == "Person"]
        about = [f.record for f in (*memory.subject, *memory.before) if f.record and f.record.type == "Person"]
        return next(iter((*here[-1:], *about)), memory.person)

    def spoken_for(self, tree: Tree, person: int) -> Record | None:
        """The group whose spokesman a person is said to be: "X, |spokesman for Y,", "Y |spokesman X"."""
        described = tree.children(person, "appos", "compound", "nmod:desc", "flat", "conj")
        office = next((child for child in described if child.lower.startswith("spokes")), None)
        behind = [*self._behind(tree, person), *self._behind(tree, office.index)] if office else []
        return next((filler.record for filler in behind), None)

    def _behind(self, tree: Tree, head: int, depth: int = 0) -> list[Filler]:
        """The group that whoever a noun names speaks for: itself, whom they command, whose spokesman they are."""
        found = [f for f in self.resolver.head(tree, head, 4) if f.record]
        groups = [f if "Group" in f.categories else None for f in found]
        led = [replace(f, record=f.record.group, categories=GROUP) for f in found if f.record and f.record.group]
        whose = owner(self.resolver, tree, head)
        candidates = [*groups, *led, whose]
        node = tree[head]
        if depth < _DEEPEST:
            around = tree.children(head, "appos", "nmod", "flat", "compound")
            around += [tree[node.head]] if node.relation in ("appos", "flat", "nsubj") and depth == 0 else []
            for near in around:
                if near.tag.startswith("NN") or near.content:
                    candidates += self._behind(tree, near.index, depth + 1)
        known = (f for f in candidates if f and f.record and "Group" in f.categories)
        return [replace(f, quantity=None, craft=None) for f in known][:1]

    def _antecedents(self, tree: Tree, node: Node) -> list[Filler]:
        for above in tree.ancestors(node.index):
            if above.relation.startswith("acl"):
                one = one_of(tree, tree[above.head])
                return self.resolver.fillers(tree, one[0].index if one else above.head, depth=3)[:3]
        set_off = (
            node.index > 1 and tree[node.index - 1].text == "," and isinstance(tree[node.index - 2].content, Mention)
        )
        return self.resolver.fillers(tree, node.index - 2, depth=3)[:1] if set_off else []

    def _they(self, tree: Tree, node: Node) -> list[Filler]:
        memory = self.resolver.memory
        other = node.lower == "them"  # no subject does it to "them" and is meant
        subject = () if other else memory.subject
        fronted = self._fronted(tree, node)
        if not fronted and self._follows_a_force(tree, node):
            return []
        here = (self._object_before(tree, node), fronted, self._doers(tree, node))
        for candidates in (*here, subject, memory.before):
            groups = ((f, f.record.group) for f in candidates if f.record and f.record.type == "Person")
            spoken_for = [replace(f, record=group, categories=GROUP) for f, group in groups if group]
            found = [f for f in candidates if f.categories & {"Group", "People"} and f.node != node.index]
            found = [f for f in found if f.record is None or f.record.type != "Person"] or spoken_for
            if found:
                return [replace(filler, node=node.index) for filler in found]
        return []

    def _doers(self, tree: Tree, node: Node) -> list[Filler]:
        """The subject of the nearest clause around a pronoun that is neither part of its object nor stands beside it.

        "Sources said the rebels took X, bringing it under |their control", but not "when the army shelled |their base".
        """
        # The verb whose subject a verb joined to it has too: "attacked X and arrested ten of |its members".
        shared = -1
        for above in tree.ancestors(node.index):
            subjects, object_ = tree.children(above.index, "nsubj"), tree.child(above.index, "obj")
            own = object_ is not None and node.index in tree.subtree(object_.index)
            if (own or above.index == shared) and above.relation == "conj" and not subjects:
                shared = above.head
            subject = subjects[-1] if subjects else None  # "[One] |fighter told"
            if subject is None or subject.index > node.index or node.index in tree.subtree(subject.index):
                continue
            beside = node.head == above.index and node.relation.startswith("obl")
            if beside or own or above.index == shared:
                continue
            found = self.resolver.fillers(tree, subject.index, depth=3) or self._telling(tree, subject)
            # A pronoun was itself sought in the clauses above; to go on would take for ever in a long chain of them.
            if subject.tag.startswith("PRP") or any(filler.record for filler in found):
                return [filler for filler in found if filler.record]
        return []

    def _fronted(self, tree: Tree, node: Node) -> list[Filler]:
        """The subject of a clause before the pronoun's own: "When [the rebels] entered X, |they burned shops"."""
        clauses = tree.children(node.head, "advcl") if node.relation == "nsubj" else []
        subjects = (tree.child(clause.index, "nsubj") for clause in clauses if clause.index < node.index)
        found = (self.resolver.fillers(tree, subject.index, depth=4) for subject in subjects if subject)
        return [f for fillers in found for f in fillers if f.record and "Group" in f.categories]

    def _follows_a_force(self, tree: Tree, node: Node) -> bool:
        """Does the clause before tell of a force nobody knows: "As the militia fled, |they left"?"""
        clauses = tree.children(node.head, "advcl") if node.relation == "nsubj" else []
        subjects = (tree.child(clause.index, "nsubj") for clause in clauses if clause.index < node.index)
        forces = self.resolver.ground.lexicon.set("groups", "nouns")
        return any(subject is not None and subject.lower in forces for subject in subjects)

    def _telling(self, tree: Tree, subject: Node) -> list[Filler]:
        """Whose words tell it: "[Hezbollah]'s statement said |it had"."""
        words = self.resolver.ground.lexicon.set("sources", "communications")
        whose = tree.children(subject.index, "nmod:poss", "compound") if subject.lower in words else []
        return [f for node in whose for f in self.resolver.fillers(tree, node.index, depth=3)]

    def _it(self, tree: Tree, node: Node) -> list[Filler]:
        """What the relative clause around it hangs on, else the last subject, else the last place."""
        for above in tree.ancestors(node.index):
            objects = tree.children(above.index, "obj")
            whom = any(n.lower in ("whom", "which", "that") for n in objects)  # "the men |whom it captured": another
            if node.head == above.index and node.relation == "obj":  # "HTS, which had seized |it"
                subjects = tree.children(above.index, "nsubj")
                whom = whom or any(n.lower in ("which", "who", "that") for n in subjects)
            if above.relation == "acl:relcl" and any(n.lower == "where" for n in tree.children(above.index)):
                break  # "X, where |it has lost tanks": not X has
            if above.relation == "acl:relcl" and not whom:
                found = [f for f in self.resolver.head(tree, above.head, 4) if f.categories & {"Group", "Place"}]
                if found:
                    return found[:1]
            if isinstance(above.content, Mention) and not above.content.demonym and above.content.type in PLACES:
                return self.resolver.names.fillers(tree, above, above.content)
        here = (self._harmed, self._agent, self._object_before, self._object_around)
        parallel = next((found for find in here if (found := find(tree, node))), [])
        if parallel:
            return parallel
        memory = self.resolver.memory
        said = (*self._fronted(tree, node), *self._doers(tree, node), *memory.subject, *memory.before)
        spoken = (self.resolver.names.as_forces(filler) for filler in said)
        spoken_of = [f for f in spoken if f.categories & {"Group", "Place", "Operation"}][:1]
        found = [replace(filler, node=node.index) for filler in spoken_of]
        regions = self.resolver.ground.lexicon.set("places", "directions")  # "a town in central X. |It fell"
        place = memory.place(node.start, types=PLACES, unlike={*_NEVER_TAKEN, *regions})
        if place and not any("Place" in f.categories for f in found):
            found.append(Filler(node.index, PLACE, node.lower, place))
        return found

    def _agent(self, tree: Tree, node: Node) -> list[Filler]:
        """The doer of a passive of many, in a clause on it: "18 soldiers were killed by [the KNLA] when |it took X"."""
        clause = tree[node.head]
        deed = tree[clause.head]
        many = any(n.tag == "NNS" for n in tree.children(deed.index, "nsubj:pass", "nsubj"))
        if node.relation != "nsubj" or clause.relation != "advcl" or not many:
            return []
        agents = (n for n in tree.children(deed.index, "obl:agent") if n.index < node.index)
        found = [f for n in agents for f in self.resolver.fillers(tree, n.index, depth=4) if "Group" in f.categories]
        return [replace(filler, node=node.index) for filler in found[:1]]

    def _harmed(self, tree: Tree, node: Node) -> list[Filler]:
        """Whom a deed hit whose outcome tells of "its" men: "A raid on X, killing |its leader"."""
        lexicon, victim = self.resolver.ground.lexicon, tree[node.head]
        if victim.relation == "nmod" and isinstance(tree[victim.head].content, Number):  # "taking 50 of its men"
            victim = tree[victim.head]
        deed = tree[victim.head]
        around = tree[deed.head] if deed.relation == "conj" else deed
        if node.relation != "nmod:poss" or victim.relation != "obj" or around.relation != "advcl":
            return []
        if not any(deed.lower in lexicon.deeds[claim] for claim in _HARM):
            return []
        return self._victims(tree, node, [tree[around.head]])[:1]

    def _object_before(self, tree: Tree, node: Node) -> list[Filler]:
        """The object of the verb that the pronoun's own verb is joined to: "attacked HTS and drove [it] from X"."""
        verb = tree[node.head]
        if node.relation != "obj" or verb.relation != "conj":
            return []
        objects = tree.children(verb.head, "obj")
        return [f for o in objects for f in self.resolver.fillers(tree, o.index, depth=4) if "Group" in f.categories]

    def _object_around(self, tree: Tree, node: Node) -> list[Filler]:
        """The place that the verb around is about: "struck the base after [its] capture", "after rebels took [it]"."""
        event = tree[node.head]
        joint = tree.case(event.index) if node.relation in ("nmod:poss", "obj") else ""
        objects = tree.children(event.head, "obj") if joint in _AFTERWARDS else []
        before = [o for o in objects if o.index < node.index]
        return [f for o in before for f in self.resolver.fillers(tree, o.index, depth=4) if "Place" in f.categories]
