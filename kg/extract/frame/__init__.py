"""Frames over trees: what sets them off, where their roles stand, and the claims that come of it."""
