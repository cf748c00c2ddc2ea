"""Sending a kept file: only under the headers its room gives it."""

from django.http import FileResponse

from konia.kernel.files.serving import Served


def sent(served: Served) -> FileResponse:
    """The answer that carries a file; `kernel.files.serving` says under which headers."""
    return FileResponse(served.path.open("rb"), headers=served.headers)
