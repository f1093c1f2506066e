"""Who gets in, with which rights, and what does everybody else learn?"""

from tests.journeys.pilot import OMAR, SAID, STRANGER, lhcm
from tests.journeys.stage import Stage, data, dm, keys, soon

NIGHT = soon()


def test_a_stranger_learns_nothing_and_moves_nothing(stage: Stage) -> None:
    stage.start()
    card = stage.asks(f"suite junior {dm(NIGHT)} 2400", "2 100 → 2 400 MAD")
    confirm = data(card, "Confirmer 2 400 MAD")
    stage.say("/brief", STRANGER, first_name="Eve", language="en")
    stage.reads("This service is private.", who=STRANGER)
    stage.say("/start", STRANGER)
    stage.say("/decisions", STRANGER)
    mine = next(m for m in stage.phones.messages(STRANGER) if m.from_bot)
    for stolen in (confirm, confirm.replace(":ok", ":undo"), "p:x:ok", "q:x:1", "?"):
        answer = stage.tap(mine, stolen, STRANGER, forced=True).answers[-1]
        assert not answer["text"]
    stage.say("/start inv_AAAAAAAAAAAAAAAAAAAAAA", STRANGER)
    stage.reads("already used or has expired", who=STRANGER)
    stage.tap(mine, "i:yes:AAAAAAAAAAAAAAAAAAAAAA", STRANGER, forced=True)
    stage.phones.say(8001, "/brief", language="fr")
    stage.reads("Ce service est privé.", who=8001)
    stage.phones.group(-100500, "Riad amis")
    stage.phones.say(SAID, "/brief", chat_id=-100500)

    stage.say("/decisions")
    stage.until(lambda: len([m for m in stage.phones.messages(SAID) if "2" in m.plain and m.keyboard]) == 2)
    assert "Confirmer" in str(keys(stage.now(card)))
    assert stage.writes() == []
    turned_away = [
        m for m in stage.phones.messages(STRANGER, from_bot=True) if "private" in m.history[0].plain
    ]
    assert len(turned_away) == 1
    assert [m for m in stage.phones.messages(-100500) if m.from_bot] == []
    for message in stage.phones.messages(STRANGER, from_bot=True):
        assert "Thaifa" not in message.plain


def test_omar_comes_in_by_invitation_once_and_may_not_approve(stage: Stage) -> None:
    link = lhcm(stage.home, "invite", "--role", "operator", **stage.environment).stdout.split()[0]
    stage.start()
    token = link.split("=")[-1]
    stage.say(f"/start {token}", OMAR, first_name="Omar")
    offer = stage.reads("Villa Thaifa vous invite comme", who=OMAR)
    stage.say(f"/start {token}", 8002, first_name="Autre")
    also = stage.reads("Villa Thaifa vous invite comme", who=8002)
    stage.tap(offer, "Accepter", OMAR)
    stage.becomes(offer, "Bienvenue, Omar")
    stage.reads("Omar a accepté votre invitation")
    stage.tap(also, "Accepter", 8002)
    stage.becomes(also, "a déjà servi")
    stage.say(f"/start {token}", 8003)
    stage.reads("a déjà servi", who=8003)

    stage.has_read()
    stage.say(f"/prix suite junior {dm(NIGHT)} 2400", OMAR)
    mine = stage.reads("2 100 → 2 400 MAD", who=OMAR)
    his = stage.reads("2 100 → 2 400 MAD", "Demandé par Omar")
    assert keys(mine) == [["Pourquoi ?"]]
    confirm = data(his, "Confirmer 2 400 MAD")
    for verb in (":ok", ":no", ":later:1h", ":adj:2500"):
        refused = stage.tap(mine, confirm.replace(":ok", verb), OMAR, forced=True)
        assert "Seul le propriétaire" in refused.answers[-1]["text"]
    stage.say("2500", OMAR, reply_to=mine.message_id)
    stage.reads("Seul le propriétaire", who=OMAR)
    stage.say("/reprendre", OMAR)
    stage.reads("Seul le propriétaire peut rouvrir", who=OMAR)
    assert stage.writes() == []
    stage.tap(his, "Confirmer 2 400 MAD")
    stage.becomes(mine, "Approuvé par Said", "confirmé")
