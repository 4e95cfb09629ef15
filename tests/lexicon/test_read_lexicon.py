"""Every mistake in a lexicon file is told with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import seeds
from kg.error import DataError
from kg.lexicon import read_lexicon
from kg.lexicon.document import read_document
from kg.lexicon.frame import frames
from kg.lexicon.schema import SCHEMA

SEEDS = Path(seeds.__path__[0]) / "lexicon"
FRAME = """\
- id: take
  claim: capturesPlace
  verbs: [take]
  roles: {actor: subject Group, place: object Place}
  needs: [actor, place]
  example:
    - {text: "Rebels took Sarmin.", roles: {actor: Rebels}}
  not: ["Rebels took a rest."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SEEDS, tmp_path / "lexicon")
    return tmp_path / "lexicon"


def message(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_lexicon(folder)
    assert Path(caught.value.path).parent == folder
    return str(caught.value).removeprefix(f"{folder}/")


def test_the_lexicon_of_the_package_has_a_version_of_sixteen_digits() -> None:
    lexicon = read_lexicon()
    assert len(lexicon.version) == 16
    assert int(lexicon.version, 16) >= 0


def test_a_change_in_any_file_changes_the_version(folder: Path) -> None:
    before = read_lexicon(folder).version
    (folder / "dates.yaml").write_text((folder / "dates.yaml").read_text() + "# more\n")
    assert read_lexicon(folder).version != before


def test_frames_keep_their_order_and_lines(folder: Path) -> None:
    (folder / "frames.yaml").write_text(FRAME + FRAME.replace("id: take", "id: take-again"))
    found = read_lexicon(folder).frames
    assert [(frame.id, frame.line) for frame in found] == [("take", 1), ("take-again", 9)]
    assert found[0].roles == {
        "actor": (("subject",), frozenset(("Group",))),
        "place": (("object",), frozenset(("Place",))),
    }
    assert (found[0].examples[0].text, found[0].examples[0].line) == ("Rebels took Sarmin.", 7)
    assert [example.text for example in found[0].counterexamples] == ["Rebels took a rest."]


LISTS = {
    "a list that nothing reads": (
        "dates",
        "mnths: [a]\n",
        "unknown list 'mnths'; did you mean 'months'?",
    ),
    "a key twice": ("sources", "verbs: [say]\nverbs: [tell]\n", "key 'verbs' stands twice"),
    "a word twice": ("sources", "verbs: [say, tell,\n say]\n", "'say' stands twice in this list"),
    "an empty list": ("sources", "\nverbs: []\n", "empty list found, a list of words wanted"),
    "nothing after the key": ("sources", "\nverbs:\n", "a list of words wanted"),
    "a bare no": ("sources", "verbs:\n- say\n- no\n", "YAML reads no as true or false; wanted 'no' in quotes"),
    "a number for a word": ("sources", "verbs: [7]\n", "'7' found, a word wanted"),
    "a blank word": ("sources", "verbs: [' ']\n", "' ' found, a word wanted"),
    "a list for a word": ("sources", "verbs: [[say]]\n", "a word wanted"),
    "a word for a list": ("sources", "verbs: say\n", "a list of words wanted"),
    "a list for a table": ("dates", "months: [may]\n", "'key: value' lines wanted"),
    "an empty table": ("dates", "months: {}\n", "nothing found, 'key: value' lines wanted"),
    "a word for a number": ("dates", "months: {may: five}\n", "'five' found, a whole number wanted"),
    "a list instead of a file of lists": ("dates", "- may\n", "'key: value' lines wanted"),
    "three forms of a verb": (
        "verbs",
        "irregular:\n  take: [takes, took, taken]\n",
        "3 forms found; third person, past, participle and -ing wanted",
    ),
}
LINES = {
    "a key twice": 2,
    "a word twice": 2,
    "an empty list": 2,
    "nothing after the key": 2,
    "a bare no": 3,
    "three forms of a verb": 2,
}


@pytest.mark.parametrize("mistake", LISTS)
def test_a_mistake_in_a_word_file_is_told_with_its_line(tmp_path: Path, mistake: str) -> None:
    name, text, wanted = LISTS[mistake]
    path = tmp_path / f"{name}.yaml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_document(path).lists(SCHEMA[name])
    assert str(caught.value).removeprefix(f"{tmp_path}/") == f"{name}.yaml:{LINES.get(mistake, 1)}: {wanted}"


def test_a_missing_list_is_told(folder: Path) -> None:
    (folder / "sources.yaml").write_text("verbs: [say]\n")
    assert message(folder) == "sources.yaml:1: list 'deny' is missing"


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "people.yaml").unlink()
    assert message(folder) == "people.yaml: file not found; the lexicon needs it"


