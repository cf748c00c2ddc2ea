"""Files for machines: sent in before the request they belong to, fetched by who may see them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from ninja import File, Router
from ninja.files import UploadedFile as SentFile

from konia.domains.dossiers.models import Dossier, Paper, Result
from konia.faces.ui.files import sent
from konia.kernel.access.models import Account
from konia.kernel.files import serving
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from . import actions
from .answers import FileOut
from .guard import SIGNED, SIGNED_IN, needs, powers_of
from .models import Upload
from .reading import dossier_for
from .repeating import once

router = Router(tags=["Tệp"])


@router.post(
    "/files", response={201: FileOut}, auth=SIGNED, summary="Gửi một tệp trước khi nộp",
    url_name="files",
)  # fmt: skip
@needs(SIGNED_IN)
@once
def send_file(request: HttpRequest, file: File[SentFile]) -> tuple[int, dict[str, Any]]:
    """Its content is looked through; the handle is good for 48 hours, for this account alone."""
    return _taken(request, file)


def _taken(request: HttpRequest, file: SentFile) -> tuple[int, dict[str, Any]]:
    kept = keep_upload(file)
    account = powers_of(request).account
    name = (file.name or "").replace("\x00", "")
    made = actions.note_upload(kept, name=name, at=timezone.now(), by=account)
    return 201, {
        "file": made.handle, "name": made.name, "size": kept.size,
        "media_type": kept.media_type, "sha256": kept.sha256,
    }  # fmt: skip


def files_named(handles: Iterable[str], *, by: Account) -> dict[str, Upload]:
    """The files an account named. Raises: FieldProblems for a handle that is not its own."""
    wanted = {handle for handle in handles if handle}
    if not wanted:
        return {}
    rows = Upload.objects.of_account(by.pk).named(wanted).select_related("file")
    found = {one.handle: one for one in rows}
    if missing := wanted - found.keys():
        raise FieldProblems({"file": [f"Không có tệp “{min(missing)}”. Hãy gửi lại tệp."]})
    return found


@router.get(
    "/dossiers/{code}/{kind}/{pk}/file", auth=SIGNED, summary="Tải một giấy tờ hoặc kết quả",
    url_name="dossier_file", openapi_extra={
        "responses": {200: {"description": "Nội dung tệp", "content": {"*/*": {}}}}
    },
)  # fmt: skip
@needs(SIGNED_IN)
def dossier_file(request: HttpRequest, code: str, kind: str, pk: int) -> HttpResponseBase:
    """The file of a paper (kind `papers`) or of a result (`results`), as a download."""
    dossier = dossier_for(powers_of(request), code)
    found = _part(dossier, kind, pk) if 0 < pk < 2**63 else None
    if found is None or found.file is None:
        raise NotFoundProblem("Không có tệp này.")
    if not powers_of(request).account.is_citizen:
        actions.note_view(dossier, by=powers_of(request).account)
    return sent(serving.download(found.file, found.name))


def _part(dossier: Dossier, kind: str, pk: int) -> Paper | Result | None:
    if kind == "papers":
        return dossier.papers.in_bulk([pk]).get(pk)
    return dossier.results.in_bulk([pk]).get(pk) if kind == "results" else None
