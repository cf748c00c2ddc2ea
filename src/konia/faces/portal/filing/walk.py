"""The way through one application: which questions there are, which is next, what was answered."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from konia.domains.citizens.public import Party
from konia.domains.dossiers.actions.rules import declaration_code
from konia.domains.dossiers.models import Draft
from konia.domains.procedures.public import (
    FeeLine,
    FormPage,
    PaperPart,
    Procedure,
    check_answers,
    fees_on,
    pages_of,
    papers_on,
    service_on,
    shown_fields,
)
from konia.kernel.org.tree import Node, Tree

CASE, PLACE, CONTACT, DELIVERY, CHECK = (
    "truong-hop", "noi-nop", "lien-he", "nhan-ket-qua", "kiem-tra",
)  # fmt: skip
QUESTION, PAPER = "cau-hoi-", "giay-to-"
PLACES = {"commune": "commune_pc", "district": "district_pc"}
PAID_ONLINE_FROM = 4


@dataclass(frozen=True)
class Walk:
    """One draft on its way. on: the day it is filled in; party: for whom."""

    draft: Draft
    party: Party
    on: date

    @property
    def procedure(self) -> Procedure:
        """The procedure that is applied for."""
        procedure = self.draft.procedure
        assert isinstance(procedure, Procedure)
        return procedure

    @property
    def choices(self) -> Mapping[str, Any]:
        """What was chosen beside the form's questions."""
        choices: Mapping[str, Any] = self.draft.choices
        return choices

    @property
    def answers(self) -> dict[str, Any]:
        """The answers that hold: those to questions that are shown."""
        if self.draft.form is None:
            return {}
        shown = shown_fields(self.draft.form, self.draft.answers)
        return {name: self.draft.answers.get(name) for name in shown}

    @cached_property
    def parts(self) -> tuple[PaperPart, ...]:
        """Every paper of the procedure."""
        return papers_on(self.draft.procedure_id, self.on)

    @cached_property
    def cases(self) -> list[str]:
        """The cases the procedure tells apart."""
        lines: list[PaperPart | FeeLine] = [*self.parts, *self.fee_lines]
        return list(dict.fromkeys(line.case for line in lines if line.case))

    @cached_property
    def fee_lines(self) -> tuple[FeeLine, ...]:
        """Every fee of the procedure."""
        return fees_on(self.draft.procedure_id, self.on)

    @property
    def fees(self) -> list[FeeLine]:
        """The fees that this application owes, by its case and answers."""
        case, answers = self.choices.get("case", ""), self.answers
        return [one for one in self.fee_lines if one.falls_due(case, answers, on=self.on)]

    @property
    def papers(self) -> list[PaperPart]:
        """The papers of the chosen case, without the declaration that the form stands for."""
        cases = {"", self.choices.get("case", "")}
        filled_in = declaration_code(self.parts) if self.draft.form is not None else ""
        return [p for p in self.parts if p.case in cases and p.code != (filled_in or None)]

    @cached_property
    def level(self) -> int:
        """The online level on the day."""
        service = service_on(self.procedure, self.on)
        return service.level if service is not None else 2

    @cached_property
    def places(self) -> list[Node]:
        """The agencies one may file with, by the procedure's level."""
        return places_for(self.procedure, on=self.on)

    @property
    def asks_contact(self) -> bool:
        """Whether contact data are asked apart, because the form does not ask for them."""
        form = self.draft.form
        fields = form.schema.get("properties", {}) if form is not None else {}
        return not any(field.get("x-autofill") == "phone" for field in fields.values())

    @property
    def form_pages(self) -> list[FormPage]:
        """The pages of the form with a question that is shown."""
        if self.draft.form is None:
            return []
        shown = set(self.answers)
        return [page for page in pages_of(self.draft.form) if shown & set(page.fields)]

    @property
    def stages(self) -> list[str]:
        """Every page of this application in order."""
        return [
            *([CASE] if self.cases else []),
            *([PLACE] if len(self.places) > 1 else []),
            *([CONTACT] if self.asks_contact else []),
            *(QUESTION + page.id for page in self.form_pages),
            *(f"{PAPER}{place}" for place in range(1, len(self.papers) + 1)),
            DELIVERY,
            CHECK,
        ]

    def after(self, stage: str) -> str:
        """The page after one."""
        stages = self.stages
        place = stages.index(stage) + 1 if stage in stages else 0
        return stages[min(place, len(stages) - 1)]

    def before(self, stage: str) -> str:
        """The page before one; '' before the first."""
        stages = self.stages
        place = stages.index(stage) if stage in stages else 0
        return stages[place - 1] if place else ""

    @property
    def waiting(self) -> str:
        """The first page that still lacks something; the check page when nothing does."""
        return next((stage for stage in self.stages if not self.is_done(stage)), CHECK)

    def is_done(self, stage: str) -> bool:
        """Whether a page was answered and nothing on it is missing."""
        if stage == CHECK:
            return False
        if stage == PLACE:
            return self.draft.unit_id in {node.id for node in self.places}
        if stage == CASE:
            return "case" in self.choices
        if not self.choices.get(f"done:{stage}"):
            return False
        return not self._lacks(stage)

    def _lacks(self, stage: str) -> bool:
        if stage.startswith(QUESTION):
            return any(name in self.wrong_answers for name in self.page_of(stage).fields)
        if stage.startswith(PAPER):
            part = self.part_of(stage)
            return part.required and not self.files_of(part.code)
        return False

    @cached_property
    def wrong_answers(self) -> dict[str, list[str]]:
        """What is wrong with the answers kept so far."""
        form = self.draft.form
        return check_answers(form, self.draft.answers) if form is not None else {}

    def page_of(self, stage: str) -> FormPage:
        """The page of the form that a stage is. Raises: StopIteration."""
        return next(page for page in self.form_pages if QUESTION + page.id == stage)

    def part_of(self, stage: str) -> PaperPart:
        """The paper that a stage asks for. Raises: IndexError."""
        return self.papers[int(stage.removeprefix(PAPER)) - 1]

    def files_of(self, code: str) -> list[Mapping[str, Any]]:
        """The files attached for a paper."""
        return [one for one in self.draft.papers if one["code"] == code]

    @property
    def seen(self) -> str:
        """A mark of everything that would be sent, to notice changes made in another tab."""
        draft = self.draft
        whole = [draft.answers, draft.papers, draft.choices, draft.unit_id, draft.form_id]
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:24]


def places_for(procedure: Procedure, *, on: date) -> list[Node]:
    """The agencies that receive a procedure on a day, by its level."""
    tree = Tree.at(on)
    kind = PLACES.get(procedure.level)
    if kind is None:
        return [tree.nodes[procedure.unit_id]]
    found = [node for node in tree.nodes.values() if node.kind == kind and node.is_open]
    return sorted(found, key=lambda node: node.sort_name)
