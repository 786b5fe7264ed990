"""What it costs to count a year: a bulletin by weeks and areas, and a status statement.

Asked of both nodes of the year that `benchmarks.year` lives; both must count alike.
"""

from typing import Any

from benchmarks.year import INCIDENTS, SIDE, SOUTH, WEST, Lived, spread

LOOKS = 21
ACROSS, ALONG = 4, 4  # areas, as a grid over most of the theatre; the rest is elsewhere
DAY_S = 86_400


def areas() -> list[tuple[str, list[Any]]]:
    """Squares over most of the theatre."""
    found, side = [], round(SIDE * 900_000 / ACROSS)
    for x in range(ACROSS):
        for y in range(ALONG):
            west, south = round(WEST * 1e6) + x * side, round(SOUTH * 1e6) + y * side
            east, north = west + side, south + side
            ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            found.append((f"sector {x}{y}", [[ring]]))
    return found


def look_back(year: Lived) -> dict[str, float]:
    """Count all of the year, and state it at each level."""
    start, until = year.began - year.began % DAY_S, year.ended - year.ended % DAY_S
    whole = {"view": "bulletin", "by": "week", "areas": areas()}
    whole |= {"start": start, "until": until + DAY_S}
    counted = year.a.answer(whole)[0]["total"]
    assert counted == round(INCIDENTS * year.share), counted
    assert year.b.answer(whole)[0]["rows"] == year.a.answer(whole)[0]["rows"], "both count alike"
    told = {"view": "status statement", "start": start, "until": until}
    return (
        spread("bulletin", lambda: year.a.answer(whole), LOOKS)
        | spread("statement", lambda: year.a.answer({**told, "level": "OWN"}), LOOKS)
        | spread("incidents", lambda: year.a.answer({"view": "incidents"}), LOOKS)
    )
