"""The site as a WSGI application; `rsgi.py` is what `konia serve` serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konia.project.settings")
application = get_wsgi_application()
