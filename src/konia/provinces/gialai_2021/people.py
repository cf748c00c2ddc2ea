"""Names of people, each with its search form, from small lists so that millions come fast."""

from random import Random

from konia.lib.vietnamese import fold

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Rơ Châm", "Siu", "Ksor", "Rmah", "Kpă", "Nay", "Đinh")  # fmt: skip
_MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Ngọc", "Quốc", "Xuân", "Kim", "Thu", "Hồng", "Công", "Đình", "Mỹ", "Anh")  # fmt: skip
_GIVENS = ("An", "Bình", "Chi", "Dũng", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hằng", "Hạnh", "Hiền", "Hòa", "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Liên", "Linh", "Long", "Mai", "Minh", "Nam", "Nga", "Nhung", "Phong", "Phúc", "Phương", "Quang", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy", "Trang", "Trung", "Tuấn", "Tú", "Vân", "Việt", "Yến", "H'Lan", "Y Thảo")  # fmt: skip
_F = [(text, fold(text)) for text in _FAMILIES]
_M = [(text, fold(text)) for text in _MIDDLES]
_G = [(text, fold(text)) for text in _GIVENS]


def full_name(dice: Random) -> tuple[str, str]:
    """A name, and its search form."""
    family, middle, given = dice.choice(_F), dice.choice(_M), dice.choice(_G)
    return (
        f"{family[0]} {middle[0]} {given[0]}",
        f"{family[1]} {middle[1]} {given[1]}",
    )
