"""How to use the API, as a plain page of our own; nothing comes from elsewhere."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .main import REFUSALS, api

PLACES = {
    "path": "trong địa chỉ", "query": "sau dấu hỏi", "header": "đầu yêu cầu",
    "body": "thân yêu cầu",
}  # fmt: skip
HEADS = ("Tên", "Ở đâu", "Bắt buộc")


def docs(request: HttpRequest) -> HttpResponse:
    """Every endpoint with what it takes, grouped, read from the API's own description."""
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            told = _endpoint(f"{method.upper()} {path}", operation, schema["components"]["schemas"])
            groups.setdefault(operation["tags"][0], []).append(told)
    context = {"groups": list(groups.items()), "refusals": REFUSALS.items()}
    return render(request, "api/docs.html", context)


def _endpoint(call: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    rows = [
        _row(one["name"], one["in"], one.get("required")) for one in operation.get("parameters", ())
    ]
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        place = "tệp gửi kèm" if kind.startswith("multipart/") else PLACES["body"]
        rows += [_row(name, place, needed) for name, needed in _fields(content["schema"], schemas)]
    return {
        "call": call,
        "summary": operation["summary"],
        "signed_in": bool(operation.get("security")),
        "table": {
            "caption": f"{call} nhận",
            "hide_caption": True,
            "columns": [{"title": head} for head in HEADS],
            "rows": rows,
            "empty": "Không cần tham số.",
        },
    }


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The names a body may hold, each with whether it must."""
    body = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    for name in body.get("properties", {}):
        yield name, name in body.get("required", ())


def _row(name: str, place: str, needed: object) -> dict[str, Any]:
    words = (name, PLACES.get(place, place), "có" if needed else "")
    return {"cells": [{"text": text} for text in words]}
