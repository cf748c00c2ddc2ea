"""`python -m konia.project.postgres start|stop|url`: the embedded server by hand."""

import sys

from konia.project.env import Env

from . import server

home = Env.read().home
match sys.argv[1:]:
    case ["start"]:
        server.start(home)
    case ["stop"]:
        server.stop(home)
    case ["url"]:
        print(server.url(home))  # noqa: T201
    case _:
        sys.exit("usage: python -m konia.project.postgres start|stop|url")
