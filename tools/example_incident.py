"""Bodies of incidents, statements and summaries that break a rule of spec/incident.md.

The rule: each breaks one sentence of spec/ and no other.
"""

from typing import Any

from example_world import Morning

from keepclear.exchange.meaning import Kind
from keepclear.record.canonical import decode, encode

LONG = "x" * 4_001


def incidents(day: Morning) -> list[tuple[Kind, dict[int, Any], str]]:
    """Bodies that are refused, and why."""
    incident, statement, summary = (
        decode(day.named[name].envelope.payload)[14]
        for name in ("incident", "incident statement", "incident summary")
    )
    content = decode(summary[3])
    id_, file = incident[8][0], incident[9][0]
    reports = [
        ({1: 0}, "serial 0"),
        ({2: 10}, "a kind of 10"),
        ({3: ""}, "no title"),
        ({3: "x" * 65}, "a title of 65 characters"),
        ({4: incident[4] * 17}, "17 volumes"),
        ({5: incident[6]}, "an end at its start"),
        ({7: ""}, "no words"),
        ({7: LONG}, "words of 4,001 characters"),
        ({8: [id_, id_]}, "one record twice"),
        ({8: [id_[:31]]}, "an id of 31 bytes"),
        ({8: [bytes([n]) * 32 for n in range(65)]}, "65 records"),
        ({9: [file, file]}, "one file twice"),
        ({9: [file[:2]]}, "a file without its bytes"),
        ({9: [[file[0], "", 1]]}, "a file without a name"),
        ({9: [[file[0], "x", 1_000_000_001]]}, "a file of over 1,000,000,000 bytes"),
        ({9: [[bytes([n]) * 32, "x", 1] for n in range(33)]}, "33 files"),
        ({10: 0}, "a field too many"),
    ]
    said = [
        ({1: id_[:31]}, "a target of 31 bytes"),
        ({2: 0}, "position 0"),
        ({2: 4}, "position 4"),
        ({3: LONG}, "words of 4,001 characters"),
        ({4: [id_, id_]}, "one record twice"),
        ({5: [file, file]}, "one file twice"),
        ({6: 0}, "a field too many"),
    ]
    settled = [
        ([], "an array"),
        ({**content, 1: id_[:31]}, "an id of 31 bytes"),
        ({**content, 2: ""}, "no words"),
        ({**content, 3: 2}, "neither closing nor not"),
        ({**content, 4: 0}, "a field too many"),
    ]
    return [
        *((Kind.INCIDENT, incident | odd, why) for odd, why in reports),
        *((Kind.INCIDENT_STATEMENT, statement | odd, why) for odd, why in said),
        *((Kind.PROPOSAL, {**summary, 3: encode(odd)}, f"summary: {why}") for odd, why in settled),
    ]
