"""What a machine sends when the line is back: attachments by their content, then each intake."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core import signing
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from konia.domains.citizens.public import find_person
from konia.domains.dossiers.actions import (
    ApplicantIn,
    Intake,
    PaperIn,
    ReceivedLate,
    receive_offline,
)
from konia.domains.dossiers.models import Dossier
from konia.faces.ui.moment import now
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.vietnamese import fold

from .guard import DeskRequest, needs

RECEIVE = "dossiers.receive"
SALT = "workspace.offline.file"
KEPT_DAYS = 31
MARK = re.compile(r"[0-9a-f]{12}")
KEY = re.compile(r"offline:([0-9a-f]{12}):[0-9a-f]{8,40}")


def said_in(request: DeskRequest) -> dict[str, Any]:
    """The object a machine sent. Raises: Problem when it is none."""
    try:
        said = json.loads(request.body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Problem("Không đọc được nội dung gửi lên.", todo="Hãy tải lại trang rồi gửi lại.")
    return said


def mark_of(said: Mapping[str, Any]) -> str:
    """The machine's own mark. Raises: FieldProblems."""
    mark = str(said.get("device", ""))
    if not MARK.fullmatch(mark):
        raise FieldProblems({"device": ["Mã máy không đúng. Hãy chuẩn bị lại máy khi có mạng."]})
    return mark


def number_of(value: Any) -> int | None:
    """A whole number above zero, or nothing."""
    text = str(value)
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 10 else None


@require_POST
@needs(RECEIVE)
def upload(request: DeskRequest) -> JsonResponse:
    """Keep one attachment. Its content is its name: sent again it is kept once.

    The answer's proof lets its sender, and nobody else, attach the file to an intake.
    """
    file = request.FILES.get("tep")
    if file is None:
        raise FieldProblems({"tep": ["Thiếu tệp."]})
    kept = keep_upload(file)
    if kept.sha256 != request.POST.get("sha256", ""):
        raise FieldProblems({"tep": ["Tệp bị hỏng trên đường truyền. Hệ thống sẽ tự gửi lại."]})
    proof = signing.dumps({"file": kept.pk, "by": request.user.pk}, salt=SALT)
    return JsonResponse({"sha256": kept.sha256, "proof": proof}, status=201)


@require_POST
@needs(RECEIVE)
def send(request: DeskRequest) -> JsonResponse:
    """Receive one intake that was taken offline.

    201: received now; 200: it had come before; 202: too late, kept for a supervisor; 422: words
    at the fields that must be corrected; 409: its number is taken.
    """
    said = said_in(request)
    asked = _asked(said, request)
    was_there = Dossier.objects.of_sending(asked.key).exists()
    try:
        made = receive_offline(
            asked, received_at=_instant(said), number=number_of(said.get("number")),
            device=mark_of(said), at=now(), by=request.powers,
        )  # fmt: skip
    except ReceivedLate as held:
        return JsonResponse({"held": True, "words": str(held)}, status=202)
    due = made.original_due_at.isoformat() if made.original_due_at else ""
    status = 200 if was_there else 201
    return JsonResponse({"code": made.code, "due_at": due, "fresh": not was_there}, status=status)


def _instant(said: Mapping[str, Any]) -> datetime:
    try:
        found = datetime.fromisoformat(str(said.get("received_at", "")))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise FieldProblems({"received_at": ["Không đọc được giờ nhận hồ sơ."]})
    return found


def _asked(said: Mapping[str, Any], request: DeskRequest) -> Intake:
    """The intake as it was written on the machine. Raises: FieldProblems."""
    key = KEY.fullmatch(str(said.get("key", "")))
    if key is None or key[1] != mark_of(said):
        raise FieldProblems({"key": ["Khóa gửi không đúng. Hãy tải lại trang rồi gửi lại."]})
    words: dict[str, Any] = {
        name: _text(said, name, longest)
        for name, longest in (
            ("unit", 40), ("procedure", 40), ("agency", 10), ("session", 30), ("competent", 40),
            ("delivery_address", 300),
        )
    }  # fmt: skip
    delivery = _text(said, "delivery", 10) or "counter"
    return Intake(
        applicant=_applicant(said.get("applicant")),
        papers=_papers(said.get("papers"), request),
        key=key[0],
        delivery=delivery,
        channel="counter",
        **words,
    )


def _text(said: Mapping[str, Any], name: str, longest: int) -> str:
    text = str(said.get(name) or "").strip()
    if len(text) > longest:
        raise FieldProblems({name: [f"Không quá {longest} ký tự."]})
    return text


def _applicant(said: Any) -> ApplicantIn:
    given = said if isinstance(said, dict) else {}
    lengths = {"name": 150, "identity_no": 20, "phone": 20, "email": 254, "address": 300}
    words: dict[str, Any] = {name: _text(given, name, longest) for name, longest in lengths.items()}
    kind = 2 if str(given.get("kind")) == "2" else 1
    return ApplicantIn(kind=kind, person_id=_person(words) if kind == 1 else None, **words)


def _person(words: Mapping[str, str]) -> int | None:
    """A person known here by number and name; what was typed without a line may be mistaken."""
    found = find_person(words["identity_no"]) if words["identity_no"] else None
    same = found is not None and fold(found.full_name) == fold(words["name"])
    return found.pk if found is not None and same else None


def _papers(said: Any, request: DeskRequest) -> tuple[PaperIn, ...]:
    listed: Sequence[Any] = said if isinstance(said, list) else []
    if len(listed) > 100:
        raise FieldProblems({"papers": ["Không quá 100 giấy tờ."]})
    return tuple(_paper(one, request) for one in listed if isinstance(one, dict))


def _paper(said: Mapping[str, Any], request: DeskRequest) -> PaperIn:
    file = said.get("file") if isinstance(said.get("file"), dict) else None
    return PaperIn(
        name=_text(said, "name", 300), code=_text(said, "code", 40),
        form=_text(said, "form", 10) or "original", count=number_of(said.get("count")) or 0,
        file_id=_file(file, request) if file else None,
        file_name=_text(file, "name", 200) if file else "",
    )  # fmt: skip


def _file(said: Mapping[str, Any], request: DeskRequest) -> int:
    """The stored file a proof stands for. Raises: FieldProblems at `files` when it is not good.

    The machine then sends the attachment again, so an old proof costs nothing but time.
    """
    try:
        told = signing.loads(
            str(said.get("proof", "")), salt=SALT, max_age=KEPT_DAYS * 24 * 60 * 60
        )
    except signing.BadSignature:
        told = {}
    if told.get("by") != request.user.pk:
        sha256 = str(said.get("sha256", ""))[:64]
        raise FieldProblems({"files": [sha256]})
    return int(told["file"])
