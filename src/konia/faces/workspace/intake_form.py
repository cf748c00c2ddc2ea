"""The form of the counter: who applies, which papers, where to, how the result comes back."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms

from konia.domains.citizens.models import Organisation
from konia.domains.citizens.numbers import identity_problem, plain_number, tax_problem
from konia.domains.dossiers.actions import ApplicantIn, Intake
from konia.domains.dossiers.actions.desk_rules import DeskRules
from konia.domains.dossiers.actions.reception import is_linked
from konia.domains.dossiers.actions.rules import Rules
from konia.domains.dossiers.models import CounterService, MobileSession
from konia.domains.dossiers.states import ApplicantKind, Channel, Delivery, Matter
from konia.faces.ui.context import today
from konia.kernel.org.directory import find_unit
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import FieldProblems, Problem
from konia.lib.numbers import format_number

from .applicants import REACHED, known_applicant, number_of
from .guard import DeskRequest, tree_at

RECEIVE = "dossiers.receive"
ORDINARY = "Trường hợp thông thường"
KINDS = tuple((str(kind.value), str(kind.label)) for kind in ApplicantKind)
CHANNELS = tuple((c.value, str(c.label)) for c in (Channel.COUNTER, Channel.POST))


class CounterForm(forms.Form):
    """What the clerk fills in besides papers; nothing typed is lost when something is wrong."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)
    person = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    organisation = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
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
    case = forms.ChoiceField(
        label="Trường hợp", required=False, choices=(), widget=forms.RadioSelect,
        help_text="Đổi trường hợp rồi bấm “Dùng trường hợp này” để thấy đúng giấy tờ và khoản thu",
    )  # fmt: skip
    parent = forms.CharField(
        label="Mã hồ sơ gốc", required=False, max_length=40,
        help_text="Khi hồ sơ này đi cùng một hồ sơ liên thông đã tiếp nhận",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )  # fmt: skip
    fees = forms.MultipleChoiceField(
        label="Khoản chỉ thu khi có điều kiện", required=False, choices=(),
        widget=forms.CheckboxSelectMultiple, help_text="Đánh dấu khoản người nộp phải nộp",
    )  # fmt: skip
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

    def __init__(
        self, *args: Any, rules: Rules, desks: list[Node], sessions: list[MobileSession],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._ask_of(rules)
        places = [("", "Tại quầy"), *((one.code, str(one)) for one in sessions)]
        self._offer("unit", [(node.code, node.name) for node in desks])
        self._offer("session", places)
        if not sessions:
            del self.fields["session"]
        if len(desks) == 1:
            self.fields["unit"].widget = forms.HiddenInput()

    def _ask_of(self, rules: Rules) -> None:
        """Ask only what this procedure tells apart: cases, a parent, fees with a condition."""
        cases = [(case, case) for case in rules.cases]
        late = [
            (line.code, f"{line.name}, {format_number(line.amount_vnd)} đồng ({line.condition})")
            for line in rules.fees
            if line.since
        ]
        self._offer("case", [("", ORDINARY), *cases] if cases else [])
        self._offer("fees", late)
        for name, is_asked in (("case", cases), ("fees", late), ("parent", is_linked(rules))):
            if not is_asked:
                del self.fields[name]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        chosen = self.fields[name]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = choices

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

    def said(self, name: str) -> str:
        """What stands in a field as filled in so far; '' for one that is not asked."""
        return str(self[name].value() or "") if name in self.fields else ""

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

    def form(self, rules: Rules, data: Any = None, *, initial: dict[str, Any]) -> CounterForm:
        """The form of a procedure at these desks."""
        return CounterForm(
            data, initial=initial, rules=rules, desks=self.desks, sessions=self.sessions()
        )

    def scans(self, unit_code: str) -> bool:
        """Whether a desk digitises what it receives, as laid down for today."""
        code = unit_code if unit_code in self.tree else self.desks[0].code
        return DeskRules.on(today()).holds(Matter.SCAN, self.tree.node(code).id, self.tree)

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
        case=said.get("case", ""), parent=said.get("parent", ""),
        fees=tuple(said.get("fees", ())),
        agency=counter.agency_of(said["unit"], rules.procedure.code),
        key=sending_key(counter.request, said["key"]),
    )  # fmt: skip


def sending_key(request: DeskRequest, key: str) -> str:
    """What the sending of a form is known by: the same form sent twice makes one dossier."""
    return f"quay:{request.user.pk}:{key}"


def _unit_code(text: str, tree: Tree) -> str:
    if not text.strip():
        return ""
    return tree.nodes[find_unit(text, on=tree.on)].code


def _applicant(said: dict[str, Any]) -> ApplicantIn:
    known = known_applicant(lambda name: str(said[name]))
    more: dict[str, Any] = {name: said[name] for name in ("name", *REACHED)}
    if known is not None:
        # Numbers the clerk sees only masked are taken from the register.
        kept = (number_of(known), known.phone, known.email, known.address)
        for name, value in zip(REACHED, kept, strict=True):
            more[name] = more[name] or value
        is_firm = isinstance(known, Organisation)
        more["organisation_id" if is_firm else "person_id"] = known.pk
    return ApplicantIn(kind=int(said["kind"]), **more)
