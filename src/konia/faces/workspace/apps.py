"""Makes the face known to Django."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The workspace face."""

    name = "konia.faces.workspace"
    label = "workspace"
