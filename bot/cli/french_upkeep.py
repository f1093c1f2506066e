"""What does the command line say in French of its upkeep: doctor, backups, houses as templates, what they cost?"""

from __future__ import annotations

UPKEEP = {
    "restore that copy where nobody lives, and say what it holds": (
        "restaurer cette copie à l'essai, et dire ce qu'elle contient"
    ),
    "the age identity that opens it, for --try": ("l'identité age qui l'ouvre, pour --try"),
    "also every house's journal, its wires and accounts, what waits, and a restore on trial": (
        "aussi le journal de chaque maison, ses liaisons et comptes, ce qui attend, et un essai de restauration"
    ),
}
