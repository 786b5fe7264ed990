"""Lists in bulk: `import` takes movements and sites from a list, `export` writes them as one."""

import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from keepclear.errors import BadInput, Fault, Unavailable
from keepclear.host.cli.speak import (
    AsJson,
    Channel,
    Initials,
    Role,
    one_of,
    place,
    precedence_of,
    tell,
    wants_json,
    warn,
)

if TYPE_CHECKING:
    from keepclear.host.bulk.importing import Found, Taken
    from keepclear.host.bulk.standing import Ask, Standing
    from keepclear.standards.table_mapping.judging import Judged

KINDS = ("movements", "sites")
FORMATS = ("csv", "xlsx", "geojson")
NEAR_M_MAX = 10_000.0
VANISHED_TOLD = 100  # a person reads no thousands of lines; whoever wants them asks for JSON
BATCH_S_MAX = 600.0  # A node under load takes its time for a batch; it says when it goes away.

MappingFile = Annotated[Path, typer.Option("--mapping", help="Which column says what (TOML).")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the tree."""
    app.command("import")(import_)
    app.command("export")(export)


def import_(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A list: .csv, .tsv, .xlsx or .geojson.")],
    mapping: MappingFile,
    kind: Annotated[str, typer.Option("--as", help="movements or sites.")],
    channel: Channel = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Take nothing; say what would be.")] = (
        False
    ),
    take_good: Annotated[
        bool, typer.Option("--take-good", help="Take the good lines where others are bad.")
    ] = False,
    key_column: Annotated[
        str, typer.Option("--key-column", help="The column with each line's own key.")
    ] = "",
    bad_lines: Annotated[
        str, typer.Option("--bad-lines", help="Write the bad lines here, to be mended.")
    ] = "",
    near_m: Annotated[
        float, typer.Option("--near-m", help="Lines closer than this look alike; 0 asks nothing.")
    ] = 50.0,
    precedence: Annotated[
        str, typer.Option(help="FLASH, IMMEDIATE, PRIORITY or ROUTINE.")
    ] = "ROUTINE",
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Import a list; the same list again changes only what changed in it.

    Example: keepclear import convoys.csv --mapping convoys.toml --as movements
                 --dry-run
             keepclear import convoys.xlsx --mapping convoys.toml --as movements
                 --take-good --bad-lines mend.csv
    """
    from keepclear.host.bulk.bad_lines import check_name, write_bad_lines
    from keepclear.host.bulk.importing import compare, take
    from keepclear.host.bulk.reading import content_of, format_of, read_list
    from keepclear.host.check.progress import progress
    from keepclear.limits import MAPPING_BYTES_MAX
    from keepclear.standards.table_mapping.judging import judge
    from keepclear.standards.table_mapping.mapping import read_mapping

    kind = one_of("--as", kind, KINDS)
    if not 0 <= near_m <= NEAR_M_MAX:
        cure = f"give 0 to {NEAR_M_MAX:g} metres"
        raise BadInput([Fault("--near-m", f"{near_m} is not taken", cure)])
    check_name(bad_lines, geometry=format_of(file) == "geojson")
    mapped = read_mapping(mapping.name, content_of(str(mapping), MAPPING_BYTES_MAX), key_column)
    bounds, moment = _bounds_and_moment(context)
    table = read_list(file, mapped, bounds)
    with progress("judging", len(table.lines), sys.stderr) as advance:
        judged = judge(table, mapped, kind, bounds, advance)
    about = kind, channel, mapped.name, precedence_of(precedence)
    with _asking(context) as asked:
        found = compare(judged, _standing(asked, *about), moment, near_m)
    if judged.bad and bad_lines:
        write_bad_lines(bad_lines, table, judged, mapped)
    _tell_doubts(judged, found)
    taken = None
    if _is_wanted(judged, found, dry_run=dry_run, take_good=take_good):
        officer = {"role": role, "initials": initials}
        total = len(found.new) + len(found.changed)
        # Asked anew: the folder is not held while a person makes up their mind.
        with _asking(context) as asked, progress("taking", total, sys.stderr) as advance:
            standing = _standing(asked, *about)
            taken = take(found, standing, officer, _counted(total, advance), _ref)
    _tell_outcome(context, file, judged, found, taken, bad_lines, json=json)


def export(
    context: typer.Context,
    output: Annotated[str, typer.Option("--output", "-o", help="The file to write.")],
    kind: Annotated[str, typer.Option("--as", help="movements, sites or conflicts.")],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="Which column says what (TOML).")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="csv, xlsx or geojson; by the file's name if left out.")
    ] = "",
    channel: Channel = "",
    party: Annotated[
        str, typer.Option("--party", help="Another party's notices, as areas to keep clear of.")
    ] = "",
    label: Annotated[
        list[str] | None,
        typer.Option("--label", help="Only what its author lets be told so far, as PUBLIC."),
    ] = None,
    role: Role = "",
    initials: Initials = "",
    json: AsJson = False,
) -> None:
    """Write what stands as a list; ours is read by the same mapping and changes nothing.

    Example: keepclear export --as movements --mapping convoys.toml
                 -o convoys.xlsx
             keepclear export --as movements --party B --label PUBLIC
                 -o keep-clear.geojson
             keepclear export --as conflicts -o conflicts.csv
    """
    from keepclear.host.bulk.exporting import write_file
    from keepclear.host.bulk.reading import format_of

    kind = one_of("--as", kind, (*KINDS, "conflicts"))
    chosen = one_of("--format", format_, FORMATS) if format_ else format_of(output)
    if party and kind != "movements":
        raise BadInput([Fault("--party", f"goes with movements, not {kind}", "leave it out")])
    if kind == "conflicts" or party:
        if mapping is not None:
            cure = "leave --mapping out: what is not ours has columns of its own"
            raise BadInput([Fault("--mapping", "is for what is ours", cure)])
        count, content = _others(context, kind, chosen, channel, party, label or [])
    else:
        count, content = _ours(context, kind, chosen, channel, mapping, (role, initials))
    write_file(output, content)
    answer = {"file": output, "as": kind, "format": chosen, "count": count}
    tell(context, answer, f"{count:,} written to {output}", json=json)


