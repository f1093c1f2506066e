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
