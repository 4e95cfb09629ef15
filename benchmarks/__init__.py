"""What the documents state in seconds, measured: `python -m benchmarks`, or `python -m benchmarks graph` for a part."""
