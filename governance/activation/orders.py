"""Which order carries out a step of a channel's way, with everything that its worker needs?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import refuse
from domain.missions.mission import MissionState, MissionWish
from domain.missions.order import FieldToFill, Instructions, Order
from domain.opening.profile import Asked, Profile, Step, profiles
from domain.package.field import EACH, sold
from domain.package.package import Package
from domain.package.value import as_text
from domain.phrase import Phrase, say
from governance.missions.orders import give
from governance.office import Office
from governance.package.filled import package_of
from store.consent.people import Member
from store.unit import Unit

BY_PEOPLE = frozenset({"owner", "operator"})  # the channel's own steps are waited for, not worked on


async def make(office: Office, unit: Unit, member: Member, channel: str, step: str | None = None) -> Order:
    """The order for a step, by default the first that has none. Refusal: no profile, no such step, all given."""
    profile = profiles().get(channel)
    if profile is None:
        raise refuse("order.no_profile", channel=channel)
    given = {one.step for one in await unit.orders.of_channel(channel) if _counts(one)}
    open_steps = [one for one in profile.flow if one.who in BY_PEOPLE]
    wanted = [one for one in open_steps if (one.id == step if step else one.id not in given)]
    if not wanted:
        named = ", ".join(one.id for one in open_steps)
        raise refuse("order.no_step", channel=profile.name, steps=named)
    chosen = wanted[0]
    if chosen.id in given:
        raise refuse("order.given_before", channel=profile.name, step=chosen.id)
    by = f"person:{member.person.id}"
    wish = MissionWish(f"{profile.name} : {short(chosen)}", 1, deliverable=chosen.text.by_language["fr"])
    return await give(office, unit, by, wish, instructions(profile, chosen), channel=channel, step=chosen.id)


def instructions(profile: Profile, step: Step) -> Instructions:
    """Open, fill what belongs to the step in its order, save, look again; what not to touch, when it is done."""
    fields = fields_of(profile, step)
    sheets = tuple(dict.fromkeys(one.sheet for one in fields))
    actions: list[Phrase] = [
        say("order.do_open", panel=profile.panel),
        say("order.do_step", step=step.text),
        say("order.do_note_before"),
    ]
    actions += [say("order.do_fill", sheet=sheet, n=_count(fields, sheet)) for sheet in sheets]
    if any(_is_photo(one) for one in fields):
        actions.append(say("order.do_photos"))
    actions += [say("order.do_save"), say("order.do_look_again"), say("order.do_show")]
    last = [one for one in profile.flow if one.who in BY_PEOPLE][-1] is step
    done = [say("order.ok_step", step=step.text), say("order.ok_reads_back")]
    if last:
        done += [say("text.words", words=check.text) for check in profile.verify]
    return Instructions(
        where=say("text.words", words=profile.panel),
        actions=tuple(actions),
        fields=tuple(FieldToFill(one.sheet, one.name, one.places, one.required) for one in fields),
        files=("photos.zip",) if any(_is_photo(one) for one in fields) else (),
        untouched=(
            say("order.leave_others"),
            say("order.leave_allocation"),
            say("order.leave_secrets"),
            *(say("text.words", words=one.text) for one in profile.cautions),
        ),
        success=tuple(done),
        undo=(say("order.undo_values"), say("order.undo_tell")),
        report=(say("order.hand_picture"), say("order.hand_number"), say("order.hand_refused")),
    )


def fields_of(profile: Profile, step: Step) -> tuple[Asked, ...]:
    """The fields of the sheets that the step names; what no step names goes with the operator's first."""
    steps = [one for one in profile.flow if one.who in BY_PEOPLE]
    first = next((one for one in steps if one.who == "operator"), steps[0])
    homes = {sheet: next((s for s in steps if _names(s, sheet)), first) for sheet in _sheets(profile)}
    return tuple(one for one in profile.fields if homes[one.sheet] is step)


def filled(order: Order, package: Package) -> tuple[tuple[FieldToFill, str, str | None], ...]:
    """Each field in its order, what it is about (a room type, or nothing), its value; None: to be supplied."""
    rows: list[tuple[FieldToFill, str, str | None]] = []
    for field in order.instructions.fields:
        for place, about in concrete(field.places, package):
            value = package.value(place)
            rows.append((field, about, None if value is None else as_text(value)))
    return tuple(rows)


def concrete(places: Sequence[str], package: Package) -> tuple[tuple[str, str], ...]:
    """The places of this house: one a sold room type where the path says so, with the type's name."""
    found: list[tuple[str, str]] = []
    for place in places:
        if EACH in place:
            found += [(place.replace(EACH, kind.code), str(kind.name)) for kind in sold(package.house)]
        else:
            found.append((place, ""))
    return tuple(found)


async def filled_now(unit: Unit, order: Order) -> tuple[tuple[FieldToFill, str, str | None], ...]:
    """The fields with what the package holds at this moment."""
    return filled(order, await package_of(unit)) if order.instructions.fields else ()


def filled_words(rows: Sequence[tuple[FieldToFill, str, str | None]]) -> tuple[Phrase, ...]:
    """« Beds, Suite Junior : 1 king », « [à fournir] » where nobody knows."""
    told = []
    for field, about, value in rows:
        name = f"{field.name}, {about}" if about else field.name
        shown = say("text.words", words=value) if value is not None else say("order.to_supply")
        told.append(say("order.field", name=name, value=shown))
    return tuple(told)


def short(step: Step) -> str:
    """The step's name without its details."""
    return step.text.by_language["fr"].partition(" : ")[0].partition(" (")[0]


def _counts(order: Order) -> bool:
    return order.mission.state is not MissionState.DROPPED


def _sheets(profile: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.sheet for one in profile.fields))


def _names(step: Step, sheet: str) -> bool:
    """Whether the step is about this sheet: they begin with the same word, or the step's id is that word."""
    first = sheet.split()[0].casefold().rstrip("s")
    said = {step.id.replace("_", " ").split()[0], step.text.by_language["en"].split()[0].casefold()}
    return first in {word.rstrip("s:,") for word in said}


def _count(fields: Sequence[Asked], sheet: str) -> int:
    return sum(1 for one in fields if one.sheet == sheet)


def _is_photo(field: Asked) -> bool:
    return any(place.endswith(("photos", "photos.house")) for place in field.places)
