"""What is answered when something broke that no act foresaw; nothing here asks the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from konia.kernel.rooms.problems import Problem

from .middleware import told_to_machine, wants_json

RETRY_SECONDS = "5"


class InterruptedProblem(Problem):
    """The database went away: for a moment, or in the middle of an act."""

    status = 503


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Say that we are at fault, and whether it helps to send again."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return _interrupted(request)
    return HttpResponse(loader.render_to_string("500.html"), status=500)


def _interrupted(request: HttpRequest) -> HttpResponse:
    problem = InterruptedProblem(
        "Hệ thống tạm gián đoạn.",
        why="Kết nối tới cơ sở dữ liệu bị ngắt, nên việc vừa gửi có thể chưa được ghi.",
        todo="Hãy gửi lại sau ít giây. Việc đã ghi rồi thì không ghi lần thứ hai.",
    )
    if wants_json(request) or request.path.startswith("/api/"):
        answer: HttpResponse = told_to_machine(problem)
    else:
        page = loader.render_to_string("503.html", {"problem": problem})
        answer = HttpResponse(page, status=problem.status)
    answer.headers["Retry-After"] = RETRY_SECONDS
    return answer
