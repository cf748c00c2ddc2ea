"""The bridges wired to a running sandbox."""

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from pytest_django.live_server_helper import LiveServer

from konia.domains.payments import gateways
from konia.domains.payments.actions import ask
from konia.domains.payments.actions.asking import Line
from konia.domains.payments.tests.factories import AT
from konia.faces.bridges.outside import Outside
from konia.faces.bridges.payment import NationalGateway
from konia.faces.ui.tests.pages import desk, plain_files
from konia.testing.sandbox import SECRET

__all__ = ["desk", "plain_files"]


@pytest.fixture
def outside(settings, sandbox, monkeypatch):
    """Every system stands at the sandbox; this site is reached at a port nobody listens on."""
    cache.clear()
    return wire(settings, sandbox.url, monkeypatch)


def wire(settings, url, monkeypatch, site="http://127.0.0.1:1"):
    told = Outside(
        site_url=site, payment_url=f"{url}/payment", payment_secret=SECRET,
        national_url=f"{url}/portal", national_user="konia", national_password=SECRET,
        national_secret=SECRET,
        tax_url=f"{url}/tax", tax_secret=SECRET, zalo_app="konia-sandbox", zalo_secret=SECRET,
    )  # fmt: skip
    settings.KONIA_OUTSIDE = told
    monkeypatch.setattr(gateways, "_GATEWAYS", {"quoc-gia": NationalGateway(told)})
    return told


@contextmanager
def live():
    """This site, answering at a port of its own."""
    server = LiveServer("127.0.0.1:0")
    server._live_server_modified_settings.enable()
    try:
        yield server
    finally:
        server._live_server_modified_settings.disable()
        server.stop()


@pytest.fixture
def asked(units):
    """Pleiku asks for 200.000 đồng."""
    return asked_of(units)


def asked_of(units, code="H1", kind="fee"):
    return ask(
        subject="dossier", subject_code=code, unit_id=units["H21.31"].pk, payer="Nguyễn Thị Hạnh",
        lines=[Line("Lệ phí", 200000)], kind=kind, due_on=None, at=AT, by="lan",
    )  # fmt: skip
