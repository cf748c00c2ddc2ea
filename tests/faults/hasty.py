"""The site, with hardly any patience for slow bodies."""

from konia.project.front import Front, Limits
from konia.project.wsgi import application as site

application = Front(site, Limits(patience=2.0, slowest=10**9))
