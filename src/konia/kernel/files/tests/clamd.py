"""A scanner that speaks clamd's protocol over loopback and knows one signature."""

import socketserver
import struct
import threading

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """seen: what was sent; says: what to answer instead; limit: StreamMaxLength."""

    def __init__(self):
        self.seen, self.says, self.limit = [], "", 100 * 1024 * 1024

    def verdict(self, content):
        if self.says:
            return self.says
        return "stream: Eicar-Test-Signature FOUND" if EICAR in content else "stream: OK"


def serve(clamd, address=("127.0.0.1", 0)):
    """Start it on a port, or on a socket when the address is a path. Returns: the server."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            if self.rfile.read(10) != b"zINSTREAM\0":
                self.wfile.write(b"UNKNOWN COMMAND\0")
                return
            content = b""
            while size := struct.unpack(">I", self.rfile.read(4))[0]:
                if len(content) + size > clamd.limit:
                    self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                    return
                content += self.rfile.read(size)
            clamd.seen.append(content)
            if clamd.says != "hang up":
                self.wfile.write(clamd.verdict(content).encode() + b"\0")

    kind = socketserver.ThreadingTCPServer
    if isinstance(address, str):
        kind = socketserver.ThreadingUnixStreamServer
    server = kind(address, Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server
