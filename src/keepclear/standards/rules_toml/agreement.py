"""An agreement as people write it: the rules file, with dates, articles and the procedure beside.

Each rule names the article that it stands in, so that whoever breaks it is told which. Parties
are written by name; the node that knows them fills in their fingerprints. spec/agreement.md,
sentences 18 to 20, is the law.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from keepclear.errors import BadInput, Fault
from keepclear.exchange.agreement import Agreement, faults, parties_of
from keepclear.exchange.notice import RADIUS_M_MAX, seconds
from keepclear.exchange.procedure import BY_PRECEDENCE, SECONDS_MAX, Parts, Procedure
from keepclear.exchange.query import QueryLimits
from keepclear.exchange.rule.rules import BASE, Rules
from keepclear.exchange.rule.zone import ALWAYS
from keepclear.limits import (
    ARTICLES_MAX,
    CHECKS_AT_MAX,
    LADDER_RUNGS_MAX,
    NAME_CODE_POINTS_MAX,
    TEXT_CODE_POINTS_MAX,
)
from keepclear.space.volume import CoreKind, Volume
from keepclear.standards.rules_toml.reader import TOP, document_of, rules_in
from keepclear.standards.rules_toml.shape import SHAPES, core_of
from keepclear.standards.rules_toml.table import ACTIVITIES, Table

_BAND: Final = ("floor_m", "ceiling_m", "altitude_reference")
_EXTENT: Final = (*SHAPES, "holes", "radius_m", *_BAND)
_OWN: Final = (
    *("language", "start", "end", "withdrawal_notice_s", "notified"),
    *("article", "extent", "procedure", "query"),
)
_TIMES: Final = ("reconfirm_s", "check_every_s", "check_grace_s")
_PROCEDURE: Final = (*BY_PRECEDENCE, *_TIMES, "ladder", "check_at")
_PRECEDENCES: Final = 4
_QUERY_MAX: Final = 2**31 - 1
FROM_ITS_PROPOSAL: Final = 0  # a draft that names no start begins when it is proposed


def read_agreement(name: str, data: bytes) -> Agreement:
    """Return the agreement of a TOML file as a draft; `name` is what its faults call it.

    Raises BadInput with every fault in it. Its parties have no fingerprints yet, and where it
    names no start that is 0.
    """
    document = document_of(name, data)
    top = Table([], name, "", document, (*TOP, *_OWN))
    under = _under(top)
    rules = rules_in(top.faults, name, {key: document[key] for key in document if key in TOP})
    agreement = _agreement(top, rules, under)
    if not top.faults:
        top.faults += [
            Fault(f"{name}: {flaw.what}", flaw.why, flaw.cure) for flaw in faults(agreement)
        ]
    if top.faults:
        raise BadInput(top.faults)
    return agreement


def _agreement(top: Table, rules: Rules, under: Mapping[str, str]) -> Agreement:
    interval = top.interval()
    withdrawal_s = top.whole("withdrawal_notice_s", 0, SECONDS_MAX)
    return Agreement(
        language=top.text("language", NAME_CODE_POINTS_MAX) or "en",
        from_utc=FROM_ITS_PROPOSAL if "start" not in top.table else seconds(interval.start),
        until_utc=None if interval.end == ALWAYS.end else seconds(interval.end),
        rules=rules,
        articles=_articles(top),
        under=tuple(sorted(under.items())),
        area=_extent(top),
        procedure=_procedure(top),
        notified=frozenset(top.activities("notified")),
        query_limits=_query(top),
        withdrawal_s=withdrawal_s or 0,
        parties=draft_parties(rules),
    )


def draft_parties(rules: Rules) -> tuple[tuple[str, bytes], ...]:
    """Return the parties that rules name, each with a stand-in until its fingerprint is known."""
    return tuple((name, sha256(name.encode()).digest()) for name in sorted(parties_of(rules)))


# Articles


def _under(top: Table) -> dict[str, str]:
    """Take from each rule the number of its article, so that the rest reads as rules alone."""
    under: dict[str, str] = {}
    base = top.table.get("base")
    if isinstance(base, dict):
        _take(top, base, "base", [BASE], under)
    leads = top.table.get("lead_s")
    if isinstance(leads, dict):
        names = [f"lead {key}" for key in leads if key in ACTIVITIES]
        _take(top, leads, "lead_s", names, under)
    for key in ("pair", "area", "side"):
        tables = top.table.get(key)
        for number, table in enumerate(tables if isinstance(tables, list) else ()):
            if isinstance(table, dict):
                _take(top, table, f"{key}[{number}]", _called(key, table), under)
    return under


def _called(key: str, table: Mapping[str, Any]) -> list[str]:
    """Return what a rule is called, as far as that can be told before it is read."""
    if key != "pair":
        return [str(table.get("name"))]
    names = table.get("activities")
    known = [ACTIVITIES[n] for n in names if n in ACTIVITIES] if isinstance(names, list) else []
    return [" + ".join(activity.name.lower() for activity in sorted(known))]


def _take(
    top: Table, table: dict[str, Any], path: str, rules: list[str], under: dict[str, str]
) -> None:
    given = {"article": table.pop("article")} if "article" in table else {}
    number = Table(top.faults, top.file, path, given, ("article",)).name("article")
    under.update({rule: number for rule in rules if number is not None})


def _articles(top: Table) -> tuple[tuple[str, str], ...]:
    tables = list(top.inners("article", ("number", "text")))
    if len(tables) > ARTICLES_MAX:
        top.fault("article", f"{len(tables)} of them", f"give {ARTICLES_MAX} at most")
    return tuple(
        (table.name("number") or "", table.text("text", TEXT_CODE_POINTS_MAX).strip())
        for table in tables
    )


# The rest


def _extent(top: Table) -> tuple[Volume, ...]:
    found = []
    for table in top.inners("extent", _EXTENT):
        core, before = core_of(table), len(table.faults)
        needed = core is not None and core.kind is not CoreKind.POLYGON
        radius_m, band = table.whole("radius_m", 0, RADIUS_M_MAX, needed=needed), table.band()
        if core is not None and len(table.faults) == before:
            found.append(Volume(core, float(radius_m or 0), band, ALWAYS))
    return tuple(found)


def _query(top: Table) -> QueryLimits | None:
    names = tuple(one.name for one in fields(QueryLimits))
    table = top.inner("query", names)
    if table is None:
        return None
    given = {name: table.whole(name, 0, _QUERY_MAX) for name in names if name in table.table}
    return QueryLimits(**{name: value for name, value in given.items() if value is not None})


def _procedure(top: Table) -> Parts:
    table = top.inner("procedure", _PROCEDURE)
    if table is None:
        return ()
    found: dict[str, Any] = {}
    for name in (*BY_PRECEDENCE, *_TIMES, "ladder"):
        if name in table.table:
            found[name] = _part(table, name)
    if "check_at" in table.table:
        found["check_at_s"] = _times_of_day(table)
    return tuple((name, found[name]) for name in Procedure.__slots__ if name in found)


def _part(table: Table, name: str) -> Any:
    if name in _TIMES:
        return table.whole(name, int(name == "check_every_s"), SECONDS_MAX) or 0
    value = table.table[name]
    if name == "ladder":
        cure = f"give 1 to {LADDER_RUNGS_MAX} different roles, such as ['watch', 'watch leader']"
        is_good = _is_list(value, str, 1, LADDER_RUNGS_MAX) and len(set(value)) == len(value)
        is_good = is_good and all(0 < len(one) <= NAME_CODE_POINTS_MAX for one in value)
    else:
        cure = "give four numbers of seconds: FLASH, IMMEDIATE, PRIORITY, ROUTINE"
        is_good = _is_list(value, int, _PRECEDENCES, _PRECEDENCES)
        is_good = is_good and all(1 <= one <= SECONDS_MAX for one in value)
    if not is_good:
        table.fault(name, "not of that form", cure)
        return ()
    return tuple(value)


def _is_list(value: object, kind: type, least: int, most: int) -> bool:
    if not isinstance(value, list) or not least <= len(value) <= most:
        return False
    return all(isinstance(one, kind) and not isinstance(one, bool) for one in value)


def _times_of_day(table: Table) -> tuple[int, ...]:
    """Return times of a UTC day in seconds; each says that it is UTC, as 09:30Z does."""
    value = table.table["check_at"]
    cure = f"give up to {CHECKS_AT_MAX} times in UTC, such as ['09:30Z', '15:30Z']"
    found = set()
    for text in value if _is_list(value, str, 1, CHECKS_AT_MAX) else [""]:
        try:
            at = datetime.strptime(text.replace("Z", "+0000", 1), "%H:%M%z")
        except ValueError:
            at = None
        if at is None or not text.endswith("Z"):
            table.fault("check_at", f"{text!r} is no time of day in UTC", cure)
            continue
        found.add(at.hour * 3_600 + at.minute * 60)
    return tuple(sorted(found))
