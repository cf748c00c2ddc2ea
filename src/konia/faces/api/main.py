"""The API itself: its routers, and how refusals are told to machines."""

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from konia.faces.ui.middleware import told_to_machine
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem

from . import annex, figures, registers, units

api = NinjaAPI(
    title="konia",
    version="1",
    description="Số liệu cải cách hành chính. Chỉ đọc. Mọi con số là một truy vấn.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for part in (figures, annex, units, registers):
    api.add_router("", part.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return told_to_machine(problem)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, problem: Http404) -> HttpResponse:
    return told_to_machine(NotFoundProblem("Không có địa chỉ này.", todo="Xem /api/v1/docs."))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {
        ".".join(str(step) for step in one["loc"][1:]): [str(one["msg"])] for one in error.errors
    }
    return told_to_machine(FieldProblems(fields))
