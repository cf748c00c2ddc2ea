"""Acting for one another: mandates I gave, mandates I hold, organisations I act for."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.domains.citizens import actions
from konia.domains.citizens.actions.mandates import Holder, Terms
from konia.domains.citizens.models import Mandate
from konia.domains.citizens.numbers import masked, tax_problem
from konia.domains.citizens.parties import held_by, party_of, person_of
from konia.domains.citizens.states import MandateKind, MandateScope, MandateState
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.faces.ui.identity import onward, turn
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.access.turns import Limit
from konia.kernel.files.kinds import JPEG, PDF, PNG
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import Problem
from konia.lib.dates import format_date

from .account import own_person
from .account_entry import home_unit, refused
from .guard import ACTING_FOR, CitizenRequest, citizen

GIVEN = Limit(about_one=10, from_one_address=60, within=timedelta(hours=1))
PAPERS = (PDF, PNG, JPEG)
KINDS = (
    MandateKind.RELATIVE,
    MandateKind.AUTHORISED,
    MandateKind.CLERK,
    MandateKind.POST_OFFICER,
)
MARKS = {
    MandateState.IN_FORCE: "on_time",
    MandateState.WAITING: "waiting",
    MandateState.NOT_YET: "new",
}


def day_field(label: str, *, required: bool, hint: str = "") -> forms.CharField:
    """A day typed as people write it."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=hint,
        error_messages={"required": f"Hãy nhập {label[0].lower()}{label[1:]}."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )


class MandateForm(forms.Form):
    """Who may act for me, in what, until when."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label="Người làm thay bạn là",
        choices=[(kind, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn người làm thay bạn là ai."},
    )
    name = forms.CharField(label="Họ và tên người đó", max_length=150, required=False)
    identity_no = forms.CharField(
        label="Số định danh của người đó",
        max_length=20,
        required=False,
        help_text="Cần khi đó là người thân hoặc người được ủy quyền",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )
    username = forms.CharField(
        label="Tên đăng nhập của cán bộ hoặc nhân viên bưu điện",
        max_length=150,
        required=False,
        help_text="Cần khi đó là cán bộ một cửa hoặc nhân viên bưu điện; hãy hỏi người đó",
    )
    scope = forms.ChoiceField(
        label="Được làm những gì",
        choices=MandateScope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn phạm vi."},
    )
    procedures = forms.CharField(
        label="Mã các thủ tục", required=False, help_text="Cách nhau bằng dấu phẩy"
    )
    dossier_code = forms.CharField(label="Mã hồ sơ", max_length=60, required=False)
    first_on = day_field("Từ ngày", required=True)
    last_on = day_field("Đến ngày", required=True, hint="Bạn có thể thu hồi sớm hơn")

    def clean(self) -> dict[str, Any]:
        """Days, and the one name that the kind asks for."""
        data = super().clean() or {}
        for name in ("first_on", "last_on"):
            if data.get(name):
                try:
                    data[name] = day(data[name])
                except Problem as problem:
                    self.add_error(name, str(problem))
        is_official = data.get("kind") in {MandateKind.CLERK, MandateKind.POST_OFFICER}
        needed = "username" if is_official else "identity_no"
        if data.get("kind") and not data.get(needed):
            self.add_error(needed, "Hãy điền ô này.")
        return data

    def holder(self) -> Holder:
        """Who is to act."""
        data = self.cleaned_data
        if data["kind"] in {MandateKind.CLERK, MandateKind.POST_OFFICER}:
            return Holder(name=data["name"], username=data["username"].strip())
        return Holder(name=data["name"], identity_no=data["identity_no"])

    def terms(self) -> Terms:
        """For what, and when."""
        data = self.cleaned_data
        codes = [code.strip() for code in data["procedures"].split(",") if code.strip()]
        return Terms(
            kind=MandateKind(data["kind"]), scope=MandateScope(data["scope"]), procedures=codes,
            dossier_code=data["dossier_code"], first_on=data["first_on"], last_on=data["last_on"],
        )  # fmt: skip


class ClaimForm(forms.Form):
    """The organisation somebody wants to act for, and what proves that they may."""

    use_required_attribute = False
    tax_no = forms.CharField(
        label="Mã số thuế",
        max_length=20,
        error_messages={"required": "Hãy nhập mã số thuế."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )
    name = forms.CharField(
        label="Tên tổ chức", max_length=250, error_messages={"required": "Hãy nhập tên tổ chức."}
    )
    proof = forms.FileField(
        label="Giấy tờ chứng minh",
        help_text="Giấy đăng ký doanh nghiệp, quyết định bổ nhiệm hoặc giấy ủy quyền; "
        "PDF hoặc ảnh, không quá 10 MB",
        error_messages={"required": "Hãy đính kèm giấy tờ chứng minh."},
    )

    def clean_tax_no(self) -> str:
        """A number that looks right."""
        number = str(self.cleaned_data["tax_no"]).replace(" ", "")
        if wrong := tax_problem(number):
            raise forms.ValidationError(wrong)
        return number


@citizen
def mandates(request: CitizenRequest) -> HttpResponse:
    """What I gave, and what I hold."""
    person = person_of(request.user)
    held = held_by(request.user, person).with_parties().order_by("-id")
    given = Mandate.objects.given_by(person.pk).with_parties().order_by("-id") if person else ()
    context = {
        "given": [_row(one, other=one.holder) for one in given],
        "held": [_row(one, other=one.grantor) for one in held],
        "acting_id": request.party.mandate_id,
        "person": person,
        "next": onward(request, ""),
    }
    return render(request, "portal/account/mandates.html", context)


def _row(one: Mandate, *, other: str) -> dict[str, Any]:
    state = one.state_on(today())
    until = f" đến {date_vi(one.last_on)}" if one.last_on else ""
    return {
        "pk": one.pk,
        "code": one.code,
        "other": other,
        "number": masked(one.holder_no),
        "kind": one.get_kind_display(),
        "scope": one.get_scope_display() + _narrow(one),
        "days": f"Từ {date_vi(one.first_on)}{until}",
        "how": one.get_given_how_display(),
        "state": MARKS.get(state, "closed"),
        "state_words": str(state.label),
        "why": one.decision if state == MandateState.REFUSED else "",
        "in_force": state == MandateState.IN_FORCE,
        "may_revoke": state in MARKS,
    }


def _narrow(one: Mandate) -> str:
    if one.scope == MandateScope.PROCEDURES:
        return f": {', '.join(one.procedures)}"
    return f": {one.dossier_code}" if one.scope == MandateScope.DOSSIER else ""


@citizen
def mandate_new(request: CitizenRequest) -> HttpResponse:
    """Let somebody act for me."""
    own_person(request)
    start = {"first_on": format_date(today()), "scope": MandateScope.EVERYTHING}
    if code := request.GET.get("ho-so", "").strip()[:60]:
        start |= {"scope": MandateScope.DOSSIER, "dossier_code": code}
    form = MandateForm(request.POST or None, initial=start)
    if (
        request.method == "POST"
        and form.is_valid()
        and turn(request, form, "mandate", request.user.username, GIVEN)
    ):
        try:
            actions.give_mandate(request.user, form.holder(), form.terms())
        except Problem as problem:
            refused(form, problem)
        else:
            messages.success(request, "Đã ghi nhận ủy quyền. Bạn có thể thu hồi bất cứ lúc nào.")
            return redirect("portal:mandates")
    context = {
        "form": form, "heading": "Ủy quyền cho người khác", "verb": "Ủy quyền",
        "words": "Người được ủy quyền đăng nhập bằng tài khoản của chính họ. "
        "Không bao giờ đưa mật khẩu của bạn cho ai.",
        "back_url": reverse("portal:mandates"), "back": "Thôi, quay lại",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "portal/account/form.html", context, status=status)


@citizen
@require_POST
def mandate_revoke(request: CitizenRequest, code: str) -> HttpResponse:
    """End a mandate at once."""
    actions.revoke_own_mandate(request.user, code, at=timezone.now())
    if request.session.get(ACTING_FOR) == code:
        request.session.pop(ACTING_FOR)
    messages.success(request, "Ủy quyền không còn hiệu lực.")
    return redirect("portal:mandates")


@citizen
@require_POST
def act_for(request: CitizenRequest, code: str) -> HttpResponse:
    """From now on act for the grantor of a mandate."""
    party_of(request.user, on=today(), acting_for=code)
    request.session[ACTING_FOR] = code
    return HttpResponseRedirect(onward(request, reverse("portal:account")))


@citizen
@require_POST
def act_for_self(request: CitizenRequest) -> HttpResponse:
    """From now on act for nobody but oneself."""
    request.session.pop(ACTING_FOR, None)
    return HttpResponseRedirect(onward(request, reverse("portal:account")))


@citizen
def organisation_claim(request: CitizenRequest) -> HttpResponse:
    """Ask to act for an organisation; an officer looks at the proof."""
    own_person(request)
    form = ClaimForm(request.POST or None, request.FILES or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and turn(request, form, "claim", request.user.username, GIVEN)
    ):
        try:
            _claim(request, form)
        except Problem as problem:
            refused(form, problem)
        else:
            messages.success(request, "Đã gửi yêu cầu. Cán bộ sẽ xem giấy tờ rồi báo cho bạn.")
            return redirect("portal:mandates")
    context = {
        "form": form, "heading": "Hành động thay tổ chức", "verb": "Gửi yêu cầu", "has_file": True,
        "words": "Cán bộ xem giấy tờ trước khi bạn được nộp hồ sơ thay tổ chức.",
        "back_url": reverse("portal:mandates"), "back": "Thôi, quay lại",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "portal/account/form.html", context, status=status)


def _claim(request: CitizenRequest, form: ClaimForm) -> None:
    """Raises: a Problem when the file or the words cannot be taken."""
    data = form.cleaned_data
    kept = keep_upload(data["proof"], kinds=PAPERS)
    actions.claim_organisation(
        request.user, tax_no=data["tax_no"], name=data["name"], proof=kept, unit=home_unit(),
        on=today(),
    )  # fmt: skip
