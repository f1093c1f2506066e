"""How does a report read, section by section in the order of its form, in French or English?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.incident.found import (
    allocation,
    auto_import,
    cause,
    contradictions,
    documentation,
    risk,
    sync,
)
from bot.incident.pen import Pen
from channels.incident.document import (
    Block,
    Bullets,
    Check,
    Document,
    Paragraph,
    Picture,
    Quote,
    Section,
    Table,
)
from domain.house.channel_names import channel_name
from domain.phrase import Phrase, say
from governance.incident.report_words import CONFIDENCE, CRITERIA

_HEADS: Mapping[str, Phrase] = {
    "summary": say("report.summary"),
    "allocation": say("report.allocation"),
    "auto_import": say("report.auto_import"),
    "sync": say("report.sync"),
    "documentation": say("report.documentation"),
    "contradictions": say("incident.contradictions"),
    "cause": say("report.cause"),
    "risk": say("report.risk"),
    "recommendations": say("report.recommendations"),
    "unanswered": say("report.unanswered"),
    "next": say("report.next"),
    "blocked": say("report.blocked"),
    "criteria": say("report.criteria"),
    "messages": say("report.messages"),
    "pictures": say("report.pictures"),
    "links": say("report.links"),
    "timeline": say("report.timeline"),
    "review": say("report.review"),
}
_RISKS = {"L": say("report.risk_low"), "M": say("report.risk_medium"), "H": say("report.risk_high")}


@dataclass(frozen=True, slots=True)
class Writer:
    """One report in one language."""

    report: Mapping[str, Any]
    pen: Pen

    def document(self) -> Document:
        """Everything, in the order of the form."""
        told = self.report
        minutes = int(told["duration_minutes"])
        facts = (
            (say("report.incident"), str(told["incident"])),
            (say("report.version"), str(told["version"])),
            (say("report.date"), self.pen.day(told["date"])),
            (say("report.investigator"), str(told["investigator"])),
            (say("report.duration"), self.pen.put(_long(minutes))),
            (say("report.severity"), str(told["severity"])),
            (say("report.complete"), self.pen.yes(bool(told["complete"]))),
            (say("report.successful"), self.pen.yes(bool(told["successful"]))),
        )
        return Document(
            self.pen.words.language,
            self.pen.put(say("report.title", title=self.title())),
            tuple((self.pen.put(name), value) for name, value in facts),
            tuple(self._sections()),
            self.pen.put(say("report.footer", house=self.pen.hotel.name)),
        )

    def title(self) -> str:
        """The incident's own words, else where it was found."""
        if self.report.get("title_by_language"):
            return self.pen.one(self.report["title_by_language"]).rstrip(" .")
        if self.report["title"]:
            return str(self.report["title"]).rstrip(" .")
        kind = self.pen.hotel.room_type(self.report["room_type"] or "")
        channel = channel_name(str(self.report["channel"]))
        name = kind.name if kind else str(self.report["room_type"])
        return self.pen.put(say("incident.found", channel=channel, room_type=name))

    def _sections(self) -> Iterator[Section]:
        told = self.report
        yield self._section("summary", tuple(map(Paragraph, self.summary())))
        for name, blocks in (
            ("allocation", allocation(self.pen, told)),
            ("auto_import", auto_import(self.pen, told)),
            ("sync", sync(self.pen, told)),
            ("documentation", documentation(self.pen, told)),
        ):
            yield self._section(name, tuple(blocks))
        if told["contradictions"]:
            yield self._section("contradictions", tuple(contradictions(self.pen, told)))
        yield self._section("cause", tuple(cause(self.pen, told)))
        yield self._section("risk", tuple(risk(self.pen, told)))
        yield self._section("recommendations", tuple(self._recommendations()))
        yield self._section("unanswered", (Bullets(tuple(self._unanswered())),))
        yield self._section("next", tuple(self._next()))
        if told["blocked_by_hand"]:
            yield self._section("blocked", (self._blocked(),))
        yield self._section("criteria", tuple(self._criteria()))
        yield from self._appendix()
        yield self._section("review", tuple(self._review()))

    def summary(self) -> Iterator[str]:
        """Issue, finding, what to do: three sentences."""
        told, cause = self.report, self.report["root_cause"]
        n = len(told["bookings"])
        yield self.pen.put(
            say("report.issue", title=self.title(), n=n, numbers=tuple(told["bookings"]) or ("—",))
        )
        yield self.pen.put(
            say(
                "report.finding",
                cause=self.pen.one(cause["name"]),
                confidence=CONFIDENCE[cause["confidence"]],
            )
        )
        yield self.pen.put(say("report.to_do", what=self.pen.one(told["recommendations"][0]["what"])))

    def _recommendations(self) -> Iterator[Block]:
        for place, one in enumerate(self.report["recommendations"], 1):
            yield from self._advice(f"{place}.", one)
        yield from self._advice(self.pen.put(say("report.plan_b")), self.report["plan_b"])

    def _advice(self, lead: str, one: Mapping[str, Any]) -> Iterator[Block]:
        yield Paragraph(self.pen.one(one["what"]), lead)
        yield Bullets(
            (
                self.pen.put(say("report.why", words=self.pen.one(one["why"]))),
                self.pen.put(say("report.how", words=self.pen.one(one["how"]))),
                self.pen.put(say("report.its_risk", risk=_RISKS[one["risk"]])),
            )
        )

    def _unanswered(self) -> Iterator[str]:
        for one in self.report["unanswered"]:
            where = f" ({self.pen.one(one['where'])})" if one["where"] else ""
            yield f"{self.pen.one(one['question'])}{where}"

    def _next(self) -> Iterator[Block]:
        for name, key in (
            (say("report.today"), "today"),
            (say("report.before_activation"), "before_activation"),
            (say("report.monitoring"), "monitoring"),
        ):
            yield Paragraph("", self.pen.put(name))
            yield Bullets(tuple(self.pen.one(one) for one in self.report["next_steps"][key]))

    def _blocked(self) -> Table:
        heads = (say("report.channel"), say("report.rooms"), say("report.nights"), say("report.booking"))
        rows = []
        for one in self.report["blocked_by_hand"]:
            kind = self.pen.hotel.room_type(one["room_type"])
            name = self.pen.put(
                say("report.rooms_of", n=one["rooms"], room_type=kind.name if kind else one["room_type"])
            )
            nights = f"{self.pen.day(one['first'])} – {self.pen.day(one['last'])}"
            rows.append((channel_name(one["channel"]), name, nights, one["booking"]))
        return Table(self.pen.head(*heads), tuple(rows))

    def _criteria(self) -> Iterator[Block]:
        for group in ("complete", "successful"):
            for key, met in self.report["criteria"][group].items():
                yield Check(bool(met), self.pen.put(CRITERIA[key]))

    def _appendix(self) -> Iterator[Section]:
        told = self.report["appendix"]
        if told["messages"]:
            quotes = tuple(Quote(one["words"], self.pen.sender(one)) for one in told["messages"])
            yield self._section("messages", quotes)
        if told["screenshots"]:
            pictures = tuple(
                Picture(one["n"], f"{one['caption'] or '—'} · {self.pen.source(one)}", one["digest"])
                for one in told["screenshots"]
            )
            yield self._section("pictures", pictures)
        if told["links"]:
            yield self._section("links", (Bullets(tuple(told["links"])),))
        rows = tuple(
            (self.pen.moment(one["at"]), self.pen.who(one), self.pen.line(one)) for one in told["timeline"]
        )
        head = self.pen.head(say("report.when"), say("report.who"), say("report.what"))
        yield self._section("timeline", (Table(head, rows),))

    def _review(self) -> Iterator[Block]:
        for one in self.report["reviews"]:
            yield Quote(one["words"], self.pen.source(one))
        missing = max(0, 2 - len(self.report["reviews"]))
        if missing:
            yield Paragraph(self.pen.put(say("report.reviews_missing", n=missing)))

    def _section(self, name: str, blocks: Sequence[Block]) -> Section:
        return Section(self.pen.put(_HEADS[name]), tuple(blocks))


def _long(minutes: int) -> Phrase:
    if minutes >= 2 * 24 * 60:
        return say("report.days", n=minutes // (24 * 60))
    return say("report.hours", n=minutes // 60) if minutes >= 120 else say("report.minutes_long", n=minutes)
