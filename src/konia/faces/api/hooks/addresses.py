"""Where subscribers may be told: never inside our own networks, unless the installation says so.

The address is looked up once, checked, and the line goes to what was checked: a name that answers
differently the second time leads nowhere else.
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from konia.kernel.rooms.problems import FieldProblems

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LONGEST = 500


class BarredError(Exception):
    """The address leads somewhere a subscriber may not stand."""


@dataclass(frozen=True)
class Place:
    """A checked address. ip: where the line goes; host: whom the certificate must name."""

    scheme: str
    host: str
    ip: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        """Host as a browser would write it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"https": 443, "http": 80}[self.scheme]
        return name if self.port == usual else f"{name}:{self.port}"


def check_url(url: str) -> None:
    """Raises: FieldProblems at `url` when a subscriber may not be told there."""
    try:
        place_of(url)
    except BarredError as barred:
        raise FieldProblems({"url": [str(barred)]}) from None


def place_of(url: str) -> Place:
    """Look an address up and check where it leads. Raises: BarredError."""
    scheme, host, port, path = _parts(url)
    found = _looked_up(host, port)
    if not found or not all(may_reach(ip) for ip in found):
        raise BarredError("Địa chỉ dẫn vào mạng nội bộ hoặc không tìm thấy máy chủ.")
    if scheme == "http" and not all(_is_allowed(ip) for ip in found):
        raise BarredError("Địa chỉ phải bắt đầu bằng https://.")
    return Place(scheme, host, str(found[0]), port, path)


def _parts(url: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BarredError("Địa chỉ không đúng dạng.") from None
    host = parts.hostname or ""
    if parts.scheme not in {"https", "http"} or not host or len(url) > LONGEST:
        raise BarredError("Địa chỉ phải bắt đầu bằng https://.")
    if parts.username is not None or parts.fragment or not url.isascii() or not url.isprintable():
        raise BarredError("Địa chỉ không được chứa tên đăng nhập, dấu # hay ký tự lạ.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if " " in path:
        raise BarredError("Địa chỉ không đúng dạng.")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80), path


def _looked_up(host: str, port: int) -> list[Ip]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [ipaddress.ip_address(str(answer[4][0]).split("%")[0]) for answer in answers]


def may_reach(ip: Ip) -> bool:
    """Whether a line may go there: the open Internet, or a network the installation named."""
    plain = _plain(ip)
    is_open = plain.is_global and not plain.is_multicast and not plain.is_reserved
    return is_open or _is_allowed(plain)


def _plain(ip: Ip) -> Ip:
    """The IPv4 address that hides in an IPv6 one."""
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1] or ip
    return ip


def _is_allowed(ip: Ip) -> bool:
    plain = _plain(ip)
    return any(plain in network for network in _networks())


def _networks() -> list[Network]:
    named: Sequence[str] = settings.KONIA_WEBHOOK_NETWORKS
    loopback = ("127.0.0.0/8", "::1/128") if settings.DEBUG else ()
    return [ipaddress.ip_network(each) for each in (*named, *loopback)]
