"""What a node concludes for a cut that is behind it: the same as when it stood there."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.simulation.world import World, circle, draft

from keepclear.node import comparison, intake
from keepclear.node import request as ask

A_PLAN = st.tuples(
    st.sampled_from("AB"), st.integers(0, 3), st.integers(1, 6), st.sampled_from([1, 4])
)


@settings(max_examples=25, deadline=None)
@example([("A", 0, 1, 1), ("B", 0, 1, 1), ("A", 3, 6, 4), ("B", 3, 6, 4)], 3)
@given(st.lists(A_PLAN, min_size=2, max_size=8), st.integers(0, 12))
def test_what_has_ended_since_counts_in_the_picture_of_an_earlier_instant(
    plans: list[tuple[str, int, int, int]], later_h: int
) -> None:
    world = World("AB")
    world.open_channel()
    for number, (who, place, hour, hours) in enumerate(plans):
        volume = circle(38.0 + place * 0.015, 36.0, hour=hour, hours=hours)
        world.act(who, ask.Give, notices=[draft(f"N{number}", volume)])
    world.settle()
    then, (line,) = world.moment.utc, world.node("A").lines.values()
    cut, situation = line.cut(), world.node("A").situation
    before = comparison.picture(line, situation, cut, then)
    world.pass_seconds(later_h * 3_600)
    intake.woke(world.node("A"), world.moment)
    stand = line.store.versions_until(line.channel, then)
    assert {row.id for row in stand} >= situation.plans.keys()
    after = comparison.picture(line, situation, cut, then)
    assert (before.digest(), before.conflict_digest()) == (after.digest(), after.conflict_digest())
    anew = comparison.conflicts_anew(line, stand, situation.judge(line.channel))
    assert sorted(after.conflicts) == sorted(anew)
