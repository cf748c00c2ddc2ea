"""Makes the face known to Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The portal face."""

    name = "konia.faces.portal"
    label = "portal"
