"""Petitions are told to the national portal at once, and taken from it once."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from konia.domains.feedback import actions as feedback_acts
from konia.domains.feedback.models import Petition
from konia.domains.feedback.registers import PETITIONS
from konia.domains.feedback.tests.factories import PetitionFactory
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.faces.bridges import sending
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.national.comparing import compare
from konia.faces.bridges.national.petition_forms import form_on, forms
from konia.faces.bridges.signing import signed
from konia.faces.bridges.states import SyncState
from konia.kernel.audit.register import acts_on
from konia.kernel.outbox.post import deliver_due
from konia.kernel.registers import actions as register
from konia.kernel.registers.imports import import_table
from konia.testing.sandbox import SECRET

from .conftest import live, wire

HOOK = "/cau-noi/cong-quoc-gia/phan-anh/"
ANSWERED = {"answered_on": date(2021, 6, 10), "answer": "Đã trả kết quả."}


@pytest.fixture(autouse=True)
def stage(plain_files):
    """The day of the tests is 15/6/2021."""


@pytest.fixture
def procedure(units):
    return ProcedureFactory(unit=units["H21.10"], code="1.000001.H21")


def delivered():
    """What the worker would do until nothing is left."""
    while deliver_due():
        pass
    sending.send_due()


def entered(units, minh, procedure, **rest):
    values = {
        "unit": units["H21.31"].pk, "code": "PA-1", "received_on": date(2021, 6, 1),
        "channel": "paper", "sender": "Siu H'Bia", "phone": "0905123456", "field": "land",
        "content": "Chậm trả kết quả", "due_on": date(2021, 6, 20), "procedure": procedure.pk,
    }  # fmt: skip
    return register.enter(PETITIONS, values | rest, by=minh)


def there(sandbox, code="PA-1"):
    return sandbox.received("portal")["petitions"].get(code)


def test_a_petition_entered_here_is_told_at_once(units, minh, procedure, outside, sandbox):
    entered(units, minh, procedure)
    delivered()
    told = there(sandbox)
    assert told["MaTTHC"] == "1.000001.H21"
    assert (told["NoiDung"], told["NguoiGui"]) == ("Chậm trả kết quả", "Siu H'Bia")
    assert (told["NgayTiepNhan"], told["HanTraLoi"]) == ("20210601000000", "20210620000000")
    assert told["TrangThai"] == "2"
    assert SyncRecord.objects.get().state == SyncState.ACCEPTED


@pytest.mark.parametrize(
    ("values", "state"),
    [
        (ANSWERED, "3"), (ANSWERED | {"published_on": date(2021, 6, 12)}, "5"),
        ({"refused_on": date(2021, 6, 9), "refused_reason": "Không thuộc thẩm quyền"}, "4"),
    ],
)  # fmt: skip
def test_an_answer_a_refusal_and_publication_are_told(
    units, minh, procedure, outside, sandbox, values, state
):
    kept = entered(units, minh, procedure)
    register.amend(PETITIONS, kept.pk, values, by=minh, reason="Xử lý")
    delivered()
    assert there(sandbox)["TrangThai"] == state
    assert [one.verdict for one in compare(["PA-1"])] == ["same"]


def test_going_back_to_an_earlier_answer_is_told_too(units, minh, procedure, outside, sandbox):
    kept = entered(units, minh, procedure, **ANSWERED)
    for words in ("Trả lời khác.", "Đã trả kết quả."):
        register.amend(PETITIONS, kept.pk, {"answer": words}, by=minh, reason="Sửa")
    delivered()
    assert SyncRecord.objects.count() == 3
    assert there(sandbox)["NoiDungTraLoi"] == "Đã trả kết quả."


def test_imported_petitions_are_told_each(units, minh, outside, sandbox):
    head = "mã phản ánh;ngày nhận;kênh tiếp nhận;người gửi;lĩnh vực;nội dung;đơn vị\n"
    rows = "".join(f"PA-{n};3/5/2021;Điện thoại;Siu;Đất đai;Chậm;Pleiku\n" for n in (1, 2))
    assert import_table(PETITIONS, (head + rows).encode(), by=minh).saved == 2
    delivered()
    assert set(sandbox.received("portal")["petitions"]) == {"PA-1", "PA-2"}


def test_nothing_is_told_of_one_taken_back_or_without_a_portal(units, minh, procedure, outside):
    kept = entered(units, minh, procedure)
    register.withdraw(PETITIONS, kept.pk, by=minh, reason="Nhập nhầm")
    delivered()
    assert not SyncRecord.objects.exists()


def test_without_a_portal_nothing_is_queued(units, minh, procedure):
    entered(units, minh, procedure)
    delivered()
    assert not SyncRecord.objects.exists()


def test_what_could_not_be_sent_waits_is_seen_and_goes_out(
    desk, units, minh, procedure, outside, sandbox
):
    sandbox.fault("portal", "DongBoPAKN", "error")
    entered(units, minh, procedure)
    delivered()
    body = desk.get("/cau-noi/dong-bo/").content.decode()
    assert "Chưa gửi được, sẽ gửi lại" in body
    assert "DongBoPAKN" in body
    seen = desk.post("/cau-noi/dong-bo/doi-chieu/", {"q": "PA-1"}).content.decode()
    assert "Còn gói tin chờ gửi" in seen
    SyncRecord.objects.update(next_try_at=timezone.now())
    sending.send_due()
    assert there(sandbox)["TrangThai"] == "2"
    seen = desk.post("/cau-noi/dong-bo/doi-chieu/", {"q": "PA-1"}).content.decode()
    assert "Khớp" in seen
    assert "Đang xử lý" in seen


def hand(**rest):
    """What the portal posts, signed unless told otherwise."""
    secret = rest.pop("secret", SECRET)
    fields = {
        "MaPAKN": "PAKN-QG-1", "NguoiGui": "Siu H'Bia", "NoiDung": "Chậm trả kết quả",
        "NgayTiepNhan": "20210614083000", "MaTTHC": "1.000001.H21", "MaLinhVuc": "land",
    }  # fmt: skip
    body = signed(fields | rest, secret)
    return Client().post(HOOK, body, content_type="application/json")


def test_a_petition_of_the_portal_is_entered_once_under_its_code(units, procedure, outside):
    answers = [hand() for _ in range(3)]
    assert [one.json()["error_code"] for one in answers] == ["0"] * 3
    petition = Petition.objects.get()
    assert (petition.code, petition.national_code) == ("PAKN-QG-1", "PAKN-QG-1")
    assert (petition.procedure, petition.channel) == (procedure, "portal")
    assert (petition.received_on, petition.due_on) == (date(2021, 6, 14), date(2021, 6, 29))
    assert petition.unit == units["H21"]
    assert [act.act for act in acts_on(PETITIONS.name, petition.pk)] == ["receive_national"]


def test_the_whole_way_over_the_wire(
    settings, transactional_db, units, procedure, sandbox, monkeypatch
):
    """Handed on twice by the portal, entered once, and told back as being handled."""
    with live() as site:
        wire(settings, sandbox.url, monkeypatch, site=site.url)
        said = {
            "url": site.url + HOOK, "times": 2, "MaPAKN": "PAKN-QG-7", "NguoiGui": "Lan",
            "NoiDung": "Thu thêm giấy tờ", "MaTTHC": procedure.code,
        }  # fmt: skip
        answers = sandbox.ask("POST", "/portal/petitions", said).data["answers"]
        assert [one["body"]["error_code"] for one in answers] == ["0", "0"]
        delivered()
        assert there(sandbox, "PAKN-QG-7")["TrangThai"] == "2"
    assert Petition.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "named"),
    [({"MaPAKN": ""}, "MaPAKN"), ({"MaPAKN": "x" * 41}, "MaPAKN"), ({"NoiDung": " "}, "NoiDung"),
     ({"NguoiGui": ""}, "NguoiGui"), ({"Email": "khong phai"}, "Email")],
)  # fmt: skip
def test_a_petition_that_lacks_something_is_refused_by_the_name_of_the_field(
    units, procedure, outside, fields, named
):
    answer = hand(**fields)
    assert answer.status_code == 422
    assert named in answer.json()["message"]
    assert not Petition.objects.exists()


def test_a_forged_petition_is_refused(units, procedure, outside):
    assert hand(secret="another").status_code == 403
    assert Client().post(HOOK, b"[1]", content_type="application/json").status_code == 403
    assert not Petition.objects.exists()


def test_a_code_of_our_own_is_not_taken_over(units, procedure, outside):
    PetitionFactory(unit=units["H21.31"], code="PAKN-QG-1")
    assert hand().status_code == 409
    assert Petition.objects.get().national_code == ""


def test_an_unknown_procedure_or_field_does_not_stop_a_petition(units, outside):
    assert hand(MaTTHC="9.999999", MaLinhVuc="la").status_code == 200
    petition = Petition.objects.get()
    assert (petition.procedure, petition.field) == (None, "other")


def test_every_form_names_what_is_sent_and_says_where_it_comes_from():
    wanted = {"code", "content", "received_on", "state", "answer", "procedure_code"}
    for form in forms():
        assert wanted <= form.fields.keys()
        assert form.states.keys() == {"open", "answered", "refused", "published"}
        assert form.note
    assert form_on(date(2000, 1, 1)) == forms()[0]


def test_a_code_taken_twice_at_the_same_time_is_entered_once(units, procedure, outside):
    handed = feedback_acts.Handed("PAKN-QG-2", "Lan", "Chậm", date(2021, 6, 14))
    first, is_new = feedback_acts.take_national(handed, unit_id=units["H21"].pk)
    again, is_again_new = feedback_acts.take_national(handed, unit_id=units["H21"].pk)
    assert (first, is_new, is_again_new) == (again, True, False)
