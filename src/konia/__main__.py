"""`python -m konia`: the console."""

from konia.project.command import main

main()
