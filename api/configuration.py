"""The settings of a service from a file, the environment and flags; the last of them that names one counts."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from api.setting import Settings
from kg.error import DataError, OrbatError, near
from kg.store.limit import Limits
from kg.store.permitted import endpoints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PREFIX = "ORBAT_"
"""What the name of an environment variable begins with, as `ORBAT_SECONDS`."""

NOT_SET = {"examples"}
KINDS: dict[str, str] = {
    each.name: str(each.type) for kind in (Limits, Settings) for each in fields(kind) if each.name not in NOT_SET
}
"""The settings by name, with the name of their type: int, float, bool or str."""


def configured(*, file: Path | None, environment: Mapping[str, str], given: Sequence[str]) -> tuple[Limits, Settings]:
    """The limits and settings that a TOML file, the environment and flags as `name=value` make together.

    Raises:
        OrbatError: a name is unknown, a value has the wrong type, or an endpoint is none.
    """
    values = _from_file(file) if file else {}
    for name in KINDS:
        if PREFIX + name.upper() in environment:
            values[name] = _read(name, environment[PREFIX + name.upper()], PREFIX + name.upper())
    for each in given:
        name, equals, text = each.partition("=")
        if not equals:
            raise OrbatError(f"--set {each}: NAME=VALUE wanted")
        values[name] = _read(_known(name, "--set"), text, f"--set {name}")
    of_limits = {each.name for each in fields(Limits)}
    limits = Limits(**{name: value for name, value in values.items() if name in of_limits})
    endpoints(limits.services)
    return limits, Settings(**{name: value for name, value in values.items() if name not in of_limits})


def _from_file(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(path, None, str(error)) from None
    return {name: _read(_known(name, str(path)), str(value), f"{path}: {name}") for name, value in found.items()}


def _known(name: str, where: str) -> str:
    if name not in KINDS:
        raise OrbatError(f"{where}: no setting '{name}'{near(name, [*KINDS])}")
    return name


TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def _read(name: str, text: str, where: str) -> object:
    kind = KINDS[name]
    try:
        if kind == "bool":
            return TRUTHS[text.lower()]
        if kind == "str":
            return text
        value = float(text) if kind == "float" else int(text)
    except (KeyError, ValueError):
        raise OrbatError(f"{where} is '{text[:40]}', {WANTED[kind]} wanted") from None
    if value < 0:
        raise OrbatError(f"{where} is {text}, a number from 0 on wanted")
    return value


WANTED = {"bool": "true or false", "int": "a whole number", "float": "a number"}
