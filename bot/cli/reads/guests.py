"""What does `lhcm guests` tell?"""

from __future__ import annotations

from bot.cli.reads.read import Told, as_told, in_a_unit
from domain.errors import refuse
from governance.guests.as_json import conversations_json
from governance.guests.bench import bench_json, bench_reply, rehearsed
from governance.guests.cards import listed, opened
from governance.guests.threads import conversation, conversations
from governance.office import Office
from store.unit import Unit


async def read(office: Office, unit: Unit, words: str) -> Told:
    """`inbox` or nothing lists the conversations, `show N` opens one, `bench` plays the rehearsal.

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
    if len(told) == 2 and told[0] == "show" and told[1].isdecimal():
        one = await conversation(unit, int(told[1]))
        if one is None:
            raise refuse("guests.unknown_thread", thread=int(told[1]))
        return as_told(conversations_json([one]), opened(one))
    raise refuse("guests.not_read", words=words[:60])


told = in_a_unit(read)
