"""From text to graph: reading, extraction, linking, building, reasoning, checking, and the store."""
