"""The API itself: its routers, and how refusals are told to machines."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from konia.faces.ui.middleware import PROBLEM_JSON, told_to_machine
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem

from . import (
    annex,
    dossiers,
    figures,
    files,
    moves,
    procedures,
    registers,
    tracking,
    units,
    webhooks,
)
from .answers import ProblemOut
from .guard import TooLargeProblem

REFUSALS = {
    "400": "Không đọc được yêu cầu", "401": "Chưa đăng nhập, hoặc mã truy cập không dùng được",
    "403": "Không có quyền", "404": "Không có, hoặc thuộc đơn vị khác",
    "409": "Đã có người làm trước, hoặc khóa đang được xử lý", "413": "Nội dung quá lớn",
    "415": "Không phải application/json", "422": "Nội dung không hợp lệ, lỗi ghi theo trường",
    "429": "Gửi quá nhiều lần", "503": "Chưa phục vụ được, hãy thử lại",
}  # fmt: skip
KEY = {
    "in": "header", "name": "Idempotency-Key", "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[!-~]{1,100}$"},
    "description": "Cùng khóa, cùng nội dung: làm một lần, trả lời như nhau trong 48 giờ.",
}  # fmt: skip


class Api(NinjaAPI):
    """The API, with the refusals every endpoint may give written into its description."""

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """OpenAPI 3.1 of everything."""
        schema = super().get_openapi_schema(**more)
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = ProblemOut.json_schema()
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                _describe(method, operation)
        return schema


def _describe(method: str, operation: dict[str, Any]) -> None:
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, words in REFUSALS.items():
        told = {"description": words, "content": content}
        operation["responses"].setdefault(status, told)
    if method == "post":
        operation.setdefault("parameters", []).append(KEY)


api = Api(
    title="konia",
    version="1",
    description="Thủ tục, hồ sơ một cửa, số liệu cải cách hành chính.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
PARTS = (
    procedures, dossiers, moves, tracking, files, webhooks, figures, annex, units, registers,
)  # fmt: skip
for part in PARTS:
    api.add_router("", part.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    answer = told_to_machine(problem)
    if answer.status_code == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="konia"'
    return answer


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, problem: Http404) -> HttpResponse:
    return told_to_machine(NotFoundProblem("Không có địa chỉ này.", todo="Xem /api/v1/docs."))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {
        ".".join(str(step) for step in one["loc"][1:]): [str(one["msg"])] for one in error.errors
    }
    return told_to_machine(FieldProblems(fields))


class UnreadableProblem(Problem):
    """The request is not written as HTTP and JSON want it."""

    status = 400


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    problem = UnreadableProblem("Không đọc được yêu cầu.", why=str(error))
    problem.status = error.status_code
    return told_to_machine(problem)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return told_to_machine(TooLargeProblem("Nội dung quá lớn."))
