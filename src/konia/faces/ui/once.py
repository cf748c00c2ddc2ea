"""Secrets that are shown once and kept nowhere.

A form carries a signed key; the secret is worked out from it and from the site's own. So whoever
presses twice gets the same secret twice, and neither a table nor a log has to hold it meanwhile.
"""

import base64
import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

from konia.kernel.rooms.problems import TooLateProblem

SALT = "ui.once"
OPEN_SECONDS = 60 * 60


def fresh_key(account_id: int) -> str:
    """The key of a form that is about to be filled in by somebody."""
    return signing.dumps({"by": account_id, "mark": secrets.token_urlsafe(24)}, salt=SALT)


def secret_of(key: str, account_id: int) -> str:
    """43 characters for a form's key. Raises: TooLateProblem when it is old or another's."""
    try:
        told = signing.loads(key, salt=SALT, max_age=OPEN_SECONDS)
    except signing.BadSignature:
        told = {}
    if told.get("by") != account_id:
        raise TooLateProblem("Trang này mở đã lâu.", todo="Hãy kiểm tra lại rồi bấm lần nữa.")
    digest = salted_hmac(SALT, f"{account_id}:{told['mark']}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
