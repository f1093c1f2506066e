"""What does the command line say of itself in a French terminal, sentence by sentence of its help?

Help loads no catalogue, so these words stand here; type plainly, the typography is set below.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.cli.french_of_argparse import ARGPARSE
from bot.cli.french_upkeep import UPKEEP

_WHOLE = {
    **UPKEEP,
    "look through it no more, and cite nothing of it": "ne plus le parcourir, et n'en rien citer",
    "read a folder, so that its documents can be found and asked": (
        "lire un dossier, pour que ses documents se trouvent et s'interrogent"
    ),
    "who may read them": "qui peut les lire",
    "put an exported WhatsApp or Telegram chat onto the register of letters": (
        "mettre une conversation WhatsApp ou Telegram exportée au registre des lettres"
    ),
    "who in it speaks for the house": "qui y parle pour la maison",
    "whether its dates name day or month first": "si ses dates nomment d'abord le jour ou le mois",
    "say who may read a document, from now on and in every version": (
        "dire qui peut lire un document, désormais et dans chaque version"
    ),
    "its name, or words of it": "son nom, ou des mots de son nom",
    "what was made: version, state, place, next action, and what is stale": (
        "ce qui est produit : version, état, lieu, prochaine action, et ce qui est périmé"
    ),
    "who outside was told what, when, and who is to be asked again; words choose": (
        "qui, au dehors, a su quoi, quand, et qui relancer ; des mots choisissent"
    ),
    "a folder of Google Drive, read so that it can be found and asked": (
        "un dossier Google Drive, lu pour qu'il se trouve et s'interroge"
    ),
    "of `connect`: the folder, as the browser shows it": (
        "pour `connect` : le dossier, tel que le navigateur l'affiche"
    ),
    "of `connect`: the key file that Google's console gives": (
        "pour `connect` : le fichier de clé que donne la console Google"
    ),
    "as in the chat; criteria: …, deliverable: … behind semicolons": (
        "comme dans le chat ; critères : …, livrable : … après des points-virgules"
    ),
    "file a mission: photos of room 12 P1 before Friday": "noter une mission : photos chambre 12 P1 avant vendredi",
    "of `forget`: the booking whose guest is forgotten": "pour `forget` : la réservation dont le client est oublié",
    "of `show`: write the files it speaks of there, and name them": (
        "pour `show` : écrire là les fichiers dont il parle, et les nommer"
    ),
    "the person who asks for it": "la personne qui le demande",
    "what stands of the house, each fact with its source; words choose among them": (
        "ce qui est établi de la maison, chaque fait avec sa source ; des mots choisissent"
    ),
    "where it stands: an address, a document, a page; an agent needs one": (
        "où c'est écrit : une adresse, un document, une page ; un agent doit le dire"
    ),
    "The Digital C-Suite: a board of directors for a small hotel.": (
        "Le Comité exécutif numérique d'un petit hôtel."
    ),
    "commands": "commandes",
    "YYYY-MM-DD (default: tomorrow)": "AAAA-MM-JJ (sinon demain)",
    "its id; needed where the database holds several": (
        "son nom court ; nécessaire quand la base en contient plusieurs"
    ),
    "the terminal's own where none is named": "sinon celle du terminal",
    "who in the house says so": "qui le dit, dans la maison",
}
_HOUSE = {
    "the sample house in this terminal: no token, key or network": (
        "la maison d'exemple dans ce terminal, sans jeton, clé ni réseau"
    ),
    "keep the demonstration's database in this folder": "garder la base de la démonstration dans ce dossier",
    "the day to play, YYYY-MM-DD (default: today)": "le jour à jouer, AAAA-MM-JJ (sinon aujourd'hui)",
    "as a page in the browser instead": "plutôt comme page dans le navigateur",
    "of the page (default: 8088)": "de la page (sinon 8088)",
    "the bot": "le bot",
    "rooms per night from a file of bookings, with 80 %% ranges": (
        "chambres occupées attendues, nuit par nuit, d'après un fichier de réservations, avec leur "
        "intervalle à 80 %%"
    ),
    "one reservation a line": "une réservation par ligne",
    "rooms of the house": "chambres de la maison",
    "the end of the last day that is known; may be repeated": "fin du dernier jour connu ; répétable",
    "nights after that day": "nuits après ce jour",
    "the file to write": "le fichier à écrire",
    "go on without the lines that are wrong": "continuer sans les lignes en erreur",
    "preview the brief; files and claims nothing": "le brief en aperçu ; rien n'est déposé ni réservé",
    "as of the morning of a past day, YYYY-MM-DD": "comme au matin d'un jour passé, AAAA-MM-JJ",
    "an invitation link for one person": "un lien d'invitation pour une personne",
    "how an agent is called: it gets a token instead of a link": (
        "le nom d'un agent : il reçoit un jeton, pas un lien"
    ),
    "verify the journal's chain, or show one subject's story": (
        "vérifier la chaîne du journal, ou montrer une histoire"
    ),
    "the proposal to show (all of the journal: lhcm export)": (
        "la proposition à montrer (tout le journal : lhcm export)"
    ),
    "an answer by rule to a question in plain words": "une réponse par règle à une question en clair",
    "one day of the house: arrivals, rooms, cars, meals, tasks": (
        "un jour de la maison : arrivées, chambres, voitures, repas, tâches"
    ),
    "also as a page to print (PDF)": "aussi en page à imprimer (PDF)",
    "configuration and data readiness": "la configuration, et ce qui manque aux données",
    "one booking, and what each source said of it": "une réservation, et ce que chaque source en a dit",
    "the channel manager's number, or the channel's own": "le numéro du channel manager, ou celui du canal",
    "a fact about the house, with its source": "un fait sur la maison, avec sa source",
    "as `lhcm questions` lists it": "tel que `lhcm questions` le nomme",
    "who said so (default: the terminal)": "qui l'a dit (sinon le terminal)",
}
_WORK = {
    "work orders: what to do step by step, who has it, what was handed in": (
        "ordres de travail : quoi faire pas à pas, qui s'en charge, ce qui a été remis"
    ),
    "the order's number; of `make` the channel's code": "le numéro de l'ordre ; pour `make` le code du canal",
    "the person who works or judges": "la personne qui travaille ou qui juge",
    "an agent's token (better in LHCM_AGENT_TOKEN)": "le jeton d'un agent (mieux dans LHCM_AGENT_TOKEN)",
    "of `make`: the step (default: the next one)": "pour `make` : l'étape (sinon la suivante)",
    "of `report`: what was done": "pour `report` : ce qui a été fait",
    "of `report`: an address that shows it": "pour `report` : une adresse qui le montre",
    "of `report`: a reference": "pour `report` : une référence",
    "of `report`: a picture or document": "pour `report` : une image ou un document",
    "of `review`: give it back, with what is missing (default: accept)": (
        "pour `review` : le rendre, avec ce qui manque (sinon l'accepter)"
    ),
    "incidents: what happened, evidence, report": "incidents : ce qui s'est passé, preuves, rapport",
    "its number, then words as in the chat: `add 1 fact connection = one-way`; of `open` the title": (
        "son numéro, puis les mots comme dans le chat : `add 1 fact connection = one-way` ; pour `open` "
        "le titre"
    ),
    "a picture or document as evidence": "une image ou un document comme preuve",
    "of `report`: the property's folder, for docs/incidents/": (
        "pour `report` : le dossier de la maison, pour docs/incidents/"
    ),
}
_DATA = {
    "specs (a folder), reservations or a rate calendar (a file)": (
        "les fiches (un dossier), des réservations ou un calendrier de prix (un fichier)"
    ),
    "take import N back, while nothing newer touched it": (
        "annuler l'import N, tant que rien de plus récent n'y a touché"
    ),
    "a mapping file: which column means what": "un fichier qui dit quelle colonne est quoi",
    "check everything and say what would change, write nothing": (
        "tout vérifier et dire ce qui changerait, sans rien écrire"
    ),
    "import the sound rows though others are refused": (
        "importer les lignes lisibles bien que d'autres soient refusées"
    ),
    "what comes first in 03/04/2027": "ce qui vient d'abord dans 03/04/2027",
    "lines that the file hides: import them, or leave them out": (
        "lignes que le fichier masque : les importer, ou les laisser"
    ),
    "of two tables side by side the one to read, or that they are one": (
        "de deux tableaux côte à côte, celui à lire, ou qu'ils n'en font qu'un"
    ),
    "lines of one number on different nights: one booking with its amounts added, or a mistake": (
        "des lignes d'un même numéro à des nuits différentes : une réservation aux montants additionnés, "
        "ou une erreur"
    ),
    "which column is a field": "quelle colonne est un champ",
    "data out, as CSV or JSON": "sortir les données, en CSV ou JSON",
    "the master data package: what channels are told of the house": (
        "le dossier de référence : ce que les canaux apprennent de la maison"
    ),
    "the material to import: a folder, a ZIP or a file": (
        "les documents à importer : un dossier, un ZIP ou un fichier"
    ),
    "say what an import would fill, write nothing": "dire ce qu'un import remplirait, sans rien écrire",
    "of `import`: take the last import back": "pour `import` : annuler le dernier import",
    "who gave the right to use the photos of an import": (
        "qui a donné le droit d'utiliser les photos d'un import"
    ),
    "only what this channel asks: its name or code": (
        "seulement ce que ce canal demande : son nom ou son code"
    ),
    "where an export goes": "où va un export",
    "one pass over the mailbox now, and what it read": (
        "un passage dans la boîte aux lettres, et ce qu'il a lu"
    ),
    "a checked copy of the database, made while the bot works": (
        "une copie vérifiée de la base, pendant que le bot travaille"
    ),
    "bring the database's schema up to date": "mettre le schéma de la base à jour",
    "another one, such as the last version's, to go back to it": (
        "une autre, celle de la version d'avant par exemple, pour y revenir"
    ),
    "the house's own website: pages, pictures, and how far it is": (
        "le site de la maison : pages, images, et où il en est"
    ),
    "sent: to WHOM on DAY; returned: what lacks; live: URL; link: DAYS": (
        "sent : à QUI, quel JOUR ; returned : ce qui manque ; live : URL ; link : JOURS"
    ),
    "where a build goes": "où va ce qui est construit",
}
_READS = {
    "how far each sales channel is; a channel's name shows its steps": (
        "où en est chaque canal ; le nom d'un canal montre ses étapes"
    ),
    "what guests owe, and the taxes to remit": "ce que doivent les clients, et les taxes à reverser",
    "sales channels that lists name, and the orders that people gave": (
        "les canaux de vente connus, et les ordres donnés"
    ),
    "what the models cost today, this month and by director": (
        "ce que les modèles coûtent aujourd'hui, ce mois-ci et par directeur"
    ),
    "how a night fills: a type, a night, a picture (price, forecast, pickup)": (
        "comment une nuit se remplit : un type, une nuit, une image (prix, prévision, pickup)"
    ),
    "the decision log and past verdicts; words search them": "les décisions prises ; des mots y cherchent",
    "what is coming in town, and what the last events really brought": (
        "ce qui vient en ville, et ce que les derniers événements ont apporté"
    ),
    "conversations with guests; show and a number opens one": (
        "conversations avec les clients ; show et un numéro en ouvre une"
    ),
    "inbox, show and a number, or bench: two hundred questions and your own, played": (
        "inbox, show et un numéro, ou bench : deux cents questions et les vôtres, jouées"
    ),
    "what may run without asking, and what it was used for": (
        "ce qui peut se faire sans demander, et son usage"
    ),
    "who was told what, and when": "qui a su quoi, et quand",
    "missions under way": "les missions en cours",
    "the owner's objectives, how far each has come, and the pace": (
        "les objectifs du propriétaire, où en est chacun, et le rythme"
    ),
    "forecasts against what the nights became": "les prévisions face à ce que les nuits sont devenues",
    "what is unknown about the house, and who can say": (
        "ce qu'on ne sait pas de la maison, et qui peut le dire"
    ),
    "revenue, costs and GOP of the month, a month by name, or the year": (
        "revenu, coûts et GOP du mois, d'un mois nommé, ou de l'année"
    ),
    "yesterday, ytd or a month by its name (default: this month)": (
        "yesterday, ytd ou le nom d'un mois (sinon ce mois)"
    ),
    "which rooms are ready, and whose they are": "quelles chambres sont prêtes, et à qui elles sont",
    "the Revenue director's month, losses included; words name the month": (
        "le mois du directeur Revenue, pertes comprises ; des mots nomment le mois"
    ),
    "what a change of price would bring: suites -10%% in February": (
        "ce qu'un changement de prix apporterait : suites -10%% en février"
    ),
    "the executive status: lights, blockers, today, what is coming": (
        "le point de situation : feux, blocages, aujourd'hui, ce qui vient"
    ),
    "what a sales channel leaves of a night, before signing": (
        "ce qu'un canal laisse d'une nuit, avant de signer"
    ),
    "the channel's name": "le nom du canal",
}
_NEWER = {
    "every JSON form that commands print": "chaque forme JSON que les commandes donnent",
    "of `new`: what there is of it, a folder, ZIP or file; of `ask`: its id": (
        "pour `new` : ce qu'on en a, un dossier, un ZIP ou un fichier ; pour `ask` : son nom court"
    ),
    'of `new`: who it is, as "Riad Yasmine, Marrakech, Maroc"': (
        "pour `new` : qui elle est, comme « Riad Yasmine, Marrakech, Maroc »"
    ),
    "the form to describe": "la forme à décrire",
    "the houses here; a new one by questions, a folder or a ZIP": (
        "les maisons d'ici ; une nouvelle par des questions, un dossier ou un ZIP"
    ),
    "what the house's documents, facts, decisions and incidents say, each with its place": (
        "ce que disent les documents, faits, décisions et incidents de la maison, chacun avec sa place"
    ),
    "who is in the house, on which devices, and who is invited": (
        "qui est dans la maison, sur quels appareils, et qui est invité"
    ),
    (
        "whom, by name or number (`lost`: out of every house at once; `role` then takes the role); "
        "of `uninvite` the invitation's number"
    ): (
        "qui, par son nom ou numéro (`lost` : hors de toutes les maisons d'un coup ; `role` prend ensuite"
        " le rôle) ; pour `uninvite` le numéro de l'invitation"
    ),
    "accounts of the house, sealed: its mailbox, channel manager, folder, bot": (
        "les comptes de la maison, scellés : boîte aux lettres, channel manager, dossier, bot"
    ),
    "words or a question, in any language": "des mots ou une question, dans toute langue",
}
_TYPOGRAPHY = ((" :", "\u202f:"), (" ;", "\u202f;"), ("« ", "«\u202f"), (" »", "\u202f»"), ("'", "\u2019"))


def _typeset(text: str) -> str:
    for typed, printed in _TYPOGRAPHY:
        text = text.replace(typed, printed)
    return text


FRENCH: Mapping[str, str] = {
    english: _typeset(french)
    for words in (ARGPARSE, _WHOLE, _HOUSE, _WORK, _DATA, _READS, _NEWER)
    for english, french in words.items()
}
