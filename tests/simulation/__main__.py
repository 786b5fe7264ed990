"""Plays the world of a seed again and tells what happens: `python -m tests.simulation 17`."""

import sys

from tests.simulation.life import live

if __name__ == "__main__":
    for seed in map(int, sys.argv[1:]):
        life = live(seed)
        sys.stdout.write("\n".join(life.world.told) + "\n")
