"""States of articles, and channels of the province."""

from django.db import models


class ArticleState(models.TextChoices):
    """How far an article has come."""

    DRAFT = "draft", "Bản thảo"
    APPROVED = "approved", "Đã duyệt"
    PUBLISHED = "published", "Đã đăng"
    TAKEN_DOWN = "taken_down", "Đã gỡ"


class Channel(models.TextChoices):
    """Channels on which people follow the province."""

    ZALO = "zalo", "Zalo “Chính quyền điện tử tỉnh Gia Lai”"
    FACEBOOK = "facebook", "Facebook"
