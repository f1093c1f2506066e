"""Do the streams say what waits for what, and does the picture hold every box and arrow?"""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from boardroom.drawing.streams import drawn
from bot.charts.streams import paint
from bot.words.phrases import Words
from domain.missions.mission import Mission, MissionState, MissionWish
from domain.missions.streams import Awaited, streams_of
from domain.phrase import say
from governance.missions.lanes import lanes
from governance.missions.streams import streams_blocks, waits_for
from tests.makers import NOW, TODAY


def mission(
    number: int, title: str = "", priority: int = 1, by: str | None = None, note: bool = False
) -> Mission:
    wish = MissionWish(title or f"Tâche {number}", priority, blocked_by=by, note=note)
    return Mission(number, str(number), wish, "person:1", MissionState.TODO, "person:1", NOW, NOW)


def found(*missions: Mission) -> dict[int, Awaited]:
    return {one.mission.id: one for stream in streams_of(missions) for one in stream.items}


@pytest.mark.parametrize(
    ("typed", "after", "outside"),
    [
        ("12", (12,), ""),
        ("mission 12", (12,), ""),
        ("n° 12 et n° 13", (12, 13), ""),
        ("12, 12", (12,), ""),
        ("photos de la chambre 12", (12,), ""),  # the title of one
        ("12 et le notaire", (12,), "le notaire"),
        ("Said et Omar", (), "Said et Omar"),
        ("99", (), "99"),  # of no mission under way
        ("14", (), "14"),  # itself
        ("doublon", (), "doublon"),  # two are called so: none is guessed
        ("chambre 12", (), "chambre 12"),
    ],
)
def test_what_is_waited_for_is_read_from_the_words(typed: str, after: tuple[int, ...], outside: str) -> None:
    others = (
        mission(12, "Photos de la chambre 12"),
        mission(13),
        mission(20, "Doublon"),
        mission(21, "Doublon"),
    )
    one = found(*others, mission(14, by=typed))[14]
    assert (one.after, one.outside, one.in_circle) == (after, outside, False)


def test_a_circle_is_named_and_whoever_only_waits_for_it_is_not_in_it() -> None:
    made = found(mission(1, by="2"), mission(2, by="3"), mission(3, by="1"), mission(4, by="1"))
    assert {number for number, one in made.items() if one.in_circle} == {1, 2, 3}
    told = waits_for(made[1])
    assert told is not None
    assert Words("fr").plain(told).startswith("tourne en rond avec 2")


@given(st.lists(st.tuples(st.integers(0, 3), st.one_of(st.none(), st.integers(1, 9))), max_size=9))
def test_every_mission_stands_once_in_its_stream_behind_what_it_waits_for(
    given_: list[tuple[int, int | None]],
) -> None:
    work = [
        mission(number, "", priority, str(by) if by else None)
        for number, (priority, by) in enumerate(given_, 1)
    ]
    streams = streams_of([*work, mission(50, note=True)])
    assert [stream.priority for stream in streams] == [0, 1, 2, 3]
    assert sorted(one.mission.id for stream in streams for one in stream.items) == [one.id for one in work]
    circles = {one.mission.id for stream in streams for one in stream.items if one.in_circle}
    for stream in streams:
        order = [one.mission.id for one in stream.items]
        assert all(one.mission.wish.priority == stream.priority for one in stream.items)
        for one in stream.items:
            for number in set(one.after) & set(order) - circles:
                assert order.index(number) < order.index(one.mission.id) or circles


def test_the_picture_grows_with_its_boxes_and_an_arrow_leaves_its_ink_beside_them() -> None:
    def drawn(*missions: Mission) -> Image.Image:
        png = paint(
            "Les chantiers", streams_of(missions), {"person:1": "Omar"}, TODAY, Words("fr", today=TODAY)
        )
        return Image.open(io.BytesIO(png)).convert("RGB")

    def ink(picture: Image.Image) -> int:
        gutter = picture.crop((1005, 0, 1170, picture.height))
        return sum(gutter.convert("L").histogram()[:150])

    free, tied = drawn(mission(1), mission(2)), drawn(mission(1), mission(2, by="1"))
    assert free.width == 1170
    assert (ink(free), ink(tied) > 300) == (0, True)
    assert drawn(mission(1), mission(2), mission(3)).height > free.height


def test_the_words_say_the_same_and_name_what_is_left_out() -> None:
    blocks = streams_blocks(streams_of([mission(n, by="1" if n > 1 else None) for n in range(1, 10)]))
    said = [Words("en").plain(line.phrase) for block in blocks for line in block.lines]
    assert said[0].endswith("9")
    assert "waits for no.\u00a01" in said[2]
    assert "3" in said[-1]


def test_on_the_page_each_mission_is_a_box_and_each_wait_an_arrow() -> None:
    words = Words("fr", today=TODAY)
    work = [
        mission(12, "Photos <b>de</b> la chambre 12"),
        mission(13, by="12"),
        mission(14, by="le notaire", priority=2),
    ]
    picture = drawn(streams_of(work), {"person:1": "Omar"}, TODAY, words, say("stream.title"))
    assert picture is not None
    assert (picture.count('class="paper"'), picture.count("<polyline")) == (3, 1)
    assert "Photos &lt;b&gt;de&lt;/b&gt; la chambre 12" in picture
    assert "le notaire" in picture
    bare = streams_of([mission(1), mission(2)])
    assert drawn(bare, {}, TODAY, words, say("stream.title")) is None  # it would show what the words show


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted), max_size=12))
def test_no_two_arrows_lie_over_each_other_while_there_are_lanes(reaches: list[list[int]]) -> None:
    found = lanes([(one[0], one[1]) for one in reaches], 4)
    for n, one in enumerate(reaches):
        for m, other in enumerate(reaches[:n]):
            apart = one[0] > other[1] + 12 or other[0] > one[1] + 12
            assert apart or found[n] != found[m] or found[n] == 3
