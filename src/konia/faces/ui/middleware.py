"""What every answer carries, and how a refusal is told to a person."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def content_security_policy() -> str:
    """The policy of every page. A form may lead on to a provider of electronic identity, for a
    browser holds the form to it through every redirect.
    """
    onward = " ".join(("'self'", *getattr(settings, "KONIA_FORM_ORIGINS", ())))
    return CONTENT_SECURITY_POLICY.replace("form-action 'self'", f"form-action {onward}")


POWERS = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{power}=()" for power in POWERS)
PROBLEM_JSON = "application/problem+json"


class ContentSecurityMiddleware:
    """Tells the browser to trust nothing but this site's own files."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", content_security_policy())
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response


class PlainErrorsMiddleware:
    """Turns a Problem into a page (or JSON) that says what happened, why, and what to do now."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer for a Problem; anything else is left to Django."""
        from konia.kernel.rooms.problems import Problem

        if not isinstance(exception, Problem):
            return None
        return told_to_machine(exception) if wants_json(request) else told(request, exception)


def wants_json(request: HttpRequest) -> bool:
    """Whether the asker prefers JSON to a page."""
    return request.get_preferred_type(["text/html", "application/json", PROBLEM_JSON]) in {
        "application/json",
        PROBLEM_JSON,
    }


def told(request: HttpRequest, problem: Exception) -> HttpResponse:
    """The problem as a page."""
    context = {"problem": problem, "fields": getattr(problem, "fields", {})}
    return render(request, "ui/problem.html", context, status=getattr(problem, "status", 422))


def told_to_machine(problem: Exception) -> JsonResponse:
    """The problem as application/problem+json (RFC 9457)."""
    status: int = getattr(problem, "status", 422)
    body = {
        "type": "about:blank",
        "status": status,
        "title": getattr(problem, "what", ""),
        "detail": getattr(problem, "why", ""),
        "todo": getattr(problem, "todo", ""),
    }
    fields = getattr(problem, "fields", None)
    if fields:
        body["errors"] = {name: list(words) for name, words in fields.items()}
    return JsonResponse(body, status=status, content_type=PROBLEM_JSON)
