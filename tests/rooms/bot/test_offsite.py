"""Do backups leave the machine encrypted, come back as they were sent, and are they tried before need?"""

from __future__ import annotations

import json
import sqlite3
import tarfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pyrage
import pytest

from bot.clock import drill as drilling
from bot.clock.drill import drill_if_due, held_at
from bot.clock.offsite import KEPT_ELSEWHERE, keeper_of, leave, still_there
from bot.clock.upkeep import backups, nightly
from bot.settings import Settings
from channels.keeping.keeper import Unkept
from channels.keeping.objects import Objects
from channels.keeping.signing import Key
from domain.errors import Refusal
from store.house.shelf import Shelf
from store.upkeep.backup import backup
from store.upkeep.guest_keys import FILE, GuestKeys, Place
from store.upkeep.restoring import tried
from store.upkeep.sealed_copy import opened_copy
from tests.makers import NOW
from tests.rooms.bot.wired_office import HOME, WiredOffice, wired_office
from tests.twins.objects import BUCKET, KEY_ID, REGION, SECRET, ObjectsTwin

OURS = pyrage.x25519.Identity.generate()


@pytest.fixture
async def wired(tmp_path: Path) -> AsyncIterator[WiredOffice]:
    async with wired_office(tmp_path) as found:
        yield found


def settings_of(folder: Path, **fields: object) -> Settings:
    given: dict[str, object] = {
        "lhcm_home": folder,
        "database_url": f"sqlite:///{folder / 'house.db'}",
        "lhcm_backup_recipients": str(OURS.to_public()),
    }
    return Settings(**(given | fields))  # type: ignore[arg-type]


def storage(twin: ObjectsTwin, **changed: str) -> Objects:
    key = Key(**({"name": KEY_ID, "secret": SECRET, "region": REGION} | changed))
    return Objects("http://s3.example", BUCKET, "riad/a b", key, transport=httpx.ASGITransport(twin.app))


