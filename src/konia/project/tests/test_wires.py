from konia.project.wires import Wires


def _read(**given):
    problems = []
    return Wires.read(given, problems), problems


def test_nothing_named_means_everything_is_off():
    wires, problems = _read()
    assert (wires.clamd, wires.mail.host, wires.sms.url, wires.zalo.url) == ("", "", "", "")
    assert problems == []


def test_what_is_named_is_read():
    wires, problems = _read(
        KONIA_CLAMD="/run/clamd.sock", KONIA_SMTP_HOST="mail", KONIA_SMTP_PORT="587",
        KONIA_SMTP_SECURITY="starttls", KONIA_SMS_URL="https://sms.example.vn/api/",
        KONIA_ZALO_TEMPLATES="dossiers.received=12, dossiers.ready = 13",
    )  # fmt: skip
    assert problems == []
    assert (wires.mail.host, wires.mail.port, wires.mail.security) == ("mail", 587, "starttls")
    assert wires.sms.url == "https://sms.example.vn/api"
    assert wires.zalo.templates == {"dossiers.received": "12", "dossiers.ready": "13"}


def test_every_bad_variable_is_named_at_once():
    _, problems = _read(
        KONIA_CLAMD="clamd", KONIA_SMTP_PORT="x", KONIA_SMTP_SECURITY="ssl",
        KONIA_SMS_URL="ftp://x", KONIA_ZALO_TEMPLATES="a",
    )  # fmt: skip
    assert [problem.split()[0] for problem in problems] == [
        "KONIA_CLAMD", "KONIA_SMTP_PORT", "KONIA_SMTP_SECURITY", "KONIA_SMS_URL",
        "KONIA_ZALO_TEMPLATES",
    ]  # fmt: skip
