"""Names of uploaded files, made safe to print, to save and to send in a header."""

import re
import unicodedata

from .kinds import ALL
from .models import StoredFile

LONGEST = 120
NAMELESS = "tep-dinh-kem"
_SUFFIXES = {kind.media_type: kind.suffixes for kind in ALL}
_FORBIDDEN = re.compile(r'[<>:"|?*\\/%;]+')
# Endings that some computers run or open as a program or a page.
_RUN = frozenset(
    [
        *(".app", ".bat", ".cmd", ".com", ".cpl", ".dll", ".exe", ".gadget", ".hta", ".htm"),
        *(".html", ".inf", ".iso", ".jar", ".js", ".jse", ".jsp", ".lnk", ".msi", ".msp", ".php"),
        *(".pif", ".ps1", ".py", ".reg", ".scr", ".sh", ".svg", ".swf", ".url", ".vb", ".vbe"),
        *(
            ".vbs",
            ".ws",
            ".wsf",
            ".xhtml",
            ".xml",
            ".docm",
            ".xlsm",
            ".pptm",
            ".zip",
            ".rar",
            ".7z",
        ),
    ]
)


def safe_name(name: str, file: StoredFile) -> str:
    """The name as it is kept and shown: no path, no control or turning marks, the right ending.

    The ending follows the content: a PDF handed in as 'anh.pdf.exe' is called 'anh.pdf'.
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    printed = "".join(char for char in bare if unicodedata.category(char)[0] != "C")
    stem = " ".join(_FORBIDDEN.sub(" ", printed).split())
    suffixes = _SUFFIXES.get(file.media_type, (".bin",))
    stem, suffix = _without_endings(stem, suffixes)
    return f"{stem[:LONGEST].strip(' .') or NAMELESS}{suffix or suffixes[0]}"


def _without_endings(stem: str, suffixes: tuple[str, ...]) -> tuple[str, str]:
    """The name without endings that tell a kind. Returns: stem, the right ending if it had it."""
    known = {suffix for kind in ALL for suffix in kind.suffixes} | _RUN
    right = ""
    while (ending := _ending(stem)) in known:
        right = right or (ending if ending in suffixes else "")
        stem = stem[: -len(ending)].rstrip(" .")
    return stem, right


def _ending(stem: str) -> str:
    _, dot, last = stem.rpartition(".")
    return (dot + last).lower()


def unmarked(text: str) -> str:
    """The text in ASCII, for programs that know no other letters."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = (char for char in plain if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "_" for char in kept)
