"""What does `lhcm guests` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from domain.errors import refuse
from domain.phrase import say
from governance.guests.as_json import conversations_json
from governance.guests.bench import bench_json, bench_reply, rehearsed
from governance.guests.cards import listed, opened
from governance.guests.linking import link_of_stay
from governance.guests.threads import conversation, conversations
from governance.office import Office
from governance.post.replies import reply
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """`inbox` or nothing lists the conversations, `show N` opens one, `bench` plays the rehearsal, `link R42` gives
    the way to the guests' bot for a stay.

    Refusal for anything else.
    """
    told = words.split()
    if not told or told == ["inbox"]:
        found = await conversations(unit)
        return as_told(conversations_json(found), listed(found))
    if told == ["bench"]:
        own, others = await rehearsed(office, unit)
        shown = bench_reply(own, others, office.clock())
        return as_told({**conversations_json([]), "bench": bench_json(own, others)}, shown)
    if len(told) == 2 and told[0] == "link":
        link = await link_of_stay(office, unit, told[1])
        told_so = say("links.of_stay", link=link) if link else say("links.no_bot")
        return as_told({**conversations_json([]), "link": link}, reply(told_so))
    if len(told) == 2 and told[0] == "show" and told[1].isdecimal():
        one = await conversation(unit, int(told[1]))
        if one is None:
            raise refuse("guests.unknown_thread", thread=int(told[1]))
        return as_told(conversations_json([one]), opened(one))
    raise refuse("guests.not_read", words=words[:60])


told = in_a_unit(read)
