"""The pages of an application as forms: the questions of its form, where, contact, delivery."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from konia.domains.citizens.models import Organisation, Person
from konia.domains.citizens.numbers import is_phone, plain_phone
from konia.domains.citizens.public import Party
from konia.domains.dossiers.actions import ApplicantIn
from konia.domains.dossiers.states import ApplicantKind, Delivery
from konia.domains.procedures.public import FormPage, choices_of
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import ForbiddenProblem
from konia.lib.numbers import format_number
from konia.lib.vietnamese import fold

from .walk import PAID_ONLINE_FROM, Walk

MOST_RADIOS = 10
LONG = 200  # longer answers get a box of several lines
LONGEST = 4000
HINTS = {
    "date": "Ví dụ: 15/6/1980", "identity_no": "12 chữ số trên thẻ căn cước",
    "phone": "Ví dụ: 0905000101", "email": "Ví dụ: ten@vidu.vn",
}  # fmt: skip
KEYBOARDS = {"identity_no": "numeric", "phone": "tel", "email": "email"}
COMPLETIONS = {
    "full_name": "name", "birth_on": "bday", "phone": "tel", "email": "email",
    "address": "street-address",
}  # fmt: skip
BLANK = ("", "Chọn …")


class Asking(forms.Form):
    """A page's form; nothing is checked by the browser, so that our own words are read."""

    use_required_attribute = False


def question_form(walk: Walk, page: FormPage, names: Iterable[str], data: Any = None) -> Asking:
    """The questions of one page as a form, filled in from what is known."""
    form = Asking(data)
    schema = walk.draft.form.schema if walk.draft.form is not None else {}
    known = person_facts(walk.party)
    for name in names:
        field = schema["properties"][name]
        given = walk.draft.answers.get(name)
        start = known.get(field.get("x-autofill", ""), "") if given is None else given
        form.fields[name] = _field(field, is_required=name in schema.get("required", ()))
        form.initial[name] = shown_value(field, start)
    return form


def _field(field: Mapping[str, Any], *, is_required: bool) -> forms.Field:
    title, kind = str(field.get("title", "")), field.get("type", "string")
    picked = kind in {"array", "boolean"} or bool(choices_of(field))
    told: dict[str, Any] = {
        "label": title, "required": is_required,
        "help_text": field.get("description") or HINTS.get(field.get("format", ""), ""),
        "error_messages": {
            "required": "Hãy chọn câu trả lời." if picked else "Hãy điền câu trả lời.",
            "invalid_choice": "Hãy chọn một trong các câu trả lời có sẵn.",
        },
    }  # fmt: skip
    choices = [(str(value), words) for value, words in choices_of(field)]
    if kind == "array":
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **told
        )
    if kind == "boolean":
        return forms.ChoiceField(
            choices=[("true", "Có"), ("false", "Không")], widget=forms.RadioSelect, **told
        )
    if len(choices) > MOST_RADIOS:
        return forms.ChoiceField(choices=[BLANK, *choices], **told)
    if choices:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
    return forms.CharField(max_length=LONGEST, widget=_widget(field, kind), **told)


def _widget(field: Mapping[str, Any], kind: str) -> forms.Widget:
    shape = field.get("format", "")
    attrs = {}
    if kind in {"integer", "number"} or shape in KEYBOARDS:
        attrs["inputmode"] = KEYBOARDS.get(shape, "numeric" if kind == "integer" else "decimal")
    if kind != "string" or shape in {"date", "phone", "identity_no"}:
        attrs["class"] = (
            "govuk-input--width-20" if shape == "identity_no" else "govuk-input--width-10"
        )
    if completion := COMPLETIONS.get(field.get("x-autofill", "")):
        attrs["autocomplete"] = completion
    if kind == "string" and not shape and field.get("maxLength", 0) > LONG:
        return forms.Textarea(attrs={**attrs, "rows": 4})
    return forms.TextInput(attrs=attrs)


