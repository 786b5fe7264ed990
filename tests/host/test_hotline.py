"""The hotline's commands on a node at rest: what is typed, what is shown, what is warned about."""

from pathlib import Path

import pytest
from tests.exchanges.parties import Party, run
from tests.host.terminal import Desk, init

from keepclear.host.body import Body

MANGLED = "wait \u0e42\u20ac\u201d we come"  # a dash, read as cp874


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Party:
    root = tmp_path_factory.mktemp("hotline")
    a, b = init(root / "a", "A"), init(root / "b", "B")
    card = root / "card.txt"
    card.write_text(run(b.folder, "card").out)
    assert run(a.folder, "peer", "add", card).code == 0
    assert run(a.folder, "channel", "found", "line", "--with", "B").code == 0
    return a


@pytest.fixture
def a(party: Party, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(party, capsys)


def test_a_coded_message_is_typed_with_its_arguments_in_any_order_and_notation(a: Desk) -> None:
    place, at = "place=36 53 30N 038 20 10E", "at=2030-06-01T08:00+03:00"
    answer = a.done("say", "--code", "medevac_coming", "--arg", at, "--arg", place)
    assert answer["said"] == "MEDEVAC_COMING 36.891667,38.336111 2030-06-01T05:00:00Z"
    shown = a("messages").out
    assert "MEDEVAC_COMING 36.891667,38.336111 2030-06-01T05:00:00Z [UNREVIEWED]: " in shown
    assert "at 010500ZJUN30. Keep its way clear." in shown


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ((), ["say: it takes words or a code"]),
        (("hello", "--code", "CALL_ME"), ["say: it takes words or a code"]),
        (("hello", "--arg", "km=9"), ["--arg: only a code takes arguments"]),
        (("--code", "CALL_MI"), ["code: no code 'CALL_MI'\n  -> did you mean CALL_ME?"]),
        (("--code", "WAIT", "--arg", "minutes"), ["--arg 'minutes': it is not name=value"]),
        (("--code", "WAIT", "--arg", "minutes=-1"), ["--arg minutes: '-1' is not a whole number"]),
        (
            ("--code", "CHECK_TIME_ZONE", "--arg", "at=2030-06-01T12:00"),
            ["--arg at: '2030-06-01T12:00' is "],
        ),
        (
            ("--code", "RESCUE_UNDER_WAY", "--arg", "km=ten", "--arg", "place=there"),
            ["--arg km: 'ten' is not a whole number", "--arg place "],
        ),
    ],
)
def test_what_is_typed_wrong_is_refused_with_every_fault(
    a: Desk, words: tuple[str, ...], faults: list[str]
) -> None:
    ran = a("say", *words)
    assert (ran.code, ran.out) == (2, "")
    assert [fault for fault in faults if fault not in ran.err] == []


def test_a_translation_is_listed_under_its_original_with_who_made_it(a: Desk) -> None:
    record = a.done("say", "The bridge is open again.")["record"]
    text, by = "Мост снова открыт.", ("--role", "interpreter", "--initials", "VP")
    a.done("translate", record[:12], text, "--language", "ru", *by)
    lines = a("messages").out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith("The bridge is open again."))
    marked = "(ru, translated by A interpreter VP; the original rules) Мост снова открыт."
    assert lines[at + 1].strip() == marked


@pytest.mark.requirement("F8-5")
@pytest.mark.parametrize("words", [("say", MANGLED), ("stop", MANGLED)])
def test_text_that_was_wrongly_read_is_warned_about_and_still_said(
    a: Desk, words: tuple[str, ...]
) -> None:
    ran = a("--json", *words)
    assert ran.code == 0
    [warning] = ran.answer["warnings"]
    assert warning.startswith("text: the text looks like UTF-8 that was read as cp874")
    assert "it would read: wait — we come" in warning
    assert ran.err == f"warning: {warning}\n"
    assert MANGLED in a("messages").out


@pytest.mark.requirement("F8-5")
def test_a_dry_run_warns_of_wrongly_read_text_and_says_the_times_back(a: Desk) -> None:
    place = ("--place", "36 53 30N 038 20 10E", "--radius-m", "2000", "--activity", "patrol")
    times = ("--start", "2030-06-01T05:00Z", "--end", "2030-06-01T09:00Z")
    ran = a("notice", "give", "--dry-run", "--name", "N1", *place, *times, "--text", MANGLED)
    assert ran.code == 0
    assert "warning: text: the text looks like UTF-8 that was read as cp874" in ran.err
    assert "nothing was given" in ran.out
    assert "from  Sat 01 Jun 2030 05:00Z" in ran.out


