"""From claims to statements: what is claimed gets one node for all who claim it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.build.figure import Figure, figure
from kg.build.spell import last_day
from kg.build.term import hashed
from kg.entity import KINDS
from kg.link import ARMED, CIVIL, MEDIA, Identity, Linked
from kg.spelling import fold
from ontology import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.article import Article
    from kg.claim import Claim, Span


@dataclass(frozen=True, slots=True)
class Form:
    """How a claim type becomes a statement.

    `roles` gives for each role of the claim that of the statement and what may fill it; `qualifiers` tell statements of
    one class apart; `counted` ones are told apart by what they count, too.
    """

    statement: str
    roles: dict[str, tuple[str, str]]
    qualifiers: tuple[tuple[str, str], ...] = ()
    counted: bool = False


FORMS: dict[str, Form] = {
    "participatesIn": Form("Participation", {"actor": ("participant", "actor"), "operation": ("inEvent", "event")}),
    "memberOf": Form("Membership", {"member": ("member", "actor"), "alliance": ("organization", "organization")}),
    "leaves": Form("Departure", {"member": ("member", "actor"), "alliance": ("organization", "organization")}),
    "alliedWith": Form("AllianceTie", {"a": ("party", "actor"), "b": ("party", "actor")}),
    "opposes": Form("HostilityTie", {"a": ("party", "actor"), "b": ("party", "actor")}),
    "backedBy": Form("Support", {"actor": ("supported", "actor"), "backer": ("supporter", "actor")}),
    "leads": Form("Leadership", {"actor": ("leader", "actor"), "operation_or_alliance": ("led", "actor event")}),
    "commander": Form("Command", {"person": ("leader", "actor"), "group": ("led", "actor")}),
    "attacks": Form(
        "AttackReport",
        {
            "attacker": ("actor", "actor"),
            "target": ("target", "actor place equipment"),
            "location": ("place", "place"),
            "weapon": ("weapon", "equipment"),
        },
    ),
    "capturesPlace": Form(
        "Capture", {"actor": ("actor", "actor"), "place": ("place", "place"), "from": ("takenFrom", "actor")}
    ),
    "losesOrWithdraws": Form("PlaceLoss", {"actor": ("actor", "actor"), "place": ("place", "place")}),
    "controls": Form("Control", {"actor": ("actor", "actor"), "place": ("place", "place")}),
    "capturesEquipment": Form(
        "EquipmentLoss",
        {
            "actor": ("actor", "actor"),
            "equipment": ("equipment", "equipment"),
            "from": ("lostBy", "actor"),
            "place": ("place", "place"),
        },
        (("lossStatus", "Captured"),),
    ),
    "destroysEquipment": Form(
        "EquipmentLoss",
        {
            "actor": ("actor", "actor"),
            "equipment": ("equipment", "equipment"),
            "owner": ("lostBy", "actor"),
            "place": ("place", "place"),
        },
        (("lossStatus", "Destroyed"),),
    ),
    "usesEquipment": Form("EquipmentUse", {"actor": ("actor", "actor"), "equipment": ("equipment", "equipment")}),
    "capturedPersons": Form(
        "DetentionCount",
        {"actor": ("actor", "actor"), "group": ("group", "people"), "place": ("place", "place")},
        counted=True,
    ),
    "killed": Form(
        "CasualtyCount",
        {"victim_group": ("group", "people"), "by": ("actor", "actor"), "place": ("place", "place")},
        (("outcome", "Killed"),),
        counted=True,
    ),
    "injured": Form(
        "CasualtyCount",
        {"victim_group": ("group", "people"), "by": ("actor", "actor"), "place": ("place", "place")},
        (("outcome", "Injured"),),
        counted=True,
    ),
    "displaced": Form(
        "DisplacementCount",
        {"group": ("group", "people"), "from": ("fromPlace", "place"), "to": ("toPlace", "place")},
        counted=True,
    ),
    "airstrikeOrShelling": Form(
        "StrikeReport",
        {"actor": ("actor", "actor"), "place": ("place", "place"), "weapon": ("weapon", "equipment")},
    ),
    "located": Form("Containment", {"place": ("place", "place"), "in_place": ("inPlace", "place")}),
    "tookPlace": Form("EventLocation", {"operation": ("inEvent", "event"), "place": ("place", "place")}),
    "startDate": Form("EventDate", {"operation": ("inEvent", "event")}, (("dateRole", "Start"),)),
    "endDate": Form("EventDate", {"operation": ("inEvent", "event")}, (("dateRole", "End"),)),
}
"""Claim types and their statements; a role of several kinds ("actor event") takes any of them."""

NEEDED: dict[str, tuple[str, ...]] = {
    "Participation": ("participant", "inEvent"),
    "Membership": ("member", "organization"),
    "Departure": ("member", "organization"),
    "AllianceTie": ("party", "party"),
    "HostilityTie": ("party", "party"),
    "Support": ("supporter", "supported"),
    "Leadership": ("leader", "led"),
    "Command": ("leader", "led"),
    "Control": ("actor", "place"),
    "Capture": ("place",),
    "PlaceLoss": ("actor", "place"),
    "StrikeReport": ("place",),
    "EquipmentLoss": ("equipment",),
    "EquipmentUse": ("actor", "equipment"),
    "DetentionCount": ("group",),
    "CasualtyCount": ("group",),
    "Containment": ("place", "inPlace"),
    "EventLocation": ("inEvent", "place"),
    "EventDate": ("inEvent",),
}
"""The roles without which a statement of a class says nothing; they are those that ontology/shapes.ttl wants."""

HISTORICAL = 365
"""Days before an article appeared from which what it tells is history, not news."""
SIDES = {"attacker": "Attacker", "defender": "Defender"}
"""What the role `side` of a participation says, as the ontology has it."""
CERTAINTY = {"certain": "Certain", "probable": "Probable", "possible": "Possible"}


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A proposition that may be claimed or denied: its class, its roles with IRIs, and what else tells it apart.

    What is said to have happened again has the qualifier `spellOrdinal`, "2" for the second time (`kg.build.spell`).
    """

    type: str
    roles: tuple[tuple[str, str], ...]
    qualifiers: tuple[tuple[str, str], ...] = ()

    @property
    def iri(self) -> str:
        """Its identity: a hash of class, roles and qualifiers. Numbers and dates stand on the claims."""
        return hashed("statement", self.type, self.roles, self.qualifiers).value

    @property
    def base(self) -> Statement:
        """The same, whichever time it happened."""
        return replace(self, qualifiers=tuple(pair for pair in self.qualifiers if pair[0] != "spellOrdinal"))

    def get(self, role: str) -> str | None:
        """The IRI in a role, None where there is none."""
        return next((iri for name, iri in self.roles if name == role), None)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim with all its IRIs: who says in which article what of a statement."""

    statement: Statement
    article: str
    attributed_to: str
    reported_by: str
    span: Span
    polarity: str
    certainty: str
    modality: str
    figure: Figure | None
    date: str | None
    date_verbatim: str | None
    confidence: float
    rule: str

    @property
    def iri(self) -> str:
        """Its identity: everything but the confidence of the reading, the rule that read it, and the spell.

        Which time something happened depends on what other articles say, and a claim must stay where it is.
        """
        return hashed(
            "claim",
            *(self.statement.base.iri, self.article, self.attributed_to, self.span.start, self.span.end),
            *(self.polarity, self.certainty, self.modality, self.date, self.figure and self.figure.verbatim),
        ).value

    @property
    def affirms(self) -> bool:
        """Whether it says that the statement holds or held, and is not merely possible."""
        return self.alleges and self.certainty != "Possible"

    @property
    def alleges(self) -> bool:
        """Whether it says, however hesitantly, that the statement holds or held."""
        return self.polarity == "Asserted" and self.modality in {"Actual", "Historical"}


def assertions(linked: Linked) -> tuple[tuple[Assertion, ...], tuple[Identity, ...]]:
    """The claims of an article with all their IRIs, each once, and the identities of what they only describe."""
    described: dict[str, Identity] = {}
    found: dict[str, Assertion] = {}
    for claim in linked.extraction.claims:
        statement = _statement(claim, linked, described)
        if statement is None:
            continue
        assertion = _assertion(claim, statement, linked)
        best = found.get(assertion.iri)
        if best is None or (-assertion.confidence, assertion.rule) < (-best.confidence, best.rule):
            found[assertion.iri] = assertion
    return tuple(found[iri] for iri in sorted(found)), tuple(described[iri] for iri in sorted(described))


def _assertion(claim: Claim, statement: Statement, linked: Linked) -> Assertion:
    source = linked.sources[claim.attributed_to] if claim.attributed_to else linked.outlet
    date = _date(claim, linked.article)
    return Assertion(
        statement=statement,
        article=linked.article.slug,
        attributed_to=source.iri,
        reported_by=linked.outlet.iri,
        span=claim.evidence,
        polarity="Denied" if claim.polarity == "negated" else "Asserted",
        certainty=CERTAINTY[claim.certainty],
        modality=_modality(claim, date, linked.article),
        figure=figure(claim.quantity) if claim.quantity else None,
        date=date,
        date_verbatim=claim.date_verbatim,
        confidence=claim.confidence,
        rule=claim.rule,
    )


def _modality(claim: Claim, date: str | None, article: Article) -> str:
    if claim.polarity == "planned":
        return "Planned"
    recent = article.published - dt.timedelta(days=HISTORICAL)
    return "Historical" if date and last_day(date) < recent.isoformat() else "Actual"


def _date(claim: Claim, article: Article) -> str | None:
    """The date of a claim; none where a thing would have happened after the article that reports it."""
    late = claim.date is not None and claim.date > article.published.isoformat()[: len(claim.date)]
    return None if late and claim.polarity != "planned" else claim.date


def _statement(claim: Claim, linked: Linked, described: dict[str, Identity]) -> Statement | None:
    """The statement of a claim, None where a role that it needs is empty, or one thing is at both its ends.

    In a further role ("from Idlib to Idlib") what stands in another already says nothing and is left out.
    """
    form = FORMS[claim.type]
    roles: list[tuple[str, str]] = []
    for place, (role, (name, wants)) in enumerate(form.roles.items()):
        identity = _filler(claim.roles.get(role), wants.split(), linked, described)
        if identity is None:
            continue
        if identity.iri not in {iri for _, iri in roles}:
            roles.append((name, identity.iri))
        elif place == 1 and not form.counted:
            return None
    if not _says(form.statement, [name for name, _ in roles]):
        return None
    qualifiers = form.qualifiers
    if form.counted and claim.quantity and claim.quantity.unit:
        qualifiers += (("countedUnit", fold(claim.quantity.unit)),)
    side = SIDES.get(str(claim.roles.get("side")))
    if side:
        qualifiers += (("participationRole", side),)
    return Statement(form.statement, tuple(sorted(roles)), qualifiers)


def _says(statement: str, roles: list[str]) -> bool:
    """Whether the roles that are filled make a statement of a class."""
    if statement == "AttackReport":
        return "target" in roles or "place" in roles
    needed = Counter(NEEDED.get(statement, ()))
    return bool(roles) and all(roles.count(role) >= count for role, count in needed.items())


def _filler(
    value: str | tuple[str, ...] | None, wants: list[str], linked: Linked, described: dict[str, Identity]
) -> Identity | None:
    if not value:
        return None
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        identity = linked.entities.get(value)
        if identity is None:
            return _describe(value, wants, linked, described)
        return _fit(identity, wants, linked, described)
    # One figure for several: they count as one group, since each number would be wrong of each of them.
    names = [linked.entities[item].name if item in linked.entities else item for item in value]
    return _describe(" and ".join([", ".join(names[:-1]), names[-1]]), wants, linked, described)


def _fit(identity: Identity, wants: list[str], linked: Linked, described: dict[str, Identity]) -> Identity:
    """An entity in a role of another kind is what it describes there: a country that acts is its force."""
    if any(fits(identity, want) for want in wants):
        return identity
    if identity.type == "Country" and identity.reference and {"actor", "people", "organization"} & set(wants):
        force = Identity(f"{BASE}id/force/{identity.reference.id}", "StateForce", identity.names)
        described[force.iri] = force
        return force
    return _describe(identity.name, wants, linked, described)


def _describe(text: str, wants: list[str], linked: Linked, described: dict[str, Identity]) -> Identity:
    identity = linked.described(text, wants[0])
    described[identity.iri] = identity
    return identity


def fits(identity: Identity, want: str) -> bool:
    """Whether an entity may stand in a role that wants one of `kg.link.DESCRIBED`."""
    if want == "organization":
        return identity.type in ARMED | CIVIL | MEDIA
    return kind_of(identity) == ("actor" if want == "people" else want)


def kind_of(identity: Identity) -> str:
    """Actor, place, equipment or event."""
    kind = KINDS[identity.type]
    return {"place": "place", "equipment": "equipment", "operation": "event", "event": "event"}.get(kind, "actor")


def statements(all_assertions: Iterator[Assertion]) -> dict[Statement, tuple[Assertion, ...]]:
    """The claims by what they are about, both in the order of their IRIs."""
    grouped: dict[Statement, list[Assertion]] = {}
    for assertion in all_assertions:
        grouped.setdefault(assertion.statement, []).append(assertion)
    ordered = sorted(grouped, key=lambda statement: statement.iri)
    return {statement: tuple(sorted(grouped[statement], key=lambda one: one.iri)) for statement in ordered}
