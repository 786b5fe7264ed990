"""The protocol and the program say the same: every rule that is named exists, and tables agree."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from keepclear import limits
from keepclear.exchange.acknowledgement import NEXT
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Activity
from keepclear.record.text import REFUSED

RULE = re.compile(r"([a-z][a-z-]*)/([1-9][0-9]*)")
SENTENCE = re.compile(r"^([1-9][0-9]*)\. ", re.M)
FENCE = re.compile(r"^```.*?^```", re.M | re.S)


def _spec(pages: dict[str, str]) -> dict[str, str]:
    return {
        Path(name).stem: FENCE.sub("", page)
        for name, page in pages.items()
        if name.startswith("spec/")
    }


def _stated(pages: dict[str, str]) -> dict[str, list[int]]:
    """The numbers that each page of spec/ gives to its sentences, or to the rows of a table."""
    stated = {}
    for stem, page in _spec(pages).items():
        rows = re.findall(rf"^\| {stem}/(\d+) \|", page, re.M)
        answers = re.findall(rf"`{stem}/(\d+)`:", page)
        stated[stem] = [int(n) for n in rows or answers or SENTENCE.findall(page)]
    return stated


def _named(modules: dict[str, ast.Module]) -> set[tuple[str, str, int]]:
    """Every rule that the program names, with where it does."""
    return {
        (name, match[1], int(match[2]))
        for name, tree in modules.items()
        if name.startswith("src/")
        for part in ast.walk(tree)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if (match := RULE.fullmatch(part.value))
    }


def test_every_rule_that_a_refusal_names_is_a_sentence(
    modules: dict[str, ast.Module], pages: dict[str, str]
) -> None:
    stated = _stated(pages)
    named = _named(modules)
    assert len(named) > 40
    lost = [
        f"{where} names {page}/{number}, and spec/{page}.md has no such sentence"
        for where, page, number in sorted(named)
        if number not in stated.get(page, [])
    ]
    assert lost == []


def test_the_sentences_of_a_page_are_numbered_from_one_without_a_gap(
    pages: dict[str, str],
) -> None:
    astray = {
        page: numbers
        for page, numbers in _stated(pages).items()
        if numbers != list(range(1, len(numbers) + 1))
    }
    assert astray == {}


def test_a_page_that_names_a_rule_names_one_that_exists(pages: dict[str, str]) -> None:
    stated = _stated(pages)
    lost = [
        f"spec/{stem}.md: {match.group()}"
        for stem, page in _spec(pages).items()
        for match in re.finditer(r"(?<![/\w])([a-z][a-z-]+)/([1-9][0-9]*)(?![\w/])", page)
        if match[1] in stated and int(match[2]) not in stated[match[1]]
    ]
    assert lost == []


def test_the_protocol_is_told_without_any_program(pages: dict[str, str]) -> None:
    words = re.compile(r"\b(python|cbor2|pynacl|sqlite|traceback)\b", re.I)
    named = [
        f"{name}: {match.group()}"
        for name, page in pages.items()
        if name.startswith("spec/")
        for match in words.finditer(page)
    ]
    assert named == []


def test_every_page_is_in_the_reading_order(pages: dict[str, str]) -> None:
    index = pages["spec/index.md"]
    lost = [stem for stem in _spec(pages) if stem != "index" and f"({stem}.md)" not in index]
    assert lost == []


def test_the_ranges_of_the_text_page_are_those_refused(pages: dict[str, str]) -> None:
    rows = re.findall(r"^\| U\+(\w+) \| U\+(\w+) \| ([^|]+) \|$", pages["spec/text.md"], re.M)
    assert tuple((int(a, 16), int(b, 16), why) for a, b, why in rows) == REFUSED


def test_the_acknowledgement_page_has_the_one_table(pages: dict[str, str]) -> None:
    row = r"^\| ([a-z ]+) \| ([A-Z]+) \| ([a-z ]+) \| ([A-Z]+) \|$"
    rows = re.findall(row, pages["spec/acknowledgement.md"], re.M)
    law = [(s.grade.value, s.state.name, s.act.value, after.name) for s, after in NEXT.items()]
    assert rows == law


def test_the_diagram_of_acknowledgements_is_drawn_from_the_one_table(
    root: Path, pages: dict[str, str]
) -> None:
    command = [sys.executable, str(root / "tools/make_acknowledgement_page.py"), "--print"]
    made = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert pages["docs/acknowledgement.md"] == made, "run tools/make_acknowledgement_page.py"


def test_the_page_on_the_line_is_made_from_the_one_table(root: Path, pages: dict[str, str]) -> None:
    command = [sys.executable, str(root / "tools/make_line_page.py"), "--print"]
    made = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert pages["docs/watch/line.md"] == made, "run tools/make_line_page.py"


def test_the_record_page_lists_every_kind(pages: dict[str, str]) -> None:
    rows = re.findall(r"^\| (\d+) \| ([A-Z_]+) \| \[", pages["spec/record.md"], re.M)
    assert [(int(number), name) for number, name in rows] == [(k.value, k.name) for k in Kind]


def test_the_notice_page_lists_every_activity(pages: dict[str, str]) -> None:
    table = pages["spec/notice.md"].partition("| | activity |")[2].partition("\n\n")[0]
    cells = re.findall(r"\| (\d+) \| ([a-z ]+?)(?= \|)", table)
    names = {int(number): name for number, name in cells}
    assert names == {kind.value: kind.name.lower().replace("_", " ") for kind in Activity}


def test_the_limits_of_the_protocol_are_those_kept(pages: dict[str, str]) -> None:
    table = pages["spec/index.md"].partition("## Limits")[2]
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", table)}
    assert numbers >= {
        limits.RECORD_BYTES_MAX,
        limits.CARD_BYTES_MAX,
        limits.PARCEL_BYTES_MAX,
        limits.PARCEL_ENTRIES_MAX,
        limits.PARCEL_CURSORS_MAX,
        limits.CBOR_DEPTH_MAX,
        limits.MEMBERS_MAX,
        limits.KEY_EVENTS_MAX,
        limits.NAME_CODE_POINTS_MAX,
        limits.TEXT_CODE_POINTS_MAX,
        limits.VOLUMES_PER_NOTICE_MAX,
        limits.VERTICES_PER_GEOMETRY_MAX,
        limits.WAITING_PER_LOG_MAX,
        limits.WAITING_STOPS_PER_LOG_MAX,
    }
