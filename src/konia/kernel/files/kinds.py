"""Which kinds of files people may hand in, told by their first bytes and never by their name."""

from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from .store import refused
from .zips import opened

MB = 1024 * 1024
HEAD = 4096


@dataclass(frozen=True)
class Kind:
    """A kind of file. suffixes: as names end, the usual one first; largest: bytes."""

    title: str
    media_type: str
    suffixes: tuple[str, ...]
    largest: int


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
PDF = Kind("PDF", "application/pdf", (".pdf",), 50 * MB)
PNG = Kind("ảnh PNG", "image/png", (".png",), 15 * MB)
JPEG = Kind("ảnh JPEG", "image/jpeg", (".jpg", ".jpeg"), 15 * MB)
WEBP = Kind("ảnh WEBP", "image/webp", (".webp",), 15 * MB)
DOCX = Kind("Word (DOCX)", f"{_OFFICE}.wordprocessingml.document", (".docx",), 20 * MB)
XLSX = Kind("Excel (XLSX)", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), 20 * MB)
ODT = Kind("văn bản ODT", f"{_OPEN}.text", (".odt",), 20 * MB)
ODS = Kind("bảng tính ODS", f"{_OPEN}.spreadsheet", (".ods",), 20 * MB)
TEXT = Kind("văn bản thuần (TXT, CSV)", "text/plain", (".txt", ".csv"), 2 * MB)

PICTURES = (PNG, JPEG, WEBP)
PACKAGES = (DOCX, XLSX, ODT, ODS)
ALL = (PDF, *PICTURES, *PACKAGES, TEXT)
LARGEST = max(kind.largest for kind in ALL)

_HEIC = "ảnh HEIC của điện thoại"
# Kinds people often hand in by mistake: first bytes, what they are, what to do instead.
_KNOWN_WRONG = (
    (b"MZ", "chương trình", "Hãy gửi giấy tờ, không gửi chương trình."),
    (b"\x7fELF", "chương trình", "Hãy gửi giấy tờ, không gửi chương trình."),
    (b"#!", "chương trình", "Hãy gửi giấy tờ, không gửi chương trình."),
    (b"GIF8", "ảnh GIF", "Hãy lưu ảnh dưới dạng JPEG hoặc PNG rồi gửi lại."),
    (b"BM", "ảnh BMP", "Hãy lưu ảnh dưới dạng JPEG hoặc PNG rồi gửi lại."),
    (b"II*\x00", "ảnh TIFF", "Hãy lưu ảnh dưới dạng JPEG, PNG hoặc PDF rồi gửi lại."),
    (b"MM\x00*", "ảnh TIFF", "Hãy lưu ảnh dưới dạng JPEG, PNG hoặc PDF rồi gửi lại."),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ hoặc có mật khẩu",
     "Hãy bỏ mật khẩu, lưu lại dạng DOCX, XLSX hoặc PDF rồi gửi lại."),
    (b"Rar!", "tệp nén RAR", "Hãy giải nén và gửi từng giấy tờ."),
    (b"7z\xbc\xaf", "tệp nén 7z", "Hãy giải nén và gửi từng giấy tờ."),
    (b"\x1f\x8b", "tệp nén GZIP", "Hãy giải nén và gửi từng giấy tờ."),
    (b"{\\rtf", "tệp RTF", "Hãy lưu lại dạng DOCX hoặc PDF rồi gửi lại."),
)  # fmt: skip
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1", b"heim", b"heis", b"avif")


def kind_of(head: bytes, path: Path) -> Kind:
    """The kind that the content tells. head: the first HEAD bytes. Raises: FileRefusedError."""
    found = _by_first_bytes(head)
    if found is None and head.startswith(b"PK\x03\x04"):
        found = _kind_of_package(path)
    if found is None and not _is_binary(head):
        found = TEXT
    if found is None:
        raise refused("Nội dung tệp không phải loại nào trong số đó.")
    return found


def _by_first_bytes(head: bytes) -> Kind | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    _refuse_known(head)
    return None


def _refuse_known(head: bytes) -> None:
    if head[4:8] == b"ftyp":
        is_heic = head[8:12] in _HEIC_BRANDS
        raise refused(
            f"Đây là {_HEIC if is_heic else 'tệp phim'}; máy của cơ quan không mở được.",
            "Trên iPhone: vào Cài đặt, Camera, Định dạng, chọn Tương thích nhất rồi chụp lại; "
            "hoặc lưu ảnh dưới dạng JPEG." if is_heic else "Hãy gửi ảnh chụp hoặc bản PDF.",
        )  # fmt: skip
    for start, title, todo in _KNOWN_WRONG:
        if head.startswith(start):
            raise refused(f"Đây là {title}.", todo)


def _is_binary(head: bytes) -> bool:
    return b"\x00" in head


def _kind_of_package(path: Path) -> Kind:
    """DOCX, XLSX, ODT and ODS are ZIP packages that say themselves what they are."""
    with opened(path) as package:
        return _declared(package)


def _declared(package: ZipFile) -> Kind:
    names = frozenset(package.namelist())
    if "[Content_Types].xml" in names:
        return _office_kind(_start_of(package, "[Content_Types].xml"))
    if "mimetype" in names:
        said = _start_of(package, "mimetype").decode("ascii", "replace").strip()
        for kind in (ODT, ODS):
            if said == kind.media_type:
                return kind
    raise refused("Đây là tệp nén ZIP.", "Hãy giải nén và gửi từng giấy tờ.")


def _office_kind(types: bytes) -> Kind:
    if types[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        types = types.decode("utf-16", "replace").encode()
    low = types.lower()
    if b"macroenabled" in low or b"vbaproject" in low:
        raise refused("Tệp có macro.", "Hãy lưu lại dạng DOCX, XLSX không có macro rồi gửi lại.")
    if b"wordprocessingml.document.main+xml" in low:
        return DOCX
    if b"spreadsheetml.sheet.main+xml" in low:
        return XLSX
    raise refused("Đây là loại tệp Office không được nhận.")


def _start_of(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(MB)
