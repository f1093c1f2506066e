"""What is said where nothing is filed: a question with its buttons, the switch to tap, what can be decided?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from bot.commands.calling import COMPLETED
from domain.consent.rights import Right, may
from domain.conversation.choice import Ambiguous, Choice
from domain.conversation.sentence import read
from domain.errors import Refusal
from domain.folding import fold
from domain.phrase import Name, Phrase, say
from governance.consent.card.one_line import decision
from governance.office import Office, snapshot
from governance.post.replies import Button, Line, Reply, Tone, reply

# A button whose tap says its words, as if the person had typed them: at most a card, like any typed words.
WORDS = "y:"
MOST_BYTES = 64  # what Telegram lets a button carry
MOST_LINES = 5
SWITCH = "z"


def fits(words: str) -> bool:
    """Whether a button can carry these words."""
    return len((WORDS + words).encode()) <= MOST_BYTES


def question(text: str, refusal: Refusal) -> Reply:
    """What is missing or has two meanings, and the sentences that would say it, as buttons where they fit."""
    offered = [(label, words) for label, words in _offered(text, refusal) if fits(words)]
    return reply(refusal.phrase, buttons=tuple((Button(label, WORDS + words),) for label, words in offered))


def _offered(text: str, refusal: Refusal) -> list[tuple[Phrase, str]]:
    if isinstance(refusal, Ambiguous):
        folded = read(text).text
        if refusal.said not in folded:
            return []
        return [(one.label, folded.replace(refusal.said, one.words, 1)) for one in refusal.choices]
    named = _types(refusal)
    if named:
        said = fold(str(refusal.phrase.args["said"]))
        return [(one.label, fold(text).replace(said, one.words, 1)) for one in named]
    ends = COMPLETED.get(refusal.phrase.key, ())
    return [(say("choice.words", words=end), f"{text.rstrip(' .')} {end}") for end in ends]


def _types(refusal: Refusal) -> list[Choice]:
    """Each type that the words may mean."""
    if refusal.phrase.key != "spoken.which_type":
        return []
    names = [name for name in refusal.phrase.args["types"] if isinstance(name, Name)]
    return [Choice(say("choice.type", room_type=name), fold(str(name))) for name in names]


def switch_offer(office: Office, caller: Caller, *, stop: bool) -> Reply:
    """Stopping everything, or letting it go on, is one tap away."""
    if not may(caller.member.role, Right.PUSH_OFF if stop else Right.PUSH_ON):
        raise Refusal(say("pause.not_entitled"))
    if stop:
        button = Button(say("button.stop_all"), f"{SWITCH}:pause:on", Tone.DANGER)
        return reply(say("switch.stop"), buttons=((button,),))
    button = Button(say("button.resume_all"), f"{SWITCH}:pause:off", Tone.PRIMARY)
    return reply(say("switch.resume"), buttons=((button,),))


async def what_waits(
    office: Office, caller: Caller, *, refusing: bool, all_at_once: bool = False
) -> Sequence[Reply]:
    """A typed yes or no decides nothing: what could be meant, by its number; never several by one word."""
    async with office.store.reading(caller.property_id) as unit:
        waiting = await unit.proposals.open()
        house = await snapshot(office, unit)
    if not waiting:
        return [reply(say("order.told_nothing_waits"))]
    lines = [
        Line(say("order.told_row", number=one.number, what=decision(house, one.action)))
        for one in waiting[:MOST_LINES]
    ]
    head = say("order.told_no", n=len(waiting)) if refusing else say("order.told_yes", n=len(waiting))
    how = say("order.told_refuse_how") if refusing else say("order.told_confirm_how")
    one_each = [Line(say("order.told_one_each"))] if all_at_once else []
    return [reply(Line(head, bold=True), *lines, *one_each, Line(how, quiet=True))]
