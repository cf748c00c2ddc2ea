"""A small provider of electronic identity on the loopback: a stand-in for the national one.

It speaks the code flow of OpenID Connect with a secret and PKCE, signs its tokens, and says of its
one person what a test wants. Swap: KONIA_OIDC_ISSUER of any other provider.
"""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlparse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "konia", "bi-mat-cua-konia"
HANH = {
    "sub": "p-0001", "name": "Nguyễn Thị Hạnh", "birthdate": "1988-03-12", "gender": "female",
    "identity_number": "064188000001", "phone_number": "0905000001", "email": "hanh@example.vn",
    "email_verified": True, "acr": "loa2", "muc_do_xac_thuc": 2,
}  # fmt: skip


class Provider(ThreadingHTTPServer):
    """The provider. says: the claims of whoever signs in; signed: those of the token, if others."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_port}/identity"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.says, self.signed, self.codes, self.refused = dict(HANH), None, {}, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def consent(self, address):
        """What the person's browser does: follow to the provider and come back with a code."""
        asked = {key: values[0] for key, values in parse_qs(urlparse(address).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"


class Handler(BaseHTTPRequestHandler):
    """Answers of the provider."""

    server: Provider

    def log_message(self, *args):
        """Say nothing."""

    def _tell(self, body, status=200):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        own = self.server.issuer
        if self.path.endswith("/.well-known/openid-configuration"):
            self._tell({
                "issuer": own, "authorization_endpoint": f"{own}/authorize",
                "token_endpoint": f"{own}/token", "userinfo_endpoint": f"{own}/userinfo",
                "jwks_uri": f"{own}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            })  # fmt: skip
        elif self.path.endswith("/userinfo"):
            right = self.headers.get("Authorization") == "Bearer access"
            self._tell(self.server.says if right else {}, 200 if right else 401)
        else:
            jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.server.key.public_key()))
            self._tell({"keys": [jwk | {"kid": "1", "alg": "RS256"}]})

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        data = {key: values[0] for key, values in parse_qs(sent).items()}
        asked = self.server.codes.pop(data.get("code"), None)
        if asked is None or data.get("client_secret") != SECRET or not self._proves(asked, data):
            self.server.refused.append(data)
            self._tell({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {
            "iss": self.server.issuer, "aud": CLIENT, "iat": now, "exp": now + 300,
            **(self.server.signed or self.server.says),
        }  # fmt: skip
        token = jwt.encode(claims, self.server.key, algorithm="RS256", headers={"kid": "1"})
        self._tell({"access_token": "access", "token_type": "Bearer", "id_token": token})

    def _proves(self, asked, data):
        digest = hashlib.sha256(data.get("code_verifier", "").encode()).digest()
        right = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return asked.get("code_challenge") == right
