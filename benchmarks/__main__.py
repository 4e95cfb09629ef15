"""`python -m benchmarks [PART...]`: every module of this folder that has a `main` is a part."""

from __future__ import annotations

import os
import shutil
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
    results = [measured(name) for name in chosen or parts()]
    return max(results)


def measured(name: str) -> int:
    """Runs a part: 0, 1 where a bar is missed, 2 where a program is missing that it NEEDS."""
    part = import_module(f"benchmarks.{name}")
    for program, source in getattr(part, "NEEDS", {}).items():
        if not shutil.which(program, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
            print(f"{name} was left out: it needs {program} ({source})", file=sys.stderr)
            return 2
    print(f"== {name}", flush=True)
    return 1 if part.main() else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
