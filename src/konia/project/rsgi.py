"""The site as granian serves it."""

from konia.project.front import Front
from konia.project.wsgi import application as site

application = Front(site)
