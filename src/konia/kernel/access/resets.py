"""Links by which somebody who forgot a password sets a new one, for citizens and officials alike.

A link is proof of the mailbox it was sent to. It hangs on the password of now, on the last entry
and on the address, so that it ends with any of them; otherwise after PASSWORD_RESET_TIMEOUT.
"""

from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from konia.kernel.audit.register import record
from konia.kernel.rooms.problems import NotFoundProblem

from .actions import forget_failures
from .models import Account, AccountKind
from .sessions import end_all_sessions

MOST_ALIKE = 5


def path_of_link(account: Account) -> str:
    """'Mg/c2k…/': the part of a link that is its secret. A new one each time."""
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    return f"{uid}/{default_token_generator.make_token(account)}/"


def account_of_link(uid: str, token: str, *, kind: str, for_update: bool = False) -> Account:
    """The account a link is for. Raises: NotFoundProblem when it is used, old or made up."""
    rows = Account.objects.select_for_update() if for_update else Account.objects.all()
    found = rows.filter(pk=_number(uid), kind=kind, is_active=True).first()
    if found is None or not default_token_generator.check_token(found, token):
        raise NotFoundProblem(
            "Liên kết đặt lại mật khẩu không dùng được.",
            why="Liên kết chỉ dùng một lần và hết hạn sau một giờ.",
            todo="Hãy xin liên kết mới.",
        )
    return found


def _number(uid: str) -> int:
    try:
        number = int(force_str(urlsafe_base64_decode(uid)))
    except (ValueError, OverflowError):
        return 0
    return number if 0 < number < 2**63 else 0


def take_password(uid: str, token: str, password: str, *, kind: str) -> Account:
    """Set the password a link was sent for and end every session. Raises: NotFoundProblem.

    Runs inside the caller's transaction. The row is locked before the link is looked at: of two
    presses the second finds it used.
    """
    account = account_of_link(uid, token, kind=kind, for_update=True)
    account.set_password(password)
    account.save(update_fields=["password"])
    end_all_sessions(account)
    forget_failures(account.username)
    record(
        "set_password", by=account.username, subject="access.account", subject_id=account.pk,
        detail={"way": "link"},
    )  # fmt: skip
    return account


def officials_named(said: str) -> list[Account]:
    """The accounts of officials with this name or e-mail address that a link can be sent to.

    One without an address, switched off, or never meant for a password is not among them.
    """
    held = Account.objects.filter(kind=AccountKind.OFFICIAL, is_active=True).exclude(email="")
    asked = said.strip()
    found = held.filter(username=asked) | held.filter(email__iexact=asked)
    return [one for one in found.order_by("pk")[:MOST_ALIKE] if one.has_usable_password()]
