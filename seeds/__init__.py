"""Everything curated by hand: articles, entities, lexicon and gazetteer, as data files."""