def _ours(
    context: typer.Context,
    kind: str,
    chosen: str,
    channel: str,
    mapping: Path | None,
    officer: tuple[str, str],
) -> tuple[int, bytes]:
    from keepclear.host.bulk.exporting import our_entries, write_entries
    from keepclear.host.bulk.reading import content_of
    from keepclear.limits import MAPPING_BYTES_MAX
    from keepclear.standards.table_mapping.mapping import read_mapping

    if mapping is None:
        cure = "name the file by which the list is read again; examples/bulk has some"
        raise BadInput([Fault("--mapping", "it is missing", cure)])
    mapped = read_mapping(mapping.name, content_of(str(mapping), MAPPING_BYTES_MAX))
    with _asking(context) as asked:
        entries = our_entries(_standing(asked, kind, channel, mapped.name, "", *officer))
    return len(entries), write_entries(chosen, mapped, kind, entries)


def _others(
    context: typer.Context, kind: str, chosen: str, channel: str, party: str, labels: list[str]
) -> tuple[int, bytes]:
    from keepclear.exchange.release import Label
    from keepclear.host.bulk.exporting import (
        AREA_HEADINGS,
        CONFLICT_HEADINGS,
        area_rows,
        conflict_rows,
        written,
    )

    known = tuple(one.name for one in Label)
    geometry = chosen == "geojson"
    wanted = {one_of("--label", "_".join(one.split()), known) for one in labels}
    with _asking(context) as asked:
        if kind == "conflicts":
            rows = conflict_rows(asked, geometry=geometry)
        else:
            rows = area_rows(asked, channel, party, wanted, geometry=geometry)
    headings = CONFLICT_HEADINGS if kind == "conflicts" else AREA_HEADINGS
    return len(rows), written(chosen, headings, rows, kind)


def _ref() -> str:
    return secrets.token_hex(16)


def _standing(
    asked: "Ask",
    kind: str,
    channel: str,
    source: str,
    precedence: str = "ROUTINE",
    role: str = "",
    initials: str = "",
) -> "Standing":
    """Return what a list of this kind is compared with."""
    from keepclear.host.bulk.standing import Movements, Sites

    if kind == "sites":
        if channel:
            cure = "leave it out: the register of sites is of no channel"
            raise BadInput([Fault("--channel", "is for movements", cure)])
        return Sites(asked, source, role, initials)
    return Movements(asked, channel, source, precedence)


@contextmanager
def _asking(context: typer.Context) -> Iterator["Ask"]:
    """Yield what asks the node that serves; where none does, the folder is opened once for all."""
    from keepclear.host.control import ControlClient

    folder = place(context).folder
    try:
        client = ControlClient(folder, BATCH_S_MAX)
    except Unavailable:
        from keepclear.host.body import Body  # a whole node: where one serves it is not loaded

        body = Body(folder)
        try:
            yield lambda request: body.answer(request)[0]
        finally:
            body.close()
        return
    try:
        yield lambda request: client.ask(dict(request))
    finally:
        client.close()


