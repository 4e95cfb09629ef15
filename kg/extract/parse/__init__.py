"""Sentences to trees: what counts as one word, what the parser is shown for it, and what it gets wrong."""
