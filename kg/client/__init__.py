"""A client of the service, for scripts and notebooks.

    from kg.client import Orbat

    orbat = Orbat("http://127.0.0.1:8000")
    orbat.participants("deter-the-aggression").to_pandas()
    orbat.sparql("SELECT ?f WHERE { ?f a :Faction }").to_pandas()

pandas is only needed by `to_pandas`: `pip install 'orbat[pandas]'`.
"""

from kg.client.orbat import ClientError, Orbat
from kg.client.row import Article, Claim, Entity, Evidence, Named, Participant, Statement
from kg.client.table import Table

__all__ = [
    "Article",
    "Claim",
    "ClientError",
    "Entity",
    "Evidence",
    "Named",
    "Orbat",
    "Participant",
    "Statement",
    "Table",
]
