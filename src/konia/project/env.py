"""The environment, read once: every setting a province may change, checked together."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from konia.project.wires import Wires


class BadEnvironmentError(Exception):
    """Some variables do not make sense; the message lists all of them."""


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
    wires: Wires

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
        hosts = source.get("KONIA_HOSTS", "localhost,127.0.0.1,[::1]")
        wires = Wires.read(source, problems)
        if problems:
            raise BadEnvironmentError("\n".join(problems))
        return cls(
            home=home,
            database_url=url,
            secret_key=source.get("KONIA_SECRET_KEY", "") or _kept_secret(home),
            hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            debug=debug,
            port=port,
            today=source.get("KONIA_TODAY", ""),
            https=source.get("KONIA_HTTPS", "") == "1",
            wires=wires,
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
