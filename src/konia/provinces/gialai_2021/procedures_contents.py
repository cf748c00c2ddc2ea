"""What every procedure consists of, and the internal process it is handled by, version by version."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from konia.domains.procedures.models import (
    Channel,
    FeeLine,
    LegalBasis,
    PaperPart,
    Procedure,
    ProcedureChange,
    ProcedureUse,
    ProcedureVersion,
    ProcessStep,
    ProcessVersion,
    SequenceStep,
)
from konia.domains.procedures.processing import default_steps
from konia.kernel.calendar.clock import Limit
from konia.kernel.registers.copying import copy_lines, line
from konia.lib.vietnamese import fold

from .procedure_book import Book
from .world import AS_OF, World

# ASSUMPTION: what the report does not print about a procedure is filled in alike for all.
SEQUENCE = (
    "Người thực hiện nộp hồ sơ tại Bộ phận Một cửa, qua bưu chính hoặc trên Cổng Dịch vụ công.",
    "Cơ quan có thẩm quyền thẩm định hồ sơ; hồ sơ chưa đủ thì yêu cầu bổ sung một lần.",
    "Trả kết quả theo giấy hẹn.",
)
BASIS = ("61/2018/NĐ-CP", "Thực hiện cơ chế một cửa, một cửa liên thông")
PROCESS_PAPER = "Quyết định phê duyệt quy trình nội bộ"
AGENCIES = {"district": "Ủy ban nhân dân cấp huyện", "commune": "Ủy ban nhân dân cấp xã"}
IS_ELECTRONIC = True
NO_CONDITION = "Không quy định riêng."
NO_CONDITION_OF_FEE = ("", "", 0)  # a fee of every case, due from the first day

TABLES: dict[type[Any], tuple[str, ...]] = {
    ProcedureVersion: ("id", "unit_id", "folded", "procedure_id", "number", "first_on", "last_on", "decision_id", "name", "audience", "agency", "result", "result_code", "conditions", "sets", "working_days", "working_hours", "calendar_days", "limit_words", "is_free", "needs_form", "checked_on", "entered_on", "posted_on"),
    SequenceStep: ("id", "order", "version_id", "case", "words"),
    Channel: ("id", "order", "version_id", "kind", "working_days", "fee_words", "words"),
    PaperPart: ("id", "order", "version_id", "case", "code", "name", "originals", "copies", "required", "form_file", "form_code", "form_url"),
    FeeLine: ("id", "order", "version_id", "code", "name", "amount_vnd", "kind", "case", "since", "after_days"),
    LegalBasis: ("id", "order", "version_id", "number", "title"),
    ProcessVersion: ("id", "unit_id", "folded", "procedure_id", "version", "document", "approved_on", "first_on", "last_on", "is_electronic"),
    ProcessStep: ("id", "order", "version_id", "code", "name", "role", "place", "unit_id", "working_hours", "needs", "takes", "gives"),
    ProcedureUse: ("id", "procedure_id", "uses", "counted_on"),
}  # fmt: skip


@dataclass
class Pages:
    """The lines of all tables while they are made."""

    world: World
    lines: dict[type[Any], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, model: type[Any], *values: object) -> int:
        """One row with the next id. Returns: the id."""
        number = len(self.lines[model]) + 1
        self.lines[model].append(line(number, *values))
        return number

    def copy(self) -> None:
        """Everything into the database."""
        for model, columns in TABLES.items():
            copy_lines(model, columns, self.lines[model])


@dataclass(frozen=True)
class _Spell:
    """One content of a procedure: from, to, its limit, and the change that brought it."""

    first: date
    last: date | None
    days: int
    change: ProcedureChange | None


def fill(book: Book, used: dict[str, dict[str, Any]]) -> None:
    """Contents and processes of every procedure; used: code -> what data/procedures.toml says."""
    pages = Pages(book.world)
    changes: dict[str, list[ProcedureChange]] = defaultdict(list)
    for change in book.changes:
        changes[change.procedure.code].append(change)
    for place, one in enumerate([*book.in_force, *book.gone, *book.gone_earlier, *book.later]):
        given = used.get(one.code, {})
        spells = list(_spells(one, changes[one.code]))
        for number, spell in enumerate(spells, 1):
            version = _version(pages, one, number, spell, given)
            if spell.change is not None:
                spell.change.version_id = version
        _processes(pages, one, spells, given)
        pages.add(ProcedureUse, one.pk, given.get("uses", place * 37 % 350), AS_OF)
    pages.copy()


def _spells(one: Procedure, changes: list[ProcedureChange]) -> Iterator[_Spell]:
    start, begun_by = one.in_force_from, next((c for c in changes if c.kind == "new"), None)
    end = one.abolished_on - timedelta(days=1) if one.abolished_on is not None else None
    amended = sorted(
        (c for c in changes if c.kind == "amended"), key=lambda c: c.effective_on or AS_OF
    )
    assert start is not None
    for change in amended:
        assert change.effective_on is not None
        assert change.time_limit_before is not None
        yield _Spell(
            start, change.effective_on - timedelta(days=1), change.time_limit_before, begun_by
        )
        start, begun_by = change.effective_on, change
    if end is None or end >= start:
        yield _Spell(start, end, one.time_limit_days, begun_by)


def _version(
    pages: Pages, one: Procedure, number: int, spell: _Spell, given: dict[str, Any]
) -> int:
    change = spell.change
    person = "tổ chức" not in one.name
    version = pages.add(
        ProcedureVersion, one.unit_id, fold(one.name), one.pk, number, spell.first, spell.last,
        change.decision_id if change is not None else None, one.name,
        given.get("audience", "Cá nhân" if person else "Tổ chức"),
        given.get("agency", AGENCIES.get(one.level, "Cơ quan chuyên môn cấp tỉnh")),
        given.get("result", f"Văn bản về việc: {one.name[0].lower()}{one.name[1:]}"[:300]),
        f"KQ.{one.code}", given.get("conditions", NO_CONDITION), given.get("sets", 1), spell.days, 0, 0,
        given.get("limit_words", ""), not one.fee_vnd, given.get("needs_form", True), None,
        _entered(one, spell.first), None,
    )  # fmt: skip
    _lines(pages, one, version, given)
    return version


def _entered(one: Procedure, first: date) -> date | None:
    """A content is entered nationally once it holds, and never where the procedure is not."""
    day = one.national_disclosed_on
    return max(day, first) if day is not None else None


def _lines(pages: Pages, one: Procedure, version: int, given: dict[str, Any]) -> None:
    sequence = given.get("sequence") or [("", words) for words in SEQUENCE]
    for place, row in enumerate(sequence, 1):
        pages.add(SequenceStep, place, version, *row)
    kinds = ("direct", "online", "postal") if given.get("online") else ("direct", "postal")
    for place, kind in enumerate(kinds, 1):
        pages.add(Channel, place, version, kind, 0, "", "")
    papers = given.get("papers") or (
        ("", "DON", "Đơn đề nghị theo mẫu", 1, 0, True, "Mẫu đơn theo quyết định công bố"),
        ("", "GTKT", "Giấy tờ kèm theo", 0, 1, True, ""),
    )
    for place, row in enumerate(papers, 1):
        pages.add(PaperPart, place, version, *row, *_form(one, row))
    plain = [("PHI", "Phí, lệ phí", one.fee_vnd, "fee")] if one.fee_vnd else []
    for place, row in enumerate(given.get("fees", [] if given else plain), 1):
        pages.add(FeeLine, place, version, *row, *NO_CONDITION_OF_FEE[len(row) - 4 :])
    for place, row in enumerate(given.get("bases") or [BASIS], 1):
        pages.add(LegalBasis, place, version, *row)


def _form(one: Procedure, row: Sequence[Any]) -> tuple[str, str]:
    """Code and address of a paper's form. ASSUMPTION: the report prints neither."""
    return (f"MD.{one.code}.{row[1]}"[:40], "") if row[-1] else ("", "")


