"""An OpenID Connect provider that stands in for the national one (VNeID-like claims)."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import urlencode

from .people import PEOPLE, TestPerson
from .service import Service
from .signing import b64, public_keys, token
from .web import (
    Answer,
    Ask,
    Refused,
    Route,
    button,
    form,
    hidden,
    onward,
    page,
    paragraph,
    table,
    told,
)

CLIENT, CLIENT_SECRET = "konia", "konia-sandbox"
LIFE = timedelta(minutes=5)
ASKED = (
    *("client_id", "redirect_uri", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "response_type"),
)


@dataclass(frozen=True)
class Permit:
    """A code waiting to be exchanged."""

    person: TestPerson
    asked: dict[str, str]
    until: datetime


class Identity(Service):
    """The provider."""

    name = "identity"
    title = "Đăng nhập định danh (giả lập)"

    def reset(self) -> None:
        """Forget codes, tokens and who signed in."""
        self.codes: dict[str, Permit] = {}
        self.tokens: dict[str, TestPerson] = {}
        self.log: list[dict[str, str]] = []
        self.made = 0

    def routes(self) -> Sequence[Route]:
        """Its addresses."""
        return (
            Route("GET", "/.well-known/openid-configuration", "discovery", self.discovery),
            Route("GET", "/jwks", "jwks", lambda ask: told(public_keys())),
            Route("GET", "/authorize", "authorize", self.authorize),
            Route("POST", "/authorize", "consent", self.consent),
            Route("POST", "/token", "token", self.token),
            Route("GET", "/userinfo", "userinfo", self.userinfo),
            Route("GET", "/logout", "logout", self.log_out),
            Route("GET", "/", "list", self.list_page),
        )

    def received(self) -> Any:
        """Who signed in where."""
        return self.log

    def discovery(self, ask: Ask) -> Answer:
        """What the provider offers (OpenID Connect Discovery 1.0)."""
        own = self._issuer(ask)
        return told(
            {
                "issuer": own,
                "authorization_endpoint": f"{own}/authorize",
                "token_endpoint": f"{own}/token",
                "userinfo_endpoint": f"{own}/userinfo",
                "jwks_uri": f"{own}/jwks",
                "end_session_endpoint": f"{own}/logout",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": [
                    "client_secret_basic",
                    "client_secret_post",
                ],
                "code_challenge_methods_supported": ["S256"],
                "scopes_supported": ["openid", "profile", "email", "phone", "address"],
                "acr_values_supported": ["loa1", "loa2"],
            }
        )

    def authorize(self, ask: Ask) -> Answer:
        """The page on which one chooses whom to be."""
        asked = {name: ask.query.get(name, "") for name in ASKED}
        if asked["response_type"] != "code" or asked["client_id"] != CLIENT:
            raise Refused("client_id or response_type is not known")
        if not asked["redirect_uri"].startswith(("http://", "https://")):
            raise Refused("redirect_uri is missing")
        fields = "".join(hidden(name, value) for name, value in asked.items())
        people = "".join(
            f"<p>{button(person.name, name='sub', value=person.sub)} "
            f"{escape(person.identity_no)}, mức {person.level}</p>"
            for person in PEOPLE
        )
        refuse = button("Không đồng ý", name="sub", value="", look="second")
        return page(
            self.title,
            paragraph("Chọn người để đăng nhập:"),
            form("/identity/authorize", fields, people, refuse),
        )

    def consent(self, ask: Ask) -> Answer:
        """The choice made; the browser goes back with a code."""
        asked = {name: ask.form.get(name, "") for name in ASKED}
        person = _person(ask.form.get("sub", ""))
        back = {"state": asked["state"]}
        if person is None:
            return onward(_with(asked["redirect_uri"], {**back, "error": "access_denied"}))
        with self.world.lock:
            code = self._secret("code")
            self.codes[code] = Permit(person, asked, self.world.clock() + LIFE)
        self.log.append(
            {"at": self.world.clock().isoformat(), "name": person.name, "sub": person.sub}
        )
        return onward(
            _with(asked["redirect_uri"], {**back, "code": code, "iss": self._issuer(ask)})
        )

    def token(self, ask: Ask) -> Answer:
        """Exchange a code, once, for tokens."""
        data = ask.form
        if _client_of(ask) != (CLIENT, CLIENT_SECRET):
            return told({"error": "invalid_client"}, status=401)
        with self.world.lock:
            permit = self.codes.pop(data.get("code", ""), None)
        if permit is None or permit.until < self.world.clock():
            return told({"error": "invalid_grant"}, status=400)
        if permit.asked["redirect_uri"] != data.get("redirect_uri") or not _proves(permit, data):
            return told({"error": "invalid_grant"}, status=400)
        access = self._secret("access")
        self.tokens[access] = permit.person
        body = {"access_token": access, "token_type": "Bearer", "expires_in": 300}
        return told({**body, "id_token": self._id_token(ask, permit)})

    def _id_token(self, ask: Ask, permit: Permit) -> str:
        at = int(self.world.clock().timestamp())
        claims = {
            "iss": self._issuer(ask), "aud": CLIENT, "iat": at, "auth_time": at,
            "exp": at + int(LIFE.total_seconds()), **claims_of(permit.person),
        }  # fmt: skip
        if permit.asked["nonce"]:
            claims["nonce"] = permit.asked["nonce"]
        made = token(claims)
        if self.world.faults.take(self.name, "token", "wrong_signature"):
            return made[:-8] + "AAAAAAAA"
        return made

    def userinfo(self, ask: Ask) -> Answer:
        """The claims of whoever the access token belongs to."""
        person = self.tokens.get(ask.header("authorization").removeprefix("Bearer "))
        if person is None:
            return told({"error": "invalid_token"}, status=401)
        return told(claims_of(person))

    def log_out(self, ask: Ask) -> Answer:
        """Send the browser back where it came from."""
        back = ask.query.get("post_logout_redirect_uri", "")
        return onward(back) if back else page(self.title, paragraph("Đã đăng xuất."))

    def list_page(self, ask: Ask) -> Answer:
        """The test persons, and who signed in."""
        people = [
            (p.sub, p.name, p.birthdate, p.identity_no, p.phone, str(p.level)) for p in PEOPLE
        ]
        heads = ("Mã", "Họ tên", "Ngày sinh", "Số định danh", "Điện thoại", "Mức xác thực")
        seen = [(one["at"], one["name"]) for one in reversed(self.log)]
        return page(
            self.title, table(heads, people), "<h2>Đã đăng nhập</h2>",
            table(("Lúc", "Họ tên"), seen),
        )  # fmt: skip

    def _issuer(self, ask: Ask) -> str:
        return f"http://{ask.host}/identity"

    def _secret(self, kind: str) -> str:
        """Not to be guessed in earnest, yet the same after each reset: this is a stand-in."""
        self.made += 1
        return b64(hashlib.sha256(f"{self.world.secret}:{kind}:{self.made}".encode()).digest())


def claims_of(person: TestPerson) -> dict[str, Any]:
    """What the provider says of a person."""
    return {
        "sub": person.sub, "name": person.name, "birthdate": person.birthdate,
        "gender": person.gender, "so_dinh_danh": person.identity_no,
        "identity_number": person.identity_no, "phone_number": person.phone,
        "phone_number_verified": True, "email": person.email, "email_verified": bool(person.email),
        "address": {"formatted": person.address}, "acr": f"loa{person.level}",
        "muc_do_xac_thuc": person.level,
    }  # fmt: skip


def _person(sub: str) -> TestPerson | None:
    return next((person for person in PEOPLE if person.sub == sub), None)


def _with(url: str, fields: dict[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(fields)}"


def _client_of(ask: Ask) -> tuple[str, str]:
    """Who asks: from the Authorization header, else from the form."""
    scheme, _, packed = ask.header("authorization").partition(" ")
    if scheme.lower() == "basic":
        try:
            name, _, secret = base64.b64decode(packed).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return name, secret
    return ask.form.get("client_id", ""), ask.form.get("client_secret", "")


def _proves(permit: Permit, data: dict[str, str]) -> bool:
    """Whether the verifier fits the challenge (PKCE S256); none is asked when none was given."""
    challenge = permit.asked["code_challenge"]
    if not challenge:
        return True
    if permit.asked["code_challenge_method"] != "S256":
        return False
    return b64(hashlib.sha256(data.get("code_verifier", "").encode()).digest()) == challenge
