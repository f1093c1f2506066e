"""Which sentence tells an entry of the journal that changed a setting? No stored name is shown to anybody."""

from __future__ import annotations

from collections.abc import Mapping

from domain.phrase import Phrase, say

SETTINGS: Mapping[str, str] = {
    "billing": "entry.set_billing",
    "gop_floor": "entry.set_gop_floor",
    "guests:booking_link": "entry.set_booking_link",
    "guests:bot": "entry.set_guest_bot",
    "guests:journey": "entry.set_journey",
    "guests:label": "entry.set_label",
    "guests:lessons": "entry.set_lessons",
    "guests:lessons_day": "entry.set_lessons",
    "guests:mode": "entry.set_guest_mode",
    "guests:playbook": "entry.set_playbook",
    "guests:rates": "entry.set_guest_rates",
    "house:style": "entry.set_style",
    "knowledge_folders": "entry.set_folders",
    "split_from": "entry.set_split_from",
}
# Settings of one thing each, by what their names begin with; what follows is named only where a person typed it.
OF_ONE: Mapping[str, str] = {
    "hold_closing": "entry.set_hold_closing",
    "hold_told": "entry.set_hold_told",
    "knowledge_lost": "entry.set_folder_lost",
    "late": "entry.set_late",
    "place": "entry.set_place",
    "readers": "entry.set_readers",
    "room-name": "entry.set_room_name",
}


def setting(name: str, person: Phrase | str, value: object) -> Phrase:
    """What this person set; a setting without a sentence of its own is told without its name."""
    if name == "paused":
        return say("journal.paused", person=person) if value else say("journal.resumed", person=person)
    if name in SETTINGS:
        return say(SETTINGS[name], person=person)
    kind, _, about = name.partition(":")
    if kind in OF_ONE:
        return say(OF_ONE[kind], person=person, about=about)
    return say("entry.setting_set", person=person)
