import base64
import hashlib
import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

VERIFIER = "a" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")
ASKED = {
    "client_id": "konia", "redirect_uri": "http://127.0.0.1:8613/ve", "response_type": "code",
    "scope": "openid", "state": "s1", "nonce": "n1", "code_challenge": CHALLENGE.decode(),
    "code_challenge_method": "S256",
}  # fmt: skip


def _unpacked(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


@pytest.fixture
def code(sandbox):
    back = sandbox.ask("POST", "/identity/authorize", form=ASKED | {"sub": "p-0001"})
    query = parse_qs(urlsplit(back.location).query)
    assert query["state"] == ["s1"]
    return query["code"][0]


def exchange(sandbox, code, **changes):
    form = {
        "grant_type": "authorization_code", "code": code, "code_verifier": VERIFIER,
        "redirect_uri": ASKED["redirect_uri"], "client_id": "konia",
        "client_secret": "konia-sandbox", **changes,
    }  # fmt: skip
    return sandbox.ask("POST", "/identity/token", form=form)


def test_the_provider_says_where_everything_is(sandbox):
    found = sandbox.ask("GET", "/identity/.well-known/openid-configuration").data
    assert found["issuer"] == f"{sandbox.url}/identity"
    assert found["id_token_signing_alg_values_supported"] == ["RS256"]


def test_the_login_page_lists_the_test_persons(sandbox):
    text = sandbox.ask("GET", f"/identity/authorize?{urlencode(ASKED)}").text
    assert "Nguyễn Thị Hạnh" in text
    assert "064079000002" in text


def test_the_token_is_signed_with_the_published_key(sandbox, code):
    token = exchange(sandbox, code).data["id_token"]
    head, body, signature = token.split(".")
    key = sandbox.ask("GET", "/identity/jwks").data["keys"][0]
    n, e = (int.from_bytes(_unpacked(key[name]), "big") for name in ("n", "e"))
    opened = pow(int.from_bytes(_unpacked(signature), "big"), e, n).to_bytes(256, "big")
    assert opened.endswith(hashlib.sha256(f"{head}.{body}".encode()).digest())
    assert opened.startswith(b"\x00\x01\xff\xff")
    claims = json.loads(_unpacked(body))
    assert (claims["aud"], claims["nonce"], claims["acr"]) == ("konia", "n1", "loa2")
    assert (claims["name"], claims["so_dinh_danh"]) == ("Nguyễn Thị Hạnh", "064188000001")


def test_a_code_works_once_and_only_with_its_verifier(sandbox, code):
    assert exchange(sandbox, code, code_verifier="b" * 64).status == 400
    assert exchange(sandbox, code).status == 400


def test_a_wrong_client_secret_is_refused(sandbox, code):
    assert exchange(sandbox, code, client_secret="x").status == 401


def test_userinfo_knows_the_person_of_the_token(sandbox, code):
    access = exchange(sandbox, code).data["access_token"]
    found = sandbox.ask("GET", "/identity/userinfo", Authorization=f"Bearer {access}").data
    assert found["phone_number"] == "0905000001"
    assert sandbox.ask("GET", "/identity/userinfo", Authorization="Bearer x").status == 401


def test_a_person_who_declines_comes_back_without_a_code(sandbox):
    back = sandbox.ask("POST", "/identity/authorize", form=ASKED | {"sub": ""})
    assert "error=access_denied" in back.location
