from __future__ import annotations

import re
from collections import Counter

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, URIRef

import ontology
from kg.reason import infer
from ontology import BASE, NS, example

PREFIXES = f"@prefix : <{NS}> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix id: <{BASE}id/x/> .\n"
RULES = {path.stem: path for path in ontology.rules()}
AXIOMATIC = [path for path in ontology.rules() if "#+ axiom: none" not in path.read_text(encoding="utf-8")]
AFFIRMED = ":polarity :Asserted ; :modality :Actual ; :certainty :Certain ."
DENIED, PLANNED = AFFIRMED.replace("Asserted", "Denied"), AFFIRMED.replace("Actual", "Planned")
POSSIBLE = AFFIRMED.replace("Certain", "Possible")
ATTACK = "a :AttackReport ; :actor id:a ; :target id:b"


def joined(*actors: str, event: str = "e", affirmed: str = AFFIRMED) -> str:
    """One passage, `id:span`, says that each took part in an event."""
    return " ".join(
        f"id:{actor}-{event} a :Participation ; :factPredicate :participatesIn ;"
        f" :participant id:{actor} ; :inEvent id:{event} ."
        f" id:{actor} :participatesIn id:{event} ."
        f" id:c-{actor}-{event} :claims id:{actor}-{event} ; :quotedAt id:span ; {affirmed}"
        for actor in actors
    )


def did(said: str, *, span: str = "span", affirmed: str = AFFIRMED) -> str:
    """A passage says what somebody did."""
    return f" id:deed {said} . id:c-deed :claims id:deed ; :quotedAt id:{span} ; {affirmed}"


def store(said: str) -> ox.Store:
    """The ontology and some triples, as the facts, with all that follows."""
    found = ox.Store()
    lines = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in ontology.triples())
    found.load(lines.encode(), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(BASE + "graph/ontology"))
    found.load((PREFIXES + said).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(BASE + "graph/facts"))
    infer(found)
    return found


def yielded(rule: str, said: str) -> set[str]:
    """What a rule yields, with the rest of them at work: `a locatedIn c`."""
    graph = ox.NamedNode(f"{BASE}graph/inferred/{rule}")
    quads = store(said).quads_for_pattern(None, None, None, graph)
    return {" ".join(map(short, (quad.subject, quad.predicate, quad.object))) for quad in quads}


def short(term: ox.NamedNode | ox.Literal) -> str:
    return "a" if term.value == str(RDF.type) else re.sub(r".*[#/]", "", term.value)


