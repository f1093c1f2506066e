"""How do people call the steps of a channel, in French and in English?"""

from __future__ import annotations

import re

from domain.activation.board import ChannelState

S = ChannelState
# Longest first: « en attente de said » before « en attente ». None: it can be read in two ways.
SAID: tuple[tuple[str, ChannelState | None], ...] = (
    (r"(en attente|attend|attendre) (de |du |d' ?|l')*(said|proprietaire|owner|patron)", S.WAITING_OWNER),
    (r"waiting (for|on) (the )?owner", S.WAITING_OWNER),
    (r"(en attente|attend|attendre) (de |du |d' ?|l')*(canal|ota|plateforme|channel)", S.WAITING_CHANNEL),
    (r"waiting (for|on) (the )?(channel|ota)", S.WAITING_CHANNEL),
    (r"en attente|waiting|attend", None),
    (r"pas commencee?|a zero|not started", S.NOT_STARTED),
    (r"en preparation|preparation|preparing|preparer|on prepare", S.PREPARING),
    (r"demandee?s?|requested|demande envoyee|demande faite", S.REQUESTED),
    (r"en connexion|connexion|connecting|se connecte", S.CONNECTING),
    (r"mappee?|correspondances? faites?|mapped", S.MAPPED),
    (r"en ligne|live|ouverte?|en vente", S.LIVE),
    (r"verifiee?|verified", S.VERIFIED),
    (r"retenue?|suspendue?|held|on hold", S.HELD),
    (r"refusee?|rejetee?|rejected", S.REJECTED),
)
# How a look begins that found something wrong.
FAILS = re.compile(r"\s*(?:non|no|pas|echec|faux|ko|failed|wrong|not)(?!\w)")
# How one begins that found it right, and what says no more than that nothing is wrong.
WELL = re.compile(r"\s*(?:oui|yes|ok|conforme|correct)(?!\w)")
NOTHING_WRONG = re.compile(
    r"\b(?:no|not any|without|pas d[e']|aucune?|sans|rien a)\s*"
    r"(?:problem\w*|probleme\w*|souci\w*|issues?|ecarts?|differences?|difference|erreurs?|errors?|signaler)\b"
)
# Within words that begin with neither: something may be wrong, and nobody should guess.
DOUBT = re.compile(
    r"\b(?:pas|non|not|no|jamais|never|faux|fausses?|wrong|manqu\w+|missing|absente?s?|absent|aucune?|nothing|"
    r"rien|erreurs?|errors?|au lieu|instead|sauf|except|mais|but|different\w*|encore|still)\b|n't\b|\?"
)
# Rooms before and after: « 2 avant, 1 après », "before: 2, after: 1", « 2 → 1 ».
_ROOMS = r"\s*(?:chambres?|rooms?|libres?|free)?\s*"
COUNTS = (
    re.compile(rf"(?<![/\d])(\d{{1,3}}){_ROOMS}(?:avant|before)\b.*?(\d{{1,3}}){_ROOMS}(?:apres|after)\b"),
    re.compile(r"\b(?:avant|before)\s*:?\s*(\d{1,3})\b.*?\b(?:apres|after)\s*:?\s*(\d{1,3})\b"),
    re.compile(r"(?<![/\d])(\d{1,3})\s*(?:-?>|puis|then)\s*(\d{1,3})\b"),
)
