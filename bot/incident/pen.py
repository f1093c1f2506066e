"""How are a report's values put into words: names in two languages, days, people, evidence?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.words.phrases import Words
from channels.incident.document import Paragraph
from domain.incident.incident import Entry, EntryKind
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.incident.lines import what

_LINE = 400  # letters of a line of the timeline on paper


@dataclass(frozen=True, slots=True)
class Pen:
    """One reader's words for one house."""

    hotel: Property
    words: Words

    def put(self, phrase: Phrase) -> str:
        """The phrase in words."""
        return self.words.plain(phrase)

    def moment(self, at: str) -> str:
        """A day with its year, and the hour: what is printed is read later."""
        local = datetime.fromisoformat(at).astimezone(self.hotel.zone)
        told = {"day": local.date(), "year": str(local.year), "at": local.time().replace(microsecond=0)}
        return self.put(say("report.moment", **told))

    def source(self, one: Mapping[str, Any]) -> str:
        """Who and when."""
        return f"{one['name']}, {self.moment(one['at'])}"

    def day(self, day: str) -> str:
        """A day with its year."""
        read = date.fromisoformat(day)
        return self.put(say("report.day", day=read, year=str(read.year)))

    def yes(self, met: bool) -> str:
        """Yes or no."""
        return self.put(say("report.yes") if met else say("report.no"))

    def row(self, name: Phrase, value: str | None) -> Paragraph:
        """A name in front of its value."""
        return Paragraph(value if value is not None else "—", f"{self.put(name)}")

    def one(self, names: Mapping[str, str] | None) -> str:
        """The reader's language of a name; what somebody typed stays as he typed it."""
        if not names:
            return "—"
        own = names.get(self.words.language) or next(iter(names.values()))
        if len(set(names.values())) == 1:
            return own
        return self.put(say("report.name", name=Name(dict(names))))

    def evidence(self, one: Mapping[str, Any]) -> tuple[str, str]:
        """What was found out, and which value."""
        return self.one(one["name"]), self.one(one["reads"])

    def head(self, *names: Phrase) -> tuple[str, ...]:
        """The headings of a table."""
        return tuple(self.put(name) for name in names)

    def line(self, one: Mapping[str, Any]) -> str:
        """A line of the timeline."""
        at = datetime.fromisoformat(one["at"])
        entry = Entry(EntryKind(one["kind"]), at, one["by"], one["words"], one["body"])
        names = {one["by"]: one["name"] or "—"}
        return self.put(what(entry, names, self.hotel, _LINE))

    def who(self, one: Mapping[str, Any]) -> str:
        """Who a line of the timeline is by."""
        if one["name"]:
            return str(one["name"])
        return self.put(say("incident.by_spec") if one["by"] == "spec" else say("incident.by_house"))

    def sender(self, one: Mapping[str, Any]) -> str:
        """From or to whom a message went."""
        at = datetime.fromisoformat(one["at"])
        if one["direction"] == "in":
            return self.put(say("report.from_whom", who=one["who"], at=at))
        return self.put(say("report.to_whom", who=one["who"], at=at))
