"""Maps that an administrator adds to the ground that ships: roads above all, which it lacks.

Two forms are read, as the tools of map makers write them: GeoPackage and PMTiles. Both come
from outside, so both are read as if a stranger had written them.
"""
