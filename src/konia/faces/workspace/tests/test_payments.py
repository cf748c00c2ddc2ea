import pytest
from django.utils import timezone

from konia.domains.payments import actions, gateways
from konia.domains.payments.models import PaymentRequest, Refund
from konia.domains.payments.states import State
from konia.domains.payments.tests.factories import AT, FakeGateway, asked, line, told

ROOT = "/lam-viec/thanh-toan"


@pytest.fixture
def gate(monkeypatch):
    made = FakeGateway()
    monkeypatch.setattr(gateways, "_GATEWAYS", {made.name: made})
    return made


@pytest.fixture
def made(units):
    return asked(units["H21.31"])


def paid(request_):
    attempt = actions.begin_attempt(request_.code, gateway="thu", at=AT)
    actions.settle(told(attempt), gateway="thu", source="callback", at=timezone.now())
    attempt.refresh_from_db()
    return attempt


def text(answer):
    return answer.content.decode()


def test_the_list_shows_ones_units_and_finds_without_marks(client, units, lan, made):
    asked(units["H21.43"], subject_code="H-cua-Dak-Po")
    client.force_login(lan.account)
    shown = text(client.get(f"{ROOT}/?q=nguyen+thi+hanh&trang-thai=asked"))
    assert made.code in shown
    assert "H-cua-Dak-Po" not in shown
    assert "200.000" in shown


def test_a_request_of_another_district_is_not_found_by_any_address(client, hoa, made):
    client.force_login(hoa.account)
    for path in ("", "bien-lai.pdf"):
        assert client.get(f"{ROOT}/{made.code}/{path}").status_code == 404
    for path in ("thu-tien", "huy", "hoan"):
        answer = client.post(f"{ROOT}/{made.code}/{path}/", {"reason": "x"})
        assert answer.status_code == 404


@pytest.mark.works("S23.2")
def test_cash_is_taken_with_one_button_and_the_receipt_opens(desk, made):
    page = f"{ROOT}/{made.code}/"
    assert "Thu tiền mặt" in text(desk.get(page))
    assert desk.post(f"{page}thu-tien/").status_code == 302
    assert "Thu tiền mặt" not in text(desk.get(page))
    answer = desk.get(f"{page}bien-lai.pdf")
    assert answer.content.startswith(b"%PDF")
    assert desk.post(f"{page}thu-tien/").status_code == 409


def test_a_request_is_cancelled_with_a_reason(desk, made):
    page = f"{ROOT}/{made.code}/"
    assert desk.post(f"{page}huy/", {"reason": ""}).status_code == 422
    assert desk.post(f"{page}huy/", {"reason": "Rút hồ sơ"}).status_code == 302
    assert PaymentRequest.objects.get().state == State.CANCELLED


def test_a_refused_refund_is_seen_and_ordered_again(desk, made):
    paid(made)
    desk.post(f"{ROOT}/{made.code}/hoan/", {"reason": "Thu nhầm"})
    code = Refund.objects.get().code
    actions.note_refund_failed(code, why="mã 94")
    assert "mã 94" in text(desk.get(f"{ROOT}/hoan-tien/"))
    assert desk.post(f"{ROOT}/hoan-tien/{code}/").status_code == 302
    assert Refund.objects.get().state == "queued"


def test_reconciliation_fetches_the_file_and_shows_differences_first(desk, units, gate):
    tries = [paid(asked(units["H21.31"], subject_code=f"H{n}")) for n in range(3)]
    gate.file = [line(tries[0]), line(tries[1], amount=5)]
    on = timezone.localdate()
    answer = desk.post(
        f"{ROOT}/doi-soat/chay/", {"on": f"{on:%d/%m/%Y}", "gateway": "thu"}, follow=True
    )
    shown = text(answer)
    assert "Lệch số tiền" in shown
    assert shown.index(tries[2].order) < shown.index(tries[0].order)
    only = text(desk.get(f"{answer.redirect_chain[-1][0]}?ket-qua=only_ours"))
    assert tries[2].order in only
    assert tries[0].order not in only


def test_reconciliation_says_what_is_wrong_with_the_day_or_the_gateway(desk, gate):
    assert desk.post(f"{ROOT}/doi-soat/chay/", {"on": "", "gateway": "thu"}).status_code == 422
    bad = desk.post(f"{ROOT}/doi-soat/chay/", {"on": "hôm qua", "gateway": "thu"})
    assert bad.status_code == 422
    gate.down = True
    down = desk.post(f"{ROOT}/doi-soat/chay/", {"on": "15/6/2021", "gateway": "thu"})
    assert down.status_code == 503
    assert "chưa trả lời" in text(down)


def test_without_a_gateway_the_page_says_so(desk, monkeypatch):
    monkeypatch.setattr(gateways, "_GATEWAYS", {})
    assert "Chưa kết nối cổng thanh toán" in text(desk.get(f"{ROOT}/doi-soat/"))


def test_a_list_costs_the_same_however_long(desk, units, django_assert_max_num_queries):
    for n in range(30):
        asked(units["H21.31"], subject_code=f"H{n}")
    with django_assert_max_num_queries(11):
        desk.get(f"{ROOT}/")


def test_a_script_in_a_name_is_shown_as_text(desk, units):
    from konia.domains.payments.actions.asking import Line

    made = asked(units["H21.31"], lines=[Line("<script>alert(1)</script>", 1000)])
    shown = text(desk.get(f"{ROOT}/{made.code}/"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown
