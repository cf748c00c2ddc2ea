"""Files for machines: sent in before the request they belong to, fetched by who may see them."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from ninja import File, Router
from ninja.files import UploadedFile as SentFile

from konia.domains.dossiers.letters.filling import typeset_letter
from konia.domains.dossiers.models import Dossier, Letter
from konia.faces.ui.files import sent
from konia.faces.ui.moment import now
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.files import serving
from konia.kernel.files.models import StoredFile
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from . import actions
from .answers import FileOut
from .guard import SIGNED, SIGNED_IN, needs, powers_of
from .models import Upload
from .reading import dossier_for, shown_letters, shown_results
from .repeating import once

Part = tuple[StoredFile | None, str]
NOTHING: Part = (None, "")

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
    "/dossiers/{code}/{kind}/{pk}/file", auth=SIGNED, summary="Tải một giấy tờ, phiếu hoặc kết quả",
    url_name="dossier_file", openapi_extra={
        "responses": {200: {"description": "Nội dung tệp", "content": {"*/*": {}}}}
    },
)  # fmt: skip
@needs(SIGNED_IN)
def dossier_file(
    request: HttpRequest, code: str, kind: str, pk: int, acting_for: str = ""
) -> HttpResponseBase:
    """The file of a paper (kind `papers`), letter (`letters`) or result (`results`), to save.

    The page of a letter is typeset and sealed now when the worker has not come to it.
    """
    powers = powers_of(request)
    dossier = dossier_for(powers, code, acting_for=acting_for)
    file, name = _part(dossier, kind, pk, powers) if 0 < pk < 2**63 else NOTHING
    if file is None:
        raise NotFoundProblem("Không có tệp này.")
    if not powers.account.is_citizen:
        actions.note_view(dossier, by=powers.account)
    return sent(serving.download(file, name))


def _part(dossier: Dossier, kind: str, pk: int, powers: Powers) -> Part:
    if kind == "letters":
        return _page_of(shown_letters(dossier, powers=powers).in_bulk([pk]).get(pk))
    held = {"papers": dossier.papers, "results": shown_results(dossier, powers=powers)}
    rows: Any = held.get(kind)
    found = rows.select_related("file").in_bulk([pk]).get(pk) if rows is not None else None
    return (found.file, found.name) if found is not None else NOTHING


def _page_of(letter: Letter | None) -> Part:
    if letter is None:
        return NOTHING
    return typeset_letter(letter, at=now()).file, f"{letter.kind}-{letter.dossier.code}.pdf"
