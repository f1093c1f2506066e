"""Words may be heard wrongly: which spoken ones wait for « c'est ça », and what does that tap give back?"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from bot.command import Caller
from bot.orders.directives import heard_in
from bot.orders.guests import answering
from bot.orders.reader import Taken
from bot.orders.reading import LONGEST, ordered
from bot.questions.asking import names_of, of_a_guest, understood
from directors.revenue.command.setting import is_setting
from domain.phrase import say
from governance.consent.directives import doubts
from governance.conversation.orders.plain import Told
from governance.office import Office
from governance.post.replies import Button, Reply, Tone, reply

HEARD = "heard"  # how the taps begin
KEPT = timedelta(hours=12)  # after that nobody knows any more what he said


@dataclass(frozen=True, slots=True)
class Given:
    """What the tap gives back: the words to go on with; `said` without them where the person took them back."""

    said: str
    words: str | None


async def acts(office: Office, caller: Caller, words: str) -> bool:
    """Whether these words may create something. A question does not, nor does whatever the house asks back about,
    nor « stop », which only offers its switch."""
    if is_setting(words) or answering(words) is not None:
        return True
    if doubts(words) or "?" in words:
        return False
    found = ordered(await heard_in(office, caller, words)) if len(words) <= LONGEST else None
    if found is not None:
        return isinstance(found, Taken) and found.wish not in {Told.STOP, Told.RESUME}
    async with office.store.reading(caller.property_id) as unit:
        names = await names_of(office, unit)
    asked = understood(words, names, None) or await of_a_guest(office, caller, words, names)
    return asked is None


async def kept(office: Office, caller: Caller, words: str) -> str:
    """The words, kept until the tap; only the last ones of a person are. The token of the tap."""
    token = secrets.token_urlsafe(9)
    told = {"token": token, "words": words, "at": office.clock().isoformat(), "used": ""}
    async with office.store.unit(caller.property_id) as unit:
        await unit.channels.set_cursor(_name(caller), json.dumps(told))
    return token


async def given(office: Office, caller: Caller, token: str, verb: str, tap: str) -> Given | None:
    """What stands behind a tap, once; `tap` names it, so that the same one is taken up again after a crash.

    None where it is too late, was tapped before, or is somebody else's.
    """
    async with office.store.unit(caller.property_id) as unit:
        held = json.loads(await unit.channels.cursor(_name(caller)) or "{}")
        late = not held or held["at"] < (office.clock() - KEPT).isoformat()
        if late or held["token"] != token or held["used"] not in {"", tap}:
            return None
        words = held["words"]
        gone = {} if verb != "yes" else {**held, "used": tap}
        await unit.channels.set_cursor(_name(caller), json.dumps(gone))
        return Given(words, words if verb == "yes" else None)


def taps(token: str) -> tuple[tuple[Button, ...], ...]:
    """Yes, or it was heard wrongly."""
    yes = Button(say("button.heard_yes"), f"{HEARD}:{token}:yes", Tone.PRIMARY)
    return ((yes,), (Button(say("button.heard_no"), f"{HEARD}:{token}:no"),))


def after(found: Given) -> Reply:
    """How the message looks once it was tapped."""
    if found.words is None:
        return reply(say("voice.taken_back", words=found.said))
    return reply(say("voice.heard", words=found.said))


def _name(caller: Caller) -> str:
    return f"heard:{caller.member.person.id}"
