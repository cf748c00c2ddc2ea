import pytest
from hypothesis import given
from hypothesis import strategies as st

from konia.kernel.notices import templates
from konia.kernel.notices.models import masked
from konia.kernel.notices.states import Way
from konia.kernel.notices.templates import BadTemplateError, _read
from konia.kernel.notices.texts import LONGEST_SMS, fit_sms, gsm_length, is_gsm, text_for

from .conftest import RECEIVED, VALUES


@given(st.text(max_size=400))
def test_whatever_is_told_an_sms_is_one_part_every_phone_can_show(text):
    sms = fit_sms(text)
    assert gsm_length(sms) <= LONGEST_SMS
    assert is_gsm(sms)


def test_a_long_sms_is_cut_with_dots_and_a_short_one_is_left():
    assert fit_sms("Đường Lê Thánh Tôn") == "Duong Le Thanh Ton"
    long = fit_sms("Hồ sơ " * 60)
    assert len(long) <= LONGEST_SMS
    assert long.endswith("...")
    assert gsm_length(fit_sms("[" * 100)) <= LONGEST_SMS


def test_marks_cost_an_sms_more_than_half_of_its_room():
    assert not is_gsm("Hồ sơ")
    assert is_gsm("Ho so {1}")


def test_each_way_has_its_own_text():
    mail = text_for(Way.EMAIL, RECEIVED, VALUES)
    assert mail.subject.startswith("Đã tiếp nhận")
    assert "Kính gửi Siu H'Nghĩa" in mail.body
    assert text_for(Way.ZALO, RECEIVED, VALUES).body.startswith("Hồ sơ 000")


def test_braces_in_a_value_are_not_filled_in_again():
    told = text_for(Way.EMAIL, RECEIVED, {**VALUES, "name": "{code} {x}"})
    assert "{code} {x}" in told.body


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("nguyen@example.vn", "ng***@example.vn"),
        ("a@b.vn", "a***@b.vn"),
        ("0905123456", "0905***456"),
        ("1022", "10***"),
    ],
)
def test_lists_show_only_a_part_of_an_address(address, shown):
    assert masked(address) == shown


def test_every_declared_template_is_whole_and_its_sms_fits(monkeypatch):
    monkeypatch.undo()
    for template in templates.all_templates().values():
        values = dict.fromkeys(template.values, "0" * 12)
        assert not fit_sms(text_for(Way.SMS, template, values).body).endswith("..."), template.name
        assert text_for(Way.EMAIL, template, values).subject


def test_a_template_of_another_room_or_with_a_missing_text_is_refused():
    whole = {"title": "t", "subject": "s", "long": "l", "short": "s"}
    with pytest.raises(BadTemplateError, match="declared by"):
        _read("other.told", whole, room="test")
    with pytest.raises(BadTemplateError, match="long, short"):
        _read("test.told", {"title": "t", "subject": "s"}, room="test")
    assert _read("test.told", whole, room="test").zalo == "s"
