"""The words of the room: decrees, levels of autonomy, what becomes of enterprises."""

from django.db import models


class Decree(models.TextChoices):
    """The rules under which a public unit has its autonomy."""

    GENERAL = "43-16", "Nghị định 43/2006/NĐ-CP và 16/2015/NĐ-CP"
    ECONOMIC = "141", "Nghị định 141/2016/NĐ-CP"
    SCIENCE = "54", "Nghị định 54/2016/NĐ-CP"


class AutonomyLevel(models.IntegerChoices):
    """How much of its spending a public unit bears itself."""

    INVESTMENT = 1, "Tự bảo đảm chi thường xuyên và chi đầu tư"
    RECURRENT = 2, "Tự bảo đảm chi thường xuyên"
    PARTIAL = 3, "Tự bảo đảm một phần chi thường xuyên"
    STATE = 4, "Nhà nước bảo đảm chi thường xuyên"


class EnterprisePlan(models.TextChoices):
    """What is planned for a State enterprise."""

    KEEP = "keep", "Giữ 100% vốn nhà nước"
    ARRANGE = "arrange", "Sắp xếp lại"
    EQUITISE = "equitise", "Cổ phần hóa"
