"""A kept file, opened before it is chosen: by the clerk it was offered to, during that intake."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.signing import BadSignature, dumps, loads
from django.http import FileResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from konia.domains.citizens.models import Organisation, Person
from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.stored import Stored
from konia.kernel.files.models import StoredFile
from konia.kernel.rooms.problems import NotFoundProblem

from .applicants import Known, note_papers, store_of
from .dossier_letters import shown_file
from .guard import DeskRequest, needs
from .intake_form import RECEIVE, sending_key

HALF_HOUR = 30 * 60  # longer than an intake takes; each look-up makes fresh links
REGISTERS: dict[str, type[Person] | type[Organisation]] = {"p": Person, "o": Organisation}


@dataclass(frozen=True)
class Offer:
    """A kept file as it is offered. url: where this clerk opens it, for half an hour."""

    stored: Stored
    url: str


def offer_of(
    request: DeskRequest, stored: Stored, one: Known, *, procedure: str, intake: str
) -> Offer:
    """The file with its link. intake: the key of the form that is being filled in."""
    whose = "p" if isinstance(one, Person) else "o"
    told = [whose, one.pk, stored.key, stored.file_id, procedure, intake]
    token = dumps(told, salt=_salt(request))
    return Offer(stored, f"{reverse('workspace:intake_paper')}?{urlencode({'giay': token})}")


@require_safe
@needs(RECEIVE)
def intake_paper(request: DeskRequest) -> FileResponse:
    """The file of a link, if it still is in that store and the dossier is not received yet."""
    try:
        whose, pk, key, file_id, procedure, intake = loads(
            request.GET.get("giay", ""), salt=_salt(request), max_age=HALF_HOUR
        )
    except BadSignature:
        raise _shut() from None
    one = REGISTERS[whose].objects.in_bulk([pk]).get(pk)
    if one is None or Dossier.objects.of_sending(sending_key(request, intake)).exists():
        raise _shut()
    kept = next(
        (each for each in store_of(one) if (each.key, each.file_id) == (key, file_id)), None
    )
    if kept is None:
        raise _shut()
    note_papers(request, one, procedure=procedure, dossier=kept.dossier_code, opened=kept.key)
    return shown_file(request, StoredFile.objects.in_bulk([file_id])[file_id], kept.file_name)


def _shut() -> NotFoundProblem:
    return NotFoundProblem(
        "Không mở được giấy tờ này.",
        why="Liên kết chỉ dùng được trong 30 phút, cho người đang nhập hồ sơ.",
        todo="Hãy trở lại trang tiếp nhận, tra cứu và chọn lại người nộp.",
    )


def _salt(request: DeskRequest) -> str:
    return f"konia.offered.{request.user.pk}"
