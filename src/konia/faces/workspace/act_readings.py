"""Reading what the forms of acts say: days, units, lists, people, results."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.utils.timezone import get_current_timezone, localtime

from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.states import HANDLE
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.kernel.access.powers import Powers, everyone_with
from konia.kernel.org.directory import find_unit
from konia.kernel.rooms.problems import FieldProblems, Problem

from .guard import DeskRequest, tree_at
from .handed_in import HandedIn
from .paper_rows import PaperRow

CLOSING = time(17, 0)
MOST_ITEMS = 20


def lines_in(text: str) -> list[str]:
    """One item a line."""
    return [one.strip() for one in text.splitlines() if one.strip()][:MOST_ITEMS]


def unit_of(text: str, request: DeskRequest) -> str:
    """The code of the unit a text names. Raises: FieldProblems at the unit."""
    try:
        return tree_at(request, today()).nodes[find_unit(text, on=today())].code
    except Problem as problem:
        raise FieldProblems({"unit": [str(problem)]}) from problem


def due_of(text: str, dossier: Dossier) -> datetime:
    """A new due moment: the day asked for, at the hour of the old one. Raises: FieldProblems."""
    try:
        on = day(text)
    except Problem as problem:
        raise FieldProblems({"due_on": [str(problem)]}) from problem
    if dossier.due_on is not None and on <= dossier.due_on:
        raise FieldProblems({"due_on": ["Ngày hẹn mới phải sau ngày hẹn cũ."]})
    old = dossier.due_at or dossier.original_due_at
    at = localtime(old).time() if old is not None else CLOSING
    return datetime.combine(on, at, tzinfo=get_current_timezone())


def people_for(step: Step | None, request: DeskRequest) -> list[tuple[str, str]]:
    """Who may be given a step: those who handle dossiers of its unit, by name."""
    if step is None:
        return []
    tree = tree_at(request, today())
    found = []
    for account in everyone_with(HANDLE, on=today()):
        powers = Powers.of(account, on=today())
        if step.unit_id in powers.unit_ids(HANDLE, tree):
            found.append((account.username, str(account)))
    return sorted(found, key=lambda pair: pair[1])


def results_of(said: Mapping[str, Any], files: Mapping[str, HandedIn | None]) -> list[ResultIn]:
    """The results that were named."""
    found = []
    for end in ("", "_2"):
        name, file = said.get(f"name{end}", ""), files.get(f"file{end}")
        if file is not None and not name:
            raise FieldProblems({f"name{end}": ["Hãy ghi tên của kết quả này."]})
        if name:
            one = ResultIn(name, said.get(f"number{end}", ""), file.file_id if file else None)
            found.append(one)
    return found


def supplied_rows(dossier: Dossier) -> list[PaperRow]:
    """Rows for the papers that were asked for last, and some empty ones."""
    asked: list[str] = []
    for letter in dossier.letters.order_by("id"):
        if letter.kind == "supplement":
            asked = list(letter.facts.get("items") or [])
    rows = [PaperRow(n, name=name, is_asked=True) for n, name in enumerate(asked)]
    return rows + [PaperRow(len(rows) + n) for n in range(3)]
