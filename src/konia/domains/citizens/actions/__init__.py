"""What is done about persons, accounts and mandates."""

from .accounts import (
    ask_reset,
    ask_to_change_contact,
    ask_to_join,
    change_contact,
    choose_channels,
    enter_electronically,
    join,
    link_electronic,
    set_new_password,
)
from .mandates import (
    claim_organisation,
    decide_mandate,
    give_mandate,
    record_paper_mandate,
    revoke_mandate,
    revoke_own_mandate,
)
from .persons import amend_own, amend_person, confirm_identity, register_person

__all__ = [
    "amend_own", "amend_person", "ask_reset", "ask_to_change_contact", "ask_to_join",
    "change_contact", "choose_channels", "claim_organisation", "confirm_identity",
    "decide_mandate", "enter_electronically", "give_mandate", "join", "link_electronic",
    "record_paper_mandate", "register_person", "revoke_mandate", "revoke_own_mandate",
    "set_new_password",
]  # fmt: skip