def shown_value(field: Mapping[str, Any], value: Any) -> Any:
    """An answer as it stands in its box: days and numbers the Vietnamese way."""
    if value is None or isinstance(value, list):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if field.get("format") == "date":
        parts = str(value).split("-")
        whole = len(parts) == 3 and all(part.isdigit() for part in parts)
        return "/".join(str(int(part)) for part in reversed(parts)) if whole else value
    if isinstance(value, int | float) and not choices_of(field):
        return format_number(value)
    return str(value)


def told_value(field: Mapping[str, Any], value: Any) -> str:
    """An answer in words, for the page on which everything is checked."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    words = {str(code): text for code, text in choices_of(field)}
    if isinstance(value, list):
        return ", ".join(words.get(str(one), str(one)) for one in value)
    text = shown_value(field, value)
    return words.get(str(text), str(text)) or "–"


def person_facts(party: Party) -> dict[str, Any]:
    """What is on record of whom one acts for, by the names forms fill in from."""
    if party.for_organisation_id is not None:
        firm = Organisation.objects.get(pk=party.for_organisation_id)
        return {"phone": firm.phone, "email": firm.email, "address": firm.address}
    person = _person(party)
    born = person.birth_on.isoformat() if person.birth_on else ""
    return {
        "full_name": person.full_name, "identity_no": person.number, "birth_on": born,
        "phone": person.phone, "email": person.email, "address": person.address,
        "gender": person.gender,
    }  # fmt: skip


def _person(party: Party) -> Person:
    if party.applicant_id is None:
        raise ForbiddenProblem(
            "Tài khoản này không nộp hồ sơ cho chính mình được.",
            why="Đây là tài khoản cán bộ.",
            todo="Hãy dùng tài khoản riêng, hoặc hành động thay người đã ủy quyền cho bạn.",
        )
    return Person.objects.get(pk=party.applicant_id)


def applicant_of(walk: Walk) -> ApplicantIn:
    """Who applies: the person or organisation on record, reached as they said in this draft."""
    said = {**person_facts(walk.party), **_said(walk)}
    reached: dict[str, Any] = {
        name: str(said.get(name) or "") for name in ("phone", "email", "address")
    }
    if walk.party.for_organisation_id is not None:
        firm = Organisation.objects.get(pk=walk.party.for_organisation_id)
        return ApplicantIn(
            firm.name, kind=ApplicantKind.ORGANISATION, identity_no=firm.tax_no,
            organisation_id=firm.pk, **reached,
        )  # fmt: skip
    person = _person(walk.party)
    return ApplicantIn(person.full_name, identity_no=person.number, person_id=person.pk, **reached)


def _said(walk: Walk) -> dict[str, Any]:
    names = ("phone", "email", "address")
    if walk.asks_contact:
        return {name: walk.choices.get(name, "") for name in names if name in walk.choices}
    fields = walk.draft.form.schema["properties"] if walk.draft.form is not None else {}
    return {
        fields[name]["x-autofill"]: value
        for name, value in walk.answers.items()
        if fields[name].get("x-autofill") in names and value
    }


class CaseForm(Asking):
    """Which case of the procedure."""

    case = forms.ChoiceField(
        label="Bạn thuộc trường hợp nào?",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Hãy chọn một trường hợp trong danh sách."},
    )

    def __init__(self, walk: Walk, data: Any = None) -> None:
        super().__init__(data, initial={"case": walk.choices.get("case", "")})
        field = self.fields["case"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Trường hợp thông thường"), *((one, one) for one in walk.cases)]


class PlaceForm(Asking):
    """With which agency one files."""

    unit = forms.ChoiceField(
        label="Bạn nộp hồ sơ cho cơ quan nào?",
        error_messages={
            "required": "Hãy chọn cơ quan nhận hồ sơ.",
            "invalid_choice": "Hãy chọn một cơ quan trong danh sách.",
        },
    )

    def __init__(self, walk: Walk, data: Any = None) -> None:
        chosen = walk.draft.unit_id or _near(walk)
        super().__init__(data, initial={"unit": chosen or ""})
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [BLANK, *_grouped(walk)]


def _grouped(walk: Walk) -> list[Any]:
    """Communes stand under their district; other agencies in one list."""
    if walk.procedure.level != "commune":
        return [(node.id, node.name) for node in walk.places]
    tree = Tree.at(walk.on)
    groups: dict[str, list[tuple[int, str]]] = {}
    for node in walk.places:
        above = tree.nodes.get(node.parent_id or 0)
        groups.setdefault(above.name if above else "Khác", []).append((node.id, node.name))
    return sorted(groups.items(), key=lambda group: fold(group[0]))


def _near(walk: Walk) -> int | None:
    """The agency named in one's address, when only one is."""
    address = f" {fold(str(person_facts(walk.party).get('address', '')))} "
    named = [node for node in walk.places if f" {fold(_bare(node))} " in address]
    return named[0].id if len(named) == 1 else None


