"""Which commands are there on many houses, their people and their accounts?"""

from __future__ import annotations

from pathlib import Path

from bot.cli.options import Commands, of_property, readable


def tenancy_commands(command: Commands) -> None:
    """Many houses: which there are, and one more."""
    sub = command("house", "houses:house", "the houses here; a new one by questions, a folder or a ZIP")
    what = ("list", "new", "ask", "export", "erase", "forget", "template", "look")
    sub.add_argument("what", choices=what)
    sub.add_argument(
        "path", nargs="?", help="of `new`: what there is of it, a folder, ZIP or file; of `ask`: its id"
    )
    sub.add_argument("--name", help='of `new`: who it is, as "Riad Yasmine, Marrakech, Maroc"')
    sub.add_argument(
        "--dry-run",
        action="store_true",
        help="do all of `new` and keep nothing; of `template`: say only",
    )
    sub.add_argument("--out", type=Path, metavar="FILE", help="the archive or template to write")
    sub.add_argument(
        "--template", type=Path, metavar="FILE", help="of `new` and `template`: begin with, or take over"
    )
    sub.add_argument("--accent", metavar="HEX", help="of `look`: its own colour, as 8a3b12; `none` for none")
    sub.add_argument("--voice", type=Path, metavar="FILE", help="of `look`: how it speaks, in its own words")
    sub.add_argument(
        "--languages", metavar="CODES", help="of `look`: answers guests by itself in, as fr,en,nl"
    )
    sub.add_argument("--booking", metavar="NUMBER", help="of `forget`: the booking whose guest is forgotten")
    readable(sub)
    sub = command("people", "people:people", "who is in the house, on which devices, and who is invited")
    of_property(sub)
    sub.add_argument("what", nargs="?", default="list", choices=("list", "out", "lost", "role", "uninvite"))
    sub.add_argument(
        "words",
        nargs="*",
        help="whom, by name or number (`lost`: out of every house at once; `role` then takes the role); "
        "of `uninvite` the invitation's number",
    )
    readable(sub)


def account_commands(command: Commands) -> None:
    """What a house holds with others, under seal."""
    sub = command(
        "account",
        "account:account",
        "accounts of the house, sealed: its mailbox, channel manager, folder, bot",
    )
    of_property(sub)
    sub.add_argument("what", choices=("list", "set", "forget", "rotate"))
    sub.add_argument("kind", nargs="?", choices=("mailbox", "hotelrunner", "drive", "bot"))
    sub = command("drive", "drive:drive", "a folder of Google Drive, read so that it can be found and asked")
    of_property(sub)
    sub.add_argument("what", choices=("connect", "sync", "status", "forget"))
    sub.add_argument(
        "path", nargs="?", type=Path, help="of `connect`: the key file that Google's console gives"
    )
    sub.add_argument("--folder", metavar="ADDRESS", help="of `connect`: the folder, as the browser shows it")
    sub.add_argument("--audience", choices=("owner", "operator", "staff"), help="who may read them")
    readable(sub)


def billing_commands(command: Commands) -> None:
    """What a house costs and owes; nothing is charged."""
    sub = command(
        "billing", "billing:billing", "what a house used and owes for a month, its plan, the draft agreement"
    )
    of_property(sub)
    sub.add_argument("what", nargs="?", default="statement", choices=("statement", "plan", "agreement"))
    sub.add_argument("words", nargs="*", help="of `plan`: its name, then amounts: pilot month=1500 off7=50")
    sub.add_argument("--month", metavar="YYYY-MM", help="of `statement` (default: this month)")
    sub.add_argument(
        "--from", dest="begins", metavar="YYYY-MM", help="of `plan`: its first month (default: this one)"
    )
    sub.add_argument(
        "--out", type=Path, metavar="FILE", help="as a page to print (PDF), an agreement also as .md"
    )
    readable(sub)
