"""Commands of the hotline: say something, in free words or by a code, translate it, list it."""

from datetime import tzinfo
from typing import Annotated, Any

import typer

from keepclear.errors import BadInput, Fault
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Ref,
    Role,
    ask,
    do,
    in_row,
    in_zones,
    one_of,
    precedence_of,
    table,
    tell,
    translated,
    wants_json,
    zone_of,
)

Arguments = Annotated[
    list[str] | None,
    typer.Option("--arg", help="An argument of the code, as name=value; repeat it for several."),
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("say")(say)
    app.command("translate")(translate)
    app.command("messages")(messages)
    app.command("words")(words)


def say(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The message, in free words.")] = "",
    code: Annotated[str, typer.Option(help="A code instead of free words.")] = "",
    arguments: Arguments = None,
    language: Annotated[str, typer.Option(help="Its language, such as en, ru, tr, ar.")] = "en",
    precedence: Annotated[
        str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY, ROUTINE.")
    ] = "ROUTINE",
    channel: Channel = "",
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Say something on the hotline; a code is read by each officer in their own language.

    Example: keepclear say "our convoy is an hour late" --precedence PRIORITY
             keepclear say --code MOVEMENT_DELAYED --arg notice=N1 --arg minutes=9
             keepclear say --code MEDEVAC_COMING --arg at=2030-06-01T05:00Z
                 --arg place="36 53 30N 038 20 10E" --precedence IMMEDIATE
    """
    if bool(text) == bool(code):
        raise BadInput([Fault("say", "it takes words or a code", "see: keepclear say --help")])
    fields: dict[str, Any] = {"channel": channel, "precedence": precedence_of(precedence)}
    if not code:
        if arguments:
            raise BadInput([Fault("--arg", "only a code takes arguments", "add --code")])
        fields |= {"text": text, "language": language}
        answer = do(context, "say", ref, role, initials, **fields)
        tell(context, answer, "said, and durable here", json=json)
        return
    fields |= {
        "code": code.upper(),
        "arguments": _arguments(context, code.upper(), arguments or []),
    }
    answer = do(context, "say coded", ref, role, initials, **fields)
    tell(context, answer, f"said, and durable here: {answer['said']}", json=json)


def _arguments(context: typer.Context, code: str, typed: list[str]) -> dict[str, Any]:
    """Read `name=value` by what the code takes there; what it does not know the node refuses."""
    from keepclear.exchange.coded import CODES

    slots, faults = dict(CODES.get(code, ())), list[Fault]()
    zone = str(zone_of(context))
    given: dict[str, Any] = {}
    for pair in typed:
        name, equals, value = (part.strip() for part in pair.partition("="))
        place = f"--arg {name}"
        if not equals or not name:
            faults.append(Fault(f"--arg {pair!r}", "it is not name=value", "write --arg km=9"))
        elif name in given:
            faults.append(Fault(place, "it is given twice", "give it once"))
        else:
            try:
                given[name] = _value(slots.get(name), value, place, zone)
            except BadInput as refused:
                given[name] = value
                faults += refused.faults
    if faults:
        raise BadInput([*faults, *_also(code, given, {fault.place for fault in faults})])
    return given


def _also(code: str, given: dict[str, Any], named: set[str]) -> list[Fault]:
    """Return what the node would refuse besides: every fault is said at once."""
    from keepclear.node.officer.wording import coded_of

    read = {name for name in given if any(place.startswith(f"--arg {name}") for place in named)}
    try:
        coded_of(code, given)
    except BadInput as refused:
        return [one for one in refused.faults if one.place.removeprefix("argument ") not in read]
    return []


def _value(slot: Any, text: str, place: str, zone: str) -> Any:
    from keepclear.exchange.coded import NUMBERS, Slot
    from keepclear.host.cli.when import seconds_of
    from keepclear.space.place import parse_place

    if slot is Slot.UTC:
        return seconds_of(text, place, zone)
    if slot is Slot.PLACE:
        try:
            found = parse_place(text)
        except BadInput as refused:
            faults = [Fault(f"{place} {f.place}", f.fault, f.cure) for f in refused.faults]
            raise BadInput(faults) from refused
        return [round(found.lon * 1e6), round(found.lat * 1e6)]
    if slot in NUMBERS:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            cure = "give {} to {}".format(*NUMBERS[slot])
            raise BadInput([Fault(place, f"{text!r} is not a whole number", cure)])
        return int(text)
    return text


def translate(
    context: typer.Context,
    record: Annotated[str, typer.Argument(help="The message or STOP, by its id.")],
    text: Annotated[str, typer.Argument(help="The translation.")],
    language: Annotated[str, typer.Option(help="Its language, such as ru or ar.")],
    ref: Ref = "",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Translate the words of a message; it is shown under them with who made it, and they rule.

    Example: keepclear translate 12b251878517 --language ru "Мост открыт."
    """
    fields = {"record": record, "language": language, "text": text}
    answer = do(context, "translate", ref, role, initials, **fields)
    tell(context, answer, "translated, and durable here; the original rules", json=json)


def messages(context: typer.Context, json: AsJson = False) -> None:
    """List the STOPs and messages of the last two days, their translations, and who took each.

    Example: keepclear messages
    """
    rows = ask(context, {"view": "messages"})
    if wants_json(context, json):
        tell(context, rows, "", json=True)
    elif not rows:
        typer.echo("Nothing was said in the last two days.")
    else:
        zone = zone_of(context)
        lines = []
        for row in rows:
            lines.append(_said(row, zone))
            lines += [("", "", "", "", "", text) for text in translated(row["translations"])]
        table((in_zones("claimed at", zone), "party", "what", "taken by", "record", "text"), lines)


def _said(row: dict[str, Any], zone: tzinfo) -> tuple[str, ...]:
    told = "coded" if "code" in row else row["language"]
    what = row["what"] if row["what"] == "STOP" else f"{row['precedence']} ({told})"
    what += f", {row['key']}" if row["key"] else ""
    taken = ", ".join(row["taken_by"]) or "nobody yet"
    at = in_row(row["claimed_at"], zone)
    return at, row["party"], what, taken, row["record"][:12], row["text"]


def words(
    context: typer.Context,
    language: Annotated[str, typer.Option(help="Only this language: en, ru, tr or ar.")] = "",
    json: AsJson = False,
) -> None:
    """List the codes and what each says in every language, and whether a speaker has reviewed it.

    Example: keepclear words
             keepclear words --language ru
    """
    from keepclear.desk.words.lexicon import LANGUAGES
    from keepclear.desk.words.listing import listed

    chosen = [one_of("--language", language, tuple(LANGUAGES))] if language else list(LANGUAGES)
    rows = listed(chosen)
    if wants_json(context, json):
        tell(context, rows, "", json=True)
        return
    for row in rows:
        takes = " ".join(f"{name}=<{kind}>" for name, kind in row["arguments"].items())
        typer.echo(f"{row['name']} {takes}".rstrip())
        for one in row["texts"]:
            mark = f" {one['mark']}" if language else ""
            typer.echo(f"  {one['language']} [{one['review']}{mark}] {one['text']}")
