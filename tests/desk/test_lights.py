"""The colours of the desk by day, by night and by red light: what is told apart can be told apart.

Axe looks at words on the pages as they open. Here is what it does not see: borders, the mark of the
keyboard's place, the map, and what is there only while the pointer is on it.
"""

import re
from pathlib import Path

import pytest

COLOURS = (Path(__file__).resolve().parents[2] / "web" / "src" / "styles" / "tokens.css").read_text(
    encoding="utf-8"
)
LIGHTS = ("day", "night", "red")
WORDS, SHAPES = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

# What is seen, and each ground that it is seen on.
READ = {
    "ink": "ground paper raised picked warn-ground alarm-ground",
    "quiet": "ground paper raised picked",
    "accent": "ground paper raised picked",
    "good": "ground paper raised picked",
    "warn": "ground paper raised picked warn-ground",
    "alarm": "ground paper raised picked alarm-ground",
    "accent-ink": "accent",
    "alarm-ink": "alarm",
    "head-ink": "head head-picked",
    "head-quiet": "head",
    "head-warn": "head",
    "map-town": "map-land map-sea",
    "party-ink": "party-0 party-1 party-2 party-3 party-4 party-5",
}
SEEN = {
    "line-strong": "ground paper raised",
    "focus": "ground paper raised picked warn-ground alarm-ground map-land map-sea",
    "head-quiet": "head",
    "head-warn": "head head-picked",
    "alarm-ink": "alarm",
    "map-border": "map-land map-sea",
    **{f"party-{number}": "ground paper raised map-land map-sea" for number in range(6)},
}


@pytest.mark.parametrize("light", LIGHTS)
def test_what_is_read_and_what_is_seen_stands_out_from_its_ground(light: str) -> None:
    colours = colours_of(light)
    faint = [
        f"--{seen} on --{ground}: {found:.2f}, of {least}"
        for pairs, least in ((READ, WORDS), (SEEN, SHAPES))
        for seen, grounds in pairs.items()
        for ground in grounds.split()
        if (found := contrast(colours[seen], colours[ground])) < least
    ]
    assert faint == []


def test_each_light_has_a_colour_for_all_that_the_day_has_one_for() -> None:
    assert [colours_of(light).keys() ^ colours_of("day").keys() for light in LIGHTS] == [set()] * 3


def test_by_red_light_nothing_is_brighter_in_green_or_blue_than_in_red() -> None:
    others = {
        name: colour
        for name, colour in colours_of("red").items()
        if max(parts_of(colour)[1:]) > 0.7 * parts_of(colour)[0]
    }
    assert others == {}


def colours_of(light: str) -> dict[str, str]:
    """Return the colours of a light by name, each as six hexadecimal digits."""
    root = ":root {" if light == "day" else f":root[data-theme='{light}'] {{"
    return dict(re.findall(r"--([\w-]+): #(\w{6});", COLOURS.partition(root)[2].partition("}")[0]))


def parts_of(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def contrast(one: str, other: str) -> float:
    """Return how much lighter the lighter of two is (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour of sRGB (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts_of(colour)
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
