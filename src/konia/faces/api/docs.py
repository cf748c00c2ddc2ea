"""How to use the API, as a plain page of our own; nothing comes from elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .main import api


def docs(request: HttpRequest) -> HttpResponse:
    """Every endpoint with its parameters, read from the API's own description."""
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
    endpoints = [
        _endpoint(path, operation)
        for path, operations in schema["paths"].items()
        for operation in operations.values()
    ]
    return render(request, "api/docs.html", {"endpoints": endpoints})


def _endpoint(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    heads = ("Tham số", "Ở đâu", "Bắt buộc")
    places = {"path": "trong địa chỉ", "query": "sau dấu hỏi"}
    return {
        "path": path,
        "summary": operation.get("summary", ""),
        "text": operation.get("description", ""),
        "table": {
            "caption": f"Tham số của {path}",
            "hide_caption": True,
            "columns": [{"title": head} for head in heads],
            "rows": [
                {
                    "cells": [
                        {"text": one["name"]},
                        {"text": places.get(one["in"], one["in"])},
                        {"text": "có" if one.get("required") else ""},
                    ]
                }
                for one in operation.get("parameters", ())
            ],
            "empty": "Không có tham số.",
        },
    }
