"""What may be said: the ontology, its shapes and its inference rules, as data files."""
