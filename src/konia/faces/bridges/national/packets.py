"""What is told about a dossier and its steps, and how the national portal wants it written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

# The ten states of the national catalogue.
STATES = {
    1: "Mới đăng ký", 2: "Được tiếp nhận", 3: "Không được tiếp nhận", 4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ", 6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân yêu cầu rút hồ sơ", 8: "Dừng xử lý", 9: "Đã xử lý xong", 10: "Đã trả kết quả",
}  # fmt: skip
# ASSUMPTION: the codes of HinhThuc are not in the sources; the integration guide decides.
COUNTER, ONLINE, POST = 0, 1, 2


@dataclass(frozen=True)
class PaperFile:
    """A paper handed in. url: where the portal may fetch it; blank when it may not."""

    file_id: str
    name: str
    paper_code: str = ""
    url: str = ""
    is_deleted: bool = False

    def written(self) -> dict[str, Any]:
        """As TaiLieuNop wants it."""
        return {
            "TepDinhKemId": self.file_id, "TenTepDinhKem": self.name,
            "IsDeleted": str(self.is_deleted), "MaThanhPhanHoSo": self.paper_code,
            "DuongDanTaiTepTin": self.url,
        }  # fmt: skip


@dataclass(frozen=True)
class FeeLine:
    """A fee of the dossier. how: 1 paid at the start, 2 at the end; kind: 1 fee, 2 charge."""

    code: str
    name: str
    amount_vnd: int
    how: str = "1"
    kind: str = "1"

    def written(self) -> dict[str, Any]:
        """As DanhSachLePhi wants it."""
        return {
            "TenPhiLePhi": self.name, "MaPhiLePhi": self.code, "HinhThucThu": self.how,
            "Gia": str(self.amount_vnd), "LoaiPhiLePhi": self.kind,
        }  # fmt: skip


@dataclass(frozen=True)
class Supplement:
    """A request for more papers, and the answer to it if it came."""

    number: str
    asked_by: str
    words: str
    asked_at: datetime
    received_by: str = ""
    received_words: str = ""
    received_at: datetime | None = None
    is_answered: bool = False
    was_due_at: datetime | None = None
    due_at: datetime | None = None

    def written(self) -> dict[str, Any]:
        """As DanhSachHoSoBoSung wants it."""
        return {
            "HoSoBoSungId": self.number, "NguoiYeuCauBoSung": self.asked_by,
            "NoiDungBoSung": self.words, "NgayBoSung": moment(self.asked_at),
            "NguoiTiepNhanBoSung": self.received_by, "ThongTinTiepNhan": self.received_words,
            "NgayTiepNhanBoSung": moment(self.received_at),
            "TrangThaiBoSung": "1" if self.is_answered else "0",
            "NgayHenTraTruoc": moment(self.was_due_at), "NgayHenTraMoi": moment(self.due_at),
        }  # fmt: skip


@dataclass(frozen=True)
class ResultFile:
    """A paper that is the result."""

    file_id: str
    name: str
    paper_code: str = ""
    url: str = ""

    def written(self) -> dict[str, Any]:
        """As DanhSachGiayToKetQua wants it."""
        return {
            "TenGiayTo": self.name, "MaThanhPhanHoSo": self.paper_code, "GiayToId": self.file_id,
            "DuongDanTepTinKetQua": self.url,
        }  # fmt: skip


@dataclass(frozen=True)
class DossierPacket:
    """One dossier as it stands. state: 1 to 10 of the national catalogue; moments are aware."""

    code: str
    procedure_code: str
    procedure_name: str
    field_code: str
    field_name: str
    applicant: str
    summary: str
    received_at: datetime
    state: int
    channel: int
    unit_name: str
    due_at: datetime | None = None
    is_firm: bool = False
    applicant_id: str = ""
    receipt_no: str = ""
    email: str = ""
    fax: str = ""
    phone: str = ""
    returned_at: datetime | None = None
    return_words: str = ""
    finished_at: datetime | None = None
    remark: str = ""
    papers: tuple[PaperFile, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    other_files: tuple[PaperFile, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    results: tuple[ResultFile, ...] = ()

    def written(self) -> dict[str, Any]:
        """The packet DongBoHoSoMC."""
        return {
            "MaHoSo": self.code, "MaTTHC": self.procedure_code, "TenTTHC": self.procedure_name,
            "MaLinhVuc": self.field_code, "TenLinhVuc": self.field_name,
            "SoBienNhan": self.receipt_no, "ChuHoSo": self.applicant,
            "LoaiDoiTuong": "2" if self.is_firm else "1", "MaDoiTuong": self.applicant_id,
            "Email": self.email, "Fax": self.fax, "SoDienThoai": self.phone,
            "TrichYeuHoSo": self.summary, "NgayTiepNhan": moment(self.received_at),
            "NgayHenTra": moment(self.due_at), "TrangThaiHoSo": str(self.state),
            "NgayTra": moment(self.returned_at), "ThongTinTra": self.return_words,
            "HinhThuc": str(self.channel), "NgayKetThucXuLy": moment(self.finished_at),
            "DonViXuLy": self.unit_name, "GhiChu": self.remark,
            "TaiLieuNop": [one.written() for one in self.papers],
            "DanhSachLePhi": [one.written() for one in self.fees],
            "DanhSachTepDinhKemKhac": [one.written() for one in self.other_files],
            "DanhSachHoSoBoSung": [one.written() for one in self.supplements],
            "DanhSachGiayToKetQua": [one.written() for one in self.results],
        }  # fmt: skip


@dataclass(frozen=True)
class ProgressPacket:
    """One step of a dossier. at: when it was taken; due_at: by when the step must be done."""

    code: str
    by: str
    title: str
    at: datetime
    office: str
    words: str
    state: int
    began_at: datetime
    due_at: datetime | None = None

    def written(self) -> dict[str, Any]:
        """The packet CapNhatTienDoHoSoMC."""
        return {
            "MaHoSo": self.code, "NguoiXuLy": self.by, "ChucDanh": self.title,
            "ThoiDiemXuLy": moment(self.at), "PhongBanXuLy": self.office,
            "NoiDungXuLy": self.words, "TrangThai": str(self.state),
            "NgayBatDau": moment(self.began_at),
            "NgayKetThucTheoQuyDinh": moment(self.due_at),
        }  # fmt: skip


def moment(at: datetime | None) -> str:
    """yyyyMMddHHmmss in Viet Nam time; blank for none."""
    return f"{timezone.localtime(at):%Y%m%d%H%M%S}" if at else ""


def read_moment(text: str) -> datetime | None:
    """The moment a text of the portal tells; None when it tells none."""
    try:
        return timezone.make_aware(datetime.strptime(text, "%Y%m%d%H%M%S"))  # noqa: DTZ007
    except ValueError:
        return None
