"""The `konia` command: starts the embedded server if it is the one in use, then obeys."""

import os
import sys


def main() -> None:
    """Run one command of the console."""
    if sys.argv[1:2] == ["audit"]:  # reads a file and nothing else: no settings, no server
        from konia.faces.console.checking import alone

        sys.exit(alone(sys.argv[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
    from konia.project.env import BadEnvironmentError, Env
    from konia.project.postgres import server

    try:
        env = Env.read()
        if not env.database_url:
            server.start(env.home)
    except (BadEnvironmentError, server.PostgresStartError) as error:
        sys.exit(f"konia: {error}")
    import django

    django.setup()
    from konia.faces.console.main import run

    sys.exit(run(sys.argv[1:]))
