"""How is thanks answered?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply, reply

SPOKEN = Spoken(
    "thanks",
    patterns=(("thanks",),),
    words={
        "thanks": phrases(
            """
            merci thanks thank-you thx chokran choukran shukran mersi barakallahoufik tbarkallah
            merci-beaucoup lah-ykhlik parfait nickel top genial impeccable excellent bravo great perfect
            awesome
            """
        ),
    },
    beside=phrases(
        """
        beaucoup bien infiniment bezzaf bcp very-much a-lot parfait super top great perfect c-est-bon
        genial fik a-demain a-plus a-bientot bonne-journee bonne-soiree bonne-nuit bye see-you
        see-you-tomorrow have-a-nice-day good-night a-plus-tard a-toute khouya bslama
        """
    ),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """A word back."""
    return [reply(say("ask.welcome"))]


SUBJECT = Subject(SPOKEN, say("ask.thanks"), answer)
