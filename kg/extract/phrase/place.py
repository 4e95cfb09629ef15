"""Places spoken of before: which one "the city", "the province", "the capital" or "the base" is."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from kg.extract.mention import PLACES
from kg.extract.parse.attach import is_name
from kg.extract.phrase.filler import ends_like
from kg.extract.text import singular

if TYPE_CHECKING:
    from kg.extract.phrase.ground import Ground
    from kg.extract.phrase.resolver import Resolver
    from kg.extract.registry import Record
    from kg.extract.tree import Node, Tree

_FURTHEST = 6
"""Words from a length to the place that it is measured from: "40 |km to the south of X"."""


def tells_where(ground: Ground, tree: Tree, node: Node) -> bool:
    """Does a place only tell where another is: "a town 40 km north of |X", "Y in |X", "Y, the capital of |X"?

    Nor is a part of a town what "the city" means afterwards: "the |X and |Z districts".
    """
    if _is_part(ground, tree, node):
        return True
    if node.index < 3 or tree[node.index - 1].lower not in ("in", "of", "from"):
        return False
    case, before = tree[node.index - 1].lower, tree[node.index - 2]
    if case == "in" and is_name(before.content):  # "the town" after "Sarmin in |Idlib" is Sarmin
        return ground.registry.of(before.content).type in PLACES
    if case != "from" and _says_what_it_is(ground, tree, before):
        return True
    if case == "in":
        return False
    words = ground.lexicon.set
    others = ground.registry.of_names(tree[: node.index - 2])
    aside = before.lower in words("places", "directions") and tree[node.index - 3].lower != "the"
    town = singular(tree[node.index - 3].lower) in words("places", "types")  # "a town south of |X"
    if aside and (town or any(record.type in PLACES for record in others)):  # "Sarmin, located west of |Idlib"
        return True
    lengths = words("places", "lengths")
    far = words("places", "directions") | words("places", "locative") | lengths
    return before.lower in far and any(
        other.lower in lengths for other in tree[max(0, node.index - _FURTHEST) : node.index - 1]
    )


def _is_part(ground: Ground, tree: Tree, node: Node) -> bool:
    """Do the places of a list turn out to be parts of a town: "Aleppo's |X and Z districts"?"""
    first = tree.first_listed(node)
    following = tree.after(max((n.index for n in tree.children(first.index, "conj")), default=node.index))
    return following is not None and following.lower in ground.lexicon.set("places", "parts_of_a_city") - {"district"}


def _says_what_it_is(ground: Ground, tree: Tree, noun: Node) -> bool:
    """Does a noun before "of" or "in" say what a place named is: "Sarmin, the |capital of X", "a |town in X"?"""
    places = ground.lexicon.set
    if noun.content is not None or noun.lower not in places("places", "types") | places("places", "seats"):
        return False
    named = tree[noun.head]
    return noun.relation == "appos" and is_name(named.content) and ground.registry.of(named.content).type in PLACES


def is_capital(ground: Ground, tree: Tree, node: Node) -> bool:
    """Is a place said to be a capital: "the capital |X", "|X, the capital of Y", "Y's capital, |X"?"""
    seats = ground.lexicon.set("places", "seats")
    said = [*tree.children(node.index, "appos"), *tree[max(0, node.index - 1) : node.index]]
    said += [tree[node.head]] if node.relation == "appos" else []
    return any(noun.lower in seats for noun in said) or not seats.isdisjoint(node.lower.split()[:-1])


def last_capital(resolver: Resolver, tree: Tree, noun: Node) -> Record | None:
    """The place said last to be one before "the capital"; else that of the country, where the text names it."""
    ground, places = resolver.ground, resolver.ground.lexicon.set
    whose = [n.lower for n in tree.children(noun.index, "amod", "compound")]
    if noun.lower not in places("places", "seats") or any(
        word not in places("places", "beside_owned") for word in whose
    ):
        return None
    spoken = [record for start, record in resolver.memory.capitals if start < noun.start]
    seats = {country: city for city, country in ground.lexicon.pairs("places", "seats_of_nations").items()}
    if spoken or whose:
        return spoken[-1] if spoken else None
    city = ground.registry.named_place(seats.get(ground.registry.nation or "", ""))
    return city if city and city.type in PLACES else None


def praises(ground: Ground, adjective: Node) -> bool:
    """Does a word only say more of a place known already: "the |strategic town", not "the |next town"?"""
    kinds = ground.lexicon.set("places", "kinds_of_town")
    if adjective.content is not None or adjective.lower in ground.lexicon.set("places", "telling_apart"):
        return False
    return adjective.tag == "JJ" or adjective.lower in kinds


def last_site(resolver: Resolver, node: Node) -> Record | None:
    """The base or the like named last before "the base": one whose name ends so, or is that of a base."""
    ground, memory = resolver.ground, resolver.memory
    if node.lower not in ground.lexicon.set("places", "common"):
        return None
    bases = node.lower in ground.lexicon.set("places", "heads", "MilitaryBase") | {"facility"}
    spoken = [record for start, record in memory.places if start < node.start]
    alike = [r for r in reversed(spoken) if ends_like(r.name, (node.lower,)) or (bases and r.type == "MilitaryBase")]
    return max(alike, key=lambda record: len(record.spans), default=None)  # the one the text is about


def _last_province(resolver: Resolver, node: Node) -> Record | None:
    """The one called so last before "the province", else the one that a town was said to be in."""
    memory = resolver.memory
    if node.lower not in resolver.ground.lexicon.set("places", "provinces"):
        return None
    spoken = sorted((pair for pair in (*memory.places, *memory.around) if pair[0] < node.start), key=itemgetter(0))
    called = [record for _, record in spoken if record.name.lower().split()[-1] == node.lower]
    around = [record for start, record in memory.around if start < node.start]
    return next(reversed(called or around), None)


def last_place(resolver: Resolver, tree: Tree, node: Node) -> Record | None:
    """The place named last before "the city", in its sentence or in those before; a camp or the north of X is none."""
    ground, memory = resolver.ground, resolver.memory
    lexicon = ground.lexicon
    around = _last_province(resolver, node)
    if around:
        return around
    unlike = (lexicon.set("places", "types") | lexicon.set("places", "directions")) - {node.lower}
    settlements = lexicon.set("places", "settlements")
    if node.lower in settlements:  # a river or a highway is no city
        unlike |= lexicon.set("places", "heads", "Location") - settlements
    regions = lexicon.set("places", "parts_of_a_region") | lexicon.set("places", "regions")
    if node.lower in regions:  # "the same area" may be the north of X
        unlike = (unlike - lexicon.set("places", "directions")) | lexicon.set("places", "waters") | {"river"}
    offset = tree[node.head].start + 1 if tree.children(node.head, "cop") else node.start  # "The town taken is Sarmin"
    directions = lexicon.set("places", "directions")
    told = [
        n for n in tree if n.index < 2 or tree[n.index - 1].lower != "of" or tree[n.index - 2].lower not in directions
    ]
    if node.lower in settlements:
        part = tree.subtree(node.head) if node.relation == "nmod" else ()  # "the Bree district of |the city"
        told = [n for n in told if n.index not in part and not (is_name(n.content) and tells_where(ground, tree, n))]
    named = ground.registry.of_names(n for n in told if n.start < offset)
    here = [r for r in named if r.type in PLACES and not r.country and not ends_like(r.name, unlike)]
    if not here or not ends_like(here[-1].name, directions):
        return here[-1] if here else memory.place(tree[0].start, unlike=unlike)
    spoken = (place for start, place in reversed(memory.places) if start < offset)  # "Idlib |province"
    return next((place for place in spoken if place.name.lower().split()[-1] == node.lower), here[-1])
