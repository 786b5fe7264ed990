"""A patrol as a strip and a series as a chart say what the views say, and nothing else."""

import re
from typing import Any
from xml.etree import ElementTree

from keepclear.desk.drawing.patrol_series import chart, lines, page
from keepclear.desk.drawing.patrol_strip import WIDTH, strip


def view(**change: Any) -> dict[str, Any]:
    report = {"point": 1, "name": "gate", "at": "2030-06-01T05:00:00Z", "late_s": 0}
    late = {"point": 2, "name": "mill", "at": "2030-06-01T06:00:00Z", "late_s": 60}
    part = {"party": "A", "state": "UNDER_WAY", "ended": "", "reports": [report, late]}
    due = [{"due": f"2030-06-01T0{hour}:00:00Z"} for hour in (5, 6, 7)]
    whole = {"points": due, "parts": [part], "now": "2030-06-01T06:30:00Z"}
    return whole | change


def test_a_strip_has_each_due_time_each_report_and_the_present() -> None:
    due, part, now, legend = strip(view())
    assert due == "due  " + "|" + "-" * 29 + "|" + "-" * 28 + "|"
    assert part == "A    " + "*" + " " * 29 + "!"
    assert now.index("^") == 5 + round((WIDTH - 1) * 0.75)
    assert legend.strip().startswith("05:00Z to 07:00Z")


def test_a_patrol_long_past_is_drawn_without_the_present() -> None:
    assert "^" not in "".join(strip(view(now="2031-01-01T00:00:00Z"))[:-1])
    ended = {"party": "A", "state": "CUT_SHORT", "ended": "2030-06-01T06:30:00Z", "reports": []}
    assert strip(view(parts=[ended]))[1].endswith("x")


def counted(**change: Any) -> dict[str, Any]:
    one = {"planned": 3, "complete": 1, "cut_short": 1, "overdue": 0, "to_come": 1}
    reports = {"reports_on_time": 5, "reports_late": 1, "points_missed": 2, "median_s": 5_400}
    whole = {**one, **reports, "reasons": {"<mud> & rain": 1}}
    trip = {
        "number_in_series": 1,
        "number": "A-1",
        "patrol": "N<1>",
        "from": "2030-06-01T05:00:00Z",
        "state": "CUT_SHORT",
        "reason": "<mud> & rain",
        "lasted_s": None,
    }
    months = [{"month": "2030-06", **whole}, {"month": "2030-07", **whole}]
    head = {"series": "road", "first": "2030-06-01T05:00:00Z", "last": "2030-07-01T05:00:00Z"}
    return {**head, **whole, "months": months, "patrols": [trip]} | change


def test_a_series_is_said_in_figures_and_bars() -> None:
    said = lines(counted())
    assert said[0] == "road: 3 planned, 1 complete, 1 cut short, 1 to come or under way"
    assert "  reports on time: 5 of 6; points left out: 2" in said
    assert "  median from set-out to end: 1 h 30 min" in said
    assert "2030-06  =x.  3 planned, 1 complete, 1 cut short, 1 to come or under way" in said


def test_the_page_of_a_series_lets_no_name_be_markup_and_needs_nothing_from_outside() -> None:
    made = page([counted()])
    assert "<mud>" not in made
    assert "&lt;mud&gt; &amp; rain" in made
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", made)
    svg = ElementTree.fromstring(chart(counted()["months"]))
    filled = [one for one in svg.iter() if one.tag.endswith("rect")]
    assert len(filled) == 2 * 3 + 4  # what each month holds, and the legend
