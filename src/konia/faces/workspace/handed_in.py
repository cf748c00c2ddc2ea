"""Files handed in with a form: kept at once, so that none is lost when another field is wrong."""

from dataclasses import dataclass

from django.core.signing import BadSignature, dumps, loads

from konia.kernel.files.models import StoredFile
from konia.kernel.files.store import FileRefusedError
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import FieldProblems

from .guard import DeskRequest

ALL_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class HandedIn:
    """One file that was kept. token: names it in the form when the form comes back."""

    file_id: int
    name: str
    token: str


def handed_in(request: DeskRequest, field: str) -> HandedIn | None:
    """The file of a field: sent now, or before and named by its token `<field>_kept`.

    Only who sent a file can name it again, for a day.
    Raises: FieldProblems with the words of the refusal at the field.
    """
    sent = request.FILES.get(field)
    if sent is None:
        return _named(request, request.POST.get(f"{field}_kept", ""))
    try:
        kept = keep_upload(sent)
    except FileRefusedError as refused:
        raise FieldProblems({field: [str(refused)]}) from refused
    name = (sent.name or "tep")[:200]
    return HandedIn(kept.pk, name, dumps([kept.pk, name], salt=_salt(request)))


def _named(request: DeskRequest, token: str) -> HandedIn | None:
    if not token:
        return None
    try:
        file_id, name = loads(token, salt=_salt(request), max_age=ALL_DAY)
    except BadSignature:
        return None
    known = StoredFile.objects.in_bulk([file_id])
    return HandedIn(int(file_id), str(name), token) if known else None


def _salt(request: DeskRequest) -> str:
    return f"konia.handed_in.{request.user.pk}"
