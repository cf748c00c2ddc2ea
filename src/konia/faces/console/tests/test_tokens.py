from datetime import date

import pytest
from django.utils import timezone

from konia.faces.console.main import run
from konia.kernel.access.tokens import ApiToken, powers_of_token

ON = date(2021, 6, 15)


@pytest.fixture(autouse=True)
def day(settings):
    settings.KONIA_TODAY = "2021-06-15"


def test_the_console_makes_lists_and_revokes(lan, capsys):
    assert run(["token", "new", "lan", "--name", "Kiosk", "--scope", "dossiers.see"]) == 0
    text = capsys.readouterr().out.split()[-1]
    assert powers_of_token(text, at=timezone.now(), on=ON) is not None
    assert run(["token", "list"]) == 0
    said = capsys.readouterr().out
    assert "Kiosk" in said
    assert text not in said
    assert run(["token", "revoke", str(ApiToken.objects.get().pk)]) == 0
    assert powers_of_token(text, at=timezone.now(), on=ON) is None
    assert run(["token", "revoke", "999"]) == 2
