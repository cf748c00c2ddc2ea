"""`python -m konia.sandbox --port 8700`: serve until stopped; prints the address."""

import argparse
import sys
import threading

from .server import SECRET, Sandbox, serve


def main() -> None:
    """Serve all stand-ins."""
    parser = argparse.ArgumentParser(prog="konia.sandbox", description="hệ thống giả lập")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8700)
    parser.add_argument("--secret", default=SECRET)
    asked = parser.parse_args()
    server = serve(Sandbox(secret=asked.secret), host=asked.host, port=asked.port)
    host, port = server.server_address[:2]
    sys.stdout.write(f"http://{host!s}:{port}\n")
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main()
