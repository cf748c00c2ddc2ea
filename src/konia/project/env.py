"""The environment, read once: every setting a province may change, checked together."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import unquote, urlparse

from konia.project.wires import Wires


class BadEnvironmentError(Exception):
    """Some variables do not make sense; the message lists all of them."""


@dataclass(frozen=True)
class Oidc:
    """A provider of electronic identity. name: as its button says."""

    name: str
    issuer: str
    client_id: str
    secret: str
    scopes: tuple[str, ...]
    identity_claim: str

    @property
    def origin(self) -> str:
        """Where a browser is sent to."""
        parts = urlparse(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def app(self) -> dict[str, object]:
        """The provider as the sign-in library wants it."""
        return {
            "provider_id": "dinh-danh", "name": self.name, "client_id": self.client_id,
            "secret": self.secret, "settings": {"server_url": self.issuer},
        }  # fmt: skip


@dataclass(frozen=True)
class Env:
    """What the process was told from outside."""

    home: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    debug: bool
    port: int
    today: str
    https: bool
    site_url: str
    mfa_required: tuple[str, ...]
    webhook_networks: tuple[str, ...]
    oidc: Oidc | None
    wires: Wires
    offline_days: int

    @classmethod
    def read(cls, source: Mapping[str, str] = os.environ) -> "Env":
        """Read and check the variables that begin with KONIA_.

        Raises: BadEnvironmentError naming every bad variable at once.
        """
        problems: list[str] = []
        home = Path(source.get("KONIA_HOME", "var")).resolve()
        port = _port(source.get("KONIA_PORT", "8000"), problems)
        url = source.get("KONIA_DATABASE_URL", "")
        if url and urlparse(url).scheme not in {"postgres", "postgresql"}:
            problems.append("KONIA_DATABASE_URL must begin with postgresql://")
        debug = source.get("KONIA_DEBUG", "") == "1"
        hosts = _words(source.get("KONIA_HOSTS", "localhost,127.0.0.1,[::1]"))
        site = source.get("KONIA_SITE_URL", "").rstrip("/")
        if site and urlparse(site).scheme not in {"http", "https"}:
            problems.append("KONIA_SITE_URL must begin with https:// or http://")
        oidc = _oidc(source, problems)
        wires = Wires.read(source, problems)
        networks = _networks(source.get("KONIA_WEBHOOK_NETWORKS", ""), problems)
        offline_days = _days(source, "KONIA_OFFLINE_DAYS", 3, problems)
        if problems:
            raise BadEnvironmentError("\n".join(problems))
        return cls(
            home=home,
            database_url=url,
            secret_key=source.get("KONIA_SECRET_KEY", "") or _kept_secret(home),
            hosts=hosts,
            debug=debug,
            port=port,
            today=source.get("KONIA_TODAY", ""),
            https=source.get("KONIA_HTTPS", "") == "1",
            site_url=site or f"http://{hosts[0] if hosts else 'localhost'}:{port}",
            mfa_required=_words(source.get("KONIA_MFA_REQUIRED", "")),
            webhook_networks=networks,
            oidc=oidc,
            wires=wires,
            offline_days=offline_days,
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _networks(text: str, problems: list[str]) -> tuple[str, ...]:
    """Inner networks that webhooks may reach."""
    named = _words(text)
    for each in named:
        try:
            ip_network(each)
        except ValueError:
            problems.append(f"KONIA_WEBHOOK_NETWORKS: {each} is no network (10.0.0.0/8)")
    return named


def _oidc(source: Mapping[str, str], problems: list[str]) -> Oidc | None:
    """The provider of electronic identity, when one is named."""
    issuer = source.get("KONIA_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    needed = ("KONIA_OIDC_CLIENT_ID", "KONIA_OIDC_SECRET")
    problems.extend(f"{name} is needed with KONIA_OIDC_ISSUER" for name in needed
                    if not source.get(name))  # fmt: skip
    if urlparse(issuer).scheme not in {"http", "https"}:
        problems.append("KONIA_OIDC_ISSUER must begin with https:// or http://")
    return Oidc(
        name=source.get("KONIA_OIDC_NAME", "VNeID"),
        issuer=issuer,
        client_id=source.get("KONIA_OIDC_CLIENT_ID", ""),
        secret=source.get("KONIA_OIDC_SECRET", ""),
        scopes=_words(source.get("KONIA_OIDC_SCOPES", "openid,profile,phone")),
        identity_claim=source.get("KONIA_OIDC_IDENTITY_CLAIM", "identity_number"),
    )


def database_settings(url: str) -> dict[str, object]:
    """Django's database settings for a postgresql:// address."""
    parts = urlparse(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    host = unquote(query.pop("host", "") or parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "konia",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(query.pop("port", "") or parts.port or ""),
        "OPTIONS": {key: unquote(value) for key, value in query.items()},
    }


def _days(source: Mapping[str, str], name: str, usual: int, problems: list[str]) -> int:
    text = source.get(name, "") or str(usual)
    if text.isascii() and text.isdigit() and int(text) <= 31:
        return int(text)
    problems.append(f"{name} must be a number of days from 0 to 31")
    return usual


def _port(text: str, problems: list[str]) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    problems.append("KONIA_PORT must be a number from 1 to 65535")
    return 0


def _kept_secret(home: Path) -> str:
    """A secret of this installation, made on first use and kept readable by its owner only."""
    path = home / "secret-key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(os.urandom(48).hex())
    return path.read_text()
