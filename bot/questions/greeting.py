"""How is somebody greeted back?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject, figures_of
from domain.conversation.questions.question import Spoken
from domain.nights import Span
from domain.phrase import say
from governance.office import snapshot
from governance.post.replies import Reply, reply

SPOKEN = Spoken(
    "greeting",
    patterns=(("hello",), ("how_are_you",)),
    words={
        "hello": (
            *(
                "bonjour",
                "bonsoir",
                "salut",
                "salam",
                "slm",
                "hello",
                "hi",
                "hey",
                "coucou",
                "cc",
                "bjr",
                "bsr",
                "yo",
            ),
            *(
                "good-morning",
                "good-evening",
                "salam-alikoum",
                "salam-aleykoum",
                "sbah-lkhir",
                "msa-lkhir",
                "azul",
            ),
            *(
                "marhba",
                "bonne-journee",
                "bonne-nuit",
                "good-afternoon",
                "assalam",
                "salamo-alikom",
                "allo",
                "sbah",
                "msa",
            ),
        ),
        "how_are_you": (
            *(
                "ca-va",
                "comment-vas-tu",
                "comment-allez-vous",
                "comment-ca-va",
                "how-are-you",
                "labas",
                "la-bas",
                "bikhir",
                "tu-vas-bien",
            ),
            *(
                "ca-roule",
                "ca-gaze",
                "la-forme",
                "en-forme",
                "how-s-it-going",
                "what-s-up",
                "kidayr",
                "ki-dayr",
            ),
            *("kif-dayr", "cv", "comment-tu-vas", "comment-ca-roule", "how-is-it-going", "how-are-things"),
        ),
    },
    beside=(
        "aujourdhui",
        "lyoum",
        "lik",
        "alik",
        "elik",
        "khouya",
        "khoya",
        "sidi",
        "lalla",
        "alikoum",
        "aleykoum",
        "lkhir",
        "bien",
        "tout-le-monde",
        "a-tous",
        "everyone",
        "team",
        "equipe",
        "labas",
        "sava",
    ),
    takes=("@person",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The name, how full tonight is, and what waits."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
    tonight = figures_of(house, Span(house.today, house.today))
    lines = [say("ask.hello", person=asked.caller.member.person.name)]
    if tonight.counted is not None:
        lines.append(say("ask.tonight", sold=tonight.counted, available=int(tonight.available.value or 0)))
    if house.pending:
        lines.append(say("ask.waiting", n=house.pending))
    return [reply(*lines)]


SUBJECT = Subject(SPOKEN, say("ask.greeting"), answer)
