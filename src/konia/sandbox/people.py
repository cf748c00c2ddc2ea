"""The test persons of the identity provider. All are invented; the numbers belong to nobody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TestPerson:
    """One person one may sign in as. level: of assurance, 1 (phone only) or 2 (seen in person)."""

    sub: str
    name: str
    birthdate: str
    identity_no: str
    phone: str
    email: str
    gender: str
    address: str
    level: int = 2


PEOPLE = (
    TestPerson(
        "p-0001", "Nguyễn Thị Hạnh", "1988-03-12", "064188000001", "0905000001",
        "hanh@example.vn", "female", "Phường Yên Đỗ, thành phố Pleiku, tỉnh Gia Lai",
    ),
    TestPerson(
        "p-0002", "Rơ Châm Blơi", "1979-11-02", "064079000002", "0905000002",
        "bloi@example.vn", "male", "Xã Ia Ake, huyện Phú Thiện, tỉnh Gia Lai",
    ),
    TestPerson(
        "p-0003", "Trần Văn Đức", "1965-06-30", "064065000003", "0905000003", "",
        "male", "Thị trấn Đak Pơ, huyện Đak Pơ, tỉnh Gia Lai",
    ),
    TestPerson(
        "p-0004", "Lê Thị Mỹ Ưng", "1995-01-20", "064195000004", "0905000004",
        "ung@example.vn", "female", "Phường Hoa Lư, thành phố Pleiku, tỉnh Gia Lai", level=1,
    ),
    TestPerson(
        "p-0005", "Kpă H’Nương", "2001-09-09", "064301000005", "0905000005",
        "hnuong@example.vn", "female", "Xã Chư A Thai, huyện Phú Thiện, tỉnh Gia Lai",
    ),
)  # fmt: skip
