"""Numbers, days, states and fields as templates print them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import ResolverMatch

from konia.faces.ui.context import face_of, powers
from konia.faces.ui.icons import names, svg
from konia.faces.ui.menu import nearest
from konia.faces.ui.templatetags import konia as tags


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1964, "1.964"), (Decimal("98.89"), "98,89"), (0, "0"), (None, "–"), ("", "–"), ("x", "–")],
)
def test_numbers_are_printed_the_vietnamese_way(value, printed):
    assert tags.number(value) == printed


def test_a_share_has_its_sign_and_a_missing_one_has_none():
    assert tags.percent(Decimal("98.89")) == "98,89\u00a0%"
    assert tags.percent(None) == "–"


def test_days_and_moments_are_those_of_the_province():
    assert tags.date_vi(date(2021, 6, 15)) == "15/6/2021"
    assert tags.date_vi(None) == "–"
    late = datetime(2021, 6, 15, 18, 30, tzinfo=UTC)
    assert tags.datetime_vi(late) == "01:30 ngày 16/6/2021"
    assert tags.date_vi(late) == "16/6/2021"


def test_a_bar_never_leaves_its_track():
    widths = [tags.bar_width(value) for value in (Decimal("98.89"), 130, -4, None)]
    assert widths == ["98.89", "100", "0", "0"]


def test_a_state_is_a_colour_and_a_word():
    assert tags.state_tag("late") == '<strong class="k-tag k-tag--late">Quá hạn</strong>'
    assert "&lt;b&gt;" in tags.state_tag("late", "<b>")
    assert "k-tag--closed" in tags.state_tag("unheard-of")


def test_the_question_part_changes_only_what_is_named():
    context = {"request": RequestFactory().get("/", {"q": "hộ khẩu", "page": "3"})}
    assert tags.query_with(context, page=4) == "?q=h%E1%BB%99+kh%E1%BA%A9u&page=4"
    assert tags.query_with(context, page="") == "?q=h%E1%BB%99+kh%E1%BA%A9u"


def test_a_number_links_to_its_figure_card():
    assert tags.figure_link("/so-lieu/x", 1964) == (
        '<a class="govuk-link k-number" href="/so-lieu/x">1.964</a>'
    )
    assert tags.figure_link("", 1964) == "1.964"


def test_an_unknown_icon_does_not_break_the_page():
    assert len(names()) >= 30
    assert svg("there-is-no-such-icon") == svg("chevron-right")


def test_a_wrong_field_is_tied_to_its_hint_and_its_error():
    class Form(forms.Form):
        born = forms.DateField(label="Ngày sinh", help_text="Ví dụ: 15/6/1988")

    html = tags.control(Form({"born": "31/6"})["born"])
    assert "govuk-input--error" in html
    assert 'aria-describedby="id_born_hint id_born_error"' in html


def test_the_menu_marks_the_longest_door_that_fits():
    doors = ["/w/", "/w/dossiers/", "/w/dossiers/late/"]
    assert nearest("/w/dossiers/late/7", doors) == "/w/dossiers/late/"
    assert nearest("/w/other", doors) == ""
    assert nearest("/w/", doors) == "/w/"


def test_a_stranger_at_the_workspace_sees_the_portal():
    request = RequestFactory().get("/w/")
    request.resolver_match = ResolverMatch(lambda: None, (), {}, namespaces=["workspace"])
    request.user = AnonymousUser()
    assert face_of(request) == "portal"
    assert powers(request) == frozenset()
