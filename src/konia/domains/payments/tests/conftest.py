"""A gateway in memory for every test of the room."""

import pytest

from konia.domains.payments import gateways

from .factories import FakeGateway, asked


@pytest.fixture
def gate(monkeypatch):
    """The only gateway on offer."""
    made = FakeGateway()
    monkeypatch.setattr(gateways, "_GATEWAYS", {made.name: made})
    return made


@pytest.fixture
def request_(units):
    """Pleiku asks for 200.000 đồng."""
    return asked(units["H21.31"])
