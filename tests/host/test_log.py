"""The log never says where anybody is, whatever is handed to it."""

import ast
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import example, given
from hypothesis import strategies as st

from keepclear.errors import BadInput, BadRecord, Fault, Unavailable
from keepclear.exchange.meaning import Kind
from keepclear.host.log import FORMS, set_up_log
from keepclear.node.effects import Bell
from keepclear.record.envelope import Precedence
from keepclear.space.place import Place, decimal, dms, icao, mgrs

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2017, 11, 11, 12, 0, tzinfo=UTC)
PEER = bytes(range(32))


@pytest.fixture(autouse=True)
def _leave_logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = (root.handlers, root.level)
    yield
    structlog.reset_defaults()
    root.handlers, root.level = before


@pytest.fixture
def output() -> StringIO:
    stream = StringIO()
    set_up_log("info", lambda: NOON, stream=stream)
    return stream


def lines(output: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_a_line_says_what_the_node_did(output: StringIO) -> None:
    structlog.get_logger().info(
        "parcel sent",
        peer=PEER,
        record=PEER,
        kind=Kind.STOP,
        precedence=Precedence.FLASH,
        bearer="https",
        bell=Bell.STOP,
        bytes=812,
        n=7,
    )
    assert lines(output) == [
        {
            "time": "2017-11-11T12:00:00.000000Z",
            "level": "info",
            "event": "parcel sent",
            "peer": "0001020304050607",
            "record": "0001020304050607",
            "kind": "STOP",
            "precedence": "FLASH",
            "bearer": "https",
            "bell": "STOP",
            "bytes": 812,
            "n": 7,
        }
    ]


def test_a_kind_of_a_newer_version_is_its_number(output: StringIO) -> None:
    structlog.get_logger().info("record not understood", kind=99)
    assert lines(output)[0]["kind"] == 99


def test_a_refusal_names_its_rule(output: StringIO) -> None:
    structlog.get_logger().warning("record refused", rule="record/3", peer=PEER)
    assert lines(output)[0]["rule"] == "record/3"


def test_what_is_below_the_level_is_not_written(output: StringIO) -> None:
    structlog.get_logger().debug("parcel sent")
    assert output.getvalue() == ""
    structlog.get_logger().warning("parcel lost")
    assert lines(output)[0]["level"] == "warning"


def test_an_exception_is_its_class_and_where_it_passed(output: StringIO) -> None:
    try:
        raise BadRecord("record/3", "the place is 35.3359 N 40.1408 E")
    except BadRecord:
        structlog.get_logger().exception("parcel refused")
    [line] = lines(output)
    assert line["error"] == "BadRecord"
    assert line["at"][-1].rsplit(":")[-1].isdigit()
    assert "35.3359" not in output.getvalue()


def test_an_error_given_by_name_is_its_class_too(output: StringIO) -> None:
    structlog.get_logger().warning("peer silent", error=Unavailable("no answer from Kobani"))
    assert lines(output)[0]["error"] == "Unavailable"
    assert "Kobani" not in output.getvalue()


def test_how_much_was_withheld_is_said(output: StringIO) -> None:
    structlog.get_logger().info("notice given", text="at the bridge", near="Kobani", n=1)
    [line] = lines(output)
    assert (line["withheld"], line["n"]) == (2, 1)


def test_a_library_is_heard_without_its_words(output: StringIO) -> None:
    logging.getLogger("uvicorn.error").error("cannot parse %s", "35.3359N 40.1408E")
    logging.getLogger("uvicorn.access").info("GET /")
    [line] = lines(output)
    assert (line["event"], line["library"], line["level"]) == (
        "from a library",
        "uvicorn.error",
        "error",
    )
    assert "35.3359" not in output.getvalue()


def test_a_log_file_is_appended_to_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "node.log"
    for event in ("node started", "node stopped"):
        set_up_log("info", lambda: NOON, file)
        structlog.get_logger().info(event)
    assert [json.loads(line)["event"] for line in file.read_text().splitlines()] == [
        "node started",
        "node stopped",
    ]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_log_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"nowhere.*\[log\]"):
        set_up_log("info", lambda: NOON, tmp_path / "nowhere" / "node.log")