def test_a_bell_rings_in_the_words_of_its_desk(a: Desk) -> None:
    record = bytes.fromhex(a.done("say", "--code", "WAIT", "--arg", "minutes=5")["record"])
    settings = a.party.folder / "keepclear.toml"
    written = settings.read_text()
    settings.write_text(written.replace('language = "en"', 'language = "tr"'))
    body = Body(a.party.folder)
    try:
        assert body.rung(record, "EXERCISE: WAIT 5").startswith("EXERCISE: WAIT 5 [UNREVIEWED]: ")
        assert "dakika" in body.rung(record, "WAIT 5")
        assert body.rung(b"\0" * 32, "WAIT 5") == "WAIT 5", "what is not ours to read stays"
    finally:
        body.close()
        settings.write_text(written)


def test_ordinary_text_is_said_without_a_warning(a: Desk) -> None:
    assert "warnings" not in a.done("say", "Ждите — мы идём.", "--language", "ru")


@pytest.mark.requirement("F8-6")
@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u200f", "\u200b", "\x1b", "\x85"])
def test_characters_that_hide_or_reorder_are_refused_at_every_door(a: Desk, character: str) -> None:
    for words in (
        ("say", f"a{character}b"),
        ("say", "--code", "CHECK_POSITION", "--arg", f"notice=a{character}b"),
    ):
        ran = a(*words)
        assert ran.code == 2
        assert f"U+{ord(character):04X}" in ran.err
    assert character not in a("messages").out


def test_words_that_no_record_may_hold_are_named_as_they_were_typed_all_at_once(a: Desk) -> None:
    ran = a("say", "a\x07b", "--role", "w\u202e", "--initials", "x" * 65)
    assert ran.code == 2
    places = [
        "--role: it holds U+202E",
        "--initials: it has 65 characters",
        "text: it holds U+0007",
    ]
    assert [fault for fault in places if fault not in ran.err] == []
    assert "write it without that character" in ran.err


def test_a_stop_goes_out_whatever_its_words_and_says_that_they_were_lost(a: Desk) -> None:
    ran = a("--json", "stop", "west gate\u200f")
    assert ran.code == 0
    [warning] = ran.answer["warnings"]
    assert warning.startswith("text: it holds U+200F")
    assert warning.endswith("the STOP was sent without words")


def test_the_language_of_words_is_one_that_a_reader_can_look_up(a: Desk) -> None:
    ran = a("say", "hello", "--language", "Russian")
    assert (ran.code, ran.out) == (2, "")
    assert "--language: 'Russian' is no language of RFC 5646" in ran.err


def test_what_is_wrong_with_a_code_is_said_whole_whoever_finds_it(a: Desk) -> None:
    ran = a("say", "--code", "MOVEMENT_DELAYED", "--arg", "minutes=ten", "--arg", "foo=1")
    faults = ["--arg minutes: 'ten' is not", "argument foo: ", "argument notice: it is missing"]
    assert ran.code == 2
    assert [fault for fault in faults if fault not in ran.err] == []
    assert "argument minutes: it is missing" not in ran.err


@pytest.mark.requirement("F8-3")
def test_words_are_listed_with_who_reviewed_them(a: Desk) -> None:
    rows = {row["name"]: row for row in a.done("words")}
    assert rows["WAIT"]["arguments"] == {"minutes": "minutes"}
    assert [one["language"] for one in rows["WAIT"]["texts"]] == ["en", "ru", "tr", "ar"]
    assert {one["review"] for row in rows.values() for one in row["texts"]} == {"UNREVIEWED"}
    shown = a("words", "--language", "tr").out
    mark = rows["CALL_ME"]["texts"][2]["mark"]
    assert f"CALL_ME\n  tr [UNREVIEWED {mark}] Bizi hemen telefonla arayın.\n" in shown
    assert a("words", "--language", "xx").code == 2


def test_the_desk_shows_coded_messages_in_its_own_language(a: Desk) -> None:
    file = Path(a.party.folder) / "keepclear.toml"
    before = file.read_text(encoding="utf-8")
    a.done("say", "--code", "CALL_ME")
    try:
        file.write_text(before.replace('language = "en"', 'language = "ru"'), encoding="utf-8")
        assert "CALL_ME [UNREVIEWED]: Немедленно позвоните нам." in a("messages").out
    finally:
        file.write_text(before, encoding="utf-8")


def test_help_does_not_wait_for_the_words(a: Desk) -> None:
    import subprocess
    import sys

    look = "import sys, keepclear.host.cli.app; print([m for m in sys.modules if 'fluent' in m])"
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
