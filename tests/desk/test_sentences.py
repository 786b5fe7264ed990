"""What the node writes is said at the desk in the reader's language, found by its form."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from tests.desk.sentences import HOLE, SOURCE, faults, places, texts
from tests.desk.test_page_logic import run
from tests.desk.test_page_words import messages

from keepclear.desk.api.acts import BODIES
from keepclear.desk.fault_words import code_of
from keepclear.errors import Fault
from keepclear.exchange.zone_words import heights_of
from keepclear.host.checklists import CHECKLISTS
from keepclear.picture.line_state import TABLE, Health
from keepclear.space.altitude import Band, Reference

WORDS = Path(__file__).resolve().parents[2] / "web" / "words"
# Whose refusals an officer meets at the desk.
MET = [
    *sorted((SOURCE / "node" / "officer").glob("*.py")),
    SOURCE / "node" / "register" / "sites.py",
    *(SOURCE / "host" / "plotting" / f"{name}.py" for name in ("typed", "reading", "pasted")),
    SOURCE / "exchange" / "release.py",
    SOURCE / "space" / "precision.py",
    *(
        SOURCE / "desk" / f"{name}.py"
        for name in ("conflicting", "drafting", "incidents", "measuring", "theatre", "zoning")
    ),
]
# Whose refusals name a place that may stand beside no field.
REFUSES = [
    *sorted((SOURCE / "node").rglob("*.py")),
    *sorted((SOURCE / "desk").rglob("*.py")),
    *sorted((SOURCE / "host" / "plotting").glob("*.py")),
    SOURCE / "exchange" / "rule" / "announcement.py",
]
# The body that a program sent, and what stands between two names.
NOT_MET = {"data", "and"}
ENTRIES = set(messages("en"))
# Where what a page shows is written.
WRITTEN = [
    path
    for folder in ("node", "desk", "exchange", "picture", "space", "host/plotting", "standards")
    for path in sorted((SOURCE / folder).rglob("*.py"))
]
WRITTEN.append(SOURCE / "host" / "attachments.py")
# Met by programs and by lists that are imported, which the desk does not do.
ENGLISH = {
    "{} lines",
    "twice or empty",
    "give each line its own",
    "no notice of ours stands as {}",
    "export anew: it was cancelled or has expired, or give the line another key",
    "no site stands as {}",
    "export anew, or give it a key",
    'give {"type": "FeatureCollection", "features": [...]}',
}


def forms(language: str) -> dict[str, str]:
    """Return each sentence of a language by its id, as the node writes it, with its holes."""
    found = {}
    for entry in sentences(language):
        written = [one.value for one in entry.attributes if one.id.name == "node"]
        found[entry.id.name] = holed(written[0] if written else entry.value)
    return found


def sentences(language: str) -> list[fluent.Message]:
    parsed = FluentParser().parse((WORDS / language / "node.ftl").read_text())
    messages = [one for one in parsed.body if isinstance(one, fluent.Message)]
    return [one for one in messages if one.id.name.startswith("node-")]


def holed(pattern: fluent.Pattern | None) -> str:
    parts = pattern.elements if pattern else []
    return "".join(one.value if isinstance(one, fluent.TextElement) else HOLE for one in parts)


def form_pattern(form: str) -> str:
    return re.escape(form).replace(re.escape(HOLE), "(.*?)")


WRITES = forms("en")
# Each with the longest of its own words, which is looked for first: that is fast.
PATTERNS = {
    name: (max(form.split(HOLE), key=len), re.compile(form_pattern(form), re.DOTALL))
    for name, form in WRITES.items()
}


def known(text: str) -> set[str]:
    """Return the forms that a text, or each part of it, has; none where any part has none."""
    whole = {
        name for name, (words, form) in PATTERNS.items() if words in text and form.fullmatch(text)
    }
    return _parts(text, "; ") | whole or _parts(text, ": ")


def _parts(text: str, mark: str) -> set[str]:
    parts = [known(part) for part in text.split(mark)] if mark in text else []
    return set().union(*parts) if all(parts) else set()


SHIPPED = {str(one["name"]) for one in CHECKLISTS}
SHIPPED |= {step["say"] for one in CHECKLISTS for step in one["steps"]}


def test_every_checklist_that_ships_is_said_in_every_language_and_names_pages() -> None:
    assert sorted(text for text in SHIPPED if not known(text)) == []


def test_no_sentence_sends_an_officer_at_the_desk_to_a_command() -> None:
    for language in ("en", "ru", "tr", "ar"):
        said = [holed(one.value) for one in sentences(language)]
        assert [one for one in said if "keepclear" in one or "--" in one] == []


def says_something(text: str) -> bool:
    return bool(re.search("[A-Za-z]{2}", text.replace(HOLE, " ")))


@pytest.mark.parametrize("path", MET, ids=lambda path: path.stem)
def test_every_refusal_that_officers_meet_is_known_by_its_form(path: Path) -> None:
    said = {text for text in faults(path) if says_something(text)}
    coded = {text for text in said if code_of(Fault("", text, ""))[0]}
    unknown = {text.replace(HOLE, "{}") for text in said - coded if not known(text)}
    assert unknown <= ENGLISH


def test_every_place_that_a_fault_is_said_to_have_is_a_word_of_the_pages() -> None:
    said = {text for path in REFUSES for text in places(path)}
    said |= {f"data.{field}" for body in BODIES.values() for field in body.__struct_fields__}
    named = {word for place in said for word in re.findall(r"(?<!\w)[a-z][a-z\d_-]+", place)}
    names = {word.removesuffix("_utc").replace("_", "-") for word in named - NOT_MET}
    have = {entry.removeprefix(kind) for kind in ("place-", "pending-") for entry in ENTRIES}
    assert len(names) > 50
    assert sorted(names - have) == []


def test_every_form_is_one_that_the_node_writes() -> None:
    written = {text for path in WRITTEN for text in texts(path)}
    written |= {row.why(Health(offset_s=9, silent_s=9.0)) for row in TABLE.values()}
    written |= SHIPPED
    bounds = [(1.0, 2.0), (1.0, None), (None, 2.0)]
    written |= {heights_of(Band(low, high, Reference.MSL)) for low, high in bounds}
    found = set().union(*(known(text) for text in written if says_something(text)))
    assert sorted(WRITES.keys() - found) == []
    assert HOLE in "".join(written), "there are sentences with holes"


def test_the_same_sentences_stand_in_every_language() -> None:
    assert [sorted(forms(one)) for one in ("ru", "tr", "ar")] == [sorted(WRITES)] * 3


def test_a_page_finds_a_sentence_as_it_is_filled_in() -> None:
    english = (WORDS / "en" / "node.ftl").read_text()
    asked = {
        "no notice 'M1'": ("node-no-notice", {"name": "'M1'"}),
        "its node does not answer": ("node-line-silent", {}),
        "see: keepclear notice list": ("node-see-notices", {}),
        "given 20 min before the start, where 1 h before it is required": (
            "node-why-late",
            {"length": "20 min", "length-asked": "1 h"},
        ),
    }
    call = (
        f"""((forms) => {list(asked)}.map((one) => m.find(forms, one)))(m.formsOf({english!r}))"""
    )
    found = run("lib/told/sentences.ts", call)
    assert [(one["id"], one["filled"]) for one in found] == list(asked.values())


def test_a_page_says_a_sentence_of_several_parts_only_where_it_knows_each() -> None:
    english = (WORDS / "en" / "node.ftl").read_text()
    whole = "patrol may on notice; when it was given is not known"
    said = f"m.saidOf(one, (found) => found.id, m.formsOf({english!r})) ?? ''"
    call = f"{[whole, whole + '; and so on']}.map((one) => {said})"
    found = run("lib/told/sentences.ts", call)
    assert found == ["node-why-on-notice; node-why-given-unknown", ""]
