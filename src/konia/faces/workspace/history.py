"""What was done to a record and what it said before, newest first, as a timeline."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from konia.kernel.audit.models import Entry, Revision
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.registers.cells import shown
from konia.kernel.registers.registry import Register
from konia.lib.dates import NotADateError, format_date, parse_date

from .tables import title_of

ACTS = {
    "enter": "Ghi vào sổ",
    "amend": "Sửa",
    "end": "Kết thúc",
    "withdraw": "Rút khỏi sổ",
    "import": "Nhập từ tệp",
    "export": "Xuất ra tệp",
    "view": "Xem",
    "sign_in": "Đăng nhập",
    "sign_out": "Đăng xuất",
    "sign_in_electronically": "Đăng nhập bằng định danh điện tử",
    "link_electronic": "Xác thực bằng định danh điện tử",
    "set_password": "Đổi mật khẩu",
    "change_contact": "Đổi liên hệ",
    "choose_channels": "Chọn kênh nhận thông báo",
    "end_session": "Kết thúc phiên",
    "join": "Mở tài khoản",
    "look_up": "Tra cứu người",
    "confirm": "Xác nhận danh tính",
    "claim": "Xin hành động thay tổ chức",
    "revoke": "Thu hồi",
    "read_file": "Tải tệp",
    "access.grant": "Giao quyền",
    "access.lend": "Ủy quyền",
    "access.end_grant": "Kết thúc quyền",
    "access.keep_role": "Đặt vai trò",
    "open_account": "Mở tài khoản cán bộ",
    "correct_account": "Sửa tài khoản",
    "switch_off_account": "Khóa tài khoản",
    "switch_on_account": "Mở khóa tài khoản",
    "give_password_link": "Tạo liên kết đặt mật khẩu",
}


def act_name(act: str) -> str:
    """An act in words."""
    return ACTS.get(act, act)


def history_of(
    register: Register, acts: Iterable[Entry], revisions: Iterable[Revision], tree: Tree
) -> dict[str, Any]:
    """timeline: acts but for mere views; olds: earlier contents; views: how often it was read."""
    listed = list(acts)
    changes = [entry for entry in listed if entry.act != "view"]
    return {
        "timeline": [_event(entry, place == 0) for place, entry in enumerate(changes)],
        "views": len(listed) - len(changes),
        "olds": [_old(register, one, tree) for one in revisions],
    }


def _event(entry: Entry, current: bool) -> dict[str, Any]:  # noqa: FBT001
    reason = str(entry.detail.get("reason", ""))
    return {
        "title": act_name(entry.act),
        "by": entry.by,
        "at": entry.at,
        "text": f"Lý do: {reason}" if reason else "",
        "current": current,
    }


def _old(register: Register, revision: Revision, tree: Tree) -> dict[str, Any]:
    """An earlier content, field by field, as it was until it was changed."""
    lines = [
        {"key": title_of(field), "value": _value(field, revision.old.get(field.column), tree)}
        for field in register.fields
    ]
    return {"until": revision.changed_at, "summary": {"items": lines, "plain": True}}


def _value(field: "models.Field[Any, Any]", raw: Any, tree: Tree) -> str:
    if raw is None or raw == "":
        return ""
    if field.related_model is Unit:
        node = tree.nodes.get(int(raw))
        return node.name if node else str(raw)
    if field.choices:
        labels = {str(code): str(label) for code, label in field.flatchoices}
        return labels.get(str(raw), str(raw))
    return _day(raw) if isinstance(field, models.DateField) else shown(raw)


def _day(raw: Any) -> str:
    try:
        return format_date(parse_date(str(raw)))
    except NotADateError:
        return str(raw)