def _processes(pages: Pages, one: Procedure, spells: list[_Spell], given: dict[str, Any]) -> None:
    """A process begins when it was approved, or with the content that changed the time limit."""
    approved = one.process_approved_on
    number = 0
    for spell in spells:
        assert approved is not None
        first = max(spell.first, approved)
        if spell.last is not None and first > spell.last:
            continue
        number += 1
        process = pages.add(
            ProcessVersion, one.unit_id, "", one.pk, number, PROCESS_PAPER,
            first if number > 1 else approved, first, spell.last, IS_ELECTRONIC,
        )  # fmt: skip
        for place, row in enumerate(_steps(pages.world, spell.days, given), 1):
            pages.add(ProcessStep, place, process, *row)


def _steps(world: World, days: int, given: dict[str, Any]) -> list[tuple[object, ...]]:
    if "steps" not in given:
        return _default(days)
    return [
        (code, name, role, place, world.unit(unit) if unit else None, hours, "", "", "")
        for code, name, role, place, hours, unit in given["steps"]
    ]


@cache
def _default(days: int) -> list[tuple[object, ...]]:
    return [
        (s.code, s.name, str(s.role), str(s.place), None, s.working_hours, "", s.takes, s.gives)
        for s in default_steps(Limit(Decimal(days)))
    ]
