"""How does a person let the house read his Drive, without the house ever seeing his password?"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from channels.cloud import CloudUnreachable
from channels.drive.account import SCOPE
from channels.drive.tokens import TOKEN_URI
from domain.errors import refuse

ASK = "https://accounts.google.com/o/oauth2/v2/auth"
# Nobody listens there: the browser fails to open it, and its address line is what is pasted back.
BACK = "http://127.0.0.1:8085"


@dataclass(frozen=True, slots=True)
class Consent:
    """One question to a person: an installed app, proof key (RFC 7636) and state."""

    client_id: str
    client_secret: str = field(repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(64), repr=False)
    state: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)

    @property
    def address(self) -> str:
        """What the person opens and agrees to: reading, and nothing else."""
        proof = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=")
        asked = {
            "client_id": self.client_id,
            "redirect_uri": BACK,
            "response_type": "code",
            "scope": SCOPE,
            "access_type": "offline",
            "prompt": "consent",
            "state": self.state,
            "code_challenge": proof.decode(),
            "code_challenge_method": "S256",
        }
        return f"{ASK}?{urlencode(asked)}"

    async def given(self, client: httpx.AsyncClient, pasted: str) -> str:
        """The credentials that the pasted address brings, as a key file has them. Refusal: it brings none."""
        told = parse_qs(urlsplit(pasted.strip()).query)
        if told.get("state") != [self.state] or len(told.get("code", [])) != 1:
            raise refuse("drive.no_consent")
        form = {
            "grant_type": "authorization_code",
            "code": told["code"][0],
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "code_verifier": self.verifier,
            "redirect_uri": BACK,
        }
        try:
            answer = await client.post(TOKEN_URI, data=form)
            body = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise CloudUnreachable(f"no consent ({type(error).__name__})") from None
        granted = body.get("scope", "").split() if isinstance(body, dict) else []
        if answer.status_code != httpx.codes.OK or SCOPE not in granted or not body.get("refresh_token"):
            raise refuse("drive.no_consent")
        kept = {
            "type": "authorized_user",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "refresh_token": body["refresh_token"],
        }
        return json.dumps(kept)


def installed_app(credentials: str) -> Consent | None:
    """The question that an installed app's key file stands for; None for any other file."""
    try:
        told: Any = json.loads(credentials)
    except ValueError:
        return None
    app = told.get("installed") if isinstance(told, dict) else None
    if not isinstance(app, dict) or not app.get("client_id") or not app.get("client_secret"):
        return None
    return Consent(str(app["client_id"]), str(app["client_secret"]))
