"""Electronic copies: a scan becomes a copy that a body vouches for with its seal."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from konia.kernel.org.tree import Node
from konia.kernel.rooms.problems import Problem

from . import typeset
from .actions import keep_copy
from .checks import PDF
from .models import ElectronicCopy, StoredFile
from .signatures import seal_of, sign
from .store import path_of

if TYPE_CHECKING:
    from .signing.seals import Seal
    from .signing.writing import Stamp

STAMP = typeset.LAYOUTS / "stamp.typ"
WIDTH, HEIGHT = 190, 54  # points


class NotAScanProblem(Problem):
    """Only PDF scans become electronic copies."""


def seal_copy(scan: StoredFile, body: Node, *, at: datetime, by: str) -> ElectronicCopy:
    """Seal a scan as the electronic copy of a paper an official of the body has seen.

    The seal and its instant stand at the top right of the first page. A body seals a scan once:
    repeated, the first copy is given. Raises: NotAScanProblem, NoSealProblem, UnsignableProblem.
    """
    if scan.media_type != PDF:
        raise NotAScanProblem(
            "Chỉ bản quét PDF mới ký được thành bản sao điện tử.",
            todo="Hãy quét giấy tờ thành PDF rồi đính kèm lại.",
        )
    made = ElectronicCopy.objects.made_by(body.id, of=scan.pk).select_related("file").first()
    if isinstance(made, ElectronicCopy):
        return made
    seal = seal_of(body)
    at = localtime(at).replace(microsecond=0)
    content = sign(
        path_of(scan).read_bytes(), seal, at=at, reason="Bản sao điện tử", stamp=_stamp(seal, at)
    )
    return keep_copy(scan, body, content, at=at, by=by)


def copies_of(file_ids: "set[int]") -> dict[int, ElectronicCopy]:
    """The first electronic copy of each of some scans, by the scan."""
    if not file_ids:
        return {}
    found = ElectronicCopy.objects.made_of(file_ids).select_related("file", "unit")
    return {copy.original_id: copy for copy in reversed(found) if isinstance(copy, ElectronicCopy)}


def _stamp(seal: "Seal", at: datetime) -> "Stamp":
    from .signing.writing import Stamp

    data = {
        "holder": seal.holder, "at": at.isoformat(), "is_trial": seal.is_trial, "dated": at,
        "width": WIDTH, "height": HEIGHT,
    }  # fmt: skip
    return Stamp(typeset.pdf(STAMP, data), WIDTH, HEIGHT)
