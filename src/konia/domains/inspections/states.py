"""Kinds of inspections, topics of findings, and how a unit of a plan stands on a day."""

from django.db import models


class PlanKind(models.TextChoices):
    """What an inspection plan looks at."""

    CCHC = "cchc", "Kiểm tra công tác cải cách hành chính"
    LAW_MONITOR = "law_monitor", "Kiểm tra theo dõi thi hành pháp luật"
    HOME_AFFAIRS = "home_affairs", "Thanh tra, kiểm tra công tác nội vụ"


class Topic(models.TextChoices):
    """What a finding is about."""

    STEERING = "steering", "Chỉ đạo điều hành"
    PROCEDURES = "procedures", "Kiểm soát thủ tục hành chính"
    ONE_STOP = "one_stop", "Cơ chế một cửa"
    JOB_POSITIONS = "job_positions", "Vị trí việc làm"
    PERSONNEL = "personnel", "Tuyển dụng, quản lý cán bộ"
    FINANCE = "finance", "Tài chính công"
    MODERN = "modern", "Hiện đại hóa hành chính"
    ENFORCEMENT = "enforcement", "Thi hành pháp luật, xử lý vi phạm hành chính"


class Standing(models.TextChoices):
    """How a unit of a plan stands on a day."""

    PLANNED = "planned", "Trong kế hoạch"
    SCHEDULED = "scheduled", "Đã có lịch"
    REMOVED = "removed", "Đưa ra khỏi kế hoạch"
    INSPECTED = "inspected", "Đã kiểm tra"
    CONCLUDED = "concluded", "Đã kết luận"
