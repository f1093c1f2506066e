"""Did the key that a device keeps for this page really answer what this page has just asked?

The library that reads the standard's bytes (Web Authentication, level 3) is loaded by the first key.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

LONGEST = 20_000  # bytes of an answer
_LIBRARY = "webauthn"


@dataclass(frozen=True, slots=True)
class Site:
    """The page as a key knows it: the name that it is made for, and the origin that asks."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key that somebody keeps on a device. `credential` is its public name, `uses` the device's own count."""

    id: int
    property_id: str
    person_id: int
    credential: str
    public: bytes
    uses: int
    device: str
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a device tells of a new key."""

    credential: str
    public: bytes
    uses: int


def site_of(address: str) -> Site | None:
    """The site behind an address; None where browsers keep no keys: over http, but for this very machine."""
    parts = urlsplit(address)
    name = parts.hostname or ""
    if parts.scheme != "https" and name != "localhost":
        return None
    if not name or not any(letter.isalpha() for letter in name) or ":" in name:
        return None  # a number is no name that a key could be made for
    return Site(name, f"{parts.scheme}://{parts.netloc}")


def to_make(site: Site, house: str, person: int, called: str, challenge: bytes, known: Sequence[str]) -> str:
    """What a device is asked, as JSON, so that it makes a key which knows its person; none twice on one device."""
    library = importlib.import_module(_LIBRARY)
    structs = _structs()
    options = library.generate_registration_options(
        rp_id=site.name,
        rp_name=house,
        user_id=f"person:{person}".encode(),
        user_name=called,
        user_display_name=called,
        challenge=challenge,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_described(known),
    )
    return str(library.options_to_json(options))


def to_show(site: Site, challenge: bytes, known: Sequence[str] = ()) -> str:
    """What a device is asked, as JSON, so that it answers by one of the `known` keys; none: by any of this site."""
    library = importlib.import_module(_LIBRARY)
    options = library.generate_authentication_options(
        rp_id=site.name,
        challenge=challenge,
        allow_credentials=_described(known),
        user_verification=_structs().UserVerificationRequirement.REQUIRED,
    )
    return str(library.options_to_json(options))


def made(answer: str, site: Site, challenge: bytes) -> Made | None:
    """The key that a device has made for us; None for whatever does not hold."""
    library = importlib.import_module(_LIBRARY)
    try:
        found = library.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except _wrong():
        return None
    return Made(_text(found.credential_id), bytes(found.credential_public_key), int(found.sign_count))


def named_in(answer: str) -> str | None:
    """Which key an answer says it is by; nothing of it is believed yet."""
    library = importlib.import_module(f"{_LIBRARY}.helpers")
    try:
        return _text(library.parse_authentication_credential_json(answer).raw_id)
    except _wrong():
        return None


def shown(answer: str, site: Site, challenge: bytes, key: Passkey) -> int | None:
    """The device's count after this answer by that key; None for whatever does not hold."""
    library = importlib.import_module(_LIBRARY)
    try:
        found = library.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=key.public,
            credential_current_sign_count=key.uses,
            require_user_verification=True,
        )
    except _wrong():
        return None
    return int(found.new_sign_count)


def _described(known: Sequence[str]) -> list[Any]:
    helpers = importlib.import_module(f"{_LIBRARY}.helpers")
    return [_structs().PublicKeyCredentialDescriptor(id=helpers.base64url_to_bytes(one)) for one in known]


def _text(raw: bytes) -> str:
    return str(importlib.import_module(f"{_LIBRARY}.helpers").bytes_to_base64url(raw))


def _structs() -> Any:
    return importlib.import_module(f"{_LIBRARY}.helpers.structs")


def _wrong() -> tuple[type[Exception], ...]:
    """What the library raises on an answer that does not hold, and on bytes that are none."""
    raised = importlib.import_module(f"{_LIBRARY}.helpers.exceptions")
    return (raised.WebAuthnException, ValueError, TypeError, KeyError, OverflowError)
