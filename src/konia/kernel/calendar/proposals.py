"""What waits for an officer's approval: a year's special days, an hours rule, a cut-off."""

import hashlib
from dataclasses import dataclass
from typing import TypeVar

from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, TooLateProblem

from .clock import Timetables
from .models import CalendarRow, ChangeKind, CutOff, HoursRule, SpecialDay

APPROVE = "calendar.approve"
Rule = TypeVar("Rule", HoursRule, CutOff)


@dataclass(frozen=True)
class Proposal:
    """Rows that are approved together. key: a year for its days, else the number of the rule."""

    kind: ChangeKind
    key: int
    title: str
    days: tuple[SpecialDay, ...] = ()
    hours: tuple[HoursRule, ...] = ()
    cut_offs: tuple[CutOff, ...] = ()

    @property
    def rows(self) -> tuple[CalendarRow, ...]:
        """All its rows."""
        return (*self.days, *self.hours, *self.cut_offs)

    @property
    def mark(self) -> str:
        """A mark of what an officer saw, so that nothing else is approved."""
        content = "|".join(
            str(getattr(row, field.attname)) for row in self.rows for field in row._meta.fields
        )
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def after(self, now: Timetables) -> Timetables:
        """The timetables as they would be once it is approved."""
        return Timetables(
            now.book.with_rows(
                days=(one.row for one in self.days),
                hours=(one.row for one in self.hours),
                cut_offs=(one.row for one in self.cut_offs),
            )
        )


def proposal(kind: str, key: int, *, by: Powers, lock: bool = False) -> Proposal:
    """What waits under a kind and key, as far as this officer may decide it.

    lock: inside an action, so that two officers do not approve it at once.
    Raises: NotFoundProblem, TooLateProblem when it was approved already, ForbiddenProblem.
    """
    if kind == ChangeKind.DAYS:
        return _of_year(key, by=by, lock=lock)
    if kind == ChangeKind.HOURS:
        rule = _rule(HoursRule, key, by=by, lock=lock)
        return Proposal(ChangeKind.HOURS, key, f"Giờ làm việc “{rule}”"[:200], hours=(rule,))
    if kind == ChangeKind.CUT_OFF:
        cut_off = _rule(CutOff, key, by=by, lock=lock)
        return Proposal(ChangeKind.CUT_OFF, key, f"Giờ chốt {cut_off}", cut_offs=(cut_off,))
    raise NotFoundProblem("Không có loại thay đổi lịch này.")


def _of_year(year: int, *, by: Powers, lock: bool) -> Proposal:
    waiting = SpecialDay.objects.of_year(year).proposed()
    rows = list(waiting.select_for_update(of=("self",)) if lock else waiting.told())
    if not rows:
        _nothing_waits(year)
    mine = tuple(row for row in rows if may_decide(by, row.unit_id))
    if not mine:
        _refuse()
    return Proposal(ChangeKind.DAYS, year, f"Ngày đặc biệt năm {year}", days=mine)


def _nothing_waits(year: int) -> None:
    if SpecialDay.objects.of_year(year).approved().exists():
        raise TooLateProblem(
            f"Lịch năm {year} đã được duyệt.",
            why="Không còn ngày nào của năm này chờ duyệt.",
            todo="Muốn đổi lịch, hãy đề xuất ngày mới rồi duyệt.",
        )
    raise NotFoundProblem(
        f"Chưa có ngày nào của năm {year} chờ duyệt.",
        todo="Hãy đề xuất ngày nghỉ của năm trước.",
    )


def _rule(model: type[Rule], key: int, *, by: Powers, lock: bool) -> Rule:
    rows = model.objects.standing()
    rows = rows.select_for_update(of=("self",)) if lock else rows.told()
    found: Rule | None = rows.filter(pk=key).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy quy định chờ duyệt.")
    if found.approved_on is not None:
        raise TooLateProblem(
            "Quy định này đã được duyệt.",
            why=f"{found.approved_by} đã duyệt trước đó.",
            todo="Muốn đổi, hãy đề xuất quy định mới.",
        )
    if not may_decide(by, found.unit_id):
        _refuse()
    return found


def may_decide(by: Powers, unit_id: int | None) -> bool:
    """Whether an officer decides for a unit; for every unit only who holds it over a whole tree."""
    if APPROVE not in by.held:
        return False
    tree = Tree.at(by.on)
    if unit_id is not None:
        return unit_id in by.unit_ids(APPROVE, tree)
    return any(tree.node(code).parent_id is None for code in by.held[APPROVE])


def check_may_decide(by: Powers, unit_id: int | None) -> None:
    """Raises: ForbiddenProblem."""
    if not may_decide(by, unit_id):
        _refuse()


def _refuse() -> None:
    raise ForbiddenProblem(
        "Bạn không được duyệt lịch của phạm vi này.",
        why="Lịch chung do người được giao quyền ở cấp tỉnh duyệt; "
        "lịch riêng do người phụ trách đơn vị duyệt.",
        todo="Hãy liên hệ người quản trị của đơn vị.",
    )
