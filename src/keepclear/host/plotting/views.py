"""What officers see of what they are about to say: read, plotted, tried and told; nothing given."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from keepclear.desk.drafting import Form, drafts_in, tried
from keepclear.desk.fault_words import fault_view
from keepclear.desk.mojibake import doubts_in
from keepclear.desk.views import volume_view
from keepclear.errors import BadInput, Fault
from keepclear.host.plotting.reading import Plan, Read, read_plans
from keepclear.host.plotting.typed import Typed
from keepclear.node.officer.writing import unsayable

if TYPE_CHECKING:
    from keepclear.host.body import Body

View = dict[str, Any]


def plot(
    body: "Body",
    typed: Any = None,
    text: str = "",
    file_name: str = "",
    channel: str = "",
    amends: str = "",
) -> View:
    """Read what was typed, pasted or dropped, and say where it lies; faults come beside it."""
    try:
        form = msgspec.convert(typed or {}, Form)
    except msgspec.ValidationError as error:
        raise BadInput([Fault("typed", str(error), "see the API")]) from error
    read = _read(body, form, text, file_name)
    faults = [*read.faults, *unsayable(form.text, "typed.text")]
    before = _standing(body, amends, channel) if amends else ()
    others = _around(body)
    return {
        "notices": [_plotted(body, form, plan, before, others) for plan in read.plans],
        "faults": [fault_view(fault) for fault in faults],
        "left_out": [fault_view(fault) for fault in read.left_out],
    }


def _read(body: "Body", form: Form, text: str, file_name: str) -> Read:
    from keepclear.standards.geojson_rfc7946.geometry import Bounds

    settings = body.settings
    chosen = settings.theatre.bounds
    typed = Typed(
        activity=form.activity or None,
        places=form.places,
        radius_m=_number(form.radius_m),
        start=form.start or None,
        end=form.end or None,
        floor_m=_number(form.floor_m),
        ceiling_m=_number(form.ceiling_m),
        altitude_reference=form.altitude_reference or None,
        zone=settings.desk.zone,
        geometry=form.geometry,
        is_area=form.is_area,
    )
    bounds = Bounds(*chosen) if chosen else None
    return read_plans(form.name, typed, text, file_name, settings.party.name, bounds)


def _number(value: float | str | None) -> Any:
    """Return a number that was typed as one; other text is left to be judged as it is."""
    if not isinstance(value, str):
        return value
    plain = value.strip()
    if not plain:
        return None
    try:
        return float(plain) if plain.isascii() and "_" not in plain else plain
    except ValueError:
        return plain


def _standing(body: "Body", name: str, channel: str) -> Sequence[Any]:
    """Return the volumes of the notice that is amended, as exactly as we know them."""
    from keepclear.exchange.meaning import meaning
    from keepclear.exchange.notice import Notice
    from keepclear.node.officer import version_named
    from keepclear.node.register.releases import exact_of
    from keepclear.record.envelope import parse

    _, row = version_named(body.node, channel, name)
    stored = body.node.store.record(row.id)
    assert stored is not None, "a version is of a record"
    said = meaning(parse(stored.data))
    assert isinstance(said, Notice), "a version is of a notice"
    return exact_of(body.node.store, row.id) or said.volumes


def _around(body: "Body") -> Sequence[Any]:
    return [plan.volumes[0] for plan in body.node.situation.plans.values()]


def _plotted(
    body: "Body", form: Form, plan: Plan, before: Sequence[Any], others: Sequence[Any]
) -> View:
    from keepclear.exchange.notice import validity_of
    from keepclear.host.plotting.showing import drawn, encoded, plot_of

    text, span = plan.text or form.text, validity_of(plan.volumes)
    warnings = [{"code": "mojibake", "words": doubt} for doubt in doubts_in([plan.name, text])]
    warnings += _doubts(body, plan, before, others)
    return {
        "name": plan.name,
        "activity": plan.activity,
        "text": text,
        "volumes": encoded(plan.volumes),
        "facts": [volume_view(volume) for volume in plan.volumes],
        "features": drawn(plan.volumes),
        "plot": plot_of(plan.volumes),
        "from": span.start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "until": span.end.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "warnings": warnings,
    }


def _doubts(body: "Body", plan: Plan, before: Sequence[Any], others: Sequence[Any]) -> list[View]:
    """Return what looks like a mistake that a person would want to be asked about."""
    from keepclear.host.plotting.showing import swapped_km
    from keepclear.space.moved import moved_m

    found: list[View] = []
    away = swapped_km(plan.volumes, before or others)
    if away is not None:
        words = f"{away} km from all that stands; latitude and longitude look swapped"
        found.append({"code": "swapped", "arguments": {"km": away}, "words": words})
    if before:
        km = round(moved_m(before, plan.volumes) / 1000, 1)
        if km:
            found.append({"code": "moved", "arguments": {"km": km}, "words": f"moved {km} km"})
    start = min(volume.interval.start for volume in plan.volumes)
    if start.timestamp() <= body.moment().utc:
        found.append({"code": "begun", "words": "its start is past"})
    return found


def seen_by(
    body: "Body",
    notices: Any,
    channel: str = "",
    precision: str = "exact",
    label: str = "",
    handling: str = "",
) -> list[View]:
    """Show what every member would be told of drafts, and where it would plot it."""
    from keepclear.desk.disclosing import preview
    from keepclear.host.plotting.showing import plot_at
    from keepclear.space.place import Place

    drafts = msgspec.to_builtins(drafts_in(notices))
    rows = preview(body.node, body.moment(), drafts, channel, precision or "exact", label, handling)
    plots: dict[str, View] = {}  # every party is told the same places of one draft
    for row in rows:
        for told in row["told"]:
            if told["notice"] not in plots:
                positions = [at for volume in told["volumes"] for at in volume["positions"]]
                plots[told["notice"]] = plot_at([Place(*at) for at in positions])
            told["plot"] = plots[told["notice"]]
    return rows


def tried_here(body: "Body", **asked: Any) -> list[View]:
    """Show what drafts would conflict with if they were given now, and the ways out."""
    return tried(body.node, body.moment(), **asked)


VIEWS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {"plot": plot, "tried": tried_here, "seen by": seen_by}
)
