"""Mends what the parser, trained on general English, gets wrong again and again in reports of war."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.collective import Collective
from kg.extract.mention import GROUPS, Mention
from kg.extract.parse.addition import (
    fringes_in_lists,
    lists_after_as_well_as,
    lists_after_regions,
    lists_of_settlements,
    names_after_in_addition_to,
    names_set_off,
    numbers_before_places,
    phrases_in_parallel,
)
from kg.extract.parse.attach import (
    appositions,
    is_name,
    kinds_after_names,
    names_addressed,
    names_after_kinds,
    names_after_nouns,
    names_listed_after_dates,
    nouns_taken_for_adjectives,
    nouns_with_articles,
    objects_after_dates,
    objects_after_sources,
    objects_of_second_verbs,
    passives_taken_for_adjectives,
    phrases_of_auxiliaries,
    phrases_of_particles,
    wholes_after_shares,
)
from kg.extract.parse.clause import (
    adverbs_taken_for_nouns,
    clauses_taken_for_phrases,
    deeds_hung_on_events,
    deeds_taken_for_adjectives,
    events_taken_for_sentences,
    fighting_taken_for_verbs,
    floating_after_names,
    gerunds_taken_for_nouns,
    infinitives_taken_for_adjectives,
    nouns_called,
    objects_after_commas,
    objects_taken_for_appositions,
    objects_taken_for_distances,
    participles_of_objects,
    participles_set_off,
    predicates_after_adverbs,
    verbs_after_reduced_clauses,
    verbs_before_numbers,
    verbs_taken_for_phrases,
)
from kg.extract.parse.event import events
from kg.extract.parse.figure import (
    counts_after_verbs,
    figures,
    left_so,
    numbers_taken_for_sentences,
    participles_after_wholes,
    participles_past_parts,
)
from kg.extract.parse.front import (
    events_without_verb,
    main_verbs_after_launches,
    sentences_after_places,
    sentences_without_verb,
    subjects_before_verbs,
    subjects_hung_on_dates,
    subjects_hung_on_fronts,
    verbs_after_dates,
    verbs_after_what_is_said_of_names,
    verbs_after_what_killed,
    verbs_taken_for_modifiers,
)
from kg.extract.parse.infinitive import infinitives_after_objects, uses_of_objects
from kg.extract.parse.listing import (
    groups_before_a_noun,
    list_items,
    lists_after_colons,
    lists_before_their_kind,
    lists_taken_for_appositions,
    main_verbs_after_adjectives,
    main_verbs_after_gerunds,
    main_verbs_after_participles,
    offices_listed,
    operations_after_campaigns,
    people_past_places,
    phrases_of_lists,
    possessors_taken_for_objects,
    possessors_taken_for_subjects,
    second_verbs,
    sides_of_fights,
)
from kg.extract.parse.means import objects_after_means
from kg.extract.parse.more import more_of_them
from kg.extract.parse.naming import (
    most_prominent,
    names_after_compounds,
    names_after_nations,
    names_after_own_nouns,
    names_before_times,
    names_past_bynames,
    names_past_phrases,
    persons_after_loyalties,
)
from kg.extract.parse.participle import (
    following_taken_for_verbs,
    gerunds_before_offices,
    main_verbs_after_agents,
    main_verbs_after_dates,
    main_verbs_after_set_off_gerunds,
    objects_of_gerunds,
    participles_after_names,
    participles_beside_clauses,
    participles_hung_astray,
    participles_right_after_names,
    participles_taken_for_adjectives,
)
from kg.extract.parse.relative import (
    phrases_past_clauses,
    relative_clauses_hung_astray,
    sides_past_clauses,
    sides_past_loyalties,
    sides_taken_for_agents,
    verbs_after_relative_clauses,
    verbs_of_relative_clauses,
)
from kg.extract.parse.site import (
    means_past_owners,
    places_in_places,
    places_past_agents,
    places_past_distances,
    places_past_times,
    regions_after_commas,
    rows_past_regions,
    sites_past_places,
)
from kg.extract.parse.subject import (
    clauses_with_subjects,
    subjects_after_participles,
    subjects_split_by_and,
    subjects_taken_for_modifiers,
)
from kg.extract.parse.subordinate import (
    clauses_after_prepositions,
    gerunds,
    gerunds_taken_for_sentences,
)
from kg.extract.parse.tally import counts_of_those_launched, losses
from kg.extract.parse.telling import (
    clauses_told_to_somebody,
    deeds_after_saying,
    deeds_before_saying,
    deeds_told_of,
    hearers_taken_for_subjects,
    speakers_after_lists,
    subjects_of_what_is_said,
    subjects_taken_for_objects,
    tellers_after_clauses,
    tellers_at_the_end,
)
from kg.extract.parse.title import agents_after_titles, titles_before_groups, titles_before_persons
from kg.extract.parse.verb import verbs_before_objects, verbs_taken_for_compounds, verbs_taken_for_nouns
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
        phrases_of_auxiliaries(tree)
        more_of_them(tree)
        infinitives_taken_for_adjectives(tree, self.lexicon.bases)
        figures(tree)
        participles_past_parts(tree)
        participles_after_wholes(tree)
        losses(tree)
        left_so(tree, self.lexicon.set("people", "suffering"))
        adverbs_taken_for_nouns(tree)
        fighting_taken_for_verbs(tree)
        possessors_taken_for_subjects(tree)
        possessors_taken_for_objects(tree)
        names_addressed(tree)
        names_after_nations(tree)
        names_after_nouns(tree)
        names_before_times(tree)
        names_after_kinds(tree, self.lexicon.set("groups", "said_of"))
        participles_taken_for_adjectives(tree)
        following_taken_for_verbs(tree)
        wholes_after_shares(tree, self.lexicon.set("places", "part_of"))
        means_past_owners(tree)
        places_past_times(tree)
        objects_after_means(tree)
        numbers_before_places(tree)
        nouns_with_articles(tree)
        names_listed_after_dates(tree)
        phrases_of_particles(tree)
        objects_after_dates(tree)
        objects_after_sources(tree)
        objects_of_second_verbs(tree)
        passives_taken_for_adjectives(tree)
        subjects_taken_for_modifiers(tree, self._acts)
        verbs_taken_for_nouns(tree, self._acts, self.lexicon)
        nouns_taken_for_adjectives(tree)
        titles_before_persons(tree, self.lexicon.set("names", "roles"))
        titles_before_groups(tree, self.lexicon.set("names", "roles"))
        agents_after_titles(tree)
        verbs_after_what_killed(tree)
        participles_hung_astray(tree)
        objects_of_gerunds(tree)
        gerunds_before_offices(tree, self.lexicon.set("names", "roles"))
        gerunds_taken_for_nouns(tree)
        gerunds(tree, self.lexicon.forms("sources", "accusing"))
        events(tree, self.lexicon.strikes, self.lexicon.deeds["memberOf"])
        groups_before_a_noun(tree, self._fights)
        tellers_at_the_end(tree, self._says)
        tellers_after_clauses(tree, self._says)
        hearers_taken_for_subjects(tree, self._says)
        events_without_verb(tree, self.lexicon.happening, self._says)
        verbs_after_dates(tree, self._fights)
        verbs_after_what_is_said_of_names(tree, self.lexicon)
        verbs_taken_for_compounds(tree, self._acts, self.lexicon)
        sentences_without_verb(tree, self._does)
        sentences_after_places(tree)
        main_verbs_after_launches(tree)
        verbs_taken_for_modifiers(tree, self._fights)
        participles_of_objects(tree, self._does)
        deeds_taken_for_adjectives(tree, self._consequences)
        deeds_hung_on_events(tree, self._does)
        objects_taken_for_distances(tree)
        verbs_after_reduced_clauses(tree)
        subjects_hung_on_dates(tree)
        subjects_hung_on_fronts(tree)
        clauses_taken_for_phrases(tree)
        subjects_taken_for_objects(tree, self._says)
        speakers_after_lists(tree, SayingReader(self.lexicon))
        clauses_told_to_somebody(tree, self._says)
        deeds_told_of(tree, self._says)
        deeds_before_saying(tree, self._says)
        deeds_after_saying(tree, self._says)
        verbs_before_numbers(tree)
        infinitives_after_objects(tree)
        uses_of_objects(tree)
        floating_after_names(tree)
        subjects_split_by_and(tree)
        counts_of_those_launched(tree, self._says)
        counts_after_verbs(tree, self.lexicon.set("people", "nouns"))
        clauses_after_prepositions(tree, self._fights)
        verbs_before_objects(tree, self._fights, self.lexicon.strikes)
        subjects_of_what_is_said(tree, self._says)
        subjects_before_verbs(tree)
        clauses_with_subjects(tree)
        nouns_called(tree, self.lexicon.set("names", "naming"))
        participles_set_off(tree)
        events_taken_for_sentences(tree)
        objects_after_commas(tree)
        subjects_after_participles(tree)
        verbs_taken_for_phrases(tree)
        numbers_taken_for_sentences(tree)
        verbs_after_relative_clauses(tree, self._acts, self.lexicon)
        verbs_of_relative_clauses(tree)
        main_verbs_after_participles(tree)
        main_verbs_after_gerunds(tree)
        main_verbs_after_set_off_gerunds(tree, self._acts)
        main_verbs_after_agents(tree)
        main_verbs_after_dates(tree)
        predicates_after_adverbs(tree)
        persons_after_loyalties(tree, self.lexicon.set("groups", "loyal"))
        main_verbs_after_adjectives(tree, self.lexicon.set("groups", "loyal"))
        operations_after_campaigns(tree, self.lexicon.set("names", "campaign_nouns"))
        names_past_bynames(tree, self.lexicon.set("names", "naming"))
        sides_of_fights(tree)
        sides_past_clauses(tree)
        sides_past_loyalties(tree)
        places_past_distances(tree, self.lexicon.set("places", "lengths"))
        list_items(tree)
        lists_after_as_well_as(tree)
        names_after_in_addition_to(tree)
        lists_before_their_kind(tree, self._is_kind)
        lists_after_colons(tree)
        lists_after_regions(tree)
        lists_of_settlements(tree)
        names_set_off(tree)
        phrases_in_parallel(tree)
        lists_taken_for_appositions(tree, self._sites)
        offices_listed(tree)
        second_verbs(tree, self.lexicon)
        phrases_of_lists(tree, self.lexicon.set("groups", "including"))
        names_past_phrases(tree, self.lexicon.set("groups", "said_of"), self.lexicon.set("names", "roles"))
        most_prominent(tree)
        names_after_compounds(tree)
        names_after_own_nouns(tree, self.lexicon.set("groups", "said_of"))
        people_past_places(tree, self.lexicon.set("places", "common"))
        sites_past_places(tree, self.lexicon.set("places", "common"))
        regions_after_commas(tree, self.lexicon.set("places", "regions"))
        places_in_places(tree)
        rows_past_regions(tree)
        appositions(tree, self.lexicon.set("names", "roles"), self.lexicon.set("groups", "said_of"))
        fringes_in_lists(tree, self.lexicon.set("places", "fringes"))
        kinds_after_names(tree)
        participles_beside_clauses(tree)
        relative_clauses_hung_astray(tree, self.lexicon.set("names", "roles"))
        participles_after_names(tree, self._ties, self._acts)
        objects_taken_for_appositions(tree)
        participles_right_after_names(tree, self.lexicon.set("groups", "compounds", "alliedWith"))
        sides_taken_for_agents(tree)
        phrases_past_clauses(tree)
        places_past_agents(tree, self.lexicon.strikes)
        gerunds_taken_for_sentences(tree)
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
