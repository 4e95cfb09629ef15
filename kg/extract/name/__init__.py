"""Names: known ones by the curated entities, new ones by how names are built and by what stands around them."""
