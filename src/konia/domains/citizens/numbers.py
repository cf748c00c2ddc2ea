"""The numbers that name people and organisations: what a right one looks like, and its mask."""

import re
from datetime import date

from .states import Gender

# Codes of provinces in national identity numbers (source: identity-number).
PROVINCES = frozenset(
    [
        "001",
        "002",
        "004",
        "006",
        "008",
        "010",
        "011",
        "012",
        "014",
        "015",
        "017",
        "019",
        "020",
        "022",
        "024",
        "025",
        "026",
        "027",
        "030",
        "031",
        "033",
        "034",
        "035",
        "036",
        "037",
        "038",
        "040",
        "042",
        "044",
        "045",
        "046",
        "048",
        "049",
        "051",
        "052",
        "054",
        "056",
        "058",
        "060",
        "062",
        "064",
        "066",
        "067",
        "068",
        "070",
        "072",
        "074",
        "075",
        "077",
        "079",
        "080",
        "082",
        "083",
        "084",
        "086",
        "087",
        "089",
        "091",
        "092",
        "093",
        "094",
        "095",
        "096",
    ]
)
FIRST_CENTURY = 1900
_NINE, _TWELVE = re.compile(r"\d{9}"), re.compile(r"\d{12}")
_TAX = re.compile(r"\d{10}(-?\d{3})?")
_PHONE = re.compile(r"0\d{9}")
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def plain_number(text: str) -> str:
    """A number without the blanks, dots and dashes people put into it."""
    return re.sub(r"[\s.\-]", "", text)


def plain_phone(text: str) -> str:
    """A telephone number as it is kept: '+84 912 345 678' -> '0912345678'."""
    digits = re.sub(r"[\s.\-()]", "", text)
    return re.sub(r"^(\+?84)(?=\d{9}$)", "0", digits)


def is_phone(text: str) -> bool:
    """Whether a text, once plain, is a telephone number of this country."""
    return _PHONE.fullmatch(text) is not None


def identity_problem(number: str, *, born: date | None = None, gender: str = "") -> str:
    """What is wrong with an identity number; '' when nothing is.

    Nine digits are an old identity card. Of twelve, the first three name the province of the
    birth register, the fourth century and gender, the next two the year of birth.
    """
    if _NINE.fullmatch(number):
        return ""
    if not _TWELVE.fullmatch(number):
        return "Số định danh gồm 12 chữ số, số chứng minh nhân dân gồm 9 chữ số. Hãy kiểm tra lại."
    return _misfit(number, born=born, gender=gender)


def _misfit(number: str, *, born: date | None, gender: str) -> str:
    if number[:3] not in PROVINCES:
        return "Ba số đầu của số định danh không phải mã tỉnh nào. Hãy kiểm tra lại."
    if born is not None and _year(number) != born.year:
        return "Số định danh không khớp năm sinh. Hãy kiểm tra số và ngày sinh."
    if gender and _gender(number) != gender:
        return "Số định danh không khớp giới tính. Hãy kiểm tra lại."
    return ""


def _year(number: str) -> int:
    return FIRST_CENTURY + 100 * (int(number[3]) // 2) + int(number[4:6])


def _gender(number: str) -> str:
    return str(Gender.FEMALE if int(number[3]) % 2 else Gender.MALE)


def tax_problem(number: str) -> str:
    """What is wrong with a tax number; '' when nothing is.

    Ten digits, the last a check digit; a branch adds three; a household business may use the
    owner's identity number.
    """
    if _TWELVE.fullmatch(number):
        return identity_problem(number)
    if not _TAX.fullmatch(number):
        return "Mã số thuế gồm 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số. Hãy kiểm tra lại."
    total = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, number, strict=False))
    if int(number[9]) != 10 - total % 11:
        return "Chữ số kiểm tra của mã số thuế không đúng. Hãy kiểm tra lại."
    return ""


def masked(number: str) -> str:
    """A number of which only the last three digits are told: '*********123'."""
    return "*" * max(0, len(number) - 3) + number[-3:]


def masked_email(address: str) -> str:
    """An e-mail address of which the first letter and the domain are told."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}***{at}{domain}" if at else ""
