"""What the files of the lexicon must hold: their lists by name, and what kind of list each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.lexicon.document import Kind


def _words(names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), "words")


SCHEMA: dict[str, dict[str, Kind]] = {
    "confidence": {"weights": "numbers"},
    "dates": {
        **dict.fromkeys(("months", "weekdays", "days", "ordinals", "steps"), "numbers"),
        **_words("ambiguous abbreviated words_too"),
    },
    "equipment": {"classes": "lists", **_words("airborne explosives hand_held fire fired measures targets")},
    "groups": {
        **dict.fromkeys(("nouns", "sides", "compounds"), "lists"),
        **_words(
            "allied organized partitive sites moving supporting army of_the_state serving referring of_the_opposition "
            "rebelling unnamed loose kinds alliances holding governing unnaming of_a_person of_a_ruler loyal factions "
            "jihadists participant_nouns said_of standing_for standing_apart qualifying including between "
            "ministries of_no_state of_a_body adjectives_too too_common founding foundings"
        ),
    },
    "modality": _words(
        "hypothetical conditions approximators planned_modals planned_verbs planned_nouns threats attempt_verbs "
        "negators negated_verbs natural accidents blasts unsure_words untrue_words unsure_adverbs unreal_verbs "
        "unreal_nouns vehicles "
        "reported_nouns planned_adjectives negated_adjectives unreal_adjectives fictions condition_phrases "
        "foiling_verbs asking_verbs demanding_verbs planned_modifiers unreal_modifiers winning_verbs "
        "imagining labour bygone uniting_verbs alleged_nouns scant"
    ),
    "names": {
        **dict.fromkeys(("demonyms", "capitals"), "names"),
        "kinds": "lists",
        **_words(
            "group_first group_branches group_after group_tail group_of group_last operation_of operation_first "
            "operation_last alliance_last unit_last unit_of unit_first unit_branch unit_seats ordinals force_last "
            "organization_last organization_first media_last media operation_words operation_cues "
            "campaign_nouns beginnings operations_referred titles short_titles offices roles naming given_first "
            "speaking particles number_follows joined_by_and takes_of short_forms after_military rebellious "
            "adjectives compass openers countries group_known media_first possessors aims striving"
        ),
    },
    "parser": {
        "shown_names": "names",
        **_words("compounds place_kinds group_kinds titles fighting"),
    },
    "people": _words("nouns fighters losing suffering mutual civil marked kin remains identifying"),
    "places": {
        "heads": "lists",
        "seats_of_nations": "names",
        **_words(
            "bare bare_unless_capital types common referring settlements areas directions "
            "points_of_the_compass beside_a_name beside_a_place part_of parts_of_a_city "
            "fringes first parts_of_a_region regions provinces seats hubs owned lengths locating locative lying "
            "praised kinds_of_town telling_apart base_modifiers beside_owned waters"
        ),
    },
    "quantities": {
        **dict.fromkeys(("words", "multipliers", "halves", "pairs"), "numbers"),
        **_words("counting accounting vague more_than at_least less_than at_most about"),
    },
    "sources": _words(
        "verbs deny deny_with_out hedged_verbs believing promising accusing reporting telling citing inverted counts "
        "communications bodies anaphors speakers"
    ),
    "verbs": {
        "irregular": "forms",
        **_words("doubling light answering happening receiving becoming succeeding colliding entering"),
    },
}
"""File, then list; the comments in the files say what each list is for."""
