"""What is new today?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.day.morning import brief
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "brief",
    patterns=(("brief",), ("sum_up", "day"), ("news",), ("happened",)),
    words={
        "brief": phrases(
            """
            programme point-jour point-matin point-journee recap-jour recap-journee programme-jour
            programme-journee programme-aujourdhui au-programme what-s-on-today what-s-the-plan-today
            morning-brief brief briefing resume resume-du-jour rapport-du-jour rapport-matin
            morning-report
            """
        ),
        "sum_up": phrases("resume resumer resumez sum-up summary raconte summarize summarise"),
        "day": phrases("journee jour matinee day today aujourdhui lyoum"),
        "news": phrases(
            """
            chno-kayn chnou-kayn quoi-de-neuf neuf nouveau du-nouveau what-s-new whats-new anything-new
            news nouvelles jdid chno-jdid lakhbar akhbar did-i-miss j-ai-rate ai-rate ai-manque
            j-ai-manque j-ai-loupe ai-loupe
            """
        ),
        "happened": phrases(
            """
            s-est-il-passe il-s-est-passe s-est-passe-quoi s-passe s-est-passe est-passe passe-quoi
            happened wqa3 ouqa3 wqaa tra se-passe
            """
        ),
    },
    beside=phrases(
        """
        fais faites faire hier overnight last-night du-jour jour yesterday night matin de-la-nuit moi
        depuis since chno chose quelque today aujourdhui lyoum walo rien chi
        """
    ),
    takes=(),
    weak=(("sum_up",),),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The brief as of now."""
    return await brief(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.brief"), answer)
