"""What does the command line say in French of its upkeep: doctor, backups, houses as templates, what they cost?"""

from __future__ import annotations

UPKEEP = {
    "what a house used and owes for a month, its plan, the draft agreement": (
        "ce qu'une maison a utilisé et doit pour un mois, sa formule, le projet de convention"
    ),
    "of `plan`: its name, then amounts: pilot month=1500 off7=50": (
        "pour `plan` : son nom, puis des montants : pilot month=1500 off7=50"
    ),
    "do all of `new` and keep nothing; of `template`: say only": (
        "pour `new` : tout faire, sans rien garder ; pour `template` : seulement dire"
    ),
    "open that copy into a new file, to be put back": (
        "ouvrir cette copie dans un nouveau fichier, à remettre en place"
    ),
    "the archive or template to write": "l'archive ou le modèle à écrire",
    "of `new` and `template`: begin with, or take over": "pour `new` et `template` : commencer avec, ou reprendre",
    "of `look`: its own colour, as 8a3b12; `none` for none": (
        "pour `look` : sa couleur, par exemple 8a3b12 ; `aucune` pour aucune"
    ),
    "of `look`: how it speaks, in its own words": "pour `look` : comment elle parle, dans ses propres mots",
    "of `look`: answers guests by itself in, as fr,en,nl": (
        "pour `look` : répond d'elle-même aux hôtes en, par exemple fr,en,nl"
    ),
    "of `statement` (default: this month)": "pour `statement` (sans lui : ce mois-ci)",
    "of `plan`: its first month (default: this one)": "pour `plan` : son premier mois (sans lui : ce mois-ci)",
    "as a page to print (PDF), an agreement also as .md": "en page à imprimer (PDF), une convention aussi en .md",
    "restore that copy where nobody lives, and say what it holds": (
        "restaurer cette copie à l'essai, et dire ce qu'elle contient"
    ),
    "the age identity that opens it, for --try": ("l'identité age qui l'ouvre, pour --try"),
    "also every house's journal, its wires and accounts, what waits, and a restore on trial": (
        "aussi le journal de chaque maison, ses liaisons et comptes, ce qui attend, et un essai de restauration"
    ),
    "who listens to voice notes and who reads the brief aloud": (
        "qui écoute les messages vocaux et qui lit le brief à voix haute"
    ),
    "bring a model that listens on this machine": "installer un modèle qui écoute sur cette machine",
    "which one is fetched (default: small)": "lequel est téléchargé (par défaut : small)",
    "a folder with a model, instead": "un dossier qui contient un modèle, à la place",
}
