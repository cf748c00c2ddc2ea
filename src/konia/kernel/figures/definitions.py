"""Declaring figures: a small function with a title, a unit, a source and a first day in force."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.apps import apps

from konia.kernel.calendar.periods import Period
from konia.kernel.org.tree import Scope
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.registry import DuplicateCodeError
from konia.lib.vietnamese import fold, near

from .measures import Shape


@dataclass(frozen=True)
class Ask:
    """The question: which units, which days, seen at which moment."""

    scope: Scope
    period: Period
    as_of: date

    @property
    def so_far(self) -> Period:
        """The period up to the moment it is seen at."""
        return self.period.until(self.as_of)

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.period.year


class Kind(StrEnum):
    """How values add up over time. A stock or a state is never summed over periods."""

    FLOW = "flow"  # happened in the period
    STOCK = "stock"  # is so at a moment
    CUMULATIVE = "cumulative"  # since a fixed start
    STATE = "state"  # a stage or a code at a moment


class Unit(StrEnum):
    """What a figure counts, in the words of official forms."""

    PERCENT = "%"
    PERSON = "Người"
    DOCUMENT = "Văn bản"
    PROCEDURE = "Thủ tục"
    BODY = "Cơ quan, đơn vị"
    ASSIGNMENT = "Nhiệm vụ"
    ISSUE = "Vấn đề"
    FORM = "Phiếu"
    DOSSIER = "Hồ sơ"
    CODE = "Mã"
    DAY = "Ngày"
    DECISION = "Quyết định"
    CERTIFICATE = "Chứng thư số"
    SERVICE = "Dịch vụ"
    TURN = "Lượt"
    MAILBOX = "Hộp thư"
    MEETING = "Cuộc họp"
    CLASS = "Lớp"
    QUESTION = "Câu hỏi"
    ACCOUNT = "Tài khoản"
    CASE = "Trường hợp"
    PLAN = "Kế hoạch"
    VND = "Đồng"
    BILLION_VND = "Tỷ đồng"
    HOUR = "Giờ"
    DAYS = "Ngày trong tuần"
    AGE = "Tuổi"
    ENTERPRISE = "Doanh nghiệp"
    ROUND = "Đợt"
    MONTH = "Tháng"
    MINUTE = "Phút"
    POINT = "Điểm"
    RATIO = "Tỷ lệ"


@dataclass(frozen=True)
class Definition:
    """One published rule for one figure. code names the rule itself: name@first day in force."""

    name: str
    title: str
    unit: Unit
    source: str
    since: date
    until: date | None
    kind: Kind
    ask: Callable[[Ask], Shape]
    says: str
    decimals: int

    @property
    def code(self) -> str:
        """'dossiers.on_time@2025-07-01'."""
        return f"{self.name}@{self.since.isoformat()}"

    @property
    def meaning(self) -> str:
        """What the rule says, in Vietnamese, for the people who read the number."""
        return meanings().get(self.name, "")

    @property
    def room(self) -> str:
        """The room that keeps the records."""
        return self.name.partition(".")[0]


class UnknownFigureError(NotFoundProblem):
    """No room declares a figure of that name."""

    def __init__(self, name: str, offered: list[str]) -> None:
        todo = f"Có phải: {'; '.join(offered)}?" if offered else "Xem danh sách: konia figures."
        super().__init__(f"Không có chỉ tiêu “{name}”.", todo=todo)


class NotInForceError(Problem):
    """The figure's rule does not hold on the period's last day."""

    def __init__(self, name: str, on: date, since: date) -> None:
        super().__init__(
            f"Chỉ tiêu “{name}” chưa có hiệu lực vào ngày {on:%d/%m/%Y}.",
            why=f"Định nghĩa áp dụng từ ngày {since:%d/%m/%Y}.",
            todo="Hãy chọn kỳ muộn hơn.",
        )


class Figures:
    """All declared figures, by name and first day in force."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Definition]] = {}

    def add(self, definition: Definition) -> Definition:
        """Raises: DuplicateCodeError when two rules of one name begin on one day."""
        rules = self._by_name.setdefault(definition.name, [])
        if any(rule.since == definition.since for rule in rules):
            raise DuplicateCodeError(f"{definition.code} is declared twice")
        rules.append(definition)
        rules.sort(key=lambda rule: rule.since)
        return definition

    def in_force(self, name: str, on: date) -> Definition:
        """The rule that holds on a day. Raises: UnknownFigureError, NotInForceError."""
        rules = self.versions(name)
        for rule in reversed(rules):
            if rule.since <= on and (rule.until is None or on <= rule.until):
                return rule
        raise NotInForceError(name, on, rules[0].since)

    def versions(self, name: str) -> list[Definition]:
        """All rules of one name, oldest first. Raises: UnknownFigureError."""
        if name not in self._by_name:
            offered = near(name, {fold(known): known for known in self._by_name})
            raise UnknownFigureError(name, offered)
        return self._by_name[name]

    def __iter__(self) -> Iterator[Definition]:
        for name in sorted(self._by_name):
            yield from self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name


FIGURES = Figures()


@cache
def meanings() -> dict[str, str]:
    """Figure name -> its definition in Vietnamese, from the definitions.toml of every room."""
    found: dict[str, str] = {}
    for room in apps.get_app_configs():
        path = Path(room.path) / "definitions.toml"
        if path.exists():
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def figure(
    name: str,
    *,
    title: str,
    unit: Unit,
    source: str,
    since: date,
    kind: Kind,
    until: date | None = None,
    decimals: int = 2,
) -> Callable[[Callable[[Ask], Shape]], Callable[[Ask], Shape]]:
    """Declare the decorated function as a figure.

    source: a key of docs/sources.toml; since, until: first and last day the rule holds;
    decimals: how many a share shows.
    """

    def declare(ask: Callable[[Ask], Shape]) -> Callable[[Ask], Shape]:
        says = (ask.__doc__ or "").strip()
        FIGURES.add(Definition(name, title, unit, source, since, until, kind, ask, says, decimals))
        return ask

    return declare