async def test_the_night_leaves_an_encrypted_copy_elsewhere_that_only_the_identity_opens(
    wired: WiredOffice, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    await nightly(wired.office, settings_of(tmp_path, lhcm_backup_to=str(away)))
    [copy] = backups(tmp_path)
    [kept, keys] = sorted(away.iterdir(), key=lambda one: one.name != f"{copy.name}.age")
    assert keys.name.startswith("guest-keys-")
    assert kept.name == f"{copy.name}.age"
    assert kept.stat().st_mode & 0o077 == 0
    assert b"villa" not in kept.read_bytes()
    back = opened_copy(kept, tmp_path / "back", str(OURS))
    assert back.read_bytes() == copy.read_bytes()
    for wrong in (str(pyrage.x25519.Identity.generate()), "none"):
        with pytest.raises(Refusal):
            opened_copy(kept, tmp_path / "not", wrong)
    assert not (tmp_path / "not").exists()


async def test_a_storage_takes_lists_and_gives_back_what_is_signed(tmp_path: Path) -> None:
    twin, file = ObjectsTwin(), tmp_path / "one"
    file.write_bytes(b"x" * 3_000_000)
    kept = storage(twin)
    for name in ("b.age", "a é.age", "c.age", "d.age", "e.age"):
        await kept.put(file, name)
    assert [one.name for one in await kept.names()] == ["a é.age", "b.age", "c.age", "d.age", "e.age"]
    await kept.fetch("a é.age", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == file.read_bytes()
    await kept.remove("b.age")
    await kept.remove("b.age")
    assert "riad/a b/b.age" not in twin.kept
    with pytest.raises(Unkept, match="404 NoSuchKey"):
        await kept.fetch("b.age", tmp_path / "none")
    with pytest.raises(Unkept, match="403 SignatureDoesNotMatch"):
        await storage(twin, secret="another").put(file, "x.age")
    twin.down = True
    with pytest.raises(Unkept, match="503"):
        await kept.names()


async def test_files_are_sent_once_and_what_this_machine_did_not_send_stays(tmp_path: Path) -> None:
    twin, shelf = ObjectsTwin(), Shelf(tmp_path / "documents")
    settings = settings_of(tmp_path)
    shelf.keep("ab12", "Mme Weber.jpg", b"a photo")
    copy = tmp_path / "backups" / "lhcm-2026-11-23.backup"
    copy.parent.mkdir()
    copy.write_bytes(b"SQLite format 3\x00")
    twin.kept["riad/a b/lhcm-1999-01-01.backup.age"] = b"of another machine"
    kept = storage(twin)
    assert await leave(settings, kept, copy, shelf) == 2
    assert await leave(settings, kept, copy, shelf) == 0
    assert "Weber" not in " ".join(twin.kept)
    (tmp_path / "got").write_bytes(twin.kept["riad/a b/file-ab12.age"])
    with tarfile.open(opened_copy(tmp_path / "got", tmp_path / "tar", str(OURS))) as archive:
        assert [one.name for one in archive if one.isfile()] == ["ab12/Mme Weber.jpg"]
    shelf.discard("ab12")
    for day in range(KEPT_ELSEWHERE):
        later = copy.with_name(f"lhcm-2027-01-{day + 1:02}.backup")
        later.write_bytes(copy.read_bytes())
        await leave(settings, kept, later, shelf)
    names = sorted(twin.kept)
    assert len(names) == KEPT_ELSEWHERE + 1
    assert names[0] == "riad/a b/lhcm-1999-01-01.backup.age"
    assert not [one for one in names if "file-" in one or "2026-11-23" in one]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert await still_there(kept, copy.parent, scratch) == "lhcm-2027-01-30.backup.age"
    twin.damage = True
    (scratch / "lhcm-2027-01-30.backup.age").unlink()
    with pytest.raises(Unkept, match="not what was sent"):
        await still_there(kept, copy.parent, scratch)


@pytest.mark.parametrize(
    "fields",
    [
        {"lhcm_backup_to": "/mnt/x", "lhcm_backup_recipients": ""},
        {"lhcm_backup_to": "/mnt/x", "lhcm_backup_recipients": "age1nonsense"},
        {"lhcm_backup_to": "s3+https://s3.example/bucket"},
        {
            "lhcm_backup_to": "s3+https://s3.example/",
            "lhcm_backup_key_id": "a",
            "lhcm_backup_secret_key": "b",
        },
    ],
)
def test_nothing_leaves_where_the_settings_are_half(tmp_path: Path, fields: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        keeper_of(settings_of(tmp_path, **fields))


async def test_once_a_week_a_backup_is_restored_on_trial(
    wired: WiredOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path)
    tries: list[Path] = []

    async def counted(asked: Settings, copy: Path) -> object:
        tries.append(copy)
        return await drill(asked, copy)

    drill = drilling.drill
    monkeypatch.setattr(drilling, "drill", counted)
    await drill_if_due(wired.office, settings)  # nothing to try yet
    await nightly(wired.office, settings)
    for hours in (0, 1, 24, 24 * 6):
        wired.clock.forward(timedelta(hours=hours))
        await drill_if_due(wired.office, settings)
    assert len(tries) == 2
    assert held_at(tmp_path) == wired.office.clock()
    assert [one.name for one in (tmp_path / "backups").iterdir() if one.is_dir()] == []


async def test_a_backup_that_does_not_hold_rings_at_who_runs_this_machine(
    wired: WiredOffice, tmp_path: Path
) -> None:
    settings = settings_of(tmp_path, telegram_owner_ids=str(wired.owner.person.telegram_id))
    async with wired.office.store.unit(HOME) as unit:
        await unit.journal.append("test", "test", "test", {"n": 1}, NOW)
    await nightly(wired.office, settings)
    [copy] = backups(tmp_path)
    with sqlite3.connect(copy) as damaged:
        damaged.execute("UPDATE journal SET body = replace(body, '{', '{\"x\":1,') WHERE seq = 1")
    damaged.close()
    for _ in range(2):  # the same day rings once
        await drill_if_due(wired.office, settings)
    async with wired.office.store.hall() as hall:
        items = await hall.outbox_claim(NOW + timedelta(days=1), timedelta(seconds=1), 50)
    rung = [one for one in items if "backup.drill_failed" in json.dumps(one.payload)]
    assert [one.person_id for one in rung] == [wired.owner.person.id]
    assert held_at(tmp_path) is None


async def test_what_is_no_backup_is_named(tmp_path: Path, sqlite_url: str) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    whole = await backup(sqlite_url, tmp_path / "whole")
    torn, other, none = tmp_path / "torn", tmp_path / "other", tmp_path / "none"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    other.write_bytes(b"age-encryption.org/v1\n")
    for one in (torn, other, none):
        with pytest.raises(Refusal):
            await tried(one, scratch)
        (scratch / "trial.sqlite3").unlink(missing_ok=True)
    assert whole.exists()
    assert replace(await tried(whole, scratch), revision=None).houses == 0


async def test_the_copy_of_today_comes_back_with_its_journals(wired: WiredOffice, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    copy = await backup(f"sqlite:///{tmp_path / 'house.db'}", tmp_path / "copy")
    found = await tried(copy, scratch)
    async with wired.office.store.reading(HOME) as unit:
        there = await unit.journal.verify()
    assert (found.houses, found.entries) == (1, there.length)


async def test_only_the_newest_keys_stand_elsewhere_and_never_in_the_place_of_another_machines(
    tmp_path: Path,
) -> None:
    twin, shelf, settings = ObjectsTwin(), Shelf(tmp_path / "documents"), settings_of(tmp_path)
    copy = tmp_path / "backups" / "lhcm-2026-11-23.backup"
    copy.parent.mkdir()
    copy.write_bytes(b"SQLite format 3\x00")
    twin.kept["riad/a b/guest-keys-0000.age"] = b"of the machine before"
    for n in (1, 2):
        GuestKeys(tmp_path).keep({Place("villa-thaifa", "guests", str(n)): bytes([n]) * 32})
        await leave(settings, storage(twin), copy, shelf)
    [mine] = [one for one in twin.kept if "guest-keys" in one and "0000" not in one]
    assert twin.kept["riad/a b/guest-keys-0000.age"] == b"of the machine before"
    (tmp_path / "got").write_bytes(twin.kept[mine])
    back = tmp_path / "elsewhere"
    back.mkdir()
    opened_copy(tmp_path / "got", back / FILE, str(OURS))
    assert [place.row for place in GuestKeys(back).known()] == ["2"]
