"""A made-up corpus of any size: the same seed gives the same articles and claims."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from kg.article import Article
from kg.claim import Claim, Entity, Extraction, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = dt.date(2024, 1, 1)
DAYS = 700
KINDS = (
    *("participatesIn",) * 5,
    *("capturesPlace", "losesOrWithdraws", "controls", "attacks", "attacks", "airstrikeOrShelling") * 2,
    *("killed", "killed", "displaced", "destroysEquipment", "capturesEquipment", "usesEquipment"),
    *("memberOf", "alliedWith", "opposes", "leads", "located", "startDate"),
)
"""How often each type of claim is drawn, roughly as in the annotated corpus."""


@dataclass(frozen=True, slots=True)
class World:
    """Who and what there is to write about."""

    factions: tuple[Entity, ...]
    alliances: tuple[Entity, ...]
    operations: tuple[Entity, ...]
    places: tuple[Entity, ...]
    equipment: tuple[Entity, ...]


def world(claims: int) -> World:
    """A world that grows with the corpus, but slower."""
    size = max(4, round(claims**0.5))

    def several(count: int, name: str, kind: str) -> tuple[Entity, ...]:
        return tuple(Entity(f"{name.lower()[:2]}{n}", f"{name} {n}", kind) for n in range(1, count + 1))

    return World(
        several(size, "Brigade of Fighters", "Faction"),
        several(max(2, size // 20), "Alliance of Brigades", "Alliance"),
        several(size, "Operation Number", "Operation"),
        several(size * 2, "Village at Mile", "Village"),
        several(30, "Mark", "EquipmentType"),
    )


def corpus(*, claims: int, seed: int, per_article: int = 25) -> Iterator[tuple[Article, Extraction]]:
    """Articles with about `claims` claims in all, each with what it says."""
    random, there = Random(seed), world(claims)  # noqa: S311  no secret is made of it
    for number in range(claims // per_article):
        yield _article(number, per_article, random, there)


def _article(number: int, size: int, random: Random, there: World) -> tuple[Article, Extraction]:
    slug = f"article-{number:06}"
    day = FIRST_DAY + dt.timedelta(days=random.randrange(DAYS))
    # Each sentence has a figure, which the claim that is made of it may quote.
    sentences = [f"Sentence {n} of {slug} tells of at least {n + 2} fighters." for n in range(size)]
    text = "\n".join(sentences)
    used: dict[str, Entity] = {}
    made = [_claim(n, sentences, random, there, used, day) for n in range(size)]
    article = Article(slug, f"News {number}", f"Outlet {number % 40}", day, text)
    return article, Extraction(slug, tuple(used.values()), tuple(made))


def _claim(
    number: int, sentences: list[str], random: Random, there: World, used: dict[str, Entity], day: dt.date
) -> Claim:
    def one(of: tuple[Entity, ...]) -> str:
        # The squared draw lets a few be written about often, as in news.
        entity = of[int(len(of) * random.random() ** 2)]
        used[entity.id] = entity
        return entity.id

    kind = random.choice(KINDS)
    start = sum(len(sentence) + 1 for sentence in sentences[:number])
    dated = random.random() < 0.4
    return Claim(
        type=kind,
        roles=_roles(kind, one, there, used),
        evidence=Span(start, start + len(sentences[number]), sentences[number]),
        rule="sample",
        polarity=random.choices(("asserted", "claimed", "negated", "planned"), (60, 30, 6, 4))[0],
        certainty=random.choices(("certain", "probable", "possible"), (85, 10, 5))[0],
        attributed_to=random.choice((None, None, f"source {random.randrange(5)}")),
        quantity=_quantity(number) if kind in {"killed", "displaced", "destroysEquipment"} else None,
        date=(day - dt.timedelta(days=random.randrange(9))).isoformat() if dated or kind == "startDate" else None,
        confidence=random.choice((0.7, 0.8, 0.9)),
    )


def _quantity(number: int) -> Quantity:
    return Quantity(f"at least {number + 2}", number + 2, None, "at least", "fighters")


def _within(place: str, places: tuple[Entity, ...], used: dict[str, Entity]) -> dict[str, str | tuple[str, ...] | None]:
    """A place in the place around it: they lie in each other as villages, districts and provinces do."""
    number = int(place[2:])
    around = places[number // 8]
    used[around.id] = around
    return {"place": place, "in_place": around.id if around.id != place else None}


def _roles(kind: str, one, there: World, used: dict[str, Entity]) -> dict[str, str | tuple[str, ...] | None]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    who, where, what = there.factions, there.places, there.equipment
    return {
        "participatesIn": lambda: {"actor": one(who), "operation": one(there.operations)},
        "capturesPlace": lambda: {"actor": one(who), "place": one(where), "from": None},
        "losesOrWithdraws": lambda: {"actor": one(who), "place": one(where)},
        "controls": lambda: {"actor": one(who), "place": one(where)},
        "attacks": lambda: {"attacker": one(who), "target": one(who), "location": one(where), "weapon": None},
        "airstrikeOrShelling": lambda: {"actor": one(who), "place": one(where), "weapon": one(what)},
        "killed": lambda: {"victim_group": one(who), "by": one(who), "place": one(where)},
        "displaced": lambda: {"group": "families", "from": one(where), "to": one(where)},
        "destroysEquipment": lambda: {"actor": one(who), "equipment": one(what), "owner": one(who), "place": None},
        "capturesEquipment": lambda: {"actor": one(who), "equipment": one(what), "from": one(who), "place": None},
        "usesEquipment": lambda: {"actor": one(who), "equipment": one(what)},
        "memberOf": lambda: {"member": one(who), "alliance": one(there.alliances)},
        "alliedWith": lambda: {"a": one(who), "b": one(who)},
        "opposes": lambda: {"a": one(who), "b": one(who)},
        "leads": lambda: {"actor": one(who), "operation_or_alliance": one(there.operations)},
        "located": lambda: _within(one(where), where, used),
        "startDate": lambda: {"operation": one(there.operations)},
    }[kind]()
