"""The words of the pages: the same entries in every language, each readable, and none doubled."""

import re
from collections import Counter
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from keepclear.desk.api.acts import BODIES
from keepclear.desk.api.refusal import CODES
from keepclear.desk.people.may import RULES
from keepclear.desk.people.two_persons import Cannot
from keepclear.desk.words.lexicon import LANGUAGES

WEB = Path(__file__).resolve().parents[2] / "web"
WORDS = WEB / "words"
# Parted by the direction of the words around it, a position or a zone would read as another one.
PARTED = re.compile(r"[A-Z\d.]*\d[A-Z\d.:-]* [A-Z\d.]*\d|[+-]\d\d:")
ISOLATED = re.compile('\\{ "\\\\u2066" \\}.*?\\{ "\\\\u2069" \\}')
OTHER_DIGITS = re.compile(r"[٠-٩۰-۹]")


class Filled(Visitor):
    """The names that a text is filled with."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for path in sorted((WORDS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text()).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                found[entry.id.name] = entry
    return found


def filled(message: ast.Message) -> set[str]:
    names = Filled()
    names.visit(message.value)
    return names.names


ENGLISH = messages("en")


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_language_says_what_english_says_with_the_same_things_filled_in(
    language: str,
) -> None:
    said = messages(language)
    assert sorted(said) == sorted(ENGLISH)
    unlike = [name for name, one in said.items() if filled(one) != filled(ENGLISH[name])]
    assert unlike == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_stands_in_two_files_of_a_language(language: str) -> None:
    names = Counter(
        entry.id.name
        for path in (WORDS / language).glob("*.ftl")
        for entry in FluentParser().parse(path.read_text()).body
        if isinstance(entry, ast.Message)
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_latin(language: str) -> None:
    for path in (WORDS / language).glob("*.ftl"):
        assert OTHER_DIGITS.search(path.read_text()) is None, path


def test_russian_has_one_word_for_the_watch() -> None:
    folders = (WORDS / "ru", WEB.parent / "src" / "keepclear" / "desk" / "words")
    texts = [path for folder in folders for path in folder.glob("*.ftl")]
    assert [path.name for path in texts if "вахт" in path.read_text().lower()] == []


def test_every_entry_that_a_page_asks_for_is_there() -> None:
    asked = {
        (path.relative_to(WEB), name)
        for pattern in ("*.svelte", "*.ts")
        for path in (WEB / "src").rglob(pattern)
        for name in re.findall(r"""\bsay(?:Plain)?\(\s*'([a-z][\w-]*)'""", path.read_text())
    }
    assert asked, "pages say what they say through entries"
    assert sorted(f"{path}: {name}" for path, name in asked if name not in ENGLISH) == []


def test_every_act_that_takes_two_and_each_thing_that_it_says_has_a_name() -> None:
    acts = {name: BODIES[name] for name, rule in RULES.items() if rule.release}
    fields = {
        f"pending-{field.replace('_', '-')}"
        for body in acts.values()
        for field in body.__struct_fields__
        if field != "ref"
    }
    wanted = fields | {f"pending-act-{name.replace(' ', '-')}" for name in acts}
    assert sorted(wanted - ENGLISH.keys()) == []


def test_every_code_of_a_refusal_has_words() -> None:
    desk = WEB.parent / "src" / "keepclear" / "desk"
    written = "\n".join(path.read_text() for path in desk.rglob("*.py"))
    codes = set(re.findall(r"""\b(?:Refused|refusal)\(\s*\d+,\s*"([a-z-]+)\"""", written))
    codes |= {*CODES.values(), *map(str, Cannot), "disk", "stopping", "unavailable", "refused"}
    assert len(codes) > 20
    assert sorted(code for code in codes if f"error-{code}" not in ENGLISH) == []


def test_a_position_within_arabic_words_is_read_from_left_to_right_as_a_whole() -> None:
    open_codes = {
        f"{path.name}: {line}"
        for path in sorted((WORDS / "ar").glob("*.ftl"))
        for line in path.read_text().splitlines()
        if PARTED.search(ISOLATED.sub("", line))
    }
    assert open_codes == set()
