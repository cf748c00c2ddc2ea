"""My account: my data, how I am told, my sessions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.domains.citizens import actions
from konia.domains.citizens.models import Person
from konia.domains.citizens.numbers import identity_problem, masked, plain_number
from konia.domains.citizens.public import Mandate, NoticeChannel, person_of
from konia.domains.citizens.states import Gender
from konia.faces.ui.asking import day
from konia.faces.ui.identity import has_second_factor, turn
from konia.faces.ui.templatetags.konia import date_vi, datetime_vi
from konia.kernel.access.sessions import end_other_sessions, end_session, open_sessions
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.dates import format_date

from .account_entry import CODES, SIGN_UPS, CodeForm, ContactForm, refused
from .guard import CitizenRequest, citizen

CONTACT_HANDLE = "contact_handle"


class OwnDataForm(forms.Form):
    """What a citizen says of themselves."""

    use_required_attribute = False
    full_name = forms.CharField(
        label="Họ và tên", max_length=150, error_messages={"required": "Hãy nhập họ và tên."}
    )
    declared_no = forms.CharField(
        label="Số định danh (căn cước)",
        max_length=20,
        required=False,
        help_text="Số tự khai chưa mở được hồ sơ cũ của bạn. Để xác thực, dùng định danh điện tử "
        "hoặc mang giấy tờ đến bộ phận một cửa.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )
    birth_on = forms.CharField(
        label="Ngày sinh",
        required=False,
        help_text="Ví dụ: 15/6/1980",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "bday"}),
    )
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "Chọn …"), *Gender.choices]
    )
    address = forms.CharField(
        label="Địa chỉ",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def clean_birth_on(self) -> Any:
        """A day, or nothing."""
        text = self.cleaned_data["birth_on"].strip()
        try:
            return day(text) if text else None
        except Problem as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean_declared_no(self) -> str:
        """A number that looks right, or nothing."""
        number = plain_number(self.cleaned_data["declared_no"])
        if number and (wrong := identity_problem(number)):
            raise forms.ValidationError(wrong)
        return number


class AddressForm(forms.Form):
    """The only thing somebody whose identity is proven may change without a paper."""

    use_required_attribute = False
    address = forms.CharField(
        label="Địa chỉ",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )


class ChannelsForm(forms.Form):
    """How to be told."""

    channels = forms.MultipleChoiceField(
        label="Báo cho tôi qua",
        required=False,
        choices=NoticeChannel.choices,
        widget=forms.CheckboxSelectMultiple,
    )


def own_person(request: CitizenRequest) -> Person:
    """The person who has signed in. Raises: NotFoundProblem for an official."""
    found = person_of(request.user)
    if found is None:
        raise NotFoundProblem(
            "Trang này dành cho người dân.",
            why="Tài khoản của bạn là tài khoản cán bộ.",
            todo="Hãy dùng tài khoản riêng của bạn để làm việc của mình.",
        )
    return found


@citizen
def account(request: CitizenRequest) -> HttpResponse:
    """The first page of an account; an official sees only for whom they act."""
    person = person_of(request.user)
    mandate = None
    if request.party.mandate_id:
        mandate = Mandate.objects.with_parties().get(pk=request.party.mandate_id)
    context = {
        "person": person,
        "mandate": mandate,
        "summary": {"items": _lines(person)} if person else None,
        "has_factor": has_second_factor(request.user),
        "provider": settings.KONIA_OIDC_NAME,
        "may_prove": person is not None and not person.is_proven,
    }
    return render(request, "portal/account/home.html", context)


def _lines(person: Person) -> list[dict[str, str]]:
    own, contact = reverse("portal:own_data"), reverse("portal:contact")
    labels = {code: str(label) for code, label in NoticeChannel.choices}
    told = ", ".join(labels[channel] for channel in person.channels) or "Không báo"
    return [
        {"key": "Họ và tên", "value": person.full_name, "change_url": own},
        {"key": "Số định danh", "value": masked(person.number)},
        {"key": "Mức xác thực", "value": person.get_identity_level_display()},
        {"key": "Ngày sinh", "value": date_vi(person.birth_on)},
        {"key": "Địa chỉ", "value": person.address, "change_url": own},
        {"key": "Số điện thoại", "value": person.phone, "change_url": contact},
        {"key": "Thư điện tử", "value": person.email, "change_url": contact},
        {"key": "Kênh nhận thông báo", "value": told, "change_url": reverse("portal:channels")},
    ]


def _page(
    request: CitizenRequest, form: forms.Form, *, heading: str, verb: str, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "heading": heading, "verb": verb, "words": words,
        "back_url": reverse("portal:account"), "back": "Thôi, quay lại",
    }  # fmt: skip
    return render(request, "portal/account/form.html", context, status=status)


def _done(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Do it when the form can be read; what is refused is told in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except NotFoundProblem:
        raise
    except Problem as problem:
        refused(form, problem)
        return False
    return True


@citizen
def own_data(request: CitizenRequest) -> HttpResponse:
    """Change my data; what has been proven is changed at the counter."""
    person = own_person(request)
    start = {
        "full_name": person.full_name, "declared_no": person.declared_no,
        "birth_on": format_date(person.birth_on) if person.birth_on else "",
        "gender": person.gender, "address": person.address,
    }  # fmt: skip
    kind = AddressForm if person.is_proven else OwnDataForm
    form = kind(request.POST or None, initial=start)
    if request.method == "POST" and _done(
        form, lambda: actions.amend_own(request.user, form.cleaned_data)
    ):
        messages.success(request, "Đã lưu thông tin của bạn.")
        return redirect("portal:account")
    words = "Họ tên, ngày sinh và số định danh đã được xác thực. Muốn sửa, hãy đến bộ phận một cửa."
    return _page(
        request, form, heading="Thông tin của tôi", verb="Lưu thông tin",
        words=words if person.is_proven else "", status=422 if form.errors else 200,
    )  # fmt: skip


@citizen
def channels(request: CitizenRequest) -> HttpResponse:
    """Choose how I am told."""
    person = own_person(request)
    form = ChannelsForm(request.POST or None, initial={"channels": person.channels})
    if request.method == "POST":
        form = ChannelsForm(request.POST)
        if _done(
            form, lambda: actions.choose_channels(request.user, form.cleaned_data["channels"])
        ):
            messages.success(request, "Đã lưu kênh nhận thông báo.")
            return redirect("portal:account")
    return _page(
        request, form, heading="Kênh nhận thông báo", verb="Lưu lựa chọn",
        status=422 if form.errors else 200,
    )  # fmt: skip


@citizen
def contact(request: CitizenRequest) -> HttpResponse:
    """Change or add an e-mail address or telephone number: a code goes to the new one first."""
    own_person(request)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["contact"]
        if turn(request, form, "contact", request.user.username, SIGN_UPS):
            handle = actions.ask_to_change_contact(request.user, new, at=timezone.now())
            request.session[CONTACT_HANDLE] = handle
            return redirect("portal:contact_code")
    return _page(
        request, form, heading="Liên hệ của tôi", verb="Gửi mã xác nhận",
        words="Nhập địa chỉ thư hoặc số điện thoại mới. Chúng tôi gửi mã đến đó để xác nhận.",
        status=422 if form.errors else 200,
    )  # fmt: skip


@citizen
def contact_code(request: CitizenRequest) -> HttpResponse:
    """Take the code sent to the new contact."""
    handle = request.session.get(CONTACT_HANDLE, "")
    if not handle:
        return redirect("portal:contact")
    form = CodeForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and turn(request, form, "contact_code", request.user.username, CODES)
    ):
        code = form.cleaned_data["code"]
        if _done(
            form, lambda: actions.change_contact(request.user, handle, code, at=timezone.now())
        ):
            request.session.pop(CONTACT_HANDLE, None)
            messages.success(request, "Đã đổi liên hệ.")
            return redirect("portal:account")
    return _page(
        request, form, heading="Nhập mã vừa gửi", verb="Xác nhận",
        status=422 if form.errors else 200,
    )  # fmt: skip


@citizen
def sessions(request: CitizenRequest) -> HttpResponse:
    """Where this account is open."""
    here = request.session.session_key
    listed = [
        {
            "pk": one.pk, "at": datetime_vi(one.at), "address": one.address,
            "browser": browser_of(one.browser), "here": one.session_key == here,
        }
        for one in open_sessions(request.user)
    ]  # fmt: skip
    return render(request, "portal/account/sessions.html", {"sessions": listed})


def browser_of(text: str) -> str:
    """A browser's long name in one or two words."""
    known = (
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    )
    systems = (
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
    )
    named = [next((name for mark, name in pairs if mark in text), "") for pairs in (known, systems)]
    return " trên ".join(part for part in named if part) or "Trình duyệt khác"


@citizen
@require_POST
def session_end(request: CitizenRequest, pk: int) -> HttpResponse:
    """End one session."""
    end_session(request.user, pk)
    messages.success(request, "Đã kết thúc phiên đăng nhập.")
    return redirect("portal:sessions")


@citizen
@require_POST
def sessions_end(request: CitizenRequest) -> HttpResponse:
    """End all sessions but this one."""
    count = end_other_sessions(request.user, request.session.session_key or "")
    messages.success(request, f"Đã kết thúc {count} phiên khác.")
    return redirect("portal:sessions")