def _bounds_and_moment(context: typer.Context) -> tuple[Any, Any]:
    """Return the theatre and the moment by the node's own clock."""
    from keepclear.host.clock import Clock
    from keepclear.host.settings import SETTINGS_FILE, load_settings
    from keepclear.node.moment import Moment
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

    settings = load_settings(place(context).folder / SETTINGS_FILE)
    chosen, scenario = settings.theatre.bounds, settings.clock.scenario
    clock = Clock(scenario.pacing() if scenario else None)
    return Bounds(*chosen) if chosen else None, Moment(clock.now(), clock.monotonic())


def _counted(total: int, advance: Callable[[int], None]) -> Callable[[int], None]:
    """Say on a plain line how far the taking is, where no bar shows it."""
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        advance(more)
        if not sys.stderr.isatty():
            warn(f"taken {done:,} of {total:,}; durable here")

    return count


def _tell_doubts(judged: "Judged", found: "Found") -> None:
    """Say everything that is wrong, and what a person should look at."""
    for fault in judged.faults():
        warn(f"{fault.place}: {fault.fault}\n  -> {fault.cure}")
    for fault in found.alike:
        warn(f"warning: {fault}")
    if found.alike_count > len(found.alike):
        warn(f"warning: {found.alike_count - len(found.alike):,} more look like another")
    for key in found.vanished[:VANISHED_TOLD]:
        warn(f"no longer in the list, and it stands: {key}; nothing is cancelled by itself")
    if len(found.vanished) > VANISHED_TOLD:
        more = len(found.vanished) - VANISHED_TOLD
        warn(f"{more:,} more are no longer in the list, and stand; --json names them all")


def _is_wanted(judged: "Judged", found: "Found", *, dry_run: bool, take_good: bool) -> bool:
    """Tell whether to take what is good; a person at a terminal is asked where not all is."""
    if dry_run or not (found.new or found.changed):
        return False
    if not judged.bad or take_good:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    good = len(found.new) + len(found.changed)
    said = f"{len(judged.bad):,} lines are bad. Take the {good:,} good ones that are new or changed"
    return typer.confirm(said, default=False, err=True)


def _tell_outcome(
    context: typer.Context,
    file: str,
    judged: "Judged",
    found: "Found",
    taken: "Taken | None",
    bad_lines: str,
    *,
    json: bool,
) -> None:
    """Say what became of the list; exit 2 where bad lines kept it out, 1 where some are left."""
    answer: dict[str, Any] = {
        "file": file,
        "lines": judged.lines,
        "bad_lines": len(judged.bad),
        "new": len(found.new),
        "changed": len(found.changed),
        "same": found.same,
        "vanished": found.vanished,
        "alike": found.alike_count,
        "taken": taken is not None,
        "given": taken.given if taken else [],
        "amended": taken.amended if taken else [],
        "late": taken.late if taken else 0,
        "faults": [[f.place, f.fault, f.cure] for f in judged.faults()],
    }
    tell(context, answer, "\n".join(_lines(answer, bad_lines)), json=json)
    if judged.bad and not (taken or wants_json(context, json)):
        warn("-> mend the bad lines, or take the others: --take-good")
    if judged.bad:
        raise typer.Exit(1 if taken else 2)
    if found.vanished:
        raise typer.Exit(1)


def _lines(answer: Mapping[str, Any], bad_lines: str) -> list[str]:
    """Return the outcome in words."""
    good = answer["lines"] - answer["bad_lines"]
    lines = [f"{good:,} of {answer['lines']:,} lines are good, {answer['bad_lines']:,} are bad"]
    if answer["bad_lines"] and bad_lines:
        lines.append(f"the bad ones stand in {bad_lines}, to be mended and imported alike")
    counts = f"{answer['new']:,} new, {answer['changed']:,} changed, {answer['same']:,} the same"
    if answer["taken"]:
        given, amended = len(answer["given"]), len(answer["amended"])
        counts += f": {given:,} given and {amended:,} amended, durable here"
        counts += f"; {answer['late']:,} of them LATE or begun" if answer["late"] else ""
    elif answer["new"] or answer["changed"]:
        counts += ": nothing was taken"
    lines.append(counts)
    if answer["vanished"]:
        lines.append(f"{len(answer['vanished']):,} are no longer in the list and still stand")
    return lines
