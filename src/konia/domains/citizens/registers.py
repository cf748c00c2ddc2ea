"""Registers of persons, organisations and mandates; each look at them is written down."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import Mandate, Organisation, Person

SEE, CHANGE = "citizens.see", "citizens.change"

PERSONS = REGISTERS.add(
    Register(
        "citizens.persons",
        Person,
        title="Người dân",
        one="người",
        see=SEE,
        change=CHANGE,
        columns=("code", "full_name", "identity_no", "birth_on", "phone", "identity_level", "unit"),
        key=("code",),
        filters=("unit", "identity_level", "gender", "birth_on"),
        order=("-id",),
        systems=("S18", "S21"),
        personal=True,
        entered=False,
    )
)
ORGANISATIONS = REGISTERS.add(
    Register(
        "citizens.organisations",
        Organisation,
        title="Tổ chức",
        one="tổ chức",
        see=SEE,
        change=CHANGE,
        columns=("code", "name", "tax_no", "address", "phone", "unit"),
        key=("code",),
        filters=("unit",),
        order=("-id",),
        systems=("S18", "S21"),
    )
)
MANDATES = REGISTERS.add(
    Register(
        "citizens.mandates",
        Mandate,
        title="Ủy quyền",
        one="ủy quyền",
        see=SEE,
        change=CHANGE,
        columns=(
            *("code", "grantor_person", "grantor_organisation", "holder_name", "kind", "scope"),
            *("first_on", "last_on", "given_how", "revoked_at"),
        ),
        key=("code",),
        filters=("unit", "kind", "scope", "given_how", "first_on", "last_on"),
        order=("-id",),
        systems=("S18", "S21"),
        personal=True,
        entered=False,
    )
)
