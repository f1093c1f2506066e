"""How does a backup leave this machine so that whoever keeps it cannot read it?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from domain.errors import refuse
from store.engine import PRIVATE

SUFFIX = ".age"


def check_recipients(recipients: Sequence[str]) -> None:
    """Refusal: there is none, or one is no age recipient (`age1…`)."""
    import pyrage  # noqa: PLC0415 - only where backups leave the machine

    if not recipients:
        raise refuse("backup.no_recipient")
    for one in recipients:
        try:
            pyrage.x25519.Recipient.from_str(one)
        except pyrage.RecipientError as error:
            raise refuse("backup.bad_recipient", said=one[:20]) from error


def sealed(copy: Path, target: Path, recipients: Sequence[str]) -> Path:
    """Write `copy`, encrypted for these recipients, to `target`; only an identity of theirs opens it again.

    Refusal: no recipient, or one that is none.
    """
    import pyrage  # noqa: PLC0415

    check_recipients(recipients)
    known = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    pyrage.encrypt_file(str(copy), str(target), known)
    return target


def opened_copy(copy: Path, target: Path, identity: str) -> Path:
    """The same back again, by an identity (`AGE-SECRET-KEY-…`). Refusal: it is none, or does not open this one."""
    import pyrage  # noqa: PLC0415

    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        ours = pyrage.x25519.Identity.from_str(identity)
        pyrage.decrypt_file(str(copy), str(target), [ours])
    except (pyrage.IdentityError, pyrage.DecryptError) as error:
        target.unlink()
        raise refuse("backup.wrong_identity", path=copy.name) from error
    return target
