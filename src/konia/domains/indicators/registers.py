"""The register of declared values."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import DeclaredValue

DECLARED = REGISTERS.add(
    Register(
        "indicators.declared",
        DeclaredValue,
        title="Giá trị khai báo",
        one="giá trị",
        see="indicators.see",
        change="indicators.change",
        columns=("quantity", "unit", "number", "day", "as_of", "evidence"),
        key=("quantity", "unit", "as_of"),
        filters=("unit", "as_of"),
        order=("-as_of", "quantity"),
    )
)
