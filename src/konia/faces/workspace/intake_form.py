"""The form of the counter: who applies, which papers, where to, how the result comes back."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms

from konia.domains.citizens.models import Person
from konia.domains.citizens.numbers import identity_problem, plain_number, tax_problem
from konia.domains.dossiers.actions import ApplicantIn, Intake
from konia.domains.dossiers.actions.rules import Rules
from konia.domains.dossiers.models import CounterService, MobileSession
from konia.domains.dossiers.states import ApplicantKind, Channel, Delivery
from konia.faces.ui.context import today
from konia.kernel.org.directory import find_unit
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import FieldProblems, Problem

from .guard import DeskRequest, tree_at

RECEIVE = "dossiers.receive"
KINDS = tuple((str(kind.value), str(kind.label)) for kind in ApplicantKind)
CHANNELS = tuple((c.value, str(c.label)) for c in (Channel.COUNTER, Channel.POST))


class CounterForm(forms.Form):
    """What the clerk fills in besides papers; nothing typed is lost when something is wrong."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    person = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    kind = forms.ChoiceField(
        label="Đối tượng", choices=KINDS, initial="1", widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn."},
    )  # fmt: skip
    name = forms.CharField(
        label="Họ và tên, hoặc tên tổ chức", max_length=150,
        error_messages={"required": "Hãy nhập tên người nộp."},
    )  # fmt: skip
    identity_no = forms.CharField(
        label="Số định danh, hoặc mã số thuế", max_length=20, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="Điện thoại", max_length=20, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "class": "govuk-input--width-20"}),
    )  # fmt: skip
    email = forms.EmailField(
        label="Thư điện tử", required=False,
        error_messages={"invalid": "Địa chỉ thư chưa đúng, ví dụ ten@example.vn."},
    )  # fmt: skip
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)
    unit = forms.ChoiceField(label="Nơi tiếp nhận", choices=())
    competent = forms.CharField(
        label="Cơ quan có thẩm quyền giải quyết", max_length=200, required=False,
        help_text="Để trống khi là nơi tiếp nhận", widget=forms.TextInput(attrs={"list": "don-vi"}),
    )  # fmt: skip
    support = forms.CharField(
        label="Điểm hỗ trợ", max_length=200, required=False,
        help_text="Nơi giúp người nộp chuẩn bị hồ sơ, nếu khác nơi tiếp nhận",
        widget=forms.TextInput(attrs={"list": "don-vi"}),
    )  # fmt: skip
    channel = forms.ChoiceField(
        label="Hồ sơ đến", choices=CHANNELS, initial="counter", widget=forms.RadioSelect
    )
    session = forms.ChoiceField(label="Buổi lưu động", required=False, choices=())
    delivery = forms.ChoiceField(
        label="Nhận kết quả", choices=Delivery.choices, initial="counter",
        widget=forms.RadioSelect, error_messages={"required": "Hãy chọn nơi nhận kết quả."},
    )  # fmt: skip
    delivery_address = forms.CharField(
        label="Địa chỉ giao kết quả", max_length=300, required=False,
        help_text="Khi nhận qua bưu chính",
    )  # fmt: skip

    WHO = ("kind", "name", "identity_no", "phone", "email", "address")
    PLACE = ("unit", "competent", "support", "channel", "session")
    RETURN = ("delivery", "delivery_address")

    def __init__(self, *args: Any, desks: list[Node], sessions: list[MobileSession], **kwargs: Any):
        super().__init__(*args, **kwargs)
        places = [("", "Tại quầy"), *((one.code, str(one)) for one in sessions)]
        for name, choices in (
            ("unit", [(node.code, node.name) for node in desks]), ("session", places),
        ):  # fmt: skip
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ChoiceField)
            chosen.choices = choices
        if not sessions:
            del self.fields["session"]
        if len(desks) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Numbers must look like what they are."""
        said = self.cleaned_data
        number = plain_number(said.get("identity_no", ""))
        if number:
            is_person = said.get("kind") == "1"
            wrong = identity_problem(number) if is_person else tax_problem(number)
            if wrong:
                self.add_error("identity_no", wrong)
            said["identity_no"] = number
        return said

    def take(self, problem: Problem) -> None:
        """Put a problem's words at their fields."""
        fields = problem.fields if isinstance(problem, FieldProblems) else {"": [str(problem)]}
        for name, words in fields.items():
            self.add_error(name if name in self.fields else None, list(words))

    def fields_of(self, names: tuple[str, ...]) -> list[Any]:
        """The visible fields of one part of the page."""
        known = [self[name] for name in names if name in self.fields]
        return [one for one in known if not one.is_hidden]


