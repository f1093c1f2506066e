"""Does a sealed account open for its own house and wire, under the present key, and is it never shown?"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from pathlib import Path

import httpx
import jsonschema
import pytest

from bot.compose import composed
from bot.intake.mailboxes import boxes_in
from bot.process.secrecy import Redaction
from bot.settings import Settings
from channels.hotelrunner.client import HotelRunner
from channels.simulated.drive.app import Google
from channels.simulated.drive.state import ROOT as ROOT_OF_DRIVE
from domain.errors import Refusal
from domain.tenancy.accounts import Held, whole
from store.tenancy.sealing import NotOurs, Seal
from tests.journeys.terminal import ROOT, Printed, Terminal, furnished
from tests.rooms.knowledge.clouds import console, google

__all__ = ["console", "google"]
KEY, NEXT = "first-key-of-the-house-0123456789", "second-key-of-the-house-987654321"
PASSWORD, TOKEN = "v3ry-s3cret-of-the-mailbox", "hr-t0ken-under-seal"
BOT = "7000000002:BBown-token_of-one-house-only_012345678"
MAILBOX = f"host: imap.example.com\nuser: dar@example.com\npassword: {PASSWORD}\n"
MANAGER = f"hr_id: 4711\ntoken: {TOKEN}\n"


def settings(terminal: Terminal, **told: object) -> Settings:
    return Settings.model_validate({"lhcm_home": terminal.folder / "var", **told})


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    terminal = furnished(tmp_path_factory.mktemp("two"))
    assert terminal.lhcm("import", ROOT / "data" / "specs" / "resort").status == 0
    return terminal


def test_a_seal_opens_for_its_own_house_kind_and_key_only() -> None:
    seal = Seal(KEY.encode())
    closed = seal.close("a", "mailbox", {"password": PASSWORD})
    assert PASSWORD not in closed
    assert seal.open("a", "mailbox", closed) == {"password": PASSWORD}
    assert closed != seal.close("a", "mailbox", {"password": PASSWORD})
    broken = closed[:-6] + ("AAAAAA" if not closed.endswith("AAAAAA") else "BBBBBB")
    for other, house, kind, text in (
        (seal, "b", "mailbox", closed),
        (seal, "a", "hotelrunner", closed),
        (Seal(NEXT.encode()), "a", "mailbox", closed),
        (seal, "a", "mailbox", broken),
        (seal, "a", "mailbox", ""),
    ):
        with pytest.raises(NotOurs):
            other.open(house, kind, text)
    assert KEY not in repr(seal)


@pytest.mark.parametrize(
    ("held", "told", "why"),
    [
        (Held.MAILBOX, {"host": "x", "user": "y"}, "account.missing"),
        (Held.MAILBOX, {"host": "x", "user": "y", "password": " "}, "account.missing"),
        (Held.MAILBOX, {"host": "x", "user": "y", "password": "z", "port": "0"}, "account.port"),
        (Held.BOT, {"token": "@my_riad_bot"}, "account.bot_token"),
        (Held.BOT, {"token": f"{BOT} {BOT}"}, "account.bot_token"),
        (Held.HOTELRUNNER, {"hr_id": "1", "token": "t", "password": "z"}, "account.no_such_part"),
    ],
)
def test_half_an_account_is_none(held: Held, told: dict[str, str], why: str) -> None:
    with pytest.raises(Refusal) as refused:
        whole(held, told)
    assert refused.value.phrase.key == why


def test_without_a_key_nothing_is_kept(two: Terminal) -> None:
    done = two.lhcm("account", "set", "mailbox", "--property", "resort", typed=MAILBOX)
    assert (done.status, "LHCM_SECRET_KEY" in done.err) == (2, True)
    assert PASSWORD not in done.raw + done.err


async def wires_of(ours: Settings, *, furnish: bool = True) -> dict[str, HotelRunner]:
    async with composed(ours, furnish=furnish) as office:
        return {house: wire for house, wire in office.wires.items() if isinstance(wire, HotelRunner)}


def test_each_house_has_its_own_and_the_key_can_change(two: Terminal) -> None:
    for kind, typed in (("mailbox", MAILBOX), ("hotelrunner", MANAGER)):
        done = two.lhcm("account", "set", kind, "--property", "resort", typed=typed, LHCM_SECRET_KEY=KEY)
        assert done.status == 0, done.err
    shown = two.lhcm("account", "list", "--property", "resort").raw
    schema = json.loads((ROOT / "data" / "schemas" / "account.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(shown), schema)
    everything = b"".join(file.read_bytes() for file in (two.folder / "var").glob("lhcm.sqlite3*"))
    for secret in (PASSWORD, TOKEN):
        assert secret.encode() not in everything, "not even the database's file holds it"
        assert secret not in shown

    ours = settings(two, lhcm_secret_key=KEY)
    for running in (True, False):  # a command of the shell speaks over the same wire
        assert set(asyncio.run(wires_of(ours, furnish=running))) == {"resort"}
    assert asyncio.run(wires_of(settings(two), furnish=False)) == {}
    assert set(asyncio.run(boxes_of(ours))) == {"resort"}
    with pytest.raises(Refusal) as shut:
        asyncio.run(wires_of(settings(two, lhcm_secret_key=NEXT)))
    assert shut.value.phrase.key == "account.shut"
    assert asyncio.run(wires_of(settings(two, lhcm_secret_key=NEXT), furnish=False)) == {}, "a read goes on"

    turned = two.lhcm("account", "rotate", LHCM_SECRET_KEY=NEXT, LHCM_SECRET_KEY_BEFORE=KEY)
    assert (turned.status, "2 comptes" in turned.out) == (0, True)
    assert set(asyncio.run(wires_of(settings(two, lhcm_secret_key=NEXT)))) == {"resort"}
    with pytest.raises(Refusal):
        asyncio.run(wires_of(ours))
    assert two.lhcm("journal", "verify", "--property", "resort").status == 0

    assert two.lhcm("account", "forget", "mailbox", "--property", "resort").status == 0
    assert two.lhcm("account", "forget", "mailbox", "--property", "resort").status == 5
    assert asyncio.run(boxes_of(settings(two, lhcm_secret_key=NEXT))) == {}


def test_a_bot_speaks_for_one_house(two: Terminal) -> None:
    def keep(house: str, **beside: str) -> Printed:
        words = ("account", "set", "bot", "--property", house)
        return two.lhcm(*words, typed=f"token: {BOT}\n", LHCM_SECRET_KEY=NEXT, **beside)

    shared = keep("resort", TELEGRAM_BOT_TOKEN=BOT)
    assert (shared.status, "Ce bot parle déjà" in shared.err) == (2, True), shared.err
    assert keep("resort").status == 0
    assert keep("resort").status == 0, "the same house may be given it again"
    other = keep("villa-thaifa")
    assert (other.status, "Ce bot parle déjà" in other.err) == (2, True), other.err
    everything = b"".join(file.read_bytes() for file in (two.folder / "var").glob("lhcm.sqlite3*"))
    assert BOT.encode() not in everything
    assert two.lhcm("account", "forget", "bot", "--property", "resort").status == 0


def test_a_drive_folder_is_kept_once_its_key_opens_it(
    two: Terminal, google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lhcm(*words: object) -> Printed:
        return two.lhcm("drive", *words, "--property", "resort", LHCM_SECRET_KEY=KEY)

    def network(_: object, request: httpx.Request) -> Awaitable[httpx.Response]:
        return google.answer(request)

    monkeypatch.setattr("httpx.AsyncHTTPTransport.handle_async_request", network)
    key = two.folder / "cwd" / "cle.json"
    key.write_text(google.key_file(), encoding="utf-8")
    assert lhcm("sync").status == 5, "nothing is connected"
    google.drive.closed = True
    refused = lhcm("connect", key, "--folder", ROOT_OF_DRIVE)
    assert (refused.status, "lecture@villa" in refused.err) == (5, True)
    google.drive.closed = False
    google.drive.put("notes.txt", b"Le code de la cave est dans le coffre.", mime="text/plain")
    done = lhcm("connect", key, "--folder", ROOT_OF_DRIVE, "--audience", "owner")
    assert (done.status, "Papiers" in done.out) == (0, True), done.err
    synced = lhcm("sync", "--format", "json")
    schema = json.loads((ROOT / "data" / "schemas" / "drive.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(synced.raw), schema)
    assert json.loads(synced.raw)["pass"]["read"] == 1
    assert "1 fichier" in lhcm("status").out
    everything = b"".join(file.read_bytes() for file in (two.folder / "var").glob("lhcm.sqlite3*"))
    assert b"PRIVATE KEY" not in everything
    assert lhcm("forget").status == 0
    assert lhcm("status").status == 5


async def boxes_of(ours: Settings) -> dict[str, object]:
    async with composed(ours) as office:
        return dict(await boxes_in(ours, office.store))


def test_a_secret_that_became_known_later_is_hidden_from_logs(tmp_path: Path) -> None:
    redaction = Redaction()
    assert PASSWORD in redaction.clean(f"login {PASSWORD}")
    redaction.also([PASSWORD])
    assert PASSWORD not in redaction.clean(f"login {PASSWORD}")
