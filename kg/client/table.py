"""Rows that are typed values in Python and a DataFrame in pandas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

Row = TypeVar("Row")


class Table(Sequence[Row]):
    """Rows in the order of the answer; `revision` names the graph that gave them.

    >>> Table([{"a": 1}, {"a": 2}], revision="x")[1]
    {'a': 2}
    """

    def __init__(self, rows: Sequence[Row], *, revision: str, columns: Sequence[str] = ()) -> None:
        self._rows = tuple(rows)
        self.revision = revision
        self._columns = tuple(columns)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """A row, or some of them."""
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"Table({len(self._rows)} rows, revision={self.revision!r})"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        if self._columns or not self._rows:
            return self._columns
        first = self._rows[0]
        return tuple(field.name for field in fields(first)) if is_dataclass(first) else tuple(dict(first))  # type: ignore[call-overload]

    def records(self) -> list[dict[str, Any]]:
        """The rows as plain dictionaries: of an entity its name, of evidence the quotes."""
        return [{name: _plain(_get(row, name)) for name in self.columns} for row in self._rows]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a DataFrame.

        Raises:
            ImportError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  an optional extra
        except ImportError:
            raise ImportError("to_pandas needs pandas: pip install 'orbat[pandas]'") from None
        return pd.DataFrame(self.records(), columns=list(self.columns))


def _get(row: object, name: str) -> object:
    return row.get(name) if isinstance(row, dict) else getattr(row, name)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return getattr(value, "quote", getattr(value, "name", getattr(value, "title", None)))
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
