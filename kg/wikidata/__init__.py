"""Entities and Wikidata: which item is which, what it says of them, what it could be told. Nothing is written there."""
