"""Does whoever works on an order get the photos that it speaks of, in parts where a phone takes no more?"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.command import Caller
from bot.commands.missions import orders
from bot.commands.missions.orders import on_order
from bot.material import Wanted, bring
from domain.consent.rights import Role
from domain.missions.order import Order
from governance.activation.orders import make
from governance.post.reply_json import reply_from_json
from tests.rooms.consent.stage import HOME, Stage
from tests.rules.package.pictures import jpeg, scene


@pytest.fixture
async def order(desk: Stage) -> Order:
    async with desk.store.unit(HOME) as unit:
        return await make(desk.office, unit, desk.operator, "expedia", "photos")


async def photographed(stage: Stage, folder: Path, count: int) -> None:
    for number in range(count):
        place = folder / "chambre 1" / f"lit {number}.jpg"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(jpeg(scene(number, (1200, 800))))
    await bring(stage.office, Wanted(HOME, folder, rights="Said"), stage.clock())


async def tapped(stage: Stage, order: Order, who: Role = Role.OPERATOR) -> str | None:
    caller = Caller(HOME, stage.people[who])
    shown = await on_order(stage.office, caller, order.mission.token, "photos")
    return shown.alert.key if shown.alert else None


async def files(stage: Stage) -> list[tuple[str, list[str]]]:
    """Each file that was sent, and the photos in it."""
    found = []
    for item in await stage.sent():
        file = reply_from_json(dict(item.payload)).file
        if file is not None:
            content = stage.office.shelf.place(file.digest, file.name).read_bytes()
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found.append((file.name, [name for name in archive.namelist() if name.endswith(".jpg")]))
    return found


async def test_the_photos_come_as_one_file_or_in_parts(
    desk: Stage, order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert order.instructions.files == ("photos.zip",)
    assert await tapped(desk, order) == "order.no_photos"
    await photographed(desk, tmp_path / "photos", 3)
    assert await tapped(desk, order, Role.ADVISOR) == "error.unknown_card"
    assert await tapped(desk, order) is None
    [(name, whole)] = await files(desk)
    assert (name, len(whole)) == ("photos.zip", 3)
    desk.clock.pass_(seconds=1)
    monkeypatch.setattr(orders, "A_PART", 1)
    monkeypatch.setattr(orders, "MOST_PARTS", 10_000_000)
    assert await tapped(desk, order) is None
    parts = await files(desk)
    assert [name for name, _ in parts] == ["photos-1.zip", "photos-2.zip", "photos-3.zip"]
    assert [photo for _, photos in parts for photo in photos] == whole
    monkeypatch.setattr(orders, "MOST_PARTS", 1)
    assert await tapped(desk, order) == "order.photos_too_large"
