"""The one mark of a state: its colour and its word."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

STATE_WORDS = {
    "on_time": "Đúng hạn",
    "due_soon": "Sắp đến hạn",
    "late": "Quá hạn",
    "waiting": "Chờ công dân",
    "closed": "Đã kết thúc",
    "new": "Mới",
}


def state_tag(state: str, words: str = "") -> SafeString | str:
    """The one mark of a state: its colour and its word; other words may be given."""
    if not state:
        return ""
    kind = state if state in STATE_WORDS else "closed"
    shown = words or STATE_WORDS.get(state, state)
    return format_html('<strong class="k-tag k-tag--{}">{}</strong>', kind, shown)
