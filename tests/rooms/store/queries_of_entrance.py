"""Which queries of people and of the page's doors could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.consent.rights import Role
from domain.entrance.passkey import Made, Passkey
from domain.entrance.session import Way
from store.conversation.unanswered import AskedQuestion
from store.tenancy.accounts import SealedAccount
from tests.makers import NOW
from tests.rooms.store.conftest import HOME, OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS, THEIR_ID = canary(OTHER), row_id(OTHER)
_LATER = NOW + timedelta(days=999)

READS: dict[str, tuple[Any, ...]] = {
    "accounts_sealed.all": (),
    "unanswered.of": (THEIR_ID,),
    "doors.open_sessions": (NOW,),
    "doors.sessions": (THEIR_ID, NOW),
    "passkeys.of": (THEIR_ID,),
    "people.ever": (THEIR_ID,),
    "people.invitations": (NOW - timedelta(days=999),),
    "people.member": (THEIR_ID,),
    "people.members": (),
    "people.names": (),
    "pulse.now": (),
    "used.file_bytes": (),
    "used.messages": (NOW - timedelta(days=9), NOW + timedelta(days=9)),
    "whole.digests": (),
    "whole.people": (),
    "whole.rows": ("proposals",),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "accounts_sealed.forget": ((THEIRS,), {}),
    "accounts_sealed.keep": ((SealedAccount(THEIRS, "mine", "mine", "mine", NOW),), {}),
    "unanswered.add": ((THEIR_ID, AskedQuestion("mine", NOW, "mine", None, "turn")), {}),
    "unanswered.forget": ((_LATER,), {}),
    "unanswered.settle": ((THEIR_ID, THEIRS), {}),
    "doors.ask_code": ((THEIR_ID, NOW), {}),
    "doors.begin": ((THEIR_ID, Way.LINK, "mine", NOW, NOW, NOW), {}),
    "doors.bind": ((THEIR_ID, "mine"), {}),
    "doors.end": ((THEIR_ID, THEIR_ID, NOW), {}),
    "doors.end_all": ((THEIR_ID, NOW), {}),
    "doors.forget": ((_LATER,), {}),
    "doors.launched": ((THEIR_ID, "mine", NOW, NOW), {}),
    "doors.link": ((THEIR_ID, NOW, NOW), {}),
    "doors.prove": ((THEIR_ID, "000000", NOW), {}),
    "doors.proven": ((THEIR_ID, NOW), {}),
    "doors.seen": ((THEIR_ID, NOW), {}),
    "doors.stop_links": ((THEIR_ID, NOW), {}),
    "doors.use": ((THEIR_ID, THEIRS, NOW), {}),
    "passkeys.keep": ((THEIR_ID, Made(THEIRS, b"mine", 0), "mine", NOW), {}),
    "passkeys.remove": ((THEIR_ID, THEIR_ID), {}),
    "passkeys.remove_all": ((THEIR_ID,), {}),
    "passkeys.used": ((Passkey(THEIR_ID, OTHER, THEIR_ID, THEIRS, b"", 0, "mine", NOW), 1, NOW), {}),
    "people.add_member": ((THEIR_ID, Role.STAFF, NOW), {}),
    "people.claim": ((THEIR_ID, row_id(HOME), NOW), {}),
    "people.close_invitation": ((THEIR_ID, NOW - timedelta(days=999)), {}),
    "people.close_invitations_of": ((THEIRS, NOW - timedelta(days=999)), {}),
    "people.invite": ((Role.STAFF, NOW, "mine", NOW), {}),
    "people.restore": ((THEIR_ID,), {}),
    "people.revoke": ((THEIR_ID, NOW), {}),
    "people.set_brief": ((THEIR_ID, True), {}),
    "people.set_role": ((THEIR_ID, Role.STAFF), {}),
}
