"""Registers of the room."""

from functools import partial

from konia.kernel.registers.registry import REGISTERS, Register

from .models import AdminAutonomy, CompanyConversion, Enterprise, UnitAutonomy

_register = partial(Register, see="autonomy.see", change="autonomy.change")

ADMINISTRATION = REGISTERS.add(
    _register(
        "autonomy.administration",
        AdminAutonomy,
        title="Tự chủ của cơ quan hành chính",
        one="cơ quan tự chủ",
        columns=(
            "unit", "first_on", "last_on", "spending_regulation", "spending_regulation_on",
            "asset_regulation", "asset_regulation_on",
        ),
        key=("unit", "first_on"),
        filters=("unit", "first_on", "spending_regulation_on", "asset_regulation_on"),
        order=("unit", "-first_on"),
        systems=("S42",),
    )
)  # fmt: skip

PUBLIC_UNITS = REGISTERS.add(
    _register(
        "autonomy.public_units",
        UnitAutonomy,
        title="Tự chủ của đơn vị sự nghiệp công lập",
        one="quyết định tự chủ",
        columns=(
            "unit", "decree", "level", "decision", "decided_on", "first_on", "last_on",
            "applied_on",
        ),
        key=("unit", "first_on"),
        filters=("unit", "decree", "level", "decided_on", "first_on", "last_on", "applied_on"),
        order=("unit", "-first_on"),
        systems=("S43",),
    )
)  # fmt: skip

CONVERSIONS = REGISTERS.add(
    _register(
        "autonomy.conversions",
        CompanyConversion,
        title="Đơn vị sự nghiệp chuyển thành công ty cổ phần",
        one="đơn vị chuyển đổi",
        columns=("unit", "company", "converted_on", "decision"),
        key=("unit",),
        filters=("unit", "converted_on"),
        order=("-converted_on",),
        systems=("S43", "S44"),
    )
)

ENTERPRISES = REGISTERS.add(
    _register(
        "autonomy.enterprises",
        Enterprise,
        title="Doanh nghiệp nhà nước và danh mục cổ phần hóa",
        one="doanh nghiệp",
        columns=("code", "name", "unit", "plan", "listed_on", "expected_on", "finished_on"),
        key=("code",),
        filters=("unit", "plan", "listed_on", "finished_on"),
        order=("name",),
        systems=("S44",),
    )
)