CASES = {
    "attacker_in": (
        f"{joined('a', 'b', 'c')} {did(ATTACK)}"
        f" id:taken a :Capture ; :actor id:c . id:q :claims id:taken ; :quotedAt id:span ; {AFFIRMED}",
        {"a attackerIn e", "c attackerIn e"},
    ),
    "defender_in": (
        f"{joined('a', 'b', 'c')} {did('a :AttackReport ; :actor id:a ; :target id:b, id:outsider')}"
        " id:taken a :Capture ; :actor id:a ; :takenFrom id:c ."
        f" id:q :claims id:taken ; :quotedAt id:span ; {AFFIRMED}",
        {"b defenderIn e", "c defenderIn e"},
    ),
    "types": (
        ":x a :Faction . id:a a :Airstrike .",
        {"x a ArmedGroup", "x a Organization", "x a Actor", "a a Strike", "a a Attack", "a a Event"},
    ),
    "inverses": ("id:a :captured id:b .", {"b capturedBy a"}),
    "symmetry": ("id:a :alliedWith id:b . id:c :captured id:d .", {"b alliedWith a"}),
    "sub_properties": ("id:a :commands id:b .", {"a leads b", "b ledBy a"}),
    "located_in": (
        "id:a :locatedIn id:b . id:b :locatedIn id:c . id:c :locatedIn id:d .",
        {"a locatedIn c", "a locatedIn d", "b locatedIn d"},
    ),
    "sub_units": ("id:a :subUnitOf id:b . id:b :subUnitOf id:c .", {"a subUnitOf c"}),
    "event_parts": ("id:a :partOfEvent id:b . id:b :partOfEvent id:c .", {"a partOfEvent c"}),
    "took_place_within": (
        "id:e :tookPlaceAt id:a . id:a :locatedIn id:b . id:b :locatedIn id:c .",
        {"e tookPlaceWithin b", "e tookPlaceWithin c"},
    ),
    "participates_in_part": (
        "id:a :attackerIn id:e . id:e :partOfEvent id:o . id:o :partOfEvent id:w .",
        {"a participatesInPartOf o", "a participatesInPartOf w"},
    ),
    "participates_through_sub_unit": (
        "id:a :subUnitOf id:b . id:b :subUnitOf id:c . id:a :participatesIn id:e .",
        {"b participatesThroughSubUnit e", "c participatesThroughSubUnit e"},
    ),
    "participates_via_alliance": (
        "id:r a :OperationsRoom ; :participatesIn id:e . id:a :memberOf id:r . id:f a :Faction ; :participatesIn id:e ."
        " id:b :memberOf id:f .",
        {"a participatesViaAlliance e"},
    ),
    "fought_alongside": (
        "id:a a :Faction ; :attackerIn id:e . id:b a :Faction ; :attackerIn id:e . id:p a :Person ; :attackerIn id:e ."
        " id:c a :StateForce ; :defenderIn id:e . id:e a :Battle .",
        {"a foughtAlongside b", "b foughtAlongside a"},
    ),
    "fought_against": (
        "id:a a :Faction ; :attackerIn id:e . id:c a :StateForce ; :defenderIn id:e ."
        " id:b a :Faction ; :attacked id:c, id:v . id:v a :Village .",
        {"a foughtAgainst c", "b foughtAgainst c"},
    ),
    "leader_of": (
        "id:a a :Faction ; :leads id:e, id:g . id:e a :Operation . id:g a :MilitaryUnit ."
        " id:c a :GenericActor ; :leads id:e .",
        {"a leaderOf e"},
    ),
    "lost_equipment": (
        f"id:s a :EquipmentLoss ; :lostBy id:a ; :equipment id:t . id:q :claims id:s ; {AFFIRMED}",
        {"a lostEquipment t"},
    ),
    "controlled_at": (
        'id:s a :Capture ; :factSubject id:a ; :factObject id:p ; :earliestDate "2024-05-03"^^xsd:date .'
        ' id:t a :Capture ; :factSubject id:b ; :factObject id:p ; :earliestDate "2024-05-09"^^xsd:date .'
        ' id:u a :PlaceLoss ; :factSubject id:b ; :factObject id:p ; :earliestDate "2024-06-01"^^xsd:date .',
        {
            *("SPELL a ControlSpell", "SPELL controlledPlace p"),
            *("SPELL controller a", "SPELL spellStart 2024-05-03", "SPELL spellEnd 2024-05-09", "SPELL basedOn s"),
            *("SPELL controller b", "SPELL spellStart 2024-05-09", "SPELL spellEnd 2024-06-01", "SPELL basedOn t"),
        },
    ),
}


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_yields_what_follows_and_no_more(rule: str) -> None:
    said, wanted = CASES[rule]
    assert {re.sub(r"^[0-9a-f]{16}", "SPELL", triple) for triple in yielded(rule, said)} == wanted


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_does_and_which_axiom_it_implements(rule: str) -> None:
    text = RULES[rule].read_text(encoding="utf-8")
    assert re.match(r"#\+ summary: [A-Z].*\.\n", text)
    assert re.search(r"^#\+ axiom: \S", text, re.MULTILINE)
    assert re.search(r"FILTER NOT EXISTS \{ GRAPH \?held \{|MINUS \{ \?\w+ :\w+ \?\w+ \}", text)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        # The attack stands in another passage, is only denied or planned, or is by somebody who did not take part.
        ("attacker_in", joined("a") + did(ATTACK, span="elsewhere")),
        ("attacker_in", joined("a") + did("a :Capture ; :actor id:a", affirmed=DENIED)),
        ("attacker_in", joined("a") + did("a :Capture ; :actor id:a", affirmed=PLANNED)),
        (
            "attacker_in",
            joined("a") + did("a :Capture ; :actor id:a", affirmed=POSSIBLE),
        ),
        ("attacker_in", joined("a") + did("a :Capture ; :actor id:b")),
        # The passage denies that it took part, or says that it used no force.
        (
            "attacker_in",
            joined("a", affirmed=DENIED) + did("a :Capture ; :actor id:a"),
        ),
        ("attacker_in", joined("a") + did("a :Control ; :actor id:a")),
        # The passage has it in two events; a source says that it defended.
        ("attacker_in", joined("a") + joined("a", event="f") + did("a :Capture ; :actor id:a")),
        ("attacker_in", joined("a") + did("a :Capture ; :actor id:a") + " id:a :defenderIn id:e ."),
        # Attacked by somebody who did not take part, in two events, or an attacker as well.
        ("defender_in", joined("b") + did(ATTACK)),
        (
            "defender_in",
            joined("a", "b") + joined("b", event="f") + did(ATTACK),
        ),
        (
            "defender_in",
            joined("a", "b")
            + did(ATTACK)
            + " id:back a :AttackReport ; :actor id:b ; :target id:a ."
            + f" id:q :claims id:back ; :quotedAt id:span ; {AFFIRMED}",
        ),
        # A membership that was over before the operation began, and one that began after it ended.
        (
            "participates_via_alliance",
            'id:r a :Alliance ; :participatesIn id:e . id:e :startDate "2024-05-03"^^xsd:date . id:a :memberOf id:r .'
            ' id:m a :Membership ; :member id:a ; :organization id:r ; :validUntil "2023"^^xsd:gYear .',
        ),
        (
            "participates_via_alliance",
            'id:r a :Alliance ; :participatesIn id:e . id:e :endDate "2024-05-03"^^xsd:date . id:a :memberOf id:r .'
            ' id:m a :Membership ; :member id:a ; :organization id:r ; :validFrom "2024-06"^^xsd:gYearMonth .',
        ),
        # Opponents that one operation names both.
        (
            "fought_alongside",
            "id:e a :Operation . id:a a :Faction ; :participatesIn id:e . id:b a :Faction ; :participatesIn id:e ;"
            " :hostileTo id:a .",
        ),
        ("fought_against", "id:a a :Faction ; :attackerIn id:e . id:b a :Faction ; :attackerIn id:e ."),
        # A loss that is only denied.
        (
            "lost_equipment",
            "id:s a :EquipmentLoss ; :lostBy id:a ; :equipment id:t . id:q :claims id:s ; :polarity :Denied ;"
            " :modality :Actual ; :certainty :Certain .",
        ),
        ("controlled_at", "id:s a :Capture ; :factSubject id:a ; :factObject id:p ."),
    ],
)
def test_a_rule_leaves_alone_what_does_not_follow(rule: str, said: str) -> None:
    assert yielded(rule, said) == set()


