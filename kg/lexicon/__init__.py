"""The lexicon: how texts speak of war, read from the data files in seeds/lexicon/ and from the packs of the wars."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from kg.lexicon.document import read_document
from kg.lexicon.frame import Example, Frame, frames
from kg.lexicon.inflection import inflections
from kg.lexicon.schema import SCHEMA
from kg.lexicon.trigger import Trigger
from kg.lexicon.words import joined
from kg.pack import LEXICON, pack_folders, seeds_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.lexicon.document import Value

__all__ = ["Example", "Frame", "Lexicon", "Trigger", "read_lexicon"]


@dataclass(frozen=True)
class Lexicon:
    """The frames and the word lists. `version` is a hash of all files."""

    frames: tuple[Frame, ...]
    files: Mapping[str, Mapping[str, Value]]
    version: str

    @cached_property
    def _exact(self) -> dict[tuple[str, str, str | None], frozenset[str]]:
        return {}

    @cached_property
    def _lower(self) -> dict[tuple[str, str, str | None], frozenset[str]]:
        return {}

    def words(self, file: str, name: str) -> list[str]:
        """A list of words in its order."""
        return cast("list[str]", self.files[file][name])

    def lists(self, file: str, name: str) -> dict[str, list[str]]:
        """Lists of words by what they are for."""
        return cast("dict[str, list[str]]", self.files[file][name])

    def numbers(self, file: str, name: str) -> dict[str, int]:
        """Words with the numbers they stand for."""
        return cast("dict[str, int]", self.files[file][name])

    def pairs(self, file: str, name: str) -> dict[str, str]:
        """Words with the words they stand for."""
        return cast("dict[str, str]", self.files[file][name])

    def exact(self, file: str, name: str, key: str | None = None) -> frozenset[str]:
        """A list of words, or all of several lists, or the one under `key`, as they are written."""
        found = self._exact.get((file, name, key))
        if found is None:
            if SCHEMA[file][name] == "words":
                rows = [self.words(file, name)]
            else:
                rows = [self.lists(file, name)[key]] if key else list(self.lists(file, name).values())
            found = self._exact[file, name, key] = frozenset(word for row in rows for word in row)
        return found

    def set(self, file: str, name: str, key: str | None = None) -> frozenset[str]:
        """The same in lower case."""
        found = self._lower.get((file, name, key))
        if found is None:
            exact = self.exact(file, name, key)
            found = self._lower[file, name, key] = frozenset(word.lower() for word in exact)
        return found

    @cached_property
    def equipment(self) -> dict[str, str]:
        """Every form of every kind of equipment in lower case, with the name of the kind."""
        kinds = self.lists("equipment", "classes")
        return {form.lower(): name for name, forms in kinds.items() for form in (name, *forms)}

    # -- verbs -------------------------------------------------------------------------------------------------------

    def inflections(self, verb: str) -> tuple[str, ...]:
        """The forms of a verb: base, third person, past, participle, -ing."""
        irregular = self.lists("verbs", "irregular")
        return inflections(verb, irregular=irregular, doubling=self.exact("verbs", "doubling"))

    @cached_property
    def lemmas(self) -> dict[str, tuple[str, ...]]:
        """Every form of every verb of the lexicon, with the base forms it may come from."""
        verbs = {trigger.head for frame in self.frames for trigger in frame.verbs} | {*self.lists("verbs", "irregular")}
        for file, names in (
            (
                "sources",
                ("verbs", "deny", "deny_with_out", "hedged_verbs", "believing", "promising", "accusing", "reporting"),
            ),
            (
                "modality",
                (
                    "planned_verbs",
                    "attempt_verbs",
                    "negated_verbs",
                    "threats",
                    "unreal_verbs",
                    "asking_verbs",
                    "foiling_verbs",
                    "demanding_verbs",
                ),
            ),
        ):
            verbs.update(word for name in names for word in self.words(file, name))
        found: dict[str, list[str]] = {}
        for verb in sorted(verbs):
            for form in self.inflections(verb):
                found.setdefault(form, []).append(verb)
        return {form: tuple(bases) for form, bases in found.items()}

    def bases(self, form: str) -> tuple[str, ...]:
        """The verbs of the lexicon that a form may come from."""
        return self.lemmas.get(form, ())

    @cached_property
    def _forms(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    def forms(self, file: str, name: str) -> frozenset[str]:
        """The words that may be forms of the verbs of a list."""
        found = self._forms.get((file, name))
        if found is None:
            verbs = self.set(file, name)
            forms = (form for form, bases in self.lemmas.items() if not verbs.isdisjoint(bases))
            found = self._forms[file, name] = frozenset(forms)
        return found

    @cached_property
    def light(self) -> frozenset[str]:
        """The forms of verbs whose subject does what their object says: "launched an attack"."""
        return frozenset(form for verb in self.words("verbs", "light") for form in self.inflections(verb))

    @cached_property
    def answering(self) -> frozenset[str]:
        """The forms of verbs whose subject does what follows "with": "responded with air strikes"."""
        return frozenset(form for verb in self.words("verbs", "answering") for form in self.inflections(verb))

    @cached_property
    def happening(self) -> frozenset[str]:
        """The forms of verbs that say of an event only that it is or was: "clashes erupted"."""
        return frozenset(form for verb in self.words("verbs", "happening") for form in self.inflections(verb))

    @cached_property
    def receiving(self) -> frozenset[str]:
        """The forms of verbs whose subject suffers what their object says: "repelled an attack"."""
        return frozenset(form for verb in self.words("verbs", "receiving") for form in self.inflections(verb))

    @cached_property
    def deeds(self) -> dict[str, frozenset[str]]:
        """The forms of the verbs that alone make a type of claim, by type: "captured" for capturesPlace."""
        found: dict[str, set[str]] = {}
        for frame in self.frames:
            for trigger in frame.verbs:
                if not trigger.be:
                    found.setdefault(frame.claim, set()).update(self.inflections(trigger.head))
        return {claim: frozenset(forms) for claim, forms in found.items()}

    @cached_property
    def fights(self) -> frozenset[str]:
        """The nouns, in singular and plural, for fights between two sides: "clashes"."""
        return self._events("opposes")

    @cached_property
    def strikes(self) -> frozenset[str]:
        """The nouns, in singular and plural, for strikes and attacks; of several words the last: "shelling"."""
        return self._events("airstrikeOrShelling", "attacks")

    def _events(self, *claims: str) -> frozenset[str]:
        frames = (frame for frame in self.frames if frame.claim in claims)
        heads = [trigger.head.split()[-1] for frame in frames for trigger in frame.nouns]
        return frozenset(form for head in heads for form in (head, f"{head}s", f"{head}es"))

    @cached_property
    def becoming(self) -> frozenset[str]:
        """The forms of verbs that say what somebody is: "became the leader"."""
        return frozenset(form for verb in self.words("verbs", "becoming") for form in self.inflections(verb))

    @cached_property
    def succeeding(self) -> frozenset[str]:
        """The forms of the verbs whose subject becomes what their object was: "succeeded X as leader"."""
        return frozenset(form for verb in self.words("verbs", "succeeding") for form in self.inflections(verb))


def read_lexicon(directory: Path | None = None, *, packs: Iterable[Path] = ()) -> Lexicon:
    """The lexicon in a directory with the words of `packs`; by default that of the package, with its packs too.

    Raises:
        DataError: a file is missing or no YAML, a list is missing, unknown, empty or of the wrong kind, a word stands
            twice, or a frame has an unknown key, claim type, role, slot or type. The error names file and line.
    """
    more = [pack / LEXICON for pack in (packs if directory else pack_folders(packs))]
    directory = directory or seeds_folder() / "lexicon"
    digest = hashlib.sha256()
    files: dict[str, dict[str, Value]] = {}
    for name, kinds in SCHEMA.items():
        document = read_document(directory / f"{name}.yaml")
        digest.update(document.text.encode())
        files[name] = document.lists(kinds)
    for path in (path for path in more if path.is_file()):
        document = read_document(path)
        digest.update(document.text.encode())
        files = joined(files, document)
    document = read_document(directory / "frames.yaml")
    digest.update(document.text.encode())
    return Lexicon(frames(document), files, digest.hexdigest()[:16])
