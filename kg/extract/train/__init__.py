"""Training of the tagger and parser from a treebank; not needed to run Orbat."""
