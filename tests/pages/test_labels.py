"""Names beside points: none covers another, none leaves the drawing, the first come first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.pages.labels import Area, Label, Spot, labels

SIZE = 10.0
AREA = Area(0, 0, 300, 200)
WIDE = 5.5
SPOTS = st.builds(Spot, st.text("abc", min_size=1, max_size=12), st.floats(0, 300), st.floats(0, 200), st.floats(1, 6))


def box(spot: Spot, label: Label) -> tuple[float, float, float, float]:
    """Where the letters of a name stand at least: left, top, right, bottom."""
    wide = len(spot.name) * WIDE
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return left, label.y - 7, left + wide, label.y


@given(st.lists(SPOTS, max_size=25))
def test_no_name_covers_another_or_leaves_the_drawing(spots: list[Spot]) -> None:
    found = labels(spots, SIZE, AREA)
    assert len(found) == len(spots)
    boxes = [box(spot, label) for spot, label in zip(spots, found, strict=True) if label is not None]
    for left, top, right, bottom in boxes:
        assert AREA.left <= left <= right <= AREA.right
        assert AREA.top <= top <= bottom <= AREA.bottom
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_stands_aside_of_what_is_to_be_spared_where_it_can() -> None:
    spot = [Spot("France", 100, 100, 3)]
    above = Area(95, 85, 105, 95)
    (aside,) = labels(spot, SIZE, AREA, [above])
    assert aside is not None
    assert aside.y > 104
    (still,) = labels(spot, SIZE, AREA, [Area(0, 0, 300, 200)])
    assert still == labels(spot, SIZE, AREA)[0]


def test_a_name_stands_above_its_point_and_gives_way_to_those_before_it() -> None:
    first, second, third = labels(
        [Spot("France", 100, 100, 3), Spot("Spain", 100, 104, 3), Spot("x", -50, 0, 3)], SIZE, AREA
    )
    assert first is not None
    assert (first.x, first.anchor) == (100, "middle")
    assert first.y < 100
    assert second is not None
    assert second.y > 104
    assert third is None
