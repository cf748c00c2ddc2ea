"""Facts of letters as an office of Pleiku would have them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from konia.domains.dossiers.letters.facts import (
    ApplicantFacts,
    ContactFacts,
    FeeFacts,
    HopFacts,
    LetterFacts,
    OfficeFacts,
    PaperFacts,
    RegisterLineFacts,
    SignerFacts,
)  # fmt: skip

LOCAL = timezone(timedelta(hours=7))
ON_2021, ON_2026 = date(2021, 6, 15), date(2026, 3, 4)
CODE = "000.00.31.H21-210615-0012"
LONG_NAME = "Công ty Trách nhiệm hữu hạn một thành viên " + "Đầu tư Xây dựng Thương mại " * 8


def at(day: int, hour: int, minute: int, month: int = 6) -> datetime:
    """A minute of 2021 in Pleiku."""
    return datetime(2021, month, day, hour, minute, tzinfo=LOCAL).astimezone(UTC)


PLEIKU = OfficeFacts(
    name="Ủy ban nhân dân thành phố Pleiku",
    parent="Ủy ban nhân dân tỉnh Gia Lai",
    desk="Bộ phận tiếp nhận và trả kết quả",
    place="Pleiku",
    address="81 Hùng Vương, thành phố Pleiku",
    phone="0269 3824 123",
)
SIU = ApplicantFacts(
    name="Siu H'Nghĩa",
    identity_no="064190000123",
    address="Làng Plei Ốp, phường Hoa Lư, thành phố Pleiku, tỉnh Gia Lai",
    phone="0905 123 456",
    email="siu.hnghia@example.vn",
)
PAPERS = (
    PaperFacts("Đơn đề nghị cấp giấy phép xây dựng nhà ở riêng lẻ", originals=1),
    PaperFacts("Giấy chứng nhận quyền sử dụng đất", certified=1),
    PaperFacts("Bản vẽ thiết kế mặt bằng, mặt đứng, mặt cắt", originals=2, note="tỷ lệ 1/100"),
    PaperFacts("Giấy tờ tùy thân", copies=1),
)
HOPS = (
    HopFacts("Bộ phận tiếp nhận và trả kết quả", "Phòng Quản lý đô thị", "Nguyễn Thị Lan",
             "Trần Văn Minh", at(15, 8, 5), at(24, 16, 30), "Trước hạn"),
    HopFacts("Phòng Quản lý đô thị", "Lãnh đạo Ủy ban nhân dân thành phố", "Trần Văn Minh",
             "Phạm Quốc Bảo", at(25, 9, 40), at(29, 16, 30), "Quá hạn", "Chờ ý kiến Sở Xây dựng"),
    HopFacts("Lãnh đạo Ủy ban nhân dân thành phố", "Bộ phận tiếp nhận và trả kết quả",
             "Phạm Quốc Bảo", "Nguyễn Thị Lan", at(30, 10, 15), None, "Đúng hạn"),
    HopFacts("Bộ phận tiếp nhận và trả kết quả", "Chủ hồ sơ", "Nguyễn Thị Lan", "", None),
)  # fmt: skip
FACTS = LetterFacts(
    office=PLEIKU,
    code=CODE,
    number="12/HDHS",
    applicant=SIU,
    procedure="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    procedure_code="1.009994",
    content="Cấp phép xây dựng nhà ở 2 tầng tại thửa đất số 45, tờ bản đồ số 12, phường Hoa Lư",
    papers=PAPERS,
    sets=1,
    limit="15 ngày làm việc",
    received_at=at(15, 8, 5),
    due_at=at(6, 16, 30, month=7),
    new_due_at=at(13, 16, 30, month=7),
    extension="05 ngày làm việc",
    return_at="Quầy số 3, Bộ phận tiếp nhận và trả kết quả thành phố Pleiku",
    return_method="Nhận trực tiếp",
    fees=(FeeFacts("Lệ phí cấp phép", 75_000, paid=True), FeeFacts("Phí thẩm định", 1_250_000)),
    reason="Bản vẽ mặt cắt chưa thể hiện cao độ nền so với cốt vỉa hè đường Lê Thánh Tôn.",
    ground="Điều 95 Luật Xây dựng",
    guidance="Nộp lại hồ sơ tại quầy số 3 hoặc trên Cổng dịch vụ công của tỉnh.",
    contact=ContactFacts("Nguyễn Thị Lan", "0269 3824 123", "lan.nt@example.vn"),
    signer=SignerFacts("Phạm Quốc Bảo", "KT. Chủ tịch\nPhó Chủ tịch"),
    receiver="Nguyễn Thị Lan",
    tracking_url="https://dichvucong.example.vn/tra-cuu/?ma=" + CODE,
    hops=HOPS,
    period_first=date(2021, 6, 1),
    period_last=date(2021, 6, 15),
    lines=tuple(
        RegisterLineFacts(
            code=f"000.00.31.H21-2106{day:02}-{day:04}",
            procedure="Cấp giấy phép xây dựng nhà ở riêng lẻ",
            applicant=SIU,
            unit="Phòng Quản lý đô thị",
            received_at=at(day, 8, 5),
            due_at=at(day + 15, 16, 30),
            returned_at=at(day + 14, 9, 30) if day % 2 else None,
            method="Trực tiếp",
            receiver="Siu H'Nghĩa",
            note="Hẹn lại 1 lần" if day == 3 else "",
        )
        for day in range(1, 13)
    ),
)
MANY = replace(
    FACTS,
    papers=tuple(
        PaperFacts(f"Giấy tờ thứ {number} của hồ sơ, bản được công chứng", originals=number)
        for number in range(1, 41)
    ),
)
ENDLESS = replace(FACTS, applicant=replace(SIU, name=LONG_NAME, email="a" * 180 + "@example.vn"))
BARE = replace(
    FACTS,
    applicant=ApplicantFacts("Rơ Châm Bih", identity_no="064190000999"),
    fees=(), ground="", guidance="", return_method="", procedure_code="", tracking_url="",
    office=OfficeFacts("Ủy ban nhân dân xã Ia Mơ"), contact=ContactFacts("Kpă Thị Lan"),
)  # fmt: skip