def test_an_empty_file_is_told(folder: Path) -> None:
    (folder / "people.yaml").write_text("# nothing\n")
    assert message(folder) == "people.yaml:1: the file is empty"


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "people.yaml").write_bytes("nouns: [élève]\n".encode("latin-1"))
    assert message(folder) == "people.yaml: byte 0xe9 at 8 is not UTF-8"


def test_a_file_that_is_no_yaml_is_told_with_its_line(folder: Path) -> None:
    (folder / "people.yaml").write_text("nouns:\n  - {person\n")
    assert message(folder).startswith("people.yaml:3: no YAML: ")


def test_a_control_character_is_told(folder: Path) -> None:
    (folder / "people.yaml").write_text("nouns: [\x01]\n")
    assert message(folder).startswith("people.yaml: no YAML: ")


FRAMES = {
    "no list": ("id: take\n", "1: a list of frames, each starting with '- id:', wanted"),
    "no frame": ("- take\n", "1: a frame of 'key: value' lines wanted"),
    "an unknown key": (
        FRAME.replace("verbs:", "verb:"),
        "3: unknown key 'verb'; did you mean 'verbs'?",
    ),
    "a key twice": (FRAME + "  verbs: [seize]\n", "9: key 'verbs' stands twice"),
    "no needs": (FRAME.replace("  needs: [actor, place]\n", ""), "1: frame 'take' has no 'needs'"),
    "no id": (FRAME.replace("id: take\n  ", ""), "1: frame '?' has no 'id'"),
    "no trigger": (FRAME.replace("  verbs: [take]\n", ""), "1: frame 'take' has neither verbs nor nouns"),
    "a verb with two nouns": (
        FRAME.replace("[take]", '["take whole control of"]'),
        "3: 'take whole control of' has more than one noun: whole, control; wanted a verb and one noun at most",
    ),
    "empty triggers": (FRAME.replace("[take]", "[]"), "3: empty list found, a list of words wanted"),
    "an unknown claim type": (
        FRAME.replace("capturesPlace", "capturePlace"),
        "2: unknown claim type 'capturePlace'; did you mean 'capturesPlace'?",
    ),
    "an unknown role": (
        FRAME.replace("place: object", "plaice: object"),
        "4: capturesPlace has no role 'plaice'; did you mean 'place'?",
    ),
    "an unknown slot": (
        FRAME.replace("subject Group", "subjct Group"),
        "4: unknown slot 'subjct'; did you mean 'subject'?",
    ),
    "an unknown type": (
        FRAME.replace("subject Group", "subject Groop"),
        "4: unknown type 'Groop'; did you mean 'Group'?",
    ),
    "a role without a type": (FRAME.replace("subject Group", "subject"), "4: unknown type ''"),
    "a needed role that is none": (
        FRAME.replace("needs: [actor, place]", "needs: [actor, from]"),
        "5: needed role 'from' is not among actor, place",
    ),
    "a flag that is no yes": (
        FRAME + "  counted: 3\n",
        "9: 'counted: 3' found; wanted 'counted: true', or no such line",
    ),
    "a bare example": (
        FRAME.replace('{text: "Rebels took Sarmin.", roles: {actor: Rebels}}', "Rebels took Sarmin."),
        "7: an example {text: ..., roles: {role: words}} wanted",
    ),
    "an example without roles": (
        FRAME.replace(", roles: {actor: Rebels}", ""),
        "7: text found; an example {text: ..., roles: {role: words}} wanted",
    ),
    "an example with a role that is none": (
        FRAME.replace("{actor: Rebels}", "{actr: Rebels}"),
        "7: capturesPlace has no role 'actr'; did you mean 'actor'?",
    ),
    "the same frame twice": (FRAME + FRAME, "9: frame 'take' stands already at line 1"),
    "an empty list of frames": ("[]\n", "1: empty list found, a list of frames, each starting with '- id:', wanted"),
}


@pytest.mark.parametrize("mistake", FRAMES)
def test_a_mistake_in_a_frame_is_told_with_its_line(tmp_path: Path, mistake: str) -> None:
    text, wanted = FRAMES[mistake]
    path = tmp_path / "frames.yaml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        frames(read_document(path))
    assert str(caught.value).removeprefix(f"{tmp_path}/") == f"frames.yaml:{wanted}"
