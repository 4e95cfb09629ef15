"""Entities and Wikidata: which item is which, what Wikidata says of it, and what it could be told. Never writes there."""
