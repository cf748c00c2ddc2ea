"""What is printed without templates says what the templates said."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.urls import reverse

from konia.faces.ui.menu import menu, navigation
from konia.faces.ui.tables import fact_of, heads_of, row_of
from konia.faces.ui.widgets import ControlRenderer

MANY = [("", "Tất cả"), ("Đất đai", [("a", "A & B"), ("b", "B")]), ("c", "C")]


class EveryControl(forms.Form):
    """A control of each kind, with texts that must be made safe."""

    text = forms.CharField(initial='"<b>"', required=True, max_length=9)
    number = forms.IntegerField(initial=0, required=False)
    empty = forms.EmailField(required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="x&y")
    secret = forms.CharField(widget=forms.PasswordInput)
    choice = forms.ChoiceField(choices=MANY, initial="a")
    several = forms.MultipleChoiceField(choices=MANY, initial=["b", "c"])
    some = forms.MultipleChoiceField(choices=MANY, widget=forms.CheckboxSelectMultiple)
    long = forms.CharField(widget=forms.Textarea, initial="<p>")
    check = forms.BooleanField(required=False, initial=True)
    day = forms.DateField(required=False)


def printed(renderer, name):
    """A control as one renderer prints it, without the spaces between tags."""
    form = EveryControl(renderer=renderer())
    text = form[name].as_widget(attrs={"class": "k", "data-x": "<&>", "hidden": False})
    return "".join(line.strip() for line in text.splitlines())


@pytest.mark.parametrize("name", EveryControl.base_fields)
def test_a_control_is_printed_as_django_prints_it(name):
    assert printed(ControlRenderer, name) == printed(DjangoTemplates, name)


def test_a_choice_with_a_template_of_its_own_is_left_to_it():
    class Odd(forms.Select):
        option_template_name = "django/forms/widgets/radio_option.html"

    field = Odd(choices=[("a", "A")])
    assert 'type="select"' in field.render("x", "a", renderer=ControlRenderer())


def test_cells_carry_their_heads_marks_and_links_and_are_safe():
    columns = [{"title": "Mã"}, {"title": "<Số>", "numeric": True}, {"title": "Ngày", "nowrap": 1}]
    row = {
        "url": "/x?a=1&b=2", "state": "late",
        "cells": [
            {"text": "<1>"}, {"text": 5}, {"text": None}, {"text": "Trễ", "state": "late"},
            {"text": "Xem", "url": "/y"},
        ],
    }  # fmt: skip
    assert row_of(row, columns) == (
        '<tr data-state="late">'
        '<th scope="row" data-head="Mã">'
        '<a class="govuk-link" href="/x?a=1&amp;b=2">&lt;1&gt;</a></th>'
        '<td data-head="&lt;Số&gt;" class="k-num">5</td>'
        '<td data-head="Ngày" class="k-nowrap"></td>'
        '<td data-head=""><strong class="k-tag k-tag--late">Trễ</strong></td>'
        '<td data-head=""><a class="govuk-link" href="/y">Xem</a></td></tr>'
    )
    assert row_of({"cells": []}, columns) == "<tr></tr>"


def test_a_head_sorts_and_says_how():
    plain, sorting = {"title": "Mã <1>"}, {"title": "Số", "numeric": True, "sort_url": "?a=1&b"}
    assert heads_of([plain]) == '<th scope="col">Mã &lt;1&gt;</th>'
    assert heads_of([sorting]).startswith('<th scope="col" class="k-num"><a href="?a=1&amp;b">Số<')
    assert 'aria-sort="descending"' in heads_of([{**sorting, "sorted": "descending"}])


def test_a_fact_is_a_text_a_mark_or_a_link_and_may_be_changed():
    assert fact_of({"key": "Tên", "value": "A <b>\nB"}) == (
        '<div class="govuk-summary-list__row govuk-summary-list__row--no-actions">'
        '<dt class="govuk-summary-list__key">Tên</dt>'
        '<dd class="govuk-summary-list__value">A &lt;b&gt;<br>B</dd></div>'
    )
    assert ">–</dd>" in fact_of({"key": "Tên", "value": None})
    assert '<a class="govuk-link" href="/x">5</a>' in fact_of({"key": "k", "value": 5, "url": "/x"})
    assert "k-tag--late" in fact_of({"key": "k", "value": "Trễ", "state": "late"})
    changed = fact_of({"key": "k", "value": "v", "change_url": "/s"})
    assert 'href="/s">Sửa<span class="govuk-visually-hidden"> k</span></a></dd></div>' in changed


def test_the_menu_follows_the_permissions_and_marks_where_one_stands():
    inbox = reverse("workspace:inbox")
    open_to = {entry.url for entry in menu("workspace", {"dossiers.see"}, "/")}
    assert inbox in open_to
    assert inbox not in {entry.url for entry in menu("workspace", (), "/")}
    here = [entry.url for entry in menu("workspace", {"dossiers.see"}, inbox) if entry.here]
    assert here == [inbox]
    assert not any(entry.here for entry in menu("workspace", {"dossiers.see"}, "/nowhere/"))


def test_the_menu_is_printed_for_each_place_apart():
    doors = menu("workspace", {"dossiers.see"}, reverse("workspace:inbox"))
    assert 'id="side-' in navigation(doors, "side")
    assert 'id="menu-' in navigation(doors, "menu")
    assert navigation(doors, "side").count('aria-current="page"') == 1
    elsewhere = menu("workspace", {"dossiers.see"}, "/nowhere/")
    assert 'aria-current="page"' not in navigation(elsewhere, "side")
