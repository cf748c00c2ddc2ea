"""A land dossier over the wire: citizen, land office, tax branch, gateway, treasury, land office.

This site runs as a server of its own, the national systems as the sandbox's process; every callback
comes over loopback, as it would from outside.
"""

import time
from datetime import date

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from konia.domains.citizens.tests.factories import PersonFactory
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.states import State
from konia.domains.dossiers.states import SyncState as Known
from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.payments.models import PaymentRequest, TaxNotice
from konia.domains.payments.public import pay_page, pay_url
from konia.domains.procedures.models import FormRevision, ProcessStep
from konia.domains.procedures.tests.factories import ServiceFactory
from konia.faces.api.tests.programs import Program, program
from konia.faces.bridges import sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.states import SyncState
from konia.faces.bridges.tests.conftest import wire
from konia.kernel.access.models import Account
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import deliver_due
from konia.testing.cast import powers_of
from konia.testing.units import make_units

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = (
    ("receive", "reception", 4),
    ("handle", "competent", 15),
    ("hop", "fixed", 22.5, "H21.16"),  # the small province has no tax branch: a stand-in
    ("pay", "fixed", 37.5, "H21.02"),  # … and no treasury
    ("sign", "competent", 12),
    ("return", "reception", 4),
)
FORM = {
    "type": "object",
    "properties": {
        "thua_dat": {"type": "string", "title": "Số thửa, tờ bản đồ"},
        "dien_tich": {"type": "number", "title": "Diện tích (m²)"},
    },
    "required": ["thua_dat", "dien_tich"],
}
LAND = ["dossiers.see", "dossiers.change", "dossiers.receive", "dossiers.sign", "dossiers.return"]


@pytest.fixture
def site(settings, sandbox, plain_files, transactional_db, monkeypatch):
    """This site on a port, wired to the sandbox."""
    server = LiveServer("127.0.0.1")
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    settings.KONIA_SITE_URL = server.url
    wire(settings, sandbox.url, monkeypatch, site=server.url)
    yield server
    server.stop()


@pytest.fixture
def units(transactional_db):
    return make_units()


@pytest.fixture
def citizen(units):
    """Siu H'Bia, signed in."""
    account = Account.objects.create_user("siu", full_name="Siu H'Bia", kind="citizen")
    PersonFactory(full_name="Siu H'Bia", account=account, unit=units["H21"])
    bearer = Program()
    bearer.client.force_login(account)
    return bearer


@pytest.fixture
def procedure(units):
    """Transfer of land-use rights, offered online; the form asks for the parcel."""
    made = make_procedure(units, steps=STEPS, time_limit_days=20, field="land", fee_vnd=0)
    ProcessStep.objects.filter(role="hop").update(code="THUE")
    ServiceFactory(procedure=made, unit=units["H21"], level=3, first_on=date(2020, 6, 1))
    FormRevision.objects.create(
        unit=units["H21"], procedure=made, revision=1, schema=FORM, first_on=date(2020, 6, 1)
    )
    return made


def work():
    """What the worker does until nothing is left."""
    while deliver_due():
        pass
    sending.send_due()


def until(holds, what):
    """Wait for a callback to come in over the wire."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


def to_do(powers):
    """The names of the steps that wait for somebody."""
    ids = powers.unit_ids("dossiers.see", Tree.at(powers.on))
    steps = Step.objects.still_open().at_units(ids).needing(powers.permissions)
    return [step.name for step in steps]


def move(bearer, code, name, **body):
    answer = bearer.post(f"dossiers/{code}/moves/{name}", body)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.works("S24.1")
@pytest.mark.works("S24.2")
@pytest.mark.works("S24.3")
@pytest.mark.works("S22.3")
def test_a_land_dossier_goes_through_all_eight_states(site, sandbox, units, citizen, procedure):
    land = powers_of("dia_chinh", "H21.31", permissions=LAND)
    tax = powers_of("thue", "H21.16", permissions=LAND)
    treasury = powers_of("kho_bac", "H21.02", permissions=LAND)
    office = program(land)

    # The citizen submits online; the land office accepts and handles.
    file = citizen.send("Đơn đăng ký biến động".encode()).json()["file"]
    sent = citizen.post(
        "dossiers",
        {
            "papers": [{"name": "Đơn", "form": "electronic", "file": file}],
            "unit": "H21.31", "procedure": procedure.code, "delivery": "counter",
            "answers": {"thua_dat": "Thửa 12, tờ 3", "dien_tich": 250},
        },
    )  # fmt: skip
    assert sent.status_code == 201, sent.content
    code = sent.json()["code"]
    assert (to_do(land), to_do(tax), to_do(treasury)) == (["Bước 1"], [], [])
    for name in ("accept", "pass_on", "pass_on"):
        move(office, code, name)
    assert (to_do(land), to_do(tax), to_do(treasury)) == ([], ["Bước 3"], [])

    # The slip goes to the tax branch by itself; the officer there issues a notice.
    work()
    (slip,) = sandbox.received("tax")["slips"]
    assert (slip["dossier"], slip["parcel"], slip["area_m2"]) == (code, "Thửa 12, tờ 3", "250")
    given = {"amount": "4500000", "due_on": "2099-07-15"}
    sandbox.ask("POST", f"/tax/slips/{slip['slip']}/notice", given)
    until(TaxNotice.objects.exists, "the notice")
    work()
    assert Dossier.objects.get().state == State.PAYING
    assert (to_do(tax), to_do(treasury)) == ([], ["Bước 4"])

    # The citizen sees the very amount, and pays at the gateway.
    (asked,) = citizen.get(f"dossiers/{code}/payments").json()
    assert (asked["kind"], asked["amount_vnd"]) == ("tax", 4_500_000)
    assert pay_page(asked["code"]).amount_vnd == 4_500_000
    pay(sandbox, asked["code"])
    until(lambda: PaymentRequest.objects.get().paid_at is not None, "the payment")
    work()
    assert Dossier.objects.get().state == State.PAYING  # paid, not yet confirmed

    # The treasury confirms; the land office's next step opens.
    assert sandbox.received("tax")["slips"][0]["transaction"] == asked["code"]
    sandbox.ask("POST", f"/tax/slips/{slip['slip']}/confirm", {})
    until(lambda: PaymentRequest.objects.get().confirmed_at is not None, "the treasury")
    work()
    assert (to_do(land), to_do(tax), to_do(treasury)) == (["Bước 5"], [], [])
    move(office, code, "decide", results=[{"name": "Giấy chứng nhận", "number": "BA 123456"}])
    assert move(office, code, "hand_over", receiver="Siu H'Bia")["state"] == State.RETURNED

    # The national page shows the end of it, and nothing was left behind.
    work()
    text = sandbox.ask("GET", f"/portal/ho-so/{code}").text
    assert '<strong id="trang-thai">Đã trả kết quả</strong>' in text
    assert set(SyncRecord.objects.values_list("state", flat=True)) == {SyncState.ACCEPTED}
    assert Dossier.objects.get().sync_state == Known.ACCEPTED
    events = [one["act"] for one in citizen.get(f"dossiers/{code}/events").json()["items"]]
    assert events == ["submit", "accept", "notice", "paid", "confirmed", "decide", "hand_over"]


def pay(sandbox, request):
    """What the payer does: from the payer's page to the gateway, and there the button."""
    url = pay_url(request, gateway="quoc-gia", at=timezone.now())
    assert sandbox.ask("POST", url, form={"choice": "pay"}).status in {200, 302, 303}
