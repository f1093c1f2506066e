"""Does a press on the page decide exactly what a tap on the phone decides, once?"""

import asyncio
from datetime import timedelta

from domain.consent.proposal import State
from governance.consent.taps import tap
from store.consent.people import Member
from tests.rooms.boardroom.stage import Browser, Stage
from tests.rooms.bot.wired_office import HOME, filed, now_of


async def test_approved_on_the_page(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    page = await browser.get("/decisions")
    assert proposal.fingerprint in page.text
    after = await browser.press(proposal, "ok")
    assert after.status_code == 200
    row = await now_of(stage.wired, proposal)
    assert (row.state, row.decided_by) == (State.APPROVED, "Said")


async def test_refused_with_a_reason_typed_under_the_card(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    await browser.press(proposal, "no")
    await browser.followed(await browser.post("/answer", number=str(proposal.number), words="trop tôt"))
    row = await now_of(stage.wired, proposal)
    assert (row.state, row.decided_words) == (State.REFUSED, "trop tôt")


async def test_later_opens_its_menu_and_counts(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    menu = await browser.press(proposal, "later")
    assert f"p:{proposal.token}:later:1h" in menu.text
    await browser.press(proposal, "later:1h")
    assert (await now_of(stage.wired, proposal)).state is State.POSTPONED


async def test_adjusted_by_a_typed_price_shows_the_fresh_card(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    after = await browser.followed(await browser.post("/answer", number=str(proposal.number), words="2050"))
    assert "2 050" in after.text.replace("\u202f", " ").replace("\xa0", " ")
    stale = await browser.press(proposal, "ok")  # the page that still showed the old price
    assert (await now_of(stage.wired, proposal)).state is State.SUPERSEDED
    assert 'role="status"' in stale.text
    async with stage.office.store.reading(HOME) as unit:
        newest = await unit.proposals.by_number(proposal.number)
    assert newest is not None
    assert newest.state is State.PENDING


async def test_a_card_that_is_not_the_one_shown_is_not_decided(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    after = await browser.press(proposal, "ok", shown="0" * 64)
    assert "rien n’a été décidé" in after.text
    assert (await now_of(stage.wired, proposal)).state is State.PENDING


async def test_an_expired_card_says_so(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    stage.wired.clock.forward(timedelta(hours=30))
    after = await browser.press(proposal, "ok")
    assert 'role="status"' in after.text
    assert (await now_of(stage.wired, proposal)).state is State.PENDING


async def test_phone_and_page_at_once_give_one_verdict(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)

    async def on_the_phone(member: Member) -> None:
        async with stage.office.store.unit(HOME) as unit:
            await tap(stage.office, unit, member, proposal.token, "no")

    await asyncio.gather(browser.press(proposal, "ok"), on_the_phone(stage.wired.owner))
    row = await now_of(stage.wired, proposal)
    async with stage.office.store.reading(HOME) as unit:
        entries = await unit.journal.of_subject(f"proposal:{proposal.id}")
    moves = [one.kind for one in entries if one.kind in {"proposal.approved", "proposal.refused"}]
    assert moves == [f"proposal.{row.state.value}"]


async def test_no_form_from_elsewhere_decides(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    other = await stage.inside()
    tapped = f"p:{proposal.token}:ok"
    token = browser.csrf
    attempts: list[tuple[Browser, dict[str, str], str]] = [
        (browser, {}, ""),
        (browser, {}, other.csrf),
        (browser, {"origin": "https://evil.example"}, token),
        (browser, {"sec-fetch-site": "cross-site"}, token),
        (stage.browser(), {}, token),
    ]
    for sender, headers, csrf in attempts:
        answer = await sender.client.post("/press", data={"csrf": csrf, "tap": tapped}, headers=headers)
        assert answer.status_code in {401, 403}
        assert answer.content == b""
    assert (await now_of(stage.wired, proposal)).state is State.PENDING


async def test_nothing_is_done_by_looking(stage: Stage) -> None:
    browser, proposal = await stage.inside(), await filed(stage.wired)
    for path in ("/press", "/answer", "/leave", "/prove"):
        answer = await browser.get(f"{path}?tap=p:{proposal.token}:ok&csrf={browser.csrf}")
        assert answer.status_code == 405
    assert (await now_of(stage.wired, proposal)).state is State.PENDING