def test_a_second_spell_of_membership_that_overlaps_counts() -> None:
    said = (
        'id:r a :Alliance ; :participatesIn id:e . id:e :startDate "2024-05-03"^^xsd:date . id:a :memberOf id:r .'
        ' id:m a :Membership ; :member id:a ; :organization id:r ; :validUntil "2023"^^xsd:gYear .'
        ' id:n a :Membership ; :member id:a ; :organization id:r ; :validFrom "2024-01"^^xsd:gYearMonth .'
    )
    assert yielded("participates_via_alliance", said) == {"a participatesViaAlliance e"}


def test_no_rule_repeats_a_triple_of_another_graph() -> None:
    whole = ox.Store()
    whole.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(whole)
    counted = Counter((quad.subject, quad.predicate, quad.object) for quad in whole)
    assert {triple for triple, times in counted.items() if times > 1} == set()


def test_after_the_rules_the_example_graph_uses_every_class_and_property() -> None:
    whole = ox.Store()
    whole.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(whole)
    used = {
        term.value[len(NS) :] for quad in whole for term in (quad.predicate, quad.object) if term.value.startswith(NS)
    }
    assert (ontology.classes() | ontology.properties()) - used == set()


def test_the_rules_that_implement_axioms_derive_what_owlrl_derives() -> None:
    ours = ox.Store()
    ours.load(example.nquads().encode(), format=ox.RdfFormat.N_QUADS)
    infer(ours, rules=AXIOMATIC)
    oracle = Graph()
    for triple in (*example.triples(), *ontology.graph()):
        oracle.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(oracle)
    derived = {
        (q.subject.value, q.predicate.value, q.object.value) for q in ours if isinstance(q.subject, ox.NamedNode)
    }
    wanted = {(str(s), str(p), str(o)) for s, p, o in oracle if isinstance(s, URIRef)}
    assert {triple for triple in derived if about_entities(triple)} == {t for t in wanted if about_entities(t)}
    assert len(AXIOMATIC) == 10


def about_entities(triple: tuple[str, str, str]) -> bool:
    """Whether a triple says something of the example's nodes in the ontology's words: OWL's own are left out."""
    subject, predicate, value = triple
    if not subject.startswith((BASE + "id/", BASE + "article/")):
        return False
    return predicate.startswith(NS) or (predicate == str(RDF.type) and value.startswith(NS))
