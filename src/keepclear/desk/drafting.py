"""What officers see of notices that are not given yet: what they would meet, and the ways out."""

from typing import Any

import msgspec

from keepclear.desk.offering import offer_row
from keepclear.desk.views import View, met_view, named_offer, volume_view
from keepclear.errors import BadInput, Fault
from keepclear.exchange.notice import Notice, encode_volumes, instant
from keepclear.node.log.line import Line
from keepclear.node.node import Moment, Node
from keepclear.node.officer import what_if_given
from keepclear.node.officer.meant import speaking
from keepclear.node.request import Draft
from keepclear.node.situation import terms_of
from keepclear.picture.area import Plan
from keepclear.record.canonical import encode


class Form(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What was typed or drawn in the form, as it was typed; a number may be text as well."""

    name: str = ""
    activity: str = ""
    places: list[str] = []
    geometry: dict[str, Any] | None = None
    is_area: bool = False
    radius_m: float | str | None = None
    start: str = ""
    end: str = ""
    floor_m: float | str | None = None
    ceiling_m: float | str | None = None
    altitude_reference: str = ""
    text: str = ""


def tried(
    node: Node, moment: Moment, notices: Any, channel: str = "", offers: bool = False
) -> list[View]:
    """Show what drafts would conflict with if they were given now, and where each could go instead.

    Ways out are looked for where `offers` says so: they take longer than the conflicts.
    """
    line = speaking(node, channel)
    return [
        {
            "notice": notice.name,
            "conflicts": [
                met_view(node, version, meeting) | _terms(node, line, notice, version)
                for version, meeting in met.items()
            ],
            "ways_out": _ways_out(node, line, notice, moment) if offers and met else [],
        }
        for notice, met in what_if_given(node, channel, drafts_in(notices), moment)
    ]


def drafts_in(notices: Any) -> list[Draft]:
    """Read drafts as they were sent; raise BadInput where they are none."""
    try:
        return msgspec.json.decode(msgspec.json.encode(notices), type=list[Draft])
    except msgspec.ValidationError as error:
        raise BadInput([Fault("notices", str(error), "plot them anew")]) from error


def _terms(node: Node, line: Line, notice: Notice, version: bytes) -> View:
    """Say what the draft and a version would be held to."""
    other = node.situation.plans[version].row
    rules = node.situation.rules_between(line.channel, other.channel)
    terms = terms_of(rules, int(notice.activity), other.activity)
    apart = terms.separation
    return {
        "severity": terms.severity.name.lower(),
        "held_to": [int(apart.lateral_m), int(apart.vertical_m), apart.time_s],
    }


def _ways_out(node: Node, line: Line, notice: Notice, moment: Moment) -> list[View]:
    now, party = instant(moment.utc), node.us.party
    plan = Plan(party.hex(), notice.activity, tuple(notice.volumes), now, node.us.name)
    return [
        offer_row(notice.name, named_offer(node, offer))
        | {
            "volumes": encode(encode_volumes(offer.volumes)),
            "facts": [volume_view(volume) for volume in offer.volumes],
        }
        for offer in node.situation.ways_out_for(line.channel, party, plan, now)
    ]
