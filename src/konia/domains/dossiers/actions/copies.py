"""Sealing the scan of a paper of a dossier as the body's electronic copy."""

from datetime import datetime

from django.db import transaction

from konia.domains.dossiers.models import Paper
from konia.domains.dossiers.states import RECEIVE
from konia.kernel.access.powers import Powers
from konia.kernel.files.copies import seal_copy
from konia.kernel.files.models import ElectronicCopy, StoredFile
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import NotFoundProblem

from .recording import check_at, locked


def seal_paper(code: str, paper_id: int, *, at: datetime, by: Powers) -> ElectronicCopy:
    """Seal the scan of a paper for the body that received the dossier; repeated, the same copy.

    Signing may ask a time-stamp server, so it happens after the lock on the dossier is given up:
    nothing of the dossier changes, and the copy itself is kept once under a lock of its own.
    Raises: ForbiddenProblem, NotFoundProblem, NotAScanProblem, NoSealProblem, UnsignableProblem.
    """
    scan, body = _scan_of(code, paper_id, by=by)
    return seal_copy(scan, body, at=at, by=by.account.username)


@transaction.atomic(durable=True)
def _scan_of(code: str, paper_id: int, *, by: Powers) -> tuple[StoredFile, Node]:
    """The scan and the body that answers for it. Raises: ForbiddenProblem, NotFoundProblem."""
    tree = Tree.at(by.on)
    dossier = locked(code, by=by, needs=RECEIVE, tree=tree)
    check_at(by, RECEIVE, dossier.unit_id, tree=tree)
    paper = Paper.objects.with_files_of(dossier.pk).in_bulk([paper_id]).get(paper_id)
    if paper is None or paper.file is None:
        raise NotFoundProblem("Hồ sơ không có bản quét này.", todo="Hãy tải lại trang hồ sơ.")
    return paper.file, tree.nodes[dossier.unit_id]
