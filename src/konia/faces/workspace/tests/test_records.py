import pytest

from konia.domains.mail.models import Mailbox
from konia.domains.mail.tests.factories import MailboxFactory
from konia.kernel.audit.models import Entry

LIST = "/lam-viec/so/mail.mailboxes/"
NEW = {"unit": "Pleiku", "address": "moi@gialai.gov.vn", "holder": "Lan", "created_on": "1/6/2021"}


@pytest.fixture
def box(units):
    return MailboxFactory(unit=units["H21.31"], holder="Trần Văn An")


def _form(client, box):
    return dict(client.get(f"{LIST}{box.pk}/sua/").context["form"].initial)


def test_a_record_is_entered_as_it_is_written_on_paper(desk, units):
    answer = desk.post(f"{LIST}them/", NEW)
    made = Mailbox.objects.get()
    assert answer.headers["Location"] == f"{LIST}{made.pk}/"
    assert (made.unit, made.created_on.isoformat()) == (units["H21.31"], "2021-06-01")


def test_bad_cells_are_told_at_their_fields_and_what_was_typed_stays(desk, units):
    answer = desk.post(f"{LIST}them/", NEW | {"created_on": "31/6/2021", "unit": "huyện Đăk Sơ"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "31/6/2021" in text
    assert "Đak Pơ" in text
    assert 'id="id_created_on_error"' in text
    assert not Mailbox.objects.exists()


def test_a_rule_of_the_record_is_told_at_its_field(desk, units):
    answer = desk.post(f"{LIST}them/", NEW | {"locked_on": "1/1/2021"})
    assert answer.status_code == 422
    assert 'id="id_locked_on_error"' in answer.content.decode()


def test_a_correction_needs_a_reason_and_keeps_the_old_content(desk, box):
    form = _form(desk, box)
    assert desk.post(f"{LIST}{box.pk}/sua/", form | {"holder": "Mới"}).status_code == 422
    desk.post(f"{LIST}{box.pk}/sua/", form | {"holder": "Mới", "reason": "đổi người"})
    box.refresh_from_db()
    assert box.holder == "Mới"
    text = desk.get(f"{LIST}{box.pk}/").content.decode()
    assert "đổi người" in text
    assert "Trần Văn An" in text


def test_a_colleague_who_was_faster_is_not_overwritten(desk, box):
    form = _form(desk, box)
    desk.post(f"{LIST}{box.pk}/sua/", form | {"holder": "Nhanh hơn", "reason": "trước"})
    answer = desk.post(f"{LIST}{box.pk}/sua/", form | {"holder": "Chậm hơn", "reason": "sau"})
    box.refresh_from_db()
    assert answer.status_code == 409
    assert box.holder == "Nhanh hơn"
    assert "Chậm hơn" in answer.content.decode()


def test_a_record_is_taken_back_with_a_reason_and_leaves_the_list(desk, box):
    assert desk.post(f"{LIST}{box.pk}/rut/", {"reason": ""}).status_code == 422
    desk.post(f"{LIST}{box.pk}/rut/", {"reason": "nhập nhầm"})
    assert desk.get(f"{LIST}{box.pk}/").status_code == 404
    assert desk.get(LIST).context["listing"].total == 0


def test_looking_at_personal_data_is_written_down(desk, box):
    desk.get(LIST)
    desk.get(f"{LIST}{box.pk}/")
    views = Entry.objects.filter(act="view", subject="mail.mailboxes")
    assert views.count() == 2
    assert views.filter(subject_id=box.pk).count() == 1


def test_a_record_without_an_end_day_cannot_be_ended(desk, box):
    answer = desk.post(f"{LIST}{box.pk}/ket-thuc/", {"on": "15/6/2021", "reason": "hết"})
    assert answer.status_code == 422


def test_nobody_enters_a_record_for_another_district(client, hoa, units):
    client.force_login(hoa.account)
    answer = client.post(f"{LIST}them/", NEW)
    assert answer.status_code == 403
    assert "moi@gialai.gov.vn" in answer.content.decode()
    assert not Mailbox.objects.exists()
