"""Makes the room known to Django."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """The organisation room."""

    name = "konia.domains.organisation"
    label = "organisation"
