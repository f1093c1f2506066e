"""Which important guests are expected?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.arrivals import SPOKEN as ARRIVALS
from bot.questions.asked import Asked, Subject
from bot.questions.guests import listed, stays_on
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import Span
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "vip",
    patterns=(("vip",), ("guests", "important")),
    words={
        "vip": phrases("vip vips very-important beau-monde"),
        "guests": phrases("clients client guests guest hotes hote personnes nass"),
        "important": phrases("importants important importantes importante special speciaux muhimmin"),
    },
    beside=phrases(
        """
        arrivals arrival arrivees arrivee arriving expected attendus arrive arrivent attend prevus prevu
        they who qui sont kayn chi combien how-many coming come today vient viennent
        """
    ),
)


WEEK = 6
# « quels VIP arrivent demain » is not about those who are here already.
_COMING = frozenset((*ARRIVALS.words["arriving"], *ARRIVALS.words["awaiting"], "arrivals", "expected"))


async def answer(asked: Asked) -> Sequence[Reply]:
    """The VIPs who sleep in the house on the days named, or who come on them where a word for coming is said.

    Without a day: today and the six days after.
    """
    span = asked.question.span
    if span is None:
        house, today, _ = await stays_on(asked, None)
        span = Span(today.first, today.first.fromordinal(today.first.toordinal() + WEEK))
    house, days, stays = await stays_on(asked, span)
    found = [s for s in stays if s.vip and s.check_in <= days.last and s.check_out > days.first]
    if asked.question.said & _COMING:
        found = [stay for stay in found if stay.check_in in days]
    found.sort(key=lambda stay: stay.check_in)
    return [listed(asked, house, say("ask.vip"), days, found, say("ask.no_vip"))]


SUBJECT = Subject(SPOKEN, say("ask.vip"), answer)
