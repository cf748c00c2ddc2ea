"""Real servers over loopback: SMTP, and a message gateway; and a template to send."""

import json
import socket
import threading
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from konia.kernel.notices import templates
from konia.kernel.notices.templates import Template

RECEIVED = Template(
    name="test.received",
    title="Đã tiếp nhận hồ sơ",
    subject="Đã tiếp nhận hồ sơ {code} của {name}",
    long="Kính gửi {name},\n\nHồ sơ {code} hẹn trả ngày {due}.\n",
    short="Hồ sơ {code} của {name} đã được tiếp nhận, hẹn trả {due}.",
    zalo="Hồ sơ {code} đã được tiếp nhận.",
)
VALUES = {"code": "000.00.31.H21-210615-0012", "name": "Siu H'Nghĩa", "due": "6/7/2021"}


@pytest.fixture(autouse=True)
def received(monkeypatch):
    """The template `test.received`."""
    monkeypatch.setattr(templates, "all_templates", lambda: {RECEIVED.name: RECEIVED})
    return RECEIVED


class Mailbox:
    """What a mail server took, and whom it refuses. faults: answers to give first."""

    def __init__(self):
        self.mails = []
        self.faults = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("khong-co"):
            return "550 5.1.1 no such user"
        if address.startswith("day"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.faults:
            return self.faults.pop(0)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


def free_port():
    """A port nobody listens on."""
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        return wire.getsockname()[1]


@pytest.fixture
def mail_settings(settings):
    """Settings that send real mail to a port of this machine, where nobody listens yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = "Một cửa Gia Lai <motcua@gialai.example.vn>"
    return settings


@pytest.fixture
def mail_server(mail_settings):
    """Starts the mail server when called. Returns: its mailbox."""
    started = []

    def start():
        box = Mailbox()
        controller = Controller(box, hostname="127.0.0.1", port=mail_settings.EMAIL_PORT)
        controller.start()
        started.append(controller)
        return box

    yield start
    for controller in started:
        controller.stop()


@pytest.fixture
def mailbox(mail_server):
    """A mail server that is up."""
    return mail_server()


class Gateway:
    """A provider of short messages; a request told twice is one message."""

    def __init__(self):
        self.taken = {}
        self.asked = []
        self.statuses = []

    def answer(self, path, body):
        self.asked.append((path, body))
        phone = body["phone"]
        if path == "/messages/sms/send":
            if phone.endswith("000"):
                return {"code": "5", "message": "phone is not valid"}
            self.taken.setdefault(body["request_id"], body)
            return {"code": "0", "message_id": f"sms-{len(self.taken):06}"}
        if phone.endswith("000"):
            return {"error": -118, "message": "no such account"}
        self.taken.setdefault(body["tracking_id"], body)
        return {"error": 0, "data": {"msg_id": f"zalo-{len(self.taken):06}"}}


@pytest.fixture
def gateway(settings):
    """A gateway that is up, for SMS and Zalo."""
    kept = Gateway()

    class Carrier(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = kept.statuses.pop(0) if kept.statuses else 200
            said = kept.answer(self.path, body) if status == 200 else {"error": "busy"}
            kept.headers = self.headers
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Carrier)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/messages"
    settings.KONIA_SMS = SimpleNamespace(url=url, token="bi-mat", sender="UBND-GiaLai")
    templates = {"test.received": "298765"}
    settings.KONIA_ZALO = SimpleNamespace(url=url, token="the", templates=templates)
    yield kept
    server.shutdown()
    server.server_close()
