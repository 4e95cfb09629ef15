"""Progress bars for whatever takes more than a second: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, label: str, unit: str) -> Iterable[Item]:
    """The items themselves, with a bar that shows how many have been taken."""
    from tqdm import tqdm

    # Shown after a second: quick work needs no bar.
    return tqdm(items, desc=label, unit=f" {unit}", delay=1, disable=not sys.stderr.isatty(), leave=False)
