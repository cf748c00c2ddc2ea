"""The catalogue while it is being made: fields, names of procedures, and what becomes of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from konia.domains.procedures.models import Procedure, ProcedureChange
from konia.kernel.registers.models import Record

from .world import World, weekday_between

# field, the department that keeps it, levels that decide it, weight, what the procedures are about
FIELDS = (
    ("land", "stnmt", "PDC", 7, ("quyền sử dụng đất", "Giấy chứng nhận quyền sử dụng đất", "chuyển mục đích sử dụng đất", "tách thửa, hợp thửa đất", "biến động đất đai")),
    ("construction", "sxd", "PDC", 5, ("giấy phép xây dựng", "chứng chỉ hành nghề hoạt động xây dựng", "thiết kế xây dựng", "quy hoạch chi tiết")),
    ("environment", "stnmt", "PD", 3, ("báo cáo đánh giá tác động môi trường", "kế hoạch bảo vệ môi trường", "phương án cải tạo, phục hồi môi trường")),
    ("water_minerals", "stnmt", "P", 3, ("giấy phép khai thác nước dưới đất", "giấy phép xả nước thải", "giấy phép thăm dò khoáng sản")),
    ("civil_status", "stp", "PDC", 4, ("khai sinh", "kết hôn", "khai tử", "nhận cha, mẹ, con", "giám hộ", "thay đổi, cải chính hộ tịch")),
    ("certification", "stp", "DC", 2, ("bản sao từ bản chính", "chữ ký", "hợp đồng, giao dịch", "văn bản khai nhận di sản")),
    ("judicial_support", "stp", "P", 5, ("văn phòng công chứng", "chứng chỉ hành nghề luật sư", "tổ chức hành nghề đấu giá", "trung tâm tư vấn pháp luật")),
    ("business", "skhdt", "P", 5, ("doanh nghiệp tư nhân", "công ty trách nhiệm hữu hạn", "công ty cổ phần", "chi nhánh, văn phòng đại diện")),
    ("cooperatives", "skhdt", "PD", 2, ("hộ kinh doanh", "hợp tác xã", "liên hiệp hợp tác xã")),
    ("investment", "skhdt", "P", 3, ("chủ trương đầu tư", "Giấy chứng nhận đăng ký đầu tư", "dự án đầu tư")),
    ("finance", "stc", "PD", 3, ("tài sản công", "giá hàng hóa, dịch vụ", "mã số đơn vị quan hệ ngân sách")),
    ("trade", "sct", "PD", 4, ("giấy phép bán lẻ rượu", "giấy phép kinh doanh thuốc lá", "giấy chứng nhận cửa hàng xăng dầu", "hoạt động khuyến mại")),
    ("industry", "sct", "P", 4, ("giấy phép hoạt động điện lực", "giấy chứng nhận an toàn hóa chất", "giấy phép vật liệu nổ công nghiệp")),
    ("agriculture", "snnptnt", "PDC", 5, ("giấy chứng nhận kiểm dịch", "chứng chỉ hành nghề thú y", "giấy phép hoạt động thủy lợi", "trang trại")),
    ("forestry", "snnptnt", "PD", 2, ("phương án quản lý rừng bền vững", "nguồn gốc lâm sản", "chuyển mục đích sử dụng rừng")),
    ("transport", "sgtvt", "PD", 5, ("giấy phép lái xe", "phù hiệu xe vận tải", "giấy phép kinh doanh vận tải", "giấy phép thi công trên đường bộ")),
    ("information", "stttt", "PD", 3, ("giấy phép xuất bản bản tin", "giấy phép hoạt động in", "trang thông tin điện tử tổng hợp")),
    ("labour", "sldtbxh", "P", 4, ("giấy phép lao động", "hoạt động giáo dục nghề nghiệp", "nội quy lao động", "trợ cấp thất nghiệp")),
    ("social_protection", "sldtbxh", "PDC", 4, ("trợ cấp xã hội", "chế độ người có công", "hộ nghèo, hộ cận nghèo", "cơ sở trợ giúp xã hội")),
    ("culture", "svhttdl", "PDC", 5, ("giấy phép kinh doanh karaoke", "danh hiệu gia đình văn hóa", "thẻ hướng dẫn viên du lịch", "biển hiệu cơ sở lưu trú")),
    ("science", "skhcn", "P", 3, ("nhiệm vụ khoa học và công nghệ", "giấy phép tiến hành công việc bức xạ", "tổ chức khoa học và công nghệ")),
    ("education", "sgddt", "PDC", 5, ("trường phổ thông", "trung tâm ngoại ngữ, tin học", "bằng tốt nghiệp", "chuyển trường")),
    ("health", "syt", "P", 7, ("chứng chỉ hành nghề khám bệnh, chữa bệnh", "giấy phép hoạt động cơ sở y tế", "cơ sở bán lẻ thuốc", "giấy chứng nhận an toàn thực phẩm")),
    ("home_affairs", "snv", "PDC", 5, ("hội", "quỹ xã hội, quỹ từ thiện", "hoạt động tôn giáo", "danh hiệu thi đua")),
    ("foreign_affairs", "sngoaivu", "P", 1, ("hội nghị, hội thảo quốc tế", "hộ chiếu công vụ", "thẻ đi lại doanh nhân APEC")),
    ("complaints", "thanhtra", "PDC", 1, ("khiếu nại lần đầu", "khiếu nại lần hai", "tố cáo", "đơn thư")),
    ("ethnic_affairs", "bandantoc", "PDC", 1, ("người có uy tín", "chính sách dân tộc")),
)  # fmt: skip
VERBS = ("Cấp mới", "Cấp lại", "Gia hạn", "Điều chỉnh", "Thu hồi", "Công nhận", "Thẩm định", "Phê duyệt", "Xác nhận", "Đăng ký", "Giải quyết", "Chấm dứt")  # fmt: skip
CASES = ("", " đối với tổ chức", " đối với cá nhân", " trường hợp bị mất, bị hỏng", " có yếu tố nước ngoài", " thuộc thẩm quyền", " lần đầu", " theo yêu cầu")  # fmt: skip
LIMITS = (1, 2, 3, 5, 7, 10, 10, 15, 15, 20, 25, 30)
FEES = (0, 0, 0, 8_000, 50_000, 135_000, 150_000, 500_000, 1_500_000)


@dataclass
class Book:
    """The catalogue as it is made, by what becomes of each procedure."""

    world: World
    dice: Random
    stay: list[Procedure] = field(default_factory=list)
    new: list[Procedure] = field(default_factory=list)
    gone: list[Procedure] = field(default_factory=list)
    gone_earlier: list[Procedure] = field(default_factory=list)
    later: list[Procedure] = field(default_factory=list)
    changes: list[ProcedureChange] = field(default_factory=list)
    count: int = 0

    @property
    def in_force(self) -> list[Procedure]:
        """Those in force in mid-June 2021."""
        return self.stay + self.new

    def between(self, first: date, last: date) -> date:
        """A working day between two."""
        return weekday_between(self.dice, first, last)

    def a_while_after(self, day: date | None, most: int, *, last: date) -> date:
        """Some days after a day, at the latest on a last day."""
        assert day is not None
        return max(day, min(day + timedelta(days=self.dice.randrange(most + 1)), last))


def store(rows: list) -> None:  # type: ignore[type-arg]
    row: Record
    for row in rows:
        row.compose()
    if rows:
        type(rows[0]).objects.bulk_create(rows)


def made(book: Book, levels: dict[str, int]) -> Iterator[Procedure]:
    """Procedures of each level, spread over the fields that this level decides."""
    for level, count in levels.items():
        fields = [row for row in FIELDS if level[0].upper() in row[2]]
        slots = [row for row in fields for _ in range(row[3])]
        for number in range(count):
            yield _procedure(book, slots[number % len(slots)], level)


def _procedure(
    book: Book, row: tuple[str, str, str, int, tuple[str, ...]], level: str
) -> Procedure:
    name, department, _, _, things = row
    place, book.count, dice = book.count, book.count + 1, book.dice
    thing = dice.choice(things)
    return Procedure(
        unit_id=book.world.unit(department),
        code=f"{1 + place % 3}.{(place * 3571 + 1234) % 1_000_000:06}.H21",
        name=f"{dice.choice(VERBS)} {thing}{dice.choice(CASES)}", field=name, level=level,
        interlink="none", time_limit_days=dice.choice(LIMITS), fee_vnd=dice.choice(FEES),
        papers="Đơn theo mẫu; bản sao giấy tờ kèm theo", legal_basis="",
    )  # fmt: skip
