"""A small province: three departments, two districts, three communes, four public units."""

from datetime import date

from konia.kernel.org.models import Alias, Spell, Tier, Unit, UnitKind
from konia.lib.vietnamese import fold

OPENED = date(2010, 1, 1)
TIERS = (("province", "Cấp tỉnh"), ("department", "Sở, ban, ngành"), ("district", "Cấp huyện"), ("commune", "Cấp xã"))  # fmt: skip
KINDS = (
    ("province_pc", "province"), ("department", "department"), ("management_board", "department"),
    ("interagency", None), ("branch", None), ("division", None), ("central", None),
    ("government", None), ("public_unit", None), ("district_pc", "district"),
    ("commune_pc", "commune"),
)  # fmt: skip
UNITS = (
    ("H21", "UBND tỉnh Gia Lai", "province_pc", None),
    ("H21.02", "Sở Nội vụ", "department", "H21"),
    ("H21.16", "Sở Y tế", "department", "H21"),
    ("H21.10", "Sở Tài nguyên và Môi trường", "department", "H21"),
    ("H21.31", "UBND thành phố Pleiku", "district_pc", "H21"),
    ("H21.43", "UBND huyện Đak Pơ", "district_pc", "H21"),
    ("H21.31.01", "UBND phường Yên Đỗ", "commune_pc", "H21.31"),
    ("H21.31.02", "UBND phường Hoa Lư", "commune_pc", "H21.31"),
    ("H21.43.01", "UBND thị trấn Đak Pơ", "commune_pc", "H21.43"),
    ("H21.S01", "Đài Phát thanh và Truyền hình tỉnh", "public_unit", "H21"),
    ("H21.16.S01", "Trung tâm Y tế Pleiku", "public_unit", "H21.16"),
    ("H21.31.S01", "Trường Mầm non Hoa Mai", "public_unit", "H21.31"),
    ("H21.43.S01", "Trường Tiểu học Đak Pơ", "public_unit", "H21.43"),
    ("TW.01", "Chính phủ", "government", None),
)


def make_units() -> dict[str, Unit]:
    """Make the small province. Returns: code -> unit."""
    for rank, (code, name) in enumerate(TIERS):
        Tier.objects.get_or_create(
            code=code, defaults={"name": name, "rank": rank, "since": OPENED}
        )
    for rank, (code, tier) in enumerate(KINDS):
        UnitKind.objects.get_or_create(
            code=code, defaults={"name": code, "tier_id": tier, "rank": rank}
        )
    made: dict[str, Unit] = {}
    for code, name, kind, parent in UNITS:
        made[code] = Unit.objects.create(code=code, opened_on=OPENED)
        Spell.objects.create(
            unit=made[code], first_on=OPENED, name=name, kind_id=kind,
            parent=made[parent] if parent else None,
        )  # fmt: skip
    for code, text in (("H21.43", "Đăk Pơ"), ("H21.43", "Đak Pơ"), ("H21.31", "Pleiku")):
        Alias.objects.get_or_create(unit=made[code], folded=fold(text), defaults={"text": text})
    return made
