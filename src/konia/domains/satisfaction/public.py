"""What faces and letters may use: the key with which a dossier can be rated."""

from .keys import key_of
from .models import Invitation

__all__ = ["rating_key"]


def rating_key(dossier_code: str) -> str:
    """The key for the link or QR mark of a returned dossier; '' when it is not to be rated."""
    found = Invitation.objects.of_dossier(dossier_code).filter(rated_on__isnull=True).first()
    return key_of(found.pk) if found is not None else ""
