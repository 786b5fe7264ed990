"""What was said on the line, as its reader sees it: the original first, then who made what of it.

A coded message shows its code, the text in the reader's language and whether a
speaker has reviewed that text. Free words stand as they were written; under
them each translation, with whose officer wrote it.
"""

from typing import Any

from keepclear.exchange.coded import Coded, Translation
from keepclear.exchange.meaning import IN_WORDS, Kind, Statement, meaning
from keepclear.exchange.message import Message, Stop
from keepclear.node.known import RecordRow
from keepclear.node.log.line import Line
from keepclear.record.envelope import parse

SAID = (Kind.STOP, Kind.MESSAGE, Kind.CODED)
ORIGINAL_RULES = "the original rules"


def words_of(statement: object, language: str) -> str:
    """Return what a STOP or a message says, on one line; nothing for any other statement."""
    if isinstance(statement, Coded):
        return str(_rendered(statement, language))
    return statement.text if isinstance(statement, Stop | Message) else ""


def said_view(
    line: Line, row: RecordRow, statement: Statement | object, language: str
) -> dict[str, Any]:
    """Return the words of a STOP or a message, its code where it has one, and its translations."""
    view: dict[str, Any] = {
        "text": words_of(statement, language),
        "language": statement.language if isinstance(statement, Message) else "",
        "translations": translations(line, row),
    }
    if isinstance(statement, Coded):
        rendered = _rendered(statement, language)
        view |= {
            "code": rendered.code,
            "rendered": rendered.text,
            "language": rendered.language,
            "review": str(rendered.review or ("UNREVIEWED" if rendered.text else "UNKNOWN CODE")),
        }
    return view


def _rendered(said: Coded, language: str) -> Any:
    from keepclear.desk.words.lexicon import render  # Fluent, only where something is coded.

    return render(said, language)


def translations(line: Line, row: RecordRow) -> list[dict[str, Any]]:
    """List the translations of the free words of a record with who wrote each; these rule."""
    if row.kind not in IN_WORDS:
        return []
    found = []
    for about in line.store.about(line.channel, row.id):
        if about.kind != Kind.TRANSLATION:
            continue
        record = parse(about.data)
        said = meaning(record)
        if isinstance(said, Translation):
            found.append(
                {
                    "language": said.language,
                    "text": said.text,
                    "party": line.names.get(about.party, "?"),
                    "role": record.officer.role,
                    "initials": record.officer.initials,
                    "record": about.id.hex(),
                }
            )
    return found
