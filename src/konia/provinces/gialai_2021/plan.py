"""Loading the reference province: which loader follows which, and what must hold afterwards."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.db import connection, transaction

from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import Problem

from .world import World

# Loaders in the order in which they run; each module has `fill(world)` and `TITLE`.
LOADERS = (
    ("units", "Đơn vị và tổ chức bộ máy"),
    ("access", "Vai trò và tài khoản"),
    ("days", "Lịch nghỉ lễ"),
    ("citizens", "Người dân, tổ chức và ủy quyền"),
    ("legal", "Văn bản quy phạm pháp luật"),
    ("procedures", "Thủ tục hành chính"),
    ("personnel", "Biên chế, nhân sự, đào tạo"),
    ("autonomy", "Tự chủ tài chính"),
    ("assignments", "Kế hoạch và nhiệm vụ"),
    ("inspections", "Kiểm tra"),
    ("reform", "Xếp loại giải quyết thủ tục"),
    ("satisfaction", "Khảo sát hài lòng"),
    ("feedback", "Đối thoại, kiến nghị, 1022"),
    ("organisation", "Quyết định sắp xếp tổ chức"),
    ("meetings", "Hội nghị truyền hình"),
    ("mail", "Thư công vụ"),
    ("publishing", "Cổng, trang và Zalo"),
    ("insurance", "Bảo hiểm xã hội số"),
    ("infrastructure", "Hạ tầng và an toàn thông tin"),
    ("quality", "ISO 9001"),
    ("declared", "Giá trị khai báo"),
    ("documents", "Văn bản điện tử"),
    ("dossiers", "Hồ sơ một cửa"),
    ("counters", "Quầy, số thứ tự"),
    ("ratings", "Đánh giá của người dân"),
)


class NotEmptyError(Problem):
    """The database already holds units; a reference province is loaded into an empty one."""


@dataclass(frozen=True)
class Step:
    """One loader that ran, and how long it took."""

    title: str
    seconds: float


def load(
    *,
    scale: float = 1.0,
    told: Callable[[Step], None] = lambda step: None,
    only: frozenset[str] = frozenset(),
) -> World:
    """Load the province in one transaction. only: names of loaders; none named means all.

    Raises: NotEmptyError.
    """
    if Unit.objects.exists():
        raise NotEmptyError(
            "Cơ sở dữ liệu đã có đơn vị.",
            why="Tỉnh mẫu chỉ nạp được vào cơ sở dữ liệu trống.",
            todo="Hãy xóa cơ sở dữ liệu, hoặc bỏ qua bước nạp.",
        )
    world = World(scale=scale)
    with transaction.atomic(durable=True):
        for name, title in LOADERS:
            if only and name not in only:
                continue
            begun = time.perf_counter()
            import_module(f"{__package__}.{name}").fill(world)
            told(Step(title, time.perf_counter() - begun))
    _tidy(told)
    return world


def _tidy(told: Callable[[Step], None]) -> None:
    """Let the planner know the new rows, and indexes answer alone; not possible inside a
    transaction, which only tests have around a load."""
    if connection.in_atomic_block:
        return
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    told(Step("Dọn bảng, tính thống kê", time.perf_counter() - begun))
