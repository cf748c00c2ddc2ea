"""Programs that use the API in tests: a bearer of a token, and what it sends."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from konia.kernel.access.token_actions import make_token

API = "/api/v1"


@dataclass
class Program:
    """Somebody with a token, or with none."""

    text: str = ""
    client: Client = field(default_factory=Client)

    def _head(self, **more: str) -> dict[str, str]:
        head = {"Authorization": f"Bearer {self.text}"} if self.text else {}
        return head | {name.replace("_", "-"): value for name, value in more.items() if value}

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(f"{API}/{path}", headers=self._head(**more))

    def post(self, path: str, data: Any = None, *, key: str = "", kind="application/json") -> Any:
        body = data if isinstance(data, (bytes, str)) else json.dumps(data or {})
        head = self._head(Idempotency_Key=key)
        return self.client.post(f"{API}/{path}", body, content_type=kind, headers=head)

    def send(self, content: bytes, *, name: str = "to-khai.txt", key: str = "") -> Any:
        from django.core.files.uploadedfile import SimpleUploadedFile

        file = SimpleUploadedFile(name, content)
        head = self._head(Idempotency_Key=key)
        return self.client.post(f"{API}/files", {"file": file}, headers=head)

    def delete(self, path: str) -> Any:
        return self.client.delete(f"{API}/{path}", headers=self._head())


def program(powers: Any, *, scopes: Any = (), unit: str = "", expires_on: Any = None) -> Program:
    """A program that acts as somebody of the cast."""
    account = getattr(powers, "account", powers)
    _, text = make_token(
        account.username, name="Phần mềm thử", scopes=scopes, unit=unit,
        expires_on=expires_on or date(2099, 1, 1), at=timezone.now(), by="test",
    )  # fmt: skip
    return Program(text)


def application(procedure: Any, unit: str = "H21.31", **more: Any) -> dict[str, Any]:
    """The body of an application of Siu H'Bia."""
    return {
        "unit": unit, "procedure": procedure.code,
        "applicant": {"name": "Siu H'Bia", "identity_no": "064099001234"},
        "papers": [{"name": "Tờ khai"}],
    } | more  # fmt: skip
