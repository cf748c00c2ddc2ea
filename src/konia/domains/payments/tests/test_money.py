from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from konia.domains.payments import actions, public
from konia.domains.payments.collecting import ask_again, pay_url
from konia.domains.payments.gateways import FileLine, GatewayDownError, GatewayRefusedError
from konia.domains.payments.letters.words import in_words
from konia.domains.payments.models import PaymentAttempt, PaymentRequest, Receipt, Refund
from konia.domains.payments.states import FLOW, AttemptState, RefundState, State
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)
from konia.testing.cast import powers_of

from .factories import AT, LATER, asked, line, told


def paid(request_, *, reference="PG1", at=AT):
    attempt = actions.begin_attempt(request_.code, gateway="thu", at=at)
    actions.settle(told(attempt, reference=reference), gateway="thu", source="callback", at=at)
    attempt.refresh_from_db()
    return attempt


def test_every_state_can_be_reached_and_the_ends_lead_nowhere():
    assert FLOW.unreachable() == frozenset()
    assert [move for end in FLOW.ends for move in FLOW.from_state(end)] == []


def test_cash_at_the_counter_gives_a_receipt_once(request_, lan):
    receipt = actions.take_cash(request_.code, at=AT, by=lan)
    assert (str(receipt), receipt.issued_by) == ("BL-2021-000001", "lan")
    with pytest.raises(MoveNotAllowedError):
        actions.take_cash(request_.code, at=AT, by=lan)


def test_a_colleague_of_another_district_does_not_find_the_request(request_, hoa):
    for act in (
        lambda: actions.take_cash(request_.code, at=AT, by=hoa),
        lambda: actions.cancel(request_.code, reason="x", at=AT, by=hoa),
        lambda: actions.refund(request_.code, reason="x", at=AT, by=hoa),
    ):
        with pytest.raises(NotFoundProblem):
            act()


def test_who_may_not_take_cash_is_refused(request_):
    nobody = powers_of("an", "H21.31", permissions=["payments.see"])
    with pytest.raises(ForbiddenProblem):
        actions.take_cash(request_.code, at=AT, by=nobody)


def test_receipt_numbers_run_without_gaps_within_a_unit_and_a_year(units, minh):
    def take(code, unit, at):
        made = asked(units[unit], subject_code=code)
        return str(actions.take_cash(made.code, at=at, by=minh))

    new_year = datetime(2021, 12, 31, 17, 0, tzinfo=UTC)  # 0:00 on 1 January in Viet Nam
    numbers = [take("A", "H21.31", AT), take("B", "H21.31", AT), take("C", "H21.43", AT)]
    assert numbers == ["BL-2021-000001", "BL-2021-000002", "BL-2021-000001"]
    assert take("D", "H21.31", new_year) == "BL-2022-000001"


def test_cash_goes_back_at_once_and_money_of_a_gateway_when_the_gateway_has_done_it(units, lan):
    cash = asked(units["H21.31"], subject_code="A")
    actions.take_cash(cash.code, at=AT, by=lan)
    assert actions.refund(cash.code, reason="Thu nhầm", at=LATER, by=lan).state == RefundState.DONE
    online = asked(units["H21.31"], subject_code="B")
    paid(online)
    queued = actions.refund(online.code, reason="Thu nhầm", at=LATER, by=lan)
    assert PaymentRequest.objects.get(pk=online.pk).state == State.PAID
    for _ in range(2):
        actions.note_refunded(queued.code, reference="RF1", at=LATER)
    assert PaymentRequest.objects.get(pk=online.pk).state == State.REFUNDED
    assert Message.objects.filter(topic="payments.refunded").count() == 2


def test_a_refund_is_ordered_once_and_an_unpaid_request_has_none(units, lan):
    made = asked(units["H21.31"])
    with pytest.raises(MoveNotAllowedError):
        actions.refund(made.code, reason="x", at=AT, by=lan)
    paid(made)
    actions.refund(made.code, reason="x", at=AT, by=lan)
    with pytest.raises(TooLateProblem, match="đang được hoàn"):
        actions.refund(made.code, reason="x", at=AT, by=lan)
    with pytest.raises(FieldProblems):
        actions.refund(made.code, reason=" ", at=AT, by=lan)


