"""`python -m benchmarks [PART...]`: every module of this folder that has a `main` is a part."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

TOOLS = {"__init__", "__main__", "sample"}


def parts() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in TOOLS)


def main(chosen: list[str]) -> int:
    unknown = [name for name in chosen if name not in parts()]
    if unknown:
        print(f"no benchmark '{unknown[0]}'; there are: {', '.join(parts())}", file=sys.stderr)
        return 2
    results = [import_module(f"benchmarks.{name}").main() for name in chosen or parts()]
    return 1 if any(results) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
