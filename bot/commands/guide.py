"""What can be asked here?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Line, Reply, reply

# The menu of the phone shows these, in this order; the same sentences describe them there.
MENU: Mapping[str, Phrase] = {
    "brief": say("command.brief"),
    "decisions": say("command.decisions"),
    "prix": say("command.prix"),
    "arrivees": say("command.arrivees"),
    "canaux": say("command.canaux"),
    "journal": say("command.journal"),
    "pause": say("command.pause"),
    "aide": say("command.aide"),
}
# Beside the menu, in /aide only.
MORE: Mapping[str, Phrase] = {
    "objectifs": say("command.objectifs"),
    "mandats": say("command.mandats"),
    "depense": say("command.depense"),
    "questions": say("command.questions"),
    "reservation": say("command.reservation"),
    "statut": say("command.statut"),
    "missions": say("command.missions"),
    "passees": say("command.passees"),
    "journal_com": say("command.journal_com"),
    "memoire": say("command.memoire"),
    "courbe": say("command.courbe"),
    "evenements": say("command.evenements"),
    "simuler": say("command.simuler"),
    "precision": say("command.precision"),
    "bilan": say("command.bilan"),
    "cout": say("command.cout"),
    "resultat": say("command.resultat"),
    "caisse": say("command.caisse"),
    "reglages": say("command.reglages"),
    "hier": say("command.hier"),
    "essai": say("command.essai"),
    "reprendre": say("command.reprendre"),
}
# What one wants, and the commands for it; every command of the two tables above stands in exactly one group.
GROUPS: tuple[tuple[Phrase, tuple[str, ...]], ...] = (
    (say("help.group_know"), ("brief", "arrivees", "statut", "evenements")),
    (say("help.group_decide"), ("decisions", "passees", "journal", "mandats", "objectifs")),
    (say("help.group_price"), ("prix", "simuler", "courbe", "reglages", "hier", "essai", "precision")),
    (say("help.group_money"), ("resultat", "caisse", "depense", "bilan", "cout")),
    (say("help.group_do"), ("missions", "memoire", "journal_com")),
    (say("help.group_safe"), ("canaux", "pause", "reprendre")),
)
ENGLISH = {
    "brief": "brief",
    "decisions": "pending",
    "prix": "price",
    "arrivees": "arrivals",
    "canaux": "channels",
    "journal": "log",
    "pause": "hold",
    "aide": "help",
    "objectifs": "objectives",
    "mandats": "mandates",
    "depense": "expense",
    "questions": "questions",
    "reservation": "booking",
    "statut": "status",
    "missions": "tasks",
    "passees": "past",
    "journal_com": "told",
    "memoire": "memory",
    "courbe": "curve",
    "evenements": "events",
    "simuler": "simulate",
    "precision": "accuracy",
    "bilan": "scorecard",
    "cout": "cost",
    "resultat": "result",
    "caisse": "cash",
    "reglages": "settings",
    "hier": "yesterday",
    "essai": "trial",
    "reprendre": "resume",
}


async def guide(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The commands by what one wants, and the one promise that matters."""
    told = {**MENU, **MORE}
    blocks = [Block((Line(say("help.title"), bold=True), Line(say("board.help"))))]
    for title, names in GROUPS:
        rows = [
            Line(say("help.row", command=spelled(name, caller.language), what=told[name])) for name in names
        ]
        blocks.append(Block((Line(title, bold=True), *rows)))
    blocks.append(Block((Line(say("help.reply")), Line(say("help.consent")))))
    return [Reply(tuple(blocks))]


async def welcome(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A greeting for somebody who is of the house already."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    name = caller.member.person.name
    return [reply(say("help.start", person=name, at=hotel.brief_at, house=hotel.name))]


def spelled(name: str, language: str) -> str:
    """The command as this reader types it."""
    return ENGLISH[name] if language == "en" else name
