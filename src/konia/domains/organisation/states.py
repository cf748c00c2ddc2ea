"""What a restructuring decision rearranges."""

from django.db import models


class Rearranged(models.TextChoices):
    """Whether a decision reaches the agencies themselves or the branches under them."""

    AGENCY = "agency", "Bên trong cơ quan chuyên môn"
    BRANCH = "branch", "Bên trong chi cục, ban trực thuộc sở"
