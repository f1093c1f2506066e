"""What waits for a decision?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.decisions import decisions
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.consent.card.one_line import decision
from governance.office import snapshot
from governance.post.replies import Reply, reply

SPOKEN = Spoken(
    "decisions",
    patterns=(("to_decide",), ("waiting", "proposals"), ("waiting",), ("open_cards",), ("proposals",)),
    words={
        "to_decide": phrases(
            """
            j-ai-valide on-a-valide ai-approuve on-a-approuve j-ai-approuve we-approved i-approved
            que-je-valide je-dois-valider faire-valider me-faire-valider faut-valider need-my-ok
            needs-my-ok need-my-approval needs-my-approval mon-feu-vert mon-ok mon-avis attend-de-moi
            attendez-de-moi attends-de-moi a-decider decider a-valider valider a-approuver approuver
            to-approve to-decide approve decide nqarrer nqarer attend-ma-decision attend-une-decision
            a-confirmer decisions-en-attente decision decisions a-trancher trancher validation approval
            approvals mes-decisions nvalider waiting-for-me attend-mon-accord signer a-signer
            attends-quoi-de-moi attend-quoi-de-moi attendez-quoi-de-moi attends-tu-de-moi tu-veux-de-moi
            need-from-me expect-from-me
            """
        ),
        "waiting": phrases(
            """
            qu-est-ce-qui-attend ce-qui-attend quoi-attend qui-attend-quoi en-attente pending waiting
            attend attendent en-suspens qui-m-attend m-attendent on-my-plate
            """
        ),
        "proposals": phrases(
            """
            proposition propositions proposal proposals cartes carte cards card tu-proposes me-proposes
            proposes-tu propose-moi proposez proposes proposent propose
            """
        ),
        "open_cards": phrases("cartes-ouvertes open-cards my-cards mes-cartes"),
    },
    beside=phrases(
        """
        urgent urgente urgentes urgents pris prises prise truc trucs faire faut il il-faut encore-a
        prendre take make a-prendre chose choses quelque quelquechose anything something moi reste
        encore khassni khass need needs dois faut_ combien how-many left il-y-a things kayn attente
        revenue cfo gm cto directeur directeurs board comite
        """
    ),
    never=("passees", "past", "passe", "droit"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The open cards again, as /decisions shows them; where none may be sent, a line for each."""
    if not asked.cards:
        return [await _lines(asked)]
    return await decisions(asked.office, asked.caller, "")


async def _lines(asked: Asked) -> Reply:
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        waiting = await unit.proposals.open()
    rows = [say("ask.open_row", number=one.number, subject=decision(house, one.action)) for one in waiting]
    return reply(*(rows or [say("card.none_open")]))


SUBJECT = Subject(SPOKEN, say("ask.decisions"), answer)
