"""Does Said bring the real house from nothing to sixty per cent by taps, in less than a quarter hour?"""

from decimal import Decimal

from tests.journeys.pilot import SAID, read
from tests.journeys.stage import Stage, flat
from tests.twins.telegram_state import Message

WITHOUT_API = {"HOTELRUNNER_TOKEN": "", "HOTELRUNNER_HR_ID": "", "LHCM_PUSH": "off"}
# Generous for a person who thinks: a tap, a typed amount.
TAP, LINE = 15, 30


def progress(stage: Stage) -> Decimal:
    return Decimal(read(stage.home, "questions")["progress"])


def test_from_nothing_to_sixty_per_cent_by_taps(stage: Stage) -> None:
    stage.start(**WITHOUT_API)
    assert progress(stage) == 0
    stage.say("/questions")
    shown = stage.reads("La maison, question par question", "Dans quelle monnaie")
    assert [b for row in shown.buttons for b in row][:2] == ["MAD", "EUR"]
    taps, lines, seconds = 0, 1, LINE
    for _turn in range(30):
        face = stage.now(shown)
        text = flat(face.plain)
        if "écrivez le montant" in text:
            stage.say("1 500")
            lines, seconds = lines + 1, seconds + LINE
            shown = stage.until(lambda: newest(stage))
            continue
        buttons = [b for row in face.buttons for b in row]
        choice = next((b for b in buttons if flat(b) not in ("autre", "je ne sais pas")), "")
        if flat(choice) == "assez pour aujourd’hui":
            choice = next(b for b in buttons if flat(b) == "je ne sais pas")
        stage.tap(face, choice)
        changed(stage, face)
        taps, seconds = taps + 1, seconds + TAP
        if "60 %" in flat(stage.now(shown).plain) or taps + lines > 26:
            break
    reached = progress(stage)
    assert reached >= Decimal("0.6"), f"{reached} after {taps} taps and {lines} lines"
    assert seconds <= 15 * 60, f"{taps} taps and {lines} lines"
    house = read(stage.home, "questions")["questions"]
    [currency] = [one for one in house if one["key"] == "currency"]
    assert (currency["value"], currency["answers"][0]["source"]) == ("MAD", "chat")


def changed(stage: Stage, before: Message) -> None:
    """Waits until the question has given way to the next one."""
    text = flat(before.plain)
    stage.until(lambda: flat(stage.now(before).plain) != text)


def newest(stage: Stage) -> Message | None:
    """The question that came after what was typed last."""
    mine = [m for m in stage.phones.messages(SAID) if m not in stage.phones.messages(SAID, from_bot=True)]
    after = [m for m in stage.phones.messages(SAID, from_bot=True) if m.message_id > mine[-1].message_id]
    return next((m for m in after if "question par question" in flat(m.plain)), None)
