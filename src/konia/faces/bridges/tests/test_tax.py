import pytest
from django.utils import timezone

from konia.domains.payments import actions
from konia.domains.payments.collecting import pay_url
from konia.domains.payments.models import PaymentRequest, TaxNotice
from konia.domains.payments.states import State
from konia.faces.bridges import sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.signing import signed
from konia.faces.bridges.states import SyncState
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due, post
from konia.testing.sandbox import SECRET

CALL = "/cau-noi/thue/goi-lai/"


@pytest.fixture
def slip(outside, sandbox, units):
    """The land office sends land data to the tax branch."""
    packet = {
        "slip": "PC-1", "dossier": "D1", "owner": "Rơ Châm Blơi", "parcel": "Thửa 12, tờ 3",
        "area_m2": "250", "unit_id": units["H21.31"].pk, "subject": "dossier",
    }  # fmt: skip
    post("tax.transfer", packet, key="PC-1")
    deliver_due()
    sending.send_due()
    sandbox.fault("tax", "callback", "delay")
    return sandbox


def last_call(sandbox):
    return sandbox.received("tax")["callbacks"][-1]["body"]


def call(client, body):
    return client.post(CALL, body, content_type="application/json")


def issue(slip):
    slip.ask("POST", "/tax/slips/PC-1/notice", {"amount": "1500000", "due_on": "2099-07-15"})
    return last_call(slip)


@pytest.mark.works("S24.2")
def test_a_notice_of_the_tax_branch_becomes_a_sum_the_citizen_sees(client, slip):
    body = issue(slip)
    assert [call(client, body).status_code for _ in range(2)] == [200, 200]
    made = TaxNotice.objects.get()
    assert (made.request.amount_vnd, made.subject_code) == (1500000, "D1")
    told = Message.objects.get(topic="payments.notice_issued").payload
    assert (told["amount_vnd"], told["due_on"]) == (1500000, "2099-07-15")


@pytest.mark.works("S24.3")
def test_paying_a_notice_and_the_treasurys_word_open_the_next_step(client, slip):
    call(client, issue(slip))
    request = PaymentRequest.objects.get()
    url = pay_url(request.code, gateway="quoc-gia", at=timezone.now())
    slip.ask("POST", url, form={"choice": "pay"})
    body = slip.received("payment")["callbacks"][0]["body"]
    client.post("/cau-noi/thanh-toan/quoc-gia/goi-lai/", body, content_type="application/json")
    deliver_due()
    sending.send_due()
    assert slip.received("tax")["slips"][0]["transaction"] == request.code
    slip.ask("POST", "/tax/slips/PC-1/confirm", {})
    assert [call(client, last_call(slip)).status_code for _ in range(2)] == [200, 200]
    request.refresh_from_db()
    assert request.state == State.CONFIRMED
    told = Message.objects.get(topic="payments.confirmed").payload
    assert (told["subject_code"], told["treasury_no"]) == ("D1", "KB-00001")


def test_a_forged_notice_is_refused(client, slip):
    body = issue(slip)
    assert call(client, body | {"amount": 1}).status_code == 403
    assert not TaxNotice.objects.exists()


def test_a_notice_about_a_slip_we_never_sent_is_refused(client, slip):
    body = signed(issue(slip) | {"slip": "PC-9"}, SECRET)
    assert call(client, body).status_code == 404
    assert not TaxNotice.objects.exists()


def test_a_signed_notice_that_makes_no_sense_is_refused(client, slip):
    body = signed({"event": "notice", "slip": "PC-1", "notice": "x"}, SECRET)
    assert call(client, body).status_code == 400


def test_a_notice_cannot_be_issued_again_with_another_sum(client, slip):
    body = issue(slip)
    call(client, body)
    assert call(client, signed(body | {"amount": 9}, SECRET)).status_code == 422
    assert TaxNotice.objects.get().amount_vnd == 1500000


def test_a_slip_without_its_land_is_rejected_and_stays_to_be_seen(outside, units):
    packet = {
        "slip": "PC-2", "dossier": "D2", "owner": "x", "parcel": "", "area_m2": "1", "unit_id": 1,
    }  # fmt: skip
    post("tax.transfer", packet, key="PC-2")
    deliver_due()
    sending.send_due()
    assert SyncRecord.objects.get().state == SyncState.REJECTED


def test_a_fee_is_no_business_of_the_tax_branch(outside, asked, lan):
    actions.take_cash(asked.code, at=timezone.now(), by=lan)
    deliver_due()
    assert not SyncRecord.objects.exists()
