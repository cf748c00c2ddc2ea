"""What upper rooms may use: normative documents, also while they are drafts."""

from .models import NormativeDocument
from .states import DocumentState

__all__ = ["DocumentState", "NormativeDocument"]
