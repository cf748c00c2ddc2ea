"""What the national portal asks of a packet: fields, formats, code lists; refused by error code."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

OK, NO_SESSION, MISSING, BAD_FORMAT, UNKNOWN, EXISTS, NO_SERVICE = (
    "0",
    "-1",
    "1",
    "2",
    "3",
    "4",
    "9",
)

STATES = {
    "1": "Mới đăng ký", "2": "Được tiếp nhận", "3": "Không được tiếp nhận", "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ", "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "7": "Công dân yêu cầu rút hồ sơ", "8": "Dừng xử lý", "9": "Đã xử lý xong",
    "10": "Đã trả kết quả",
}  # fmt: skip

_DOSSIER = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}")
# National and provincial forms, and the new order of QĐ 20/2020: H21.12.05-210615-0001.
_DOSSIER_NEW = re.compile(r"[A-Z]\d{2}(\.\d{2}){0,3}-\d{6}-\d{4}")
_PROCEDURE = re.compile(r"\d\.\d{6}(\.[0-9A-Z.]+)?")
_URL = re.compile(r"https?://\S+")

Check = Callable[[str], bool]


def is_moment(text: str) -> bool:
    """Whether a text is a moment as yyyyMMddHHmmss."""
    if not re.fullmatch(r"\d{14}", text):
        return False
    try:
        datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 - only its form is looked at
    except ValueError:
        return False
    return True


def _is_dossier(text: str) -> bool:
    return bool(_DOSSIER.fullmatch(text) or _DOSSIER_NEW.fullmatch(text))


def _one_of(*known: str) -> Check:
    return lambda text: text in known


_MOMENTS = (
    *("NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "ThoiDiemXuLy"),
    *("NgayBatDau", "NgayKetThucTheoQuyDinh", "NgayBoSung", "NgayTiepNhanBoSung"),
    *("NgayHenTraTruoc", "NgayHenTraMoi"),
)
REQUIRED = {
    "DongBoHoSoMC": (
        *("MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "ChuHoSo", "LoaiDoiTuong"),
        *("TrichYeuHoSo", "NgayTiepNhan", "TrangThaiHoSo", "HinhThuc", "DonViXuLy"),
    ),
    "CapNhatTienDoHoSoMC": (
        *("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "PhongBanXuLy", "NoiDungXuLy", "TrangThai"),
        "NgayBatDau",
    ),
}
FORMATS: dict[str, Check] = {
    "MaHoSo": _is_dossier,
    "MaTTHC": lambda text: bool(_PROCEDURE.fullmatch(text)),
    "LoaiDoiTuong": _one_of("1", "2"),
    "HinhThuc": _one_of("0", "1", "2"),
    "TrangThaiHoSo": _one_of(*STATES),
    "TrangThai": _one_of(*STATES),
    "Email": lambda text: "@" in text,
    **dict.fromkeys(_MOMENTS, is_moment),
    "DuongDanTaiTepTin": lambda text: bool(_URL.fullmatch(text)),
    "DuongDanTepTinKetQua": lambda text: bool(_URL.fullmatch(text)),
    "Gia": lambda text: text.isdigit(),
}
LISTS = {
    "TaiLieuNop": ("TepDinhKemId", "TenTepDinhKem"),
    "DanhSachLePhi": ("TenPhiLePhi", "MaPhiLePhi", "HinhThucThu", "Gia", "LoaiPhiLePhi"),
    "DanhSachTepDinhKemKhac": ("TenTepDinhKem",),
    "DanhSachHoSoBoSung": ("HoSoBoSungId", "NguoiYeuCauBoSung", "NoiDungBoSung", "NgayBoSung"),
    "DanhSachGiayToKetQua": ("TenGiayTo", "GiayToId"),
}


def fault_in(service: str, packet: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first thing wrong with a packet: error code and the field; None when it is well."""
    return _fault(packet, REQUIRED[service]) or _fault_in_lists(packet) or _fault_in_state(packet)


def _fault(packet: Mapping[str, Any], required: tuple[str, ...]) -> tuple[str, str] | None:
    for name in required:
        if str(packet.get(name, "")).strip() == "":
            return MISSING, name
    for name, value in packet.items():
        check = FORMATS.get(name)
        if check and str(value) != "" and not isinstance(value, list) and not check(str(value)):
            return BAD_FORMAT, name
    return None


def _fault_in_lists(packet: Mapping[str, Any]) -> tuple[str, str] | None:
    for name, required in LISTS.items():
        for place, row in enumerate(packet.get(name) or []):
            found = _fault(row, required) if isinstance(row, dict) else (BAD_FORMAT, "")
            if found:
                return found[0], f"{name}[{place}].{found[1]}"
    return None


def _fault_in_state(packet: Mapping[str, Any]) -> tuple[str, str] | None:
    """A finished dossier says when; a returned one says when it was returned."""
    state = str(packet.get("TrangThaiHoSo", ""))
    if state in {"9", "10"} and not packet.get("NgayKetThucXuLy"):
        return MISSING, "NgayKetThucXuLy"
    if state == "10" and not packet.get("NgayTra"):
        return MISSING, "NgayTra"
    return None
