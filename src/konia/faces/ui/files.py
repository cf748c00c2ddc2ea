"""Sending a kept file: only under the headers its room gives it."""

from django.http import FileResponse

from konia.kernel.files.serving import Served


def sent(served: Served) -> FileResponse:
    """The answer that carries a file; `kernel.files.serving` says under which headers.

    They are put on last: the answer would else name the file by its path, and show it in place.
    """
    answer = FileResponse(served.path.open("rb"))
    for name, value in served.headers.items():
        answer.headers[name] = value
    return answer
