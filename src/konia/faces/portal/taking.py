"""Taking in files people attach, whatever page they attach them on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest

from konia.domains.dossiers.actions import PaperIn
from konia.faces.portal.guard import CitizenRequest
from konia.faces.ui.identity import address_of
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.files.kinds import PACKAGES, PDF, PICTURES
from konia.kernel.files.serving import Served
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import Problem

KINDS = (PDF, *PICTURES, *PACKAGES)
ACCEPT = ",".join(suffix for kind in KINDS for suffix in kind.suffixes)
PICTURES_ACCEPT = "image/jpeg,image/png"
FIELDS = ("anh", "tep")  # taken with the camera, chosen from the device
UPLOADS = Limit(about_one=300, from_one_address=1500)
MOST_AT_ONCE = 20
HINT = "PDF, ảnh JPEG hoặc PNG, Word, Excel. Ảnh không quá 15 MB, PDF không quá 50 MB."


@dataclass(frozen=True)
class Taken:
    """What became of the files of one request."""

    papers: tuple[PaperIn, ...]
    errors: tuple[str, ...]


def files_of(request: HttpRequest) -> "list[UploadedFile[bytes]]":
    """Every file of a request."""
    return [file for name in FIELDS for file in request.FILES.getlist(name)]


def take_files(request: CitizenRequest, *, code: str, name: str) -> Taken:
    """Look through the files of a request and keep the good ones; the others are told apart.

    Raises: TooManyTriesError.
    """
    files = files_of(request)
    if files:
        take_turn("upload", about=request.user.username, address=address_of(request), limit=UPLOADS)
    kept, errors = [], []
    if len(files) > MOST_AT_ONCE:
        errors.append(f"Mỗi lần gửi nhiều nhất {MOST_AT_ONCE} tệp. Hãy gửi phần còn lại sau.")
    for file in files[:MOST_AT_ONCE]:
        try:
            kept.append(_kept(file, code=code, name=name))
        except Problem as problem:
            errors.append(f"{_plain_name(file)}: {problem}")
    return Taken(tuple(kept), tuple(errors))


def _kept(file: "UploadedFile[bytes]", *, code: str, name: str) -> PaperIn:
    stored = keep_upload(file, kinds=KINDS)
    return PaperIn(
        name, code=code, form="electronic", file_id=stored.pk, file_name=_plain_name(file)
    )


def _plain_name(file: "UploadedFile[bytes]") -> str:
    return "".join(_printed(file.name or "")).strip()[:120] or "tệp"


def _printed(name: str) -> Iterator[str]:
    return (char for char in name if char.isprintable())


def sent(served: Served) -> FileResponse:
    """A kept file on its way, under the headers the store gave it."""
    answer = FileResponse(served.path.open("rb"))
    for name, value in served.headers.items():
        answer.headers[name] = value
    return answer