def test_a_refused_refund_waits_for_a_person_and_keeps_its_code(request_, lan):
    paid(request_)
    queued = actions.refund(request_.code, reason="x", at=AT, by=lan)
    actions.note_refund_failed(queued.code, why="mã 94")
    assert actions.retry_refund(queued.code, at=LATER, by=lan).state == RefundState.QUEUED
    orders = Message.objects.filter(topic="payments.refund_ordered")
    assert [one.payload["refund"] for one in orders] == [queued.code] * 2


def test_giving_back_an_excess_leaves_the_payment_itself(units, lan):
    made = asked(units["H21.31"])
    attempt = actions.begin_attempt(made.code, gateway="thu", at=AT)
    actions.take_cash(made.code, at=AT, by=lan)
    actions.settle(told(attempt), gateway="thu", source="callback", at=LATER)
    actions.note_refunded(Refund.objects.get().code, reference="RF1", at=LATER)
    assert PaymentRequest.objects.get().state == State.PAID


def notice(units, **changes):
    given = {
        "subject": "dossier", "subject_code": "D1", "unit_id": units["H21.31"].pk,
        "payer": "Rơ Châm Blơi", "amount_vnd": 1500000, "issued_on": date(2021, 6, 10),
        "due_on": date(2021, 7, 10), "at": AT, "by": "tax",
    }  # fmt: skip
    return actions.issue_tax_notice("TB-1", **(given | changes))


@pytest.mark.works("S24.2")
def test_a_tax_notice_asks_the_payer_for_its_amount(units, gate):
    made = notice(units)
    view = public.pay_page(made.request.code)
    assert (view.amount_vnd, view.notice, view.due_on) == (1500000, "TB-1", date(2021, 7, 10))
    assert notice(units).pk == made.pk
    with pytest.raises(FieldProblems, match="nội dung khác"):
        notice(units, amount_vnd=1)
    assert PaymentRequest.objects.count() == 1


def confirm(**changes):
    given = {"amount_vnd": 1500000, "treasury_no": "KB-1", "at": LATER, "by": "treasury"}
    return actions.confirm_by_treasury("TB-1", **(given | changes))


@pytest.mark.works("S24.3")
def test_the_treasury_confirms_a_paid_notice_and_says_so_once(units):
    made = notice(units)
    paid(made.request)
    for _ in range(2):
        confirm()
    assert PaymentRequest.objects.get().state == State.CONFIRMED
    told_ = Message.objects.get(topic="payments.confirmed").payload
    assert (told_["subject_code"], told_["treasury_no"]) == ("D1", "KB-1")


def test_the_treasury_confirming_another_sum_is_refused(units):
    notice(units)
    with pytest.raises(FieldProblems, match="khác số tiền"):
        confirm(amount_vnd=1)


def test_money_brought_straight_to_the_treasury_counts_as_paid(units):
    notice(units)
    confirm()
    assert Message.objects.filter(topic="payments.settled").count() == 1
    assert PaymentRequest.objects.get().channel == "treasury"


def test_the_payer_is_sent_to_the_gateway_with_the_sum(request_, gate):
    url = pay_url(request_.code, gateway="thu", at=AT)
    assert url == f"http://cong/{request_.code}-1"
    assert gate.opened[0].amount_vnd == 200000


def test_before_a_second_try_the_gateway_is_asked_about_the_first(request_, gate):
    pay_url(request_.code, gateway="thu", at=AT)
    gate.pays(f"{request_.code}-1")
    with pytest.raises(TooLateProblem):
        pay_url(request_.code, gateway="thu", at=LATER)
    assert PaymentRequest.objects.get().state == State.PAID
    assert len(gate.opened) == 1


def test_a_lost_callback_is_found_by_asking(request_, gate):
    pay_url(request_.code, gateway="thu", at=AT)
    gate.pays(f"{request_.code}-1")
    assert ask_again(PaymentAttempt.objects.get(), at=LATER) == "settled"


def test_a_gateway_that_is_down_changes_nothing_and_may_be_tried_again(request_, gate):
    gate.down = True
    with pytest.raises(GatewayDownError, match="chưa trả lời"):
        pay_url(request_.code, gateway="thu", at=AT)
    gate.down = False
    assert pay_url(request_.code, gateway="thu", at=LATER).endswith("-1")


