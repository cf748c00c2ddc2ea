"""Whether a desk may receive an application: boundary, post office, scans, the parent dossier."""

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.states import Matter
from konia.domains.procedures.public import Interlink, Procedure
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem

from .asked import Intake
from .desk_rules import DeskRules
from .rules import Rules


def check_reception(
    asked: Intake, rules: Rules, laid: DeskRules, desk: Node, *, tree: Tree, accepted: bool
) -> None:
    """What the office has laid down for the desk. Raises: FieldProblems, ForbiddenProblem."""
    if asked.case and asked.case not in rules.cases:
        raise FieldProblems({"case": ["Hãy chọn trường hợp trong danh sách."]})
    if asked.competent and not laid.holds(Matter.ANY_PLACE, desk.id, tree):
        _check_boundary(desk, tree.node(asked.competent), tree)
    if not accepted:
        return
    if desk.id in laid.post_run and not laid.holds(Matter.POST_RECEIVES, desk.id, tree):
        raise ForbiddenProblem(
            "Bưu điện chưa được giao tiếp nhận hồ sơ tại đây.",
            why="Quy định một cửa của ngày này không giao bưu điện tiếp nhận.",
            todo="Hãy liên hệ người phụ trách một cửa.",
        )
    if laid.holds(Matter.SCAN, desk.id, tree):
        _check_scans(asked, rules)


def _check_boundary(desk: Node, competent: Node, tree: Tree) -> None:
    """A desk of one area does not receive for another; bodies of the province have no area."""
    local = {"district", "commune"}
    if desk.tier not in local or competent.tier not in local:
        return
    if competent not in tree.above(desk.id) and desk not in tree.above(competent.id):
        raise FieldProblems({"competent": [
            "Nơi này chỉ nhận hồ sơ trong địa bàn của mình. Hãy hướng dẫn nộp đúng địa bàn."
        ]})  # fmt: skip


def _check_scans(asked: Intake, rules: Rules) -> None:
    """Each required paper handed in has a scan, or a reason why it has none."""
    required = {part.code for part in rules.papers_in(asked.case) if part.required}
    lacking = [
        f"Chưa có bản quét: {paper.name}. Hãy quét, hoặc ghi lý do chưa quét."
        for paper in asked.papers
        if paper.code in required and paper.file_id is None and not paper.unscanned.strip()
    ]
    if lacking:
        raise FieldProblems({"papers": lacking})


def parent_of(code: str, rules: Rules) -> Dossier | None:
    """The dossier that a new one belongs to; None when no code is given.

    Raises: FieldProblems when there is none, or the two are not of interlinked procedures.
    """
    if not code.strip():
        return None
    found = Dossier.objects.of_code(code).select_related("procedure").first()
    if not isinstance(found, Dossier):
        raise FieldProblems({"parent": ["Không có hồ sơ gốc mang mã này."]})
    if not is_linked(rules):
        raise FieldProblems({"parent": ["Thủ tục này không thuộc nhóm liên thông."]})
    if found.procedure is None or not _is_interlinked(found.procedure):
        words = f"Thủ tục của hồ sơ {found.code} không thuộc nhóm liên thông."
        raise FieldProblems({"parent": [words]})
    if found.parent_id is not None:
        raise FieldProblems({"parent": [f"{found.code} là hồ sơ con. Hãy nhập mã hồ sơ gốc."]})
    return found


def is_linked(rules: Rules) -> bool:
    """Whether several bodies decide a procedure together, so that its dossiers have parents."""
    return _is_interlinked(rules.procedure)


def _is_interlinked(procedure: Procedure) -> bool:
    return procedure.interlink not in {"", Interlink.NONE}
