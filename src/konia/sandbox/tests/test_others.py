from konia.sandbox.signing import signed

SLIP = {
    "slip": "PC-1", "dossier": "H1", "owner": "Rơ Châm Blơi", "parcel": "Thửa 12, tờ 3",
    "area_m2": "250", "callback_url": "http://127.0.0.1:1/goi-lai",
}  # fmt: skip


def test_a_text_message_told_twice_is_one_message(sandbox):
    told = {"phone": "0905000001", "content": "Hồ sơ đã xong", "request_id": "k1"}
    first, second = (sandbox.ask("POST", "/messages/sms/send", told).data for _ in range(2))
    assert first == second
    assert [one["text"] for one in sandbox.received("messages")] == ["Hồ sơ đã xong"]
    assert "Hồ sơ đã xong" in sandbox.ask("GET", "/messages/").text


def test_a_bad_phone_and_a_missing_zalo_token_are_refused_as_providers_do(sandbox):
    bad = sandbox.ask("POST", "/messages/sms/send", {"phone": "12", "content": "x"}).data
    assert bad["code"] == "5"
    told = {"phone": "84905000001", "template_id": "T1", "template_data": {"ma": "H1"}}
    path = "/messages/zalo/message/template"
    assert sandbox.ask("POST", path, told).data["error"] == -216
    assert sandbox.ask("POST", path, told, access_token="t").data["error"] == 0
    assert sandbox.received("messages")[0]["text"] == "[T1] ma: H1"


def test_a_slip_gets_a_notice_and_is_confirmed_only_after_it_was_paid(sandbox):
    assert (
        sandbox.ask("POST", "/tax/api/transfer", signed(SLIP, "konia-sandbox")).data["code"] == "0"
    )
    sandbox.fault("tax", "callback", "silent", times=9)
    given = {"amount": "1500000", "due_on": "2021-07-15"}
    notice = sandbox.ask("POST", "/tax/slips/PC-1/notice", given).data
    assert (notice["notice"], notice["amount"]) == ("TB-00001", 1500000)
    assert sandbox.ask("POST", "/tax/slips/PC-1/confirm", {}).status == 409
    paid = signed({"notice": "TB-00001", "amount": 1500000, "paid_at": "1"}, "konia-sandbox")
    assert sandbox.ask("POST", "/tax/api/payment", paid).data["code"] == "0"
    assert sandbox.ask("POST", "/tax/slips/PC-1/confirm", {}).data["treasury_no"] == "KB-00001"


def test_a_slip_without_its_land_is_refused(sandbox):
    bad = signed(SLIP | {"parcel": ""}, "konia-sandbox")
    assert sandbox.ask("POST", "/tax/api/transfer", bad).data["code"] == "1"


def test_every_stand_in_has_a_page(sandbox):
    for name in ("payment", "identity", "portal", "messages", "tax"):
        page = sandbox.ask("GET", f"/{name}/")
        assert page.status == 200
        assert "giả lập" in page.text
    assert sandbox.ask("GET", "/nowhere/").status == 404


def test_a_script_in_a_message_is_shown_as_text(sandbox):
    told = {"phone": "0905000001", "content": "<a onclick=x><script>alert(1)</script>"}
    sandbox.ask("POST", "/messages/sms/send", told)
    assert "<script>" not in sandbox.ask("GET", "/messages/").text
