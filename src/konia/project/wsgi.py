"""The site as a WSGI application; `rsgi.py` is what `konia serve` serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
application = get_wsgi_application()

# Pages are imported now and not by the first visitor of each worker. What was loaded stays for
# good, so the collector need not look through it again and again.
reverse("portal:home")
gc.collect()
gc.freeze()
