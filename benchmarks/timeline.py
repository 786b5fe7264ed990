"""What it costs to look back on a year: what was known at an instant, what happened in an hour.

Random instants of the year that `benchmarks.year` lives, asked as the command asks.
"""

from random import Random

from benchmarks.year import MOVEMENTS, READ_BACK_EVERY, Lived, spread

INSTANTS, BUNDLES = 60, 20


def look_back(year: Lived) -> dict[str, float]:
    """Ask for random instants, hours, notices and bundles."""
    a, chance = year.a, Random(3)
    read_back = range(0, round(MOVEMENTS * year.share), READ_BACK_EVERY)

    def instant() -> int:
        return int(year.began + chance.random() * (year.ended - 3_600 - year.began))

    def at() -> None:
        a.answer({"view": "timeline at", "at": instant()})

    def hour() -> None:
        start = instant()
        a.answer({"view": "timeline", "since": start, "until": start + 3_600})

    def notice() -> None:
        a.answer({"view": "timeline", "notice": f"movement {chance.choice(read_back)}"})

    def bundle() -> None:
        a.answer({"view": "bundle", "chosen": [f"movement {chance.choice(read_back)}"]})

    return (
        spread("timeline_at", at, INSTANTS)
        | spread("timeline_hour", hour, INSTANTS)
        | spread("timeline_notice", notice, INSTANTS)
        | spread("bundle", bundle, BUNDLES)
    )