# Whatever is handed to it

PLACES = st.builds(Place, st.floats(-179.9, 179.9), st.floats(-79.9, 83.9))
NOTATIONS = st.sampled_from([decimal, dms, icao, mgrs])
KEYS = st.sampled_from(
    [*sorted(FORMS), "where", "lat", "volumes", "exc_info", "level", "time", "at"]
)


@given(place=PLACES, notation=NOTATIONS, key=KEYS, form=st.integers(0, 7))
@example(place=Place(40.1408, 35.3359), notation=icao, key="error", form=0)
@example(place=Place(40.1408, 35.3359), notation=decimal, key="event", form=0)
@example(place=Place(40.0, 35.0), notation=decimal, key="n", form=2)
def test_a_position_in_any_field_never_comes_out(
    place: Place, notation: Any, key: str, form: int
) -> None:
    text = notation(place)
    values: list[Any] = [
        text,
        text.encode(),
        place.lat,
        [place.lon, place.lat],
        {text: place.lat},
        ValueError(text),
        BadInput([Fault(text, text, text)]),
        place,
    ]
    output = StringIO()
    set_up_log("debug", lambda: NOON, stream=output)
    log = structlog.get_logger()
    if key == "event":
        log.info(values[form])  # What a careless line of code would do.
    else:
        log.info("notice given", **{key: values[form]})
    written = output.getvalue()
    assert text not in written
    assert json.dumps(text)[1:-1] not in written
    assert text.encode().hex() not in written
    for degrees in (place.lat, place.lon):
        assert f"{degrees}" not in _values(written)


def _values(written: str) -> list[str]:
    """Every value of a line, and of what stands inside its lists, as text."""
    [line] = [json.loads(part) for part in written.splitlines()]
    return [
        str(item)
        for value in line.values()
        for item in (value if isinstance(value, list) else [value])
    ]


@given(words=st.text(min_size=1), key=KEYS.filter(lambda key: key != "event"))
def test_words_in_any_field_never_come_out(words: str, key: str) -> None:
    marked = f"Kobani {words}"
    output = StringIO()
    set_up_log("debug", lambda: NOON, stream=output)
    structlog.get_logger().info("notice given", **{key: marked})
    assert "Kobani" not in output.getvalue()


MADE_TEXT = {"str", "repr", "hex", "format"}  # The log takes ids as bytes and errors themselves.


def _called(value: ast.AST) -> set[str]:
    """The names of all that an expression calls."""
    return {
        ast.unparse(call.func).rsplit(".", 1)[-1]
        for call in ast.walk(value)
        if isinstance(call, ast.Call)
    }


def test_every_log_line_in_the_code_is_a_constant_with_listed_keys() -> None:
    methods = {"debug", "info", "warning", "error", "exception", "critical"}
    calls = [
        (f"{path.relative_to(ROOT)}:{call.lineno}", call)
        for path in (ROOT / "src").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in methods
        and ast.unparse(call.func.value).rsplit(".", 1)[-1].strip("_") in {"log", "logger", "LOG"}
    ]
    event = FORMS["event"]
    odd = [
        where
        for where, call in calls
        if not (
            len(call.args) == 1
            and isinstance(call.args[0], ast.Constant)
            and event(call.args[0].value) == call.args[0].value
            and all(word.arg in {*FORMS, "exc_info"} for word in call.keywords)
            and not any(MADE_TEXT & _called(word.value) for word in call.keywords)
        )
    ]
    assert odd == [], (
        "say it in lower-case words, with keys that keepclear.host.log lists; "
        "give ids as bytes and exceptions as they are"
    )