@dataclass
class Counter:
    """Where somebody receives: the desks they may receive at, and what goes on there today."""

    request: DeskRequest
    tree: Tree
    desks: list[Node] = field(default_factory=list)

    @classmethod
    def of(cls, request: DeskRequest) -> "Counter":
        """The desks of who asks, their own unit first."""
        tree = tree_at(request, today())
        ids = request.powers.unit_ids(RECEIVE, tree)
        own = request.user.unit_id
        nodes = [tree.nodes[pk] for pk in ids if tree.nodes[pk].is_open and tree.nodes[pk].tier]
        if own in ids and own is not None and tree.nodes[own] not in nodes:
            nodes.append(tree.nodes[own])
        nodes.sort(key=lambda node: (node.id != own, node.sort_name))
        return cls(request, tree, nodes)

    def sessions(self) -> list[MobileSession]:
        """The mobile sessions of today at these desks."""
        ids = [node.id for node in self.desks]
        rows = MobileSession.objects.of_units(ids).order_by("code")
        return [one for one in rows if one.held_on == today()]

    def agency_of(self, unit_code: str, procedure_code: str) -> str:
        """The vertical agency whose procedure this is at a desk; '' for the body's own."""
        if not unit_code:
            return ""
        here = CounterService.objects.of_units([self.tree.node(unit_code).id])
        offered = here.holding_on(today()).values_list("procedure_code", "agency")
        return str(dict(offered).get(procedure_code, ""))

    def first_values(self, rules: Rules) -> dict[str, Any]:
        """A fresh form: a key of its own, the own desk, the body that decides."""
        desk = self.desks[0] if self.desks else None
        return {
            "key": uuid4().hex, "unit": desk.code if desk else "",
            "competent": self._decides(rules, desk),
        }  # fmt: skip

    def _decides(self, rules: Rules, desk: Node | None) -> str:
        """A department's procedure received elsewhere is decided by the department."""
        keeper = self.tree.nodes.get(rules.procedure.unit_id)
        if desk is None or keeper is None or rules.procedure.level != "province":
            return ""
        return keeper.name if keeper.tier == "department" and keeper.id != desk.id else ""


def intake_of(form: CounterForm, rules: Rules, counter: Counter, papers: Any) -> Intake:
    """The application as the desk's act takes it. Raises: FieldProblems."""
    said = form.cleaned_data
    problems: dict[str, list[str]] = {}
    places = {}
    for name in ("competent", "support"):
        try:
            places[name] = _unit_code(said[name], counter.tree)
        except Problem as problem:
            problems[name] = [str(problem)]
    if problems:
        raise FieldProblems(problems)
    return Intake(
        unit=said["unit"], procedure=rules.procedure.code, applicant=_applicant(said),
        papers=papers, competent=places["competent"], support=places["support"],
        channel=said["channel"], delivery=said["delivery"],
        delivery_address=said["delivery_address"], session=said.get("session", ""),
        agency=counter.agency_of(said["unit"], rules.procedure.code),
        key=f"quay:{counter.request.user.pk}:{said['key']}",
    )  # fmt: skip


def _unit_code(text: str, tree: Tree) -> str:
    if not text.strip():
        return ""
    return tree.nodes[find_unit(text, on=tree.on)].code


def _applicant(said: dict[str, Any]) -> ApplicantIn:
    known = Person.objects.of_code(said["person"]).first() if said["person"] else None
    more: dict[str, Any] = {
        name: said[name] for name in ("name", "identity_no", "phone", "email", "address")
    }
    if isinstance(known, Person) and known.full_name == said["name"].strip():
        # Numbers the clerk sees only masked are taken from the register of people.
        for name, value in (
            ("identity_no", known.number), ("phone", known.phone), ("email", known.email),
            ("address", known.address),
        ):  # fmt: skip
            more[name] = more[name] or value
        more["person_id"] = known.pk
    return ApplicantIn(kind=int(said["kind"]), **more)
