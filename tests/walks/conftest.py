"""Fixtures of the walks: pages as on 15/6/2021, and the bodies the form asks by name."""

import pytest

from konia.domains.reporting.definition import report
from konia.faces.ui.tests.pages import plain_files
from konia.kernel.org.models import Spell, Unit
from konia.testing.units import OPENED

__all__ = ["named_bodies", "plain_files"]


@pytest.fixture
def named_bodies(units):
    """Districts and departments that lines and facts of the form name and the small province lacks.

    The page asks the facts too, and a fact bound to a body needs that body.
    """
    items = (*report("cchc-2021-h1").lines, *report("cchc-2021-h1").facts)
    asked = [item.binding.asked for item in items if item.binding and item.binding.asked]
    for code in sorted({each.unit for each in asked if each.unit} - units.keys()):
        made = Unit.objects.create(code=code, opened_on=OPENED)
        Spell.objects.create(
            unit=made, first_on=OPENED, name=code, kind_id="district_pc", parent=units["H21"]
        )
