"""A real browser against a real server that shares the test's own transaction."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler

from konia.faces.ui.tests.pages import boxes, desk, plain_files, small_report

__all__ = ["boxes", "desk", "plain_files", "small_report"]

CHROMIUM = Path(os.environ.get("KONIA_CHROMIUM", "/usr/bin/chromium"))
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class OneAnswer(QuietWSGIRequestHandler):
    """Ends each connection after its answer, so that no thread outlives the test."""

    protocol_version = "HTTP/1.0"


class SharingServer(ThreadedWSGIServer):
    """Leaves the connection open: it is the test's, and a socket never used may end after it."""

    def _close_connections(self):
        pass


class SharingThread(LiveServerThread):
    """The server of one test."""

    def _create_server(self, connections_override=None):
        return SharingServer(
            (self.host, self.port),
            OneAnswer,
            allow_reuse_address=False,
            connections_override=connections_override,
        )


@pytest.fixture(scope="module")
def chromium():
    """One browser for each file of tests.

    While it is there its event loop takes this thread, and neither sealing nor the site's front
    could run theirs in the tests that follow.
    """
    if not CHROMIUM.exists():
        pytest.fail(
            f"no Chromium at {CHROMIUM}: run tools/system_packages.sh, or set KONIA_CHROMIUM"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread; Django would refuse its tables here.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(units, settings, monkeypatch) -> Iterator[str]:
    """The address of a server that sees what the test has put into the database."""
    settings.ALLOWED_HOSTS = ["*"]
    shared = connections["default"]
    shared.inc_thread_sharing()
    monkeypatch.setattr(shared, "close", lambda: None)  # it belongs to the test, not to a request
    server = SharingThread(
        "127.0.0.1", StaticFilesHandler, connections_override={"default": shared}
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    shared.dec_thread_sharing()
