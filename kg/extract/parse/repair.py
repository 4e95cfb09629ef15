"""Mends what the parser, trained on general English, gets wrong again and again in reports of war."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, Mention
from kg.extract.parse.addition import (
    lists_after_as_well_as,
    lists_after_regions,
    lists_of_settlements,
    names_set_off,
    phrases_in_parallel,
)
from kg.extract.parse.attach import (
    appositions,
    is_name,
    names_addressed,
    names_after_kinds,
    names_after_nouns,
    nouns_taken_for_adjectives,
    ones_of_several,
    phrases_of_adverbs,
    phrases_of_auxiliaries,
)
from kg.extract.parse.clause import (
    clauses_by_their_marks,
    deeds_hung_on_events,
    deeds_taken_for_adjectives,
    floating_after_names,
    infinitives,
    nouns_called,
    objects_after_commas,
    objects_after_means,
    participles_of_objects,
    phrases_past_clauses,
)
from kg.extract.parse.event import events
from kg.extract.parse.figure import (
    counts_after_verbs,
    figures,
    left_so,
    taken_so,
    tolls,
)
from kg.extract.parse.front import (
    dates_before_subjects,
    sentences_without_verb,
    subjects_before_verbs,
    subjects_hung_on_fronts,
    verbs_after_dates,
    verbs_after_what_is_said_of_names,
    verbs_after_what_killed,
)
from kg.extract.parse.listing import (
    groups_before_a_noun,
    list_items,
    lists_after_colons,
    lists_before_their_kind,
    lists_taken_for_appositions,
    main_verbs_after_participles,
    operations_after_campaigns,
    people_past_places,
    phrases_of_lists,
    second_verbs,
)
from kg.extract.parse.more import more_of_them
from kg.extract.parse.naming import (
    names_after_compounds,
    names_after_own_nouns,
    names_past_phrases,
    offices_before_persons,
)
from kg.extract.parse.participle import (
    agents_taken_for_subjects,
    following_taken_for_verbs,
    gerunds_past_where,
    participles_after_names,
    participles_beside_clauses,
    participles_past_examples,
    participles_right_after_names,
)
from kg.extract.parse.relative import (
    relative_clauses,
    sides_past_loyalties,
    verbs_after_relative_clauses,
    verbs_of_relative_clauses,
)
from kg.extract.parse.sense import contradictions
from kg.extract.parse.site import (
    means_past_owners,
    places_in_places,
    places_past_agents,
    regions_after_lists,
    rows_past_regions,
    sites_past_places,
)
from kg.extract.parse.subject import (
    objects_taken_for_subjects,
    second_subjects,
    subjects_past_inserted_clauses,
    subjects_past_what_is_said_of_them,
    subjects_split_by_and,
)
from kg.extract.parse.subordinate import (
    clauses_after_prepositions,
    gerunds,
)
from kg.extract.parse.tally import losses
from kg.extract.parse.telling import (
    deeds_after_saying,
    marks_of_what_is_said,
    speakers_after_lists,
    speakers_before_colons,
    subjects_taken_for_objects,
)
from kg.extract.saying import SayingReader
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.tree import Node, Tree
    from kg.lexicon import Lexicon


@dataclass(frozen=True)
class Repairer:
    """Changes trees in place, rule by rule; the words of its rules are in the lexicon."""

    lexicon: Lexicon

    def repair(self, tree: Tree) -> None:
        """Apply every rule once, in order."""
        contradictions(tree)
        phrases_of_auxiliaries(tree)
        phrases_of_adverbs(tree, self.lexicon.set("places", "directions"))
        dates_before_subjects(tree)
        subjects_past_inserted_clauses(tree)
        marks_of_what_is_said(tree)
        agents_taken_for_subjects(tree)
        gerunds_past_where(tree)
        speakers_before_colons(tree)
        infinitives(tree, self.lexicon.set("modality", "planned_nouns"))
        clauses_by_their_marks(tree)
        more_of_them(tree)
        figures(tree)
        losses(tree)
        left_so(tree, self.lexicon.set("people", "suffering"))
        taken_so(tree)
        tolls(tree, self.lexicon.set("people", "suffering"))
        names_addressed(tree)
        names_after_nouns(tree)
        names_after_kinds(tree, self.lexicon.set("groups", "said_of"))
        following_taken_for_verbs(tree)
        means_past_owners(tree)
        nouns_taken_for_adjectives(tree)
        verbs_after_what_killed(tree)
        gerunds(tree, self.lexicon.forms("sources", "accusing"))
        events(tree, self.lexicon)
        groups_before_a_noun(tree, self._fights)
        verbs_after_dates(tree, self._fights)
        verbs_after_what_is_said_of_names(tree, self.lexicon)
        sentences_without_verb(tree, self._does)
        participles_of_objects(tree, self._does, self._says)
        deeds_hung_on_events(tree, self._does)
        deeds_taken_for_adjectives(tree, self._consequences)
        floating_after_names(tree)
        subjects_hung_on_fronts(tree)
        subjects_taken_for_objects(tree, self._says)
        speakers_after_lists(tree, SayingReader(self.lexicon))
        deeds_after_saying(tree, self._says)
        subjects_split_by_and(tree)
        counts_after_verbs(tree)
        clauses_after_prepositions(tree, self._fights)
        subjects_before_verbs(tree)
        nouns_called(tree, self.lexicon.set("names", "naming"))
        objects_after_commas(tree)
        objects_after_means(tree)
        objects_taken_for_subjects(tree)
        phrases_past_clauses(tree)
        subjects_past_what_is_said_of_them(tree)
        second_subjects(tree)
        verbs_after_relative_clauses(tree, self._acts, self.lexicon)
        verbs_of_relative_clauses(tree)
        main_verbs_after_participles(tree)
        operations_after_campaigns(tree, self.lexicon.set("names", "campaign_nouns"))
        sides_past_loyalties(tree)
        list_items(tree)
        lists_after_as_well_as(tree)
        lists_before_their_kind(tree, self._is_kind)
        lists_after_colons(tree)
        lists_after_regions(tree)
        lists_of_settlements(tree)
        names_set_off(tree)
        phrases_in_parallel(tree)
        lists_taken_for_appositions(tree)
        second_verbs(tree, self.lexicon)
        phrases_of_lists(tree, self.lexicon.set("groups", "including"))
        names_past_phrases(tree, self.lexicon.set("groups", "said_of"), self.lexicon.set("names", "roles"))
        names_after_compounds(tree)
        offices_before_persons(tree, self.lexicon.set("names", "roles"))
        names_after_own_nouns(tree, self.lexicon.set("groups", "said_of"))
        people_past_places(tree, self.lexicon.set("places", "common"))
        sites_past_places(tree, self.lexicon.set("places", "common"))
        regions_after_lists(tree, self.lexicon.set("places", "regions"))
        places_in_places(tree)
        places_past_agents(tree, self.lexicon.strikes)
        rows_past_regions(tree)
        appositions(tree, self.lexicon.set("names", "roles"), self.lexicon.set("groups", "said_of"))
        ones_of_several(tree)
        participles_beside_clauses(tree)
        participles_past_examples(tree)
        relative_clauses(tree, self.lexicon.set("names", "roles"))
        participles_after_names(tree, self._ties, self._acts)
        participles_right_after_names(tree, self.lexicon.set("groups", "compounds", "alliedWith"))
        self._places_of_places(tree)

    @cached_property
    def _sites(self) -> frozenset[str]:
        """Nouns for places that are no settlements and no parts of one: "airport"."""
        return self.lexicon.set("places", "common") - self.lexicon.set("places", "types")

    def _is_kind(self, noun: Node) -> bool:
        """Is it a kind of places, and not of parts of a place: "the Idlib and Aleppo |countrysides"?"""
        places, one = self.lexicon.set, singular(noun.text)
        kinds = places("places", "settlements") | places("places", "regions")
        if one in places("places", "part_of") and one not in kinds:
            return False
        return one in kinds | places("places", "common") | places("places", "heads")

    def _fights(self, node: Node) -> bool:
        """Is the noun an armed group, which acts, rather than an event or a time?"""
        if isinstance(node.content, Mention):
            return node.content.type in GROUPS
        words = (self.lexicon.set("parser", "fighting"), self.lexicon.set("groups", "nouns", "insurgent"))
        return isinstance(node.content, Collective) or any(node.lower in named for named in words)

    @cached_property
    def _consequences(self) -> frozenset[str]:
        """The forms in -ing of verbs for what comes of an attack: "killing", "destroying", "seizing"."""
        deeds = self.lexicon.deeds
        claims = ("killed", "injured", "displaced", "capturesEquipment", "destroysEquipment", "capturedPersons")
        return frozenset(form for claim in claims for form in deeds[claim] if form.endswith("ing"))

    @cached_property
    def _ties(self) -> frozenset[str]:
        """The forms of verbs for what ties others to a group: "backed", "led"."""
        return self.lexicon.deeds["backedBy"] | self.lexicon.deeds["leads"] | self.lexicon.deeds["commander"]

    def _does(self, node: Node) -> bool:
        """Is it a noun for those who do something: fighters, or people?"""
        return self._fights(node) or node.lower in self.lexicon.set("people", "nouns")

    def _says(self, node: Node) -> bool:
        """Is it a verb of saying?"""
        return node.lower in self.lexicon.forms("sources", "verbs")

    def _acts(self, node: Node) -> bool:
        """Is it an armed group or a state?"""
        return self._fights(node) or (is_name(node.content) and bool(node.content.country))

    def _places_of_places(self, tree: Tree) -> None:
        """A place right after a common noun for a place tells where that one is: "The industrial zone in Idlib"."""
        for node in tree:
            if not node.relation.startswith("obl") or not isinstance(node.content, Mention):
                continue
            cases = [c.index for c in tree.children(node.index, "case") if c.index < node.index]
            if not cases or tree.case(node.index) != "in":
                continue
            before = tree[cases[0] - 1]
            area = before.lower in self.lexicon.set("places", "areas")
            if area and before.index < node.index and before.head == node.head:
                tree.move(node.index, before.index, "nmod")