def _bare(node: Node) -> str:
    return node.name.removeprefix("UBND ")


class ContactForm(Asking):
    """How the office reaches the applicant about this application."""

    phone = forms.CharField(
        label="Số điện thoại",
        max_length=15,
        help_text=HINTS["phone"],
        error_messages={"required": "Hãy nhập số điện thoại để cơ quan liên hệ khi cần."},
        widget=forms.TextInput(
            attrs={"inputmode": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"}
        ),
    )
    email = forms.EmailField(
        label="Thư điện tử", required=False,
        error_messages={"invalid": "Địa chỉ thư điện tử không đúng. Ví dụ: ten@vidu.vn"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    address = forms.CharField(
        label="Địa chỉ", max_length=300,
        error_messages={"required": "Hãy nhập địa chỉ của bạn."},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip

    def __init__(self, walk: Walk, data: Any = None) -> None:
        known = person_facts(walk.party)
        start = {name: walk.choices.get(name, known.get(name, "")) for name in self.base_fields}
        super().__init__(data, initial=start)

    def clean_phone(self) -> str:
        """A number that can be called."""
        phone = plain_phone(self.cleaned_data["phone"])
        if not is_phone(phone):
            raise forms.ValidationError("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.")
        return phone


class DeliveryForm(Asking):
    """How one wants the result."""

    delivery = forms.ChoiceField(
        label="Bạn muốn nhận kết quả bằng cách nào?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn cách nhận kết quả.",
            "invalid_choice": "Hãy chọn một cách trong danh sách.",
        },
    )
    delivery_address = forms.CharField(
        label="Địa chỉ nhận qua bưu chính", max_length=300, required=False,
        help_text="Chỉ cần khi bạn chọn nhận qua bưu chính",
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip

    def __init__(self, walk: Walk, data: Any = None) -> None:
        start = {
            "delivery": walk.choices.get("delivery", ""),
            "delivery_address": walk.choices.get("delivery_address")
            or person_facts(walk.party).get("address", ""),
        }
        super().__init__(data, initial=start)
        field = self.fields["delivery"]
        assert isinstance(field, forms.ChoiceField)
        offered = [one for one in Delivery if not _is_left_out(walk, one)]
        field.choices = [(one.value, one.label) for one in offered]

    def clean(self) -> dict[str, Any]:
        """The post needs to know where."""
        data = super().clean() or {}
        if data.get("delivery") == Delivery.POST and not data.get("delivery_address"):
            self.add_error("delivery_address", "Hãy nhập địa chỉ để bưu điện giao kết quả.")
        return data


def _is_left_out(walk: Walk, delivery: Delivery) -> bool:
    return walk.level >= PAID_ONLINE_FROM and delivery == Delivery.COUNTER
