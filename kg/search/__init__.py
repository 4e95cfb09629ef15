"""Finding entities and quotes by their words, in both scripts and however spelled."""
