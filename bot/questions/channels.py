"""How do the sales channels stand?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.bookings.channels import channels
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.house.channel_names import channel_name
from domain.phrase import say
from governance.bookings.wire_words import failed_since, updates
from governance.office import snapshot
from governance.post.replies import Line, Reply, reply

SPOKEN = Spoken(
    "channels",
    patterns=(
        ("synced", "@channel"),
        ("channels",),
        ("state", "@channel"),
        ("works", "@channel"),
        ("state", "channels"),
        ("works", "channels"),
        ("connected", "@channel"),
        ("connected", "channels"),
    ),
    words={
        "synced": phrases("synchro synchronise synchronisee synced in-sync"),
        "channels": phrases(
            """
            canal canaux channel channels plateforme plateformes ota otas platforms les-sites
            tout-est-ouvert everything-open
            """
        ),
        "state": phrases(
            """
            comment-va comment-vont comment-ca-va etat how-is how-are ca-va va-bien status
            comment-se-porte nouvelles doing ok va vont kif-dayr kidayr statut
            """
        ),
        "works": phrases(
            """
            issue issues souci soucis trouble troubles erreur erreurs error errors bloque marche-pas
            fonctionne-pas marche-plus fonctionne-plus ne-marche-pas ne-marche-plus ne-fonctionne-pas
            ne-fonctionne-plus not-working isn-t-working doesn-t-work makhdamch ma-khdamch mezyan mzyan
            wla-la marche marchent fonctionne fonctionnent en-panne panne working works khdam khdama
            khdamin down broken probleme problemes problem problems mochkil bug bugge bugue buggue
            plante plantee bugs
            """
        ),
        "connected": phrases(
            """
            up a-jour up-to-date est-ferme est-fermee sont-fermes sont-fermees est-coupe est-coupee
            is-closed are-closed closed en-ligne online branche branches relie relies raccorde connecte
            connectes connectees ouvert ouverts ouverte ouvertes connected live actif
            """
        ),
    },
    beside=phrases(
        """
        all tous bien well avec tout tout-va-bien toujours still ou-pas ou-pas-encore deja already yet
        attente en-attente waiting pending in-progress cours en-cours
        ou or or-not combien combien-de how-many quels quelles sur which
        """
    ),
    takes=("@channel",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The screen of /canaux; of one channel its own line, with when it was counted."""
    code = asked.question.channel
    if code is None:
        return await channels(asked.office, asked.caller, "")
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        found = [channel for channel in house.channels if channel.code == code]
        failed = [await failed_since(unit, channel) for channel in found]
    if not found:
        names = tuple(channel.name for channel in house.channels)
        return [
            reply(
                say("ask.channel_off", channel=channel_name(code)),
                *([say("ask.channels_on", names=names)] if names else []),
            )
        ]
    counted = Line(say("channels.counted", at=found[0].counted_at), quiet=True)
    return [reply(Line(updates(found[0], failed[0])), counted)]


SUBJECT = Subject(SPOKEN, say("ask.channels"), answer)
