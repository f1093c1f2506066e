"""Which sentence tells an entry of the journal of each kind? Each knows who did it, and what it was about."""

from __future__ import annotations

from collections.abc import Mapping

from domain.phrase import Phrase, say
from store.consent.journal import JournalEntry

TOLD: Mapping[str, str] = {
    "access.handed_over": "entry.access_handed_over",
    "access.taken_back": "entry.access_taken_back",
    "account.forgotten": "entry.account_forgotten",
    "account.kept": "entry.account_kept",
    "account.rotated": "entry.account_rotated",
    "agent.let_in": "entry.agent_let_in",
    "artifact.kept": "entry.artifact_kept",
    "booking.type_told": "entry.booking_type_told",
    "by_hand.moved": "entry.by_hand_moved",
    "care.noted": "entry.care_noted",
    "care.read": "entry.care_read",
    "channel.checked": "entry.channel_checked",
    "channel.moved": "entry.channel_moved",
    "channels.ordered": "entry.channels_ordered",
    "decision.kept": "entry.decision_kept",
    "decision.withdrawn": "entry.decision_withdrawn",
    "declaration.noted": "entry.declaration_noted",
    "document.kept": "entry.document_kept",
    "evidence.kept": "entry.evidence_kept",
    "fact.answered": "entry.fact_answered",
    "fact.erased": "entry.fact_erased",
    "fact.kept": "entry.fact_kept",
    "guest.answer": "entry.guest_answer",
    "guest.answered_elsewhere": "entry.guest_answered_elsewhere",
    "guest.draft_set_aside": "entry.guest_draft_set_aside",
    "guest.forgotten": "entry.guest_forgotten",
    "guest.hold": "entry.guest_hold",
    "helper.changed": "entry.helper_changed",
    "house.founded": "entry.house_founded",
    "house.template": "entry.house_template",
    "import.undone": "entry.import_undone",
    "incident.closed": "entry.incident_closed",
    "incident.noted": "entry.incident_noted",
    "incident.opened": "entry.incident_opened",
    "incident.reviewed": "entry.incident_reviewed",
    "invitation.closed": "entry.invitation_closed",
    "legal.confirmed": "entry.legal_confirmed",
    "letter.kept": "entry.letter_kept",
    "letter.settled": "entry.letter_settled",
    "letter.withdrawn": "entry.letter_withdrawn",
    "mail.answered": "entry.mail_answered",
    "meal.noted": "entry.meal_noted",
    "mission.begun": "entry.mission_begun",
    "mission.moved": "entry.mission_moved",
    "order.given": "entry.order_given",
    "order.given_back": "entry.order_given_back",
    "order.handed_in": "entry.order_handed_in",
    "order.taken": "entry.order_taken",
    "package.import": "entry.package_import",
    "package.import_undone": "entry.package_import_undone",
    "page.entered": "entry.page_entered",
    "page.key_made": "entry.page_key_made",
    "page.key_removed": "entry.page_key_removed",
    "page.left": "entry.page_left",
    "people.brief": "entry.people_brief",
    "people.handed_over": "entry.people_handed_over",
    "people.role": "entry.people_role",
    "people.shut_out": "entry.people_shut_out",
    "people.taken_back": "entry.people_taken_back",
    "pricing.ended": "entry.pricing_ended",
    "pricing.set": "entry.pricing_set",
    "room.given": "entry.room_given",
    "room.marked": "entry.room_marked",
    "summary.erased": "entry.summary_erased",
    "sync_test.approved": "entry.sync_test_approved",
    "task.done": "entry.task_done",
    "tax.exempted": "entry.tax_exempted",
    "transfer.moved": "entry.transfer_moved",
    "trial.forgotten": "entry.trial_forgotten",
    "trial.proposed": "entry.trial_proposed",
    "trouble.closed": "entry.trouble_closed",
    "trouble.given": "entry.trouble_given",
    "trouble.reported": "entry.trouble_reported",
    "website.built": "entry.website_built",
    "website.moved": "entry.website_moved",
    "website.shared": "entry.website_shared",
    "website.texts": "entry.website_texts",
    "website.unshared": "entry.website_unshared",
}


def told(entry: JournalEntry, person: Phrase | str) -> Phrase | None:
    """What this person did; None for a kind that no sentence was written for."""
    if entry.kind not in TOLD:
        return None
    about = entry.subject.partition(":")[2].replace("_", " ")
    return say(TOLD[entry.kind], person=person, about=about)
