"""Which words do the commands take that carry work on: orders, missions, the website, incidents?"""

from __future__ import annotations

from pathlib import Path

from bot.cli.options import Commands, for_agents, of_property, readable

INCIDENT_ACTS = (
    *("list", "show", "open", "add", "investigate"),
    *("test", "report", "review", "close"),
)


def work_commands(command: Commands) -> None:
    """Commands of those who carry work out, people and agents."""
    sub = command("work", "work:work", "work orders: what to do step by step, who has it, what was handed in")
    of_property(sub)
    sub.add_argument("what", choices=("list", "show", "make", "take", "back", "report", "review"))
    sub.add_argument("target", nargs="?", help="the order's number; of `make` the channel's code")
    sub.add_argument("--by", metavar="NAME", help="the person who works or judges")
    for_agents(sub)
    sub.add_argument("--step", help="of `make`: the step (default: the next one)")
    sub.add_argument("--words", help="of `report`: what was done")
    sub.add_argument("--link", action="append", default=[], help="of `report`: an address that shows it")
    sub.add_argument("--number", action="append", default=[], help="of `report`: a reference")
    sub.add_argument(
        "--file", action="append", default=[], type=Path, help="of `report`: a picture or document"
    )
    sub.add_argument(
        "--out", type=Path, metavar="DIR", help="of `show`: write the files it speaks of there, and name them"
    )
    sub.add_argument("--gaps", help="of `review`: give it back, with what is missing (default: accept)")
    readable(sub)
    sub = command("mission", "mission:mission", "file a mission: photos of room 12 P1 before Friday")
    of_property(sub)
    sub.add_argument("words", nargs="+", help="as in the chat; criteria: …, deliverable: … behind semicolons")
    sub.add_argument("--by", metavar="NAME", help="the person who asks for it")
    for_agents(sub)
    readable(sub)


def website_commands(command: Commands) -> None:
    """The house's own website, from its mock-up to the day when it is live."""
    sub = command("website", "website:website", "the house's own website: pages, pictures, and how far it is")
    of_property(sub)
    sub.add_argument(
        "what",
        choices=(
            "build",
            "show",
            "approve",
            "sent",
            "confirmed",
            "returned",
            "live",
            "link",
            "revoke",
            "study",
            "texts",
        ),
    )
    sub.add_argument(
        "words", nargs="*", help="sent: to WHOM on DAY; returned: what lacks; live: URL; link: DAYS"
    )
    sub.add_argument("--out", type=Path, metavar="DIR", help="where a build goes")
    sub.add_argument("--by", metavar="NAME", help="who in the house says so")
    readable(sub)


def incident_commands(command: Commands) -> None:
    """What happened between the channels, and what is done about it."""
    sub = command("incident", "incident:incident", "incidents: what happened, evidence, report")
    of_property(sub)
    sub.add_argument("what", nargs="?", default="list", choices=INCIDENT_ACTS)
    sub.add_argument(
        "words",
        nargs="*",
        help="its number, then words as in the chat: `add 1 fact connection = one-way`; of `open` the title",
    )
    sub.add_argument("--by", metavar="NAME", help="who in the house says so")
    for_agents(sub)
    sub.add_argument(
        "--file", action="append", default=[], type=Path, help="a picture or document as evidence"
    )
    sub.add_argument(
        "--out", type=Path, metavar="DIR", help="of `report`: the property's folder, for docs/incidents/"
    )
    readable(sub)