def test_an_order_the_gateway_refuses_is_given_up(request_, gate):
    gate.refuses = True
    with pytest.raises(GatewayRefusedError):
        pay_url(request_.code, gateway="thu", at=AT)
    assert PaymentAttempt.objects.get().state == AttemptState.FAILED


def test_a_gateway_nobody_connected_is_told_in_words(request_, gate):
    with pytest.raises(Exception, match="Chưa mở thanh toán trực tuyến"):
        pay_url(request_.code, gateway="khac", at=AT)


def test_reconciliation_names_what_matches_and_what_does_not(units, minh):
    made = [
        paid(asked(units["H21.31"], subject_code=f"H{n}"), reference=f"PG{n}") for n in range(3)
    ]
    theirs = [line(made[0]), line(made[1], amount=1), FileLine("pay", "TT-9-1", "PG9", 70000)]
    run = actions.reconcile("thu", date(2021, 6, 15), [*theirs, line(made[0])], at=LATER, by=minh)
    assert (run.matched, run.only_ours, run.only_theirs, run.differing) == (1, 1, 2, 1)
    assert run.lines.get(match="only_ours").order == made[2].order


def test_reconciliation_looks_at_one_day_in_viet_nam_and_at_refunds(units, minh):
    late = datetime(2021, 6, 15, 17, 30, tzinfo=UTC)  # 0:30 on the 16th in Viet Nam
    attempt = paid(asked(units["H21.31"]), at=late)
    queued = actions.refund(attempt.request.code, reason="x", at=late, by=minh)
    actions.note_refunded(queued.code, reference="RF1", at=late)
    empty = actions.reconcile("thu", date(2021, 6, 15), [], at=LATER, by=minh)
    assert empty.only_ours == 0
    theirs = [line(attempt), line(attempt, kind="refund", refund=queued.code)]
    run = actions.reconcile("thu", date(2021, 6, 16), theirs, at=LATER, by=minh)
    assert (run.matched, run.only_theirs) == (2, 0)


def test_who_sees_only_one_district_does_not_reconcile_the_others(units, lan):
    pleiku = paid(asked(units["H21.31"]))
    assert actions.reconcile("thu", date(2021, 6, 15), [], at=LATER, by=lan).only_ours == 1
    other = paid(asked(units["H21.43"], subject_code="H2"), reference="PG2")
    with pytest.raises(ForbiddenProblem, match="ngoài phạm vi"):
        actions.reconcile("thu", date(2021, 6, 15), [line(pleiku)], at=LATER, by=lan)
    with pytest.raises(ForbiddenProblem):
        actions.reconcile("thu", date(2021, 6, 14), [line(other)], at=LATER, by=lan)


def test_the_receipt_is_a_page_with_the_sum_in_words(request_, lan):
    actions.take_cash(request_.code, at=AT, by=lan)
    text = PdfReader(BytesIO(public.receipt_file(request_.code))).pages[0].extract_text()
    for words in ("BL-2021-000001", "Nguyễn Thị Hạnh", "200.000", "Hai trăm nghìn đồng"):
        assert words in text
    assert Receipt.objects.count() == 1


def test_no_receipt_before_the_money(request_):
    with pytest.raises(NotFoundProblem):
        public.receipt_file(request_.code)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (1205000, "Một triệu hai trăm linh năm nghìn đồng"),
        (2000000010, "Hai tỷ không trăm mười đồng"),
        (1000000, "Một triệu đồng"),
    ],
)
def test_sums_are_read_as_people_read_them(amount, words):
    assert in_words(amount) == words


def test_the_payers_page_says_what_can_be_done(request_, gate, lan):
    assert public.pay_page(request_.code).gateways == (("thu", "Cổng thử"),)
    actions.take_cash(request_.code, at=AT, by=lan)
    view = public.pay_page(request_.code)
    assert (view.is_payable, view.gateways, view.receipt) == (False, (), "BL-2021-000001")
    assert [one.code for one in public.requests_of("dossier", "H1")] == [request_.code]
