"""Looking through plain text: proper UTF-8, and no page or script in disguise."""

import re
from pathlib import Path

from .store import refused

_MARKUP = re.compile(
    r"<\s*(!doctype|html|head|body|script|iframe|object|embed|svg|style|meta|\?php|\?xml)\b"
    r"|<\?(php|xml)",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def check(path: Path) -> None:
    """Raises: FileRefusedError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as bad:
        raise refused(
            "Tệp văn bản không theo bảng mã UTF-8.", "Hãy lưu lại với bảng mã UTF-8 rồi gửi lại."
        ) from bad
    if _CONTROL.search(text):
        raise refused("Tệp văn bản có ký tự điều khiển.", "Hãy lưu lại thành văn bản thuần.")
    if _MARKUP.search(text):
        raise refused("Tệp là trang web hoặc mã lệnh.", "Hãy gửi bản PDF hoặc ảnh chụp.")
