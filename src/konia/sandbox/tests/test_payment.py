import pytest

from konia.sandbox.signing import holds, signed

SECRET = "konia-sandbox"


def order(**changes):
    return signed(
        {
            "merchant": "H21", "order": "TT1-1", "amount": 50000, "content": "Lệ phí",
            "payer": "Lan", "payee": "Sở Tư pháp", "return_url": "http://127.0.0.1:1/ve",
            "notify_url": "", **changes,
        },
        SECRET,
    )  # fmt: skip


@pytest.fixture
def opened(sandbox):
    return sandbox.ask("POST", "/payment/api/create", order()).data


def query(sandbox, **changes):
    asked = signed({"merchant": "H21", "order": "TT1-1", **changes}, SECRET)
    return sandbox.ask("POST", "/payment/api/query", asked).data


def test_the_payer_sees_the_amount_and_three_buttons(sandbox, opened):
    text = sandbox.ask("GET", opened["pay_url"]).text
    assert all(word in text for word in ("50.000 đồng", "Thanh toán", "Hủy", "Lỗi"))


@pytest.mark.parametrize(("choice", "result"), [("pay", "00"), ("cancel", "24"), ("error", "99")])
def test_the_choice_decides_the_result_and_comes_back_signed(sandbox, opened, choice, result):
    back = sandbox.ask("POST", opened["pay_url"], form={"choice": choice})
    assert back.status == 303
    assert f"result={result}" in back.location
    answer = query(sandbox)
    assert (answer["result"], holds(answer, SECRET)) == (result, True)


def test_an_order_told_again_is_one_transaction_and_another_amount_is_refused(sandbox, opened):
    again = sandbox.ask("POST", "/payment/api/create", order()).data
    assert again["transaction"] == opened["transaction"]
    other = sandbox.ask("POST", "/payment/api/create", order(amount=1)).data
    assert other["code"] == "02"


def test_a_wrong_signature_is_refused(sandbox):
    forged = order() | {"amount": 1}
    assert sandbox.ask("POST", "/payment/api/create", forged).status == 403


def test_a_refund_told_again_is_paid_once_and_never_more_than_was_paid(sandbox, opened):
    sandbox.ask("POST", opened["pay_url"], form={"choice": "pay"})

    def refund(key, amount):
        asked = {"merchant": "H21", "order": "TT1-1", "refund": key, "amount": amount}
        return sandbox.ask("POST", "/payment/api/refund", signed(asked, SECRET)).data

    assert refund("R1", 50000) == refund("R1", 50000)
    assert refund("R2", 1)["code"] == "94"
    assert query(sandbox)["refunded"] == 50000


def test_the_file_of_a_day_lists_what_was_paid_that_day(sandbox, opened):
    sandbox.ask("POST", opened["pay_url"], form={"choice": "pay"})
    day = query(sandbox)["paid_at"][:8]
    asked = signed({"merchant": "H21", "date": day}, SECRET)
    lines = sandbox.ask("POST", "/payment/api/reconciliation", asked).text.split()
    assert len(lines) == 2
    assert lines[1].startswith(f"pay,{opened['transaction']},TT1-1,,50000,")
    other = signed({"merchant": "H21", "date": "20210615"}, SECRET)
    assert len(sandbox.ask("POST", "/payment/api/reconciliation", other).text.split()) == 1


def test_an_ordered_error_does_nothing_and_a_lost_answer_does_it(sandbox):
    sandbox.fault("payment", "create", "error")
    assert sandbox.ask("POST", "/payment/api/create", order()).status == 500
    assert sandbox.received("payment")["transactions"] == []
    sandbox.fault("payment", "create", "lost")
    with pytest.raises(OSError):  # noqa: PT011 - the line is cut, in whatever words
        sandbox.ask("POST", "/payment/api/create", order())
    assert len(sandbox.received("payment")["transactions"]) == 1


def test_reset_begins_again_with_the_first_number(sandbox, opened):
    sandbox.reset()
    assert sandbox.received("payment")["transactions"] == []
    again = sandbox.ask("POST", "/payment/api/create", order()).data
    assert again["transaction"] == opened["transaction"] == "PG00000001"


def test_a_fault_that_makes_no_sense_is_refused(sandbox):
    told = {"service": "payment", "kind": "earthquake"}
    assert sandbox.ask("POST", "/control/faults", told).status == 400
