"""The other programs this installation speaks to, as the environment names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse


@dataclass(frozen=True)
class Mail:
    """The server that takes outgoing e-mail. security: '', 'starttls' or 'tls'; host '' is off."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str


@dataclass(frozen=True)
class Messages:
    """A gateway for short messages (SMS or Zalo). url '' is off.

    sender: the registered name; templates: our name of a notice -> the provider's number for it.
    """

    url: str
    token: str
    sender: str
    templates: Mapping[str, str]


@dataclass(frozen=True)
class Seals:
    """Whose seals sign, and whose signatures are trusted. Blank: trial seals, nobody's.

    p12: a PKCS#12 file or a folder of them; time_stamps: an RFC 3161 server; roots: a folder.
    """

    p12: str
    password: str
    time_stamps: str
    roots: str


@dataclass(frozen=True)
class Wires:
    """Each of them may be missing; what needs it then says so."""

    clamd: str
    mail: Mail
    sms: Messages
    zalo: Messages
    seals: Seals

    @classmethod
    def read(cls, source: Mapping[str, str], problems: list[str]) -> "Wires":
        """Read the variables; what is wrong with them is added to the problems."""
        return cls(
            clamd=_clamd(source.get("KONIA_CLAMD", ""), problems),
            mail=_mail(source, problems),
            sms=_messages("SMS", source, problems),
            zalo=_messages("ZALO", source, problems),
            seals=_seals(source, problems),
        )


def _clamd(where: str, problems: list[str]) -> str:
    host, _, port = where.rpartition(":")
    if where and not where.startswith("/") and not (host and port.isdigit()):
        problems.append("KONIA_CLAMD must be host:port or the path of a socket")
    return where


def _mail(source: Mapping[str, str], problems: list[str]) -> Mail:
    port, security = source.get("KONIA_SMTP_PORT", "25"), source.get("KONIA_SMTP_SECURITY", "")
    if not port.isdigit() or not 0 < int(port) < 65536:
        problems.append("KONIA_SMTP_PORT must be a number from 1 to 65535")
        port = "25"
    if security not in {"", "starttls", "tls"}:
        problems.append("KONIA_SMTP_SECURITY must be starttls, tls or empty")
    return Mail(
        host=source.get("KONIA_SMTP_HOST", ""),
        port=int(port),
        user=source.get("KONIA_SMTP_USER", ""),
        password=source.get("KONIA_SMTP_PASSWORD", ""),
        security=security,
        sender=source.get("KONIA_SMTP_FROM", "konia@localhost"),
    )


def _messages(kind: str, source: Mapping[str, str], problems: list[str]) -> Messages:
    url = source.get(f"KONIA_{kind}_URL", "")
    if url and urlparse(url).scheme not in {"http", "https"}:
        problems.append(f"KONIA_{kind}_URL must begin with http:// or https://")
    return Messages(
        url=url.rstrip("/"),
        token=source.get(f"KONIA_{kind}_TOKEN", ""),
        sender=source.get(f"KONIA_{kind}_SENDER", ""),
        templates=_pairs(f"KONIA_{kind}_TEMPLATES", source, problems),
    )


def _seals(source: Mapping[str, str], problems: list[str]) -> Seals:
    p12, roots = source.get("KONIA_SEAL_P12", ""), source.get("KONIA_TRUST_ROOTS", "")
    server = source.get("KONIA_SEAL_TSA", "")
    if p12 and not Path(p12).exists():
        problems.append("KONIA_SEAL_P12 must be a PKCS#12 file, or a folder of them")
    if roots and not Path(roots).is_dir():
        problems.append("KONIA_TRUST_ROOTS must be a folder of certificates")
    if server and urlparse(server).scheme not in {"http", "https"}:
        problems.append("KONIA_SEAL_TSA must begin with http:// or https://")
    return Seals(p12, source.get("KONIA_SEAL_PASSWORD", ""), server, roots)


def _pairs(name: str, source: Mapping[str, str], problems: list[str]) -> Mapping[str, str]:
    """`a=1,b=2` as a mapping."""
    said = [pair.strip() for pair in source.get(name, "").split(",") if pair.strip()]
    if any("=" not in pair for pair in said):
        problems.append(f"{name} must be pairs such as dossiers.received=12345, with commas")
        return {}
    return {
        ours.strip(): theirs.strip() for ours, _, theirs in (pair.partition("=") for pair in said)
    }
