"""Kinds and states of equipment, security and platforms."""

from django.db import models


class DeviceKind(models.TextChoices):
    """What a device is."""

    COMPUTER = "computer", "Máy tính"
    PRINTER = "printer", "Máy in"
    SCANNER = "scanner", "Máy quét"
    SERVER = "server", "Máy chủ"
    NETWORK = "network", "Thiết bị mạng"


class LinkKind(models.TextChoices):
    """Which network a link belongs to."""

    LAN = "lan", "Mạng nội bộ (LAN)"
    WAN = "wan", "Mạng diện rộng (WAN)"
    INTERNET = "internet", "Internet"


class LinkState(models.TextChoices):
    """Whether a link carries traffic."""

    UP = "up", "Thông suốt"
    DOWN = "down", "Gián đoạn"


class Layer(models.TextChoices):
    """Layers of the e-government architecture."""

    USERS = "users", "Người sử dụng và kênh giao tiếp"
    APPLICATION = "application", "Ứng dụng, dịch vụ"
    PLATFORM = "platform", "Nền tảng tích hợp, chia sẻ"
    DATA = "data", "Dữ liệu"
    EQUIPMENT = "equipment", "Hạ tầng kỹ thuật"


class Severity(models.TextChoices):
    """How grave an alert is."""

    LOW = "low", "Thấp"
    MEDIUM = "medium", "Trung bình"
    HIGH = "high", "Cao"
    CRITICAL = "critical", "Nghiêm trọng"


class Subject(models.TextChoices):
    """What a milestone is about. Each is answered on its own; none stands in for another."""

    LGSP = "lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu của tỉnh (LGSP)"
    NGSP = "ngsp", "Kết nối nền tảng quốc gia (NGSP)"
    REPORTING = "reporting_system", "Kết nối hệ thống thông tin báo cáo quốc gia"
    ARCHITECTURE = "egov_architecture_2", "Kiến trúc chính quyền điện tử 2.0"
    SOC = "soc", "Giám sát an toàn thông tin (SOC)"
    POPULATION = "population", "Kết nối cơ sở dữ liệu quốc gia về dân cư"
    BUSINESS = "business", "Kết nối đăng ký doanh nghiệp"


class Stage(models.IntegerChoices):
    """How far a milestone has come."""

    NOT_YET = 0, "Chưa"
    DOING = 1, "Đang làm"
    DONE = 2, "Hoàn thành"


class CallResult(models.TextChoices):
    """How a call between systems ended."""

    OK = "ok", "Thành công"
    REFUSED = "refused", "Bị từ chối"
    FAILED = "failed", "Lỗi"


class AccountLevel(models.TextChoices):
    """The level a reporting account sends for."""

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"
