"""Kinds of programmes, areas, channels, who assigned, and how an assignment stands on a day."""

from django.db import models


class ProgrammeKind(models.TextChoices):
    """What a programme of work items is."""

    CCHC_PLAN = "cchc_plan", "Kế hoạch cải cách hành chính năm"
    COMMS_PLAN = "comms_plan", "Kế hoạch tuyên truyền cải cách hành chính"
    GOVERNMENT = "government", "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao"
    PROVINCE = "province", "Nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao"
    SMART_CITY = "smart_city", "Kế hoạch đô thị thông minh"
    IT_PLAN = "it_plan", "Kế hoạch ứng dụng công nghệ thông tin"
    NEXT_PERIOD = "next_period", "Nhiệm vụ kỳ tới"
    OVERALL = "overall", "Chương trình tổng thể cải cách hành chính"


class Area(models.TextChoices):
    """The area of administrative reform a work item belongs to."""

    STEERING = "steering", "Chỉ đạo điều hành"
    INSTITUTIONS = "institutions", "Cải cách thể chế"
    PROCEDURES = "procedures", "Cải cách thủ tục hành chính"
    ORGANISATION = "organisation", "Cải cách tổ chức bộ máy"
    PERSONNEL = "personnel", "Xây dựng đội ngũ cán bộ, công chức, viên chức"
    FINANCE = "finance", "Cải cách tài chính công"
    MODERN = "modern", "Hiện đại hóa hành chính"


class Channel(models.TextChoices):
    """The channel a work item of communication goes through."""

    DESK = "desk", "Niêm yết tại bộ phận một cửa"
    PORTAL = "portal", "Cổng/Trang thông tin điện tử"
    BROADCAST = "broadcast", "Phát thanh, truyền hình"
    GRASSROOTS = "grassroots", "Hệ thống thông tin cơ sở"
    PRESS = "press", "Báo chí"
    CONTEST = "contest", "Hội thi"
    WORKSHOP = "workshop", "Tập huấn"


class Assigner(models.TextChoices):
    """Who gave the work."""

    GOVERNMENT = "government", "Chính phủ"
    PRIME_MINISTER = "prime_minister", "Thủ tướng Chính phủ"
    COMMITTEE = "committee", "UBND tỉnh"
    CHAIRMAN = "chairman", "Chủ tịch UBND tỉnh"
    DEPARTMENT = "department", "Sở Nội vụ"


class Standing(models.TextChoices):
    """How an assignment stands on a day."""

    PLANNED = "planned", "Chưa đến thời gian thực hiện"
    OPEN = "open", "Đang thực hiện"
    ON_TIME = "on_time", "Hoàn thành đúng hạn"
    LATE = "late", "Hoàn thành quá hạn"
    OVERDUE = "overdue", "Quá hạn chưa hoàn thành"
