"""What verifying finds, as plain values that can be kept and read without the signing library."""

from dataclasses import asdict, dataclass
from typing import Any

VALID, UNKNOWN, CHANGED, UNSIGNED, UNREADABLE = (
    "valid", "unknown", "changed", "unsigned", "unreadable",
)  # fmt: skip


@dataclass(frozen=True)
class Signature:
    """One signature. at: as its signer says; stamped_at: as a trusted time-stamp server says.

    intact: the signed bytes are as they were; whole: nothing but signatures was added afterwards;
    trusted: its certificate leads to a root this installation trusts; is_trial: to the trial one;
    reasons: in words, why it is not simply valid.
    """

    holder: str
    organisation: str
    issuer: str
    serial: str
    at: str
    stamped_at: str
    intact: bool
    whole: bool
    trusted: bool
    is_trial: bool
    reasons: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """One of VALID, UNKNOWN, CHANGED."""
        if not (self.intact and self.whole):
            return CHANGED
        return VALID if self.trusted else UNKNOWN


@dataclass(frozen=True)
class Report:
    """What was found in one file. trouble: why it could not be read, in words."""

    verdict: str
    signatures: tuple[Signature, ...] = ()
    trouble: str = ""

    @property
    def is_trial(self) -> bool:
        """Whether any of it was signed with a trial seal."""
        return any(one.is_trial for one in self.signatures)

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Report":
        """The report that plain values tell."""
        told = (
            Signature(**(one | {"reasons": tuple(one["reasons"])})) for one in said["signatures"]
        )
        return cls(said["verdict"], tuple(told), said["trouble"])


@dataclass(frozen=True)
class Roots:
    """Whom one trusts: certificates in DER. trial: the root of trial seals, when there is one."""

    trusted: tuple[bytes, ...] = ()
    trial: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """The roots as plain values, bytes in hexadecimal digits."""
        return {"trusted": [each.hex() for each in self.trusted], "trial": self.trial.hex()}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Roots":
        """The roots that plain values tell."""
        return cls(tuple(map(bytes.fromhex, said["trusted"])), bytes.fromhex(said["trial"]))
