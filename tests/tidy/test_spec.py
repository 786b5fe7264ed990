"""The protocol and the program say the same: every rule that is named exists, and tables agree."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from keepclear import limits
from keepclear.bearer.http_client import HEAD_BYTES_MAX
from keepclear.exchange.acknowledgement import NEXT
from keepclear.exchange.meaning import Kind
from keepclear.exchange.notice import Activity
from keepclear.record.envelope import SEEN_MAX
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


def _in_verdicts(page: str) -> set[tuple[str, int]]:
    """Every rule that the table of verdicts asks, those between two that a row names as well."""
    table = page.partition("## Verdicts")[2].partition("\n13. ")[0]
    asked = {("record", int(number)) for number in re.findall(r"\| rule (\d+) is", table)}
    for stem, low, high in re.findall(r"([a-z-]+)/(\d+)(?: to [a-z-]+/(\d+))?", table):
        asked |= {(stem, number) for number in range(int(low), int(high or low) + 1)}
    return asked


def test_the_table_of_verdicts_asks_every_rule_beyond_the_form_of_a_body(
    root: Path, pages: dict[str, str]
) -> None:
    named = re.compile(r"\bRefused\(\s*\"([a-z-]+)/(\d+)\"")
    used = {
        (stem, int(number))
        for path in (root / "src").rglob("*.py")
        for stem, number in named.findall(path.read_text())
    }
    assert len(used) > 20
    assert used - _in_verdicts(pages["spec/record.md"]) == set()


def test_the_notice_page_lists_every_activity(pages: dict[str, str]) -> None:
    table = pages["spec/notice.md"].partition("| | activity |")[2].partition("\n\n")[0]
    cells = re.findall(r"\| (\d+) \| ([a-z ]+?)(?= \|)", table)
    names = {int(number): name for number, name in cells}
    assert names == {kind.value: kind.name.lower().replace("_", " ") for kind in Activity}


def test_each_limit_of_the_protocol_is_the_one_kept(pages: dict[str, str]) -> None:
    table = pages["spec/index.md"].partition("## Limits")[2]
    rows = dict(re.findall(r"^\| ([a-z][^|]*?) \| ([^|]*\d[^|]*?) \|$", table, re.M))
    stated = {what: [int(n.replace(",", "")) for n in numbers(row)] for what, row in rows.items()}
    assert stated == {
        "a record or a receipt": [limits.RECORD_BYTES_MAX],
        "a card": [limits.CARD_BYTES_MAX],
        "a parcel": [
            limits.PARCEL_BYTES_MAX,
            limits.PARCEL_ENTRIES_MAX,
            limits.PARCEL_HELDS_MAX,
            limits.PARCEL_CURSORS_MAX,
        ],
        "nesting of a value": [limits.CBOR_DEPTH_MAX],
        "members of a channel": [limits.MEMBERS_MAX],
        "logs of one member in a channel": [limits.LOGS_PER_MEMBER_MAX],
        "logs in `seen`": [SEEN_MAX],
        "records kept at one place of a log": [limits.BRANCHES_PER_PLACE_MAX + 1],
        "key events in a card or a `joined`": [limits.KEY_EVENTS_MAX],
        "names, roles, initials, units": [limits.NAME_CODE_POINTS_MAX],
        "other texts": [limits.TEXT_CODE_POINTS_MAX],
        "arguments of a coded message": [limits.CODE_ARGUMENTS_MAX],
        "volumes of a notice": [limits.VOLUMES_PER_NOTICE_MAX],
        "positions of a core": [limits.VERTICES_PER_GEOMETRY_MAX],
        "records waiting ahead of one log": [
            limits.WAITING_PER_LOG_MAX,
            limits.WAITING_STOPS_PER_LOG_MAX,
        ],
    }


def test_the_limits_of_the_first_bearer_are_those_kept(pages: dict[str, str]) -> None:
    page = " ".join(pages["spec/https.md"].split())
    kept = [
        f"at most {limits.PARCEL_BYTES_MAX:,} bytes",
        f"digits, at most {limits.POLL_SECONDS_MAX},",
        f"up to {limits.PARCELS_PER_REPLY_MAX} sealed parcels, at most {limits.REPLY_BYTES_MAX:,}",
        f"did not come within {limits.HTTPS_BODY_SECONDS_MAX} seconds",
        f"a handshake over {limits.HTTPS_HANDSHAKE_SECONDS_MAX} seconds",
        f"a request for {limits.HTTPS_IDLE_SECONDS_MAX} seconds",
        f"more than {limits.HTTPS_CONNECTIONS_PER_ADDRESS_MAX} connections from one address",
        f"its {limits.HTTPS_CONNECTIONS_MAX} connections and {limits.HTTPS_REQUESTS_MAX} calls",
        f"headers: {limits.HTTPS_LINE_BYTES_MAX:,} bytes each, {limits.HTTPS_HEADERS_MAX} headers",
        f"in chunks {HEAD_BYTES_MAX:,} bytes",
    ]
    assert [words for words in kept if words not in page] == []


def numbers(row: str) -> list[str]:
    """Every number of a row, whole."""
    return re.findall(r"\d[\d,]*", row)
