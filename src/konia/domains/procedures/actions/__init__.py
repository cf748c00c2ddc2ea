"""The acts of this room, each in one durable transaction."""

from .assessing import assess, reassess
from .checking import reconcile
from .forms import change_form, draft_form, use_form
from .online import answer_letter, attach_letter, enter_code, integrate, offer, raise_level
from .processes import approve_process, change_process, draft_process
from .publication import carry_out_signed, publish, put_change, recount_duties
from .questions import draft_question, post_question, take_down_question
from .reviewing import approve_proposal, begin_review, propose, reject_proposal
from .versions import change_version, draft_version, note_duty

__all__ = [
    "answer_letter", "approve_process", "approve_proposal", "assess", "attach_letter",
    "begin_review",
    "carry_out_signed", "change_form", "change_process", "change_version", "draft_form",
    "draft_process", "draft_question", "draft_version", "enter_code", "integrate", "note_duty",
    "offer", "post_question", "propose", "publish", "put_change", "raise_level", "reassess",
    "reconcile", "recount_duties",
    "reject_proposal", "take_down_question", "use_form",
]  # fmt: skip
