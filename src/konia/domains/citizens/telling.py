"""Telling a person something at their e-mail address or telephone, by way of the outbox."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import send_mail

from konia.kernel.outbox.post import post, subscribe

TOPIC = "citizens.tell"
# template -> subject, body
WORDS = {
    "sign_up_code": (
        "Mã mở tài khoản: {code}",
        """Chào {name},

Mã mở tài khoản của bạn là {code}. Mã dùng được trong 15 phút.
Nếu bạn không mở tài khoản, hãy bỏ qua thư này.""",
    ),
    "sign_up_known": (
        "Bạn đã có tài khoản",
        """Chào {name},

Có người vừa mở tài khoản bằng địa chỉ này, nhưng bạn đã có tài khoản.
Nếu đó là bạn, hãy đăng nhập tại {site}/tai-khoan/dang-nhap/ hoặc đặt lại mật khẩu.
Nếu không phải bạn, hãy bỏ qua thư này.""",
    ),
    "contact_code": (
        "Mã xác nhận liên hệ: {code}",
        """Chào {name},

Mã xác nhận là {code}. Mã dùng được trong 15 phút.
Không đưa mã này cho bất kỳ ai.""",
    ),
    "contact_changed": (
        "Liên hệ của tài khoản đã đổi",
        """Chào {name},

Liên hệ đăng nhập của bạn vừa được đổi. Nếu không phải bạn đổi, hãy gọi bộ phận một cửa ngay.""",
    ),
    "reset": (
        "Đặt lại mật khẩu",
        """Chào {name},

Mở địa chỉ sau để đặt mật khẩu mới, trong vòng một giờ:
{link}

Nếu bạn không yêu cầu, hãy bỏ qua thư này; mật khẩu cũ vẫn dùng được.""",
    ),
    "password_changed": (
        "Mật khẩu đã đổi",
        """Chào {name},

Mật khẩu của bạn vừa được đổi. Nếu không phải bạn đổi, hãy gọi bộ phận một cửa ngay.""",
    ),
    "mandate_given": (
        "Ủy quyền mới",
        """Chào {name},

Ủy quyền {code} cho {holder} đã được ghi nhận. Bạn có thể thu hồi bất cứ lúc nào tại
{site}/tai-khoan/uy-quyen/.""",
    ),
    "mandate_revoked": (
        "Ủy quyền đã thu hồi",
        """Chào {name},

Ủy quyền {code} không còn hiệu lực.""",
    ),
    "mandate_decided": (
        "Kết quả duyệt quyền hành động thay tổ chức",
        """Chào {name},

Yêu cầu {code} để hành động thay {organisation}: {decision}""",
    ),
}


def tell(template: str, *, to: str, values: Mapping[str, str], key: str) -> None:
    """Have a letter sent to an e-mail address or telephone number; nothing when `to` is empty.

    Runs inside the caller's transaction; the same key is sent once.
    """
    if not to:
        return
    post(TOPIC, {"template": template, "to": to, "values": dict(values)}, key=f"{TOPIC}:{key}")


def send(payload: dict[str, Any]) -> None:
    """Send one letter. A message to a telephone waits for a gateway of messages."""
    subject, body = (text.format(**payload["values"]) for text in WORDS[payload["template"]])
    if "@" in payload["to"]:
        send_mail(subject, body, None, [payload["to"]])


subscribe(TOPIC, send)
