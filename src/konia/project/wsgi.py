"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
application = get_wsgi_application()

# What was loaded stays for good: the collector need not look through it at every turn.
gc.collect()
gc.freeze()
