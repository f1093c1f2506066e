"""Does the adapter ask Drive as Drive wants to be asked, wait when told to, and keep its keys to itself?"""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from channels.cloud import CloudUnreachable, CloudWithdrawn, MarkForgotten, NotReadable
from channels.drive.account import SCOPE, account_from, folder_id
from channels.drive.consent import BACK, Consent, installed_app
from channels.drive.tokens import TOKEN_URI
from channels.simulated.drive.app import Google
from channels.simulated.drive.fields import chosen
from channels.simulated.drive.state import ROOT
from domain.errors import Refusal
from tests.rooms.knowledge.clouds import console, folder_of, google

__all__ = ["console", "google"]
ADDRESS = "https://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOp?usp=sharing"


async def test_one_token_serves_many_calls_and_a_refused_one_is_replaced_once(google: Google) -> None:
    asked = google.asked
    async with folder_of(google) as folder:
        assert await folder.named() == "Papiers"
        await folder.mark()
        assert google.asked == asked + 1
        google.issued.clear()
        assert await folder.named() == "Papiers"
        assert google.asked == asked + 2
        google.drive.fail("token", 2)
        with pytest.raises(CloudWithdrawn):
            await folder.named()


async def test_a_person_s_own_consent_reads_as_well(google: Google) -> None:
    async with folder_of(google, google.consent()) as folder:
        assert await folder.named() == "Papiers"


async def test_too_much_is_waited_out_longer_each_time_and_not_for_ever(google: Google) -> None:
    waits: list[float] = []
    async with folder_of(google, waits=waits) as folder:
        google.drive.fail("rate", 2)
        google.drive.fail("error", 2)
        assert await folder.named() == "Papiers"
        assert waits == [1.0, 2.0, 4.0, 8.0]
        google.drive.fail("drop", 5)
        with pytest.raises(CloudUnreachable):
            await folder.named()


async def test_a_no_is_no_reason_to_ask_again(google: Google) -> None:
    google.drive.closed = True
    waits: list[float] = []
    async with folder_of(google, waits=waits) as folder:
        with pytest.raises(CloudWithdrawn):
            await folder.named()
    assert (waits, len(google.drive.calls)) == ([], 1)


async def test_everything_is_listed_over_all_pages_circles_and_shortcuts_left_out(google: Google) -> None:
    drive = google.drive
    drive.page = 2
    for number in range(5):
        drive.put(f"papier {number}.pdf", b"%PDF")
    inner = drive.folder("a/b\nc")
    drive.put("dedans.pdf", b"%PDF", above=inner.id)
    drive.items[ROOT].parents = [inner.id]
    drive.shortcut("Ailleurs", "item-elsewhere")
    drive.put("jeté.pdf", b"%PDF").trashed = True
    async with folder_of(google) as folder:
        listing = await folder.everything()
    assert set(listing.folders.values()) == {"", "a b c/"}
    assert [one.path for one in listing.files] == [f"papier {n}.pdf" for n in range(5)] + ["a b c/dedans.pdf"]


async def test_a_mark_that_google_forgot_is_told_apart_from_a_closed_door(google: Google) -> None:
    async with folder_of(google) as folder:
        for strange in ("999999", "not a mark"):
            with pytest.raises(MarkForgotten):
                await folder.since(strange, {ROOT: ""})


async def test_a_file_larger_than_it_said_is_not_read_to_its_end(google: Google, tmp_path: Path) -> None:
    google.drive.put("gros.pdf", bytes(3000))
    async with folder_of(google) as folder:
        [file] = (await folder.everything()).files
        with pytest.raises(NotReadable, match="too_large"):
            await folder.fetch(file, tmp_path / "x", 2000)
        google.drive.items.clear()
        with pytest.raises(NotReadable, match="unreachable"):
            await folder.fetch(file, tmp_path / "x", 5000)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"type": "installed"}, "drive.no_key_file"),
        ({"private_key": ""}, "drive.key_file_lacks"),
        ({"token_uri": "https://tokens.example/token"}, "drive.strange_address"),
        ({"private_key": "no key at all"}, "drive.no_key_file"),
    ],
)
async def test_a_key_file_that_is_none_is_refused_and_never_repeated(
    google: Google, change: dict[str, str], why: str
) -> None:
    told = json.dumps(json.loads(google.key_file()) | change)
    with pytest.raises(Refusal) as refused:
        async with folder_of(google, told):
            pass
    assert refused.value.phrase.key == why
    assert "PRIVATE" not in str(refused.value)
    assert "PRIVATE" not in repr(account_from(google.key_file(), ROOT))


def test_a_folder_is_known_by_its_address() -> None:
    assert folder_id(ADDRESS) == "1AbCdEfGhIjKlMnOp"
    assert folder_id(" 1AbCdEfGhIjKlMnOp ") == "1AbCdEfGhIjKlMnOp"
    with pytest.raises(Refusal):
        folder_id("https://drive.google.com/drive/my-drive")


async def test_consent_asks_for_reading_alone_and_believes_only_the_answer_to_its_own_question() -> None:
    consent = installed_app(json.dumps({"installed": {"client_id": "app", "client_secret": "s3cret"}}))
    assert consent is not None
    asked = httpx.URL(consent.address).params
    assert (asked["scope"], asked["access_type"], asked["redirect_uri"]) == (SCOPE, "offline", BACK)
    assert "s3cret" not in consent.address + repr(consent)

    def exchanged(request: httpx.Request) -> httpx.Response:
        form = dict(httpx.QueryParams(request.content.decode()))
        assert str(request.url) == TOKEN_URI
        assert (form["code"], form["code_verifier"]) == ("c0de", consent.verifier)
        return httpx.Response(200, json={"refresh_token": "r3fresh", "scope": SCOPE})

    async with httpx.AsyncClient(transport=httpx.MockTransport(exchanged)) as client:
        given = await consent.given(client, f"{BACK}/?state={consent.state}&code=c0de&scope={SCOPE}")
        assert account_from(given, ROOT).secrets == ("s3cret", "r3fresh")
        for pasted in (f"{BACK}/?state=another&code=c0de", f"{BACK}/?error=access_denied", "", "c0de"):
            with pytest.raises(Refusal):
                await consent.given(client, pasted)
    assert installed_app("{}") is None
    assert isinstance(Consent("a", "b").state, str)


async def test_the_twin_is_strict(google: Google) -> None:
    google.drive.put("un.pdf", b"%PDF")
    sheet = google.drive.write("Tarifs", "spreadsheet", {})
    async with httpx.AsyncClient(transport=google.transport, base_url="https://www.googleapis.com") as client:
        assert (await client.get("/drive/v3/files/x")).status_code == 401
        google.issued = {"t"}
        client.headers["authorization"] = "Bearer t"
        for path, status in (
            (f"/drive/v3/files/{ROOT}?supportsAllDrives=true&surprise=1", 400),
            (f"/drive/v3/files/{ROOT}", 404),
            (f"/drive/v3/files/{sheet.id}?alt=media&supportsAllDrives=true", 403),
            (f"/drive/v3/files/{sheet.id}/export?mimeType=text/csv", 400),
            ("/drive/v3/changes?pageToken=1000&fields=changes", 400),
            ("/drive/v3/about", 404),
        ):
            assert (await client.get(path)).status_code == status, path
        refused = {"grant_type": "refresh_token", "refresh_token": "of somebody else"}
        assert (await client.post(TOKEN_URI, data=refused)).status_code == 400
    assert chosen({"a": 1, "b": [{"c": 2, "d": 3}], "e": 4}, "a,b(c)") == {"a": 1, "b": [{"c": 2}]}
