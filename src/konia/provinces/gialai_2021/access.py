"""Roles and accounts to try the reference province with."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.rooms.plates import all_permissions

from .world import World

SINCE = date(2015, 1, 1)


@dataclass(frozen=True)
class Demo:
    """One account. unit: a key of the data files."""

    username: str
    full_name: str
    role: str
    unit: str
    says: str


ACCOUNTS = (
    Demo("quantri", "Quản trị tỉnh", "admin", "H21", "quản trị, toàn tỉnh"),
    Demo("noivu", "Trần Thị Thu Hằng", "reporter", "H21", "Sở Nội vụ: lập báo cáo, xem toàn tỉnh"),
    Demo("minh", "Lê Quang Minh", "expert", "snv", "chuyên viên Sở Nội vụ"),
    Demo("lan", "Nguyễn Thị Lan", "expert", "Pleiku", "cán bộ thành phố Pleiku"),
    Demo("hoa", "Ksor Hoa", "expert", "Đak Pơ", "cán bộ huyện Đak Pơ"),
    Demo("thu", "Rơ Châm Thư", "clerk", "Pleiku", "Bộ phận Một cửa Pleiku: tiếp nhận, trả kết quả"),
    Demo("buudien", "Trần Văn Bưu", "clerk", "Đak Pơ", "nhân viên Bưu điện tại Một cửa Đak Pơ"),
    Demo("dung", "Siu Dũng", "leader", "Pleiku", "lãnh đạo Pleiku: ký kết quả"),
    Demo("lanhdao", "Phạm Văn Long", "reader", "H21", "lãnh đạo tỉnh, chỉ xem"),
)
# What people at a desk and leaders hold: these permissions, of the rooms that run.
CLERK = (
    "dossiers.see", "dossiers.receive", "dossiers.return", "citizens.see", "citizens.look_up",
    "citizens.change", "counters.serve", "counters.reserve", "payments.see", "payments.take_cash",
    "procedures.see",
)  # fmt: skip
LEADER = ("dossiers.see", "dossiers.change", "dossiers.sign", "procedures.see", "payments.see",
          "figures.see")  # fmt: skip


def _held_of(every: list[str], wanted: tuple[str, ...]) -> list[str]:
    return [name for name in every if name in wanted]


CITIZENS = (
    Demo("cd-binh", "Nguyễn Văn Bình", "", "H21", "người dân: binh@example.vn"),
    Demo("cd-chi", "Trần Thị Chi", "", "H21", "người dân, được Bình ủy quyền: chi@example.vn"),
    Demo("cd-blui", "Siu Blui", "", "H21", "người dân, đại diện hợp tác xã: 0905000103"),
)


def fill(world: World) -> None:
    """Make roles from what the rooms declare, and the accounts; nobody can sign in yet."""
    every = sorted(all_permissions())
    seeing = [name for name in every if name.endswith((".see", ".read"))]
    keeping = [name for name in every if not name.startswith(("access.", "audit."))]
    roles = (("admin", "Quản trị", every), ("reporter", "Người lập báo cáo", keeping),
             ("expert", "Chuyên viên", keeping), ("reader", "Người xem", seeing),
             ("clerk", "Cán bộ tiếp nhận", _held_of(every, CLERK)),
             ("leader", "Lãnh đạo ký duyệt", _held_of(every, LEADER)))  # fmt: skip
    Role.objects.bulk_create(Role(code=c, name=n, permissions=p) for c, n, p in roles)
    for demo in ACCOUNTS:
        account = Account.objects.create(
            username=demo.username, full_name=demo.full_name, unit_id=world.unit(demo.unit),
            password=make_password(None),
        )  # fmt: skip
        Grant.objects.create(
            account=account, role_id=demo.role, unit_id=world.unit(demo.unit), first_on=SINCE
        )


@transaction.atomic(durable=True)
def give_password(password: str) -> None:
    """Let the accounts sign in with one password, hashed once."""
    names = [demo.username for demo in (*ACCOUNTS, *CITIZENS)]
    Account.objects.filter(username__in=names).update(password=make_password(password))
