"""What can be done to a dossier: one durable transaction and one audit line each."""

from .asked import ApplicantIn, Intake, PaperIn, ResultIn
from .copies import seal_paper
from .deciding import accept, decline
from .drafts import (
    attach_paper,
    begin_draft,
    detach_paper,
    drop_draft,
    keep_draft,
    own_draft,
    reuse_paper,
    send_draft,
    take_new_form,
)
from .ending import decide, give_up, hand_over, refuse, send_result, stop
from .intake import receive, series_of, submit
from .offline import ReceivedLate, device_label, receive_offline, refuse_held, take_held
from .passing import answer, assign, consult, pass_on, send_back, take
from .settling import confirm, notice_came, settle
from .supplements import ask_supplement, resume, supply
from .telling import tell_leaders
from .timing import reschedule

__all__ = [
    "ApplicantIn", "Intake", "PaperIn", "ReceivedLate", "ResultIn", "accept", "answer",
    "ask_supplement", "assign", "attach_paper", "begin_draft", "confirm", "consult", "decide",
    "decline", "detach_paper", "device_label", "drop_draft", "give_up", "hand_over", "keep_draft",
    "notice_came", "own_draft", "pass_on", "receive", "receive_offline", "refuse", "refuse_held",
    "reschedule", "resume", "reuse_paper", "seal_paper", "send_back", "send_draft", "send_result",
    "series_of", "settle", "stop", "submit", "supply", "take", "take_held", "take_new_form",
    "tell_leaders",
]  # fmt: skip
