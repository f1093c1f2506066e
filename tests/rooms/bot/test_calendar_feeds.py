"""Does the running house look at its calendar feeds, hear drift from them, and notice the one that is silent?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.intake.feeds import Witnesses, read_feeds
from directors import seated
from domain.errors import Refusal
from domain.house.snapshot import RESERVATIONS
from governance.board import Board
from governance.office import Office, snapshot
from store.engine import open_store
from tests.fresh import empty_house
from tests.makers import villa
from tests.rooms.channels.ical_stage import IcalStage

HOME = "villa-thaifa"


async def test_drift_is_heard_and_silence_noticed(tmp_path: Path) -> None:
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    async with IcalStage() as stage:
        office = Office(store, Board(seated()), lambda: stage.now)
        async with store.unit(HOME) as unit:
            await unit.property.save(villa())
            await unit.channels.read_well(RESERVATIONS, stage.now - timedelta(minutes=1))
        stage.book()
        witnesses = Witnesses(office, villa(), stage.feeds)
        await witnesses.look()
        assert await drifts(office) == [], "our own bookings have not caught up with it"
        async with store.unit(HOME) as unit:
            await unit.channels.read_well(RESERVATIONS, stage.now)
        stage.now += timedelta(minutes=1)
        [found] = await drifts(office)
        stage.now += timedelta(minutes=29)
        await witnesses.look()
        assert await drifts(office) == [found], "a newer reading that waits leaves the older one to count"
        reborn = replace(office, witnessed={})
        assert await drifts(reborn) == [found], "a restart forgets nothing"
        for _ in range(4):
            stage.twin.fail("html")
        await witnesses.look()
        async with store.reading(HOME) as unit:
            keys = {f.key for f in office.board.findings(await snapshot(office, unit))}
        assert "feed_silent:airbnb:junior-suite" in keys
        await witnesses.close()
    await store.close()


async def drifts(office: Office) -> list[str]:
    """What the board finds at this instant."""
    async with office.store.reading(HOME) as unit:
        house = await snapshot(office, unit)
    return [f.key for f in office.board.findings(house) if f.key.startswith("drift:")]


@pytest.mark.parametrize(
    "text", ["{", "channel: x", "- {channel: airbnb, type: tower, url: 'https://x.example/a'}", "- 7"]
)
def test_a_wrong_feed_file_is_refused_without_repeating_an_address(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        read_feeds(path, [villa()])
    assert "x.example" not in str(refusal.value)


def test_no_file_is_no_feed_and_a_good_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    assert read_feeds(path, [villa()]) == {}
    path.write_text("- {channel: airbnb, type: junior-suite, url: 'https://x.example/a'}\n", encoding="utf-8")
    assert [feed.name for feed in read_feeds(path, [villa()])[HOME]] == ["airbnb:junior-suite"]


def test_where_there_are_two_houses_a_feed_says_whose_it_is(tmp_path: Path) -> None:
    path, other = tmp_path / "feeds.yaml", replace(villa(), id="riad")
    entry = "{channel: airbnb, type: junior-suite, url: 'https://x.example/a'"
    path.write_text(f"- {entry}, property: riad}}\n- {entry}, property: {HOME}}}\n", encoding="utf-8")
    assert set(read_feeds(path, [villa(), other])) == {"riad", HOME}
    for unclear in (f"- {entry}}}", f"- {entry}, property: chalet}}"):
        path.write_text(unclear, encoding="utf-8")
        with pytest.raises(Refusal) as refusal:
            read_feeds(path, [villa(), other])
        assert refusal.value.phrase.key == "feeds.which_house"
