"""The words of the room: kinds of staff, of moves, of discipline, of training."""

from django.db import models


class StaffKind(models.TextChoices):
    """In what capacity a person works."""

    CIVIL_SERVANT = "civil_servant", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    COMMUNE_CADRE = "commune_cadre", "Cán bộ, công chức cấp xã"
    ENTERPRISE_MANAGER = "enterprise_manager", "Người quản lý doanh nghiệp"


class QuotaKind(models.TextChoices):
    """Which of the two quotas a number of posts belongs to."""

    CIVIL_SERVICE = "civil_service", "Biên chế công chức"
    PUBLIC_UNIT = "public_unit", "Số người làm việc trong đơn vị sự nghiệp"


class BodyKind(models.TextChoices):
    """What kind of body employs or is described."""

    ADMINISTRATIVE = "administrative", "Cơ quan hành chính"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp công lập"


class Sex(models.TextChoices):
    """As written in the personal file."""

    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class Route(models.TextChoices):
    """How somebody came to be recruited."""

    EXAM = "exam", "Thi tuyển"
    SELECTION = "selection", "Xét tuyển"
    SPECIAL = "special", "Trường hợp đặc biệt"
    CONVERSION = "conversion", "Xét chuyển cán bộ, công chức cấp xã"


class MoveKind(models.TextChoices):
    """What a decision on a person's post, grade or pay did."""

    PROCESS_APPROVED = "process_approved", "Cho chủ trương thực hiện quy trình bổ nhiệm"
    POST_APPROVED = "post_approved", "Cho chủ trương bổ nhiệm"
    REAPPOINTED = "reappointed", "Bổ nhiệm lại"
    MOVED_AND_APPOINTED = "moved_and_appointed", "Điều động, bổ nhiệm"
    MANAGER_APPOINTED = "manager_appointed", "Bổ nhiệm viên chức quản lý"
    RECEIVED = "received", "Tiếp nhận"
    PAY_GRADE_CHANGED = "pay_grade_changed", "Chuyển ngạch lương"
    PAY_RAISED = "pay_raised", "Nâng lương"
    SENIORITY_GRANTED = "seniority_granted", "Hưởng phụ cấp thâm niên"
    PRINCIPAL_SPECIALIST = "principal_specialist", "Bổ nhiệm ngạch chuyên viên chính"
    INTO_QUOTA = "into_quota", "Thỏa thuận tiếp nhận vào biên chế"
    BETWEEN_UNITS = "between_units", "Điều động giữa các đơn vị"
    OUT_OF_QUOTA = "out_of_quota", "Chuyển công tác ra khỏi biên chế"
    GRADE_CHANGED = "grade_changed", "Chuyển ngạch, thay đổi chức danh nghề nghiệp"


class LeaderLevel(models.TextChoices):
    """The level of a leading post."""

    PROVINCE = "province", "Lãnh đạo cấp tỉnh"
    DEPARTMENT = "department", "Lãnh đạo sở, ngành"
    DISTRICT = "district", "Lãnh đạo UBND cấp huyện"
    DEPARTMENT_DIVISION = "department_division", "Lãnh đạo cấp phòng thuộc sở, ngành"
    DISTRICT_DIVISION = "district_division", "Lãnh đạo cấp phòng thuộc UBND cấp huyện"


class AppointmentMethod(models.TextChoices):
    """How a leader was chosen."""

    USUAL = "usual", "Theo quy trình quy hoạch"
    COMPETITIVE_EXAM = "competitive_exam", "Thi tuyển"


class DisciplineLevel(models.TextChoices):
    """Whom a disciplinary decision concerns."""

    PROVINCE_LEADER = "province_leader", "Lãnh đạo cấp tỉnh"
    DEPARTMENT_OR_DISTRICT_LEADER = "department_or_district", "Lãnh đạo sở, ngành, UBND cấp huyện"
    DIVISION_LEADER = "division_leader", "Lãnh đạo cấp phòng"
    PUBLIC_UNIT_STAFF = "public_unit_staff", "Người làm việc tại đơn vị sự nghiệp hưởng lương NSNN"
    OTHER = "other", "Cán bộ, công chức khác"


class DisciplineSide(models.TextChoices):
    """Whether the Party or the State disciplined."""

    PARTY = "party", "Về Đảng"
    STATE = "state", "Về chính quyền"


class DisciplineForm(models.TextChoices):
    """The form of discipline."""

    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    PAY_CUT = "pay_cut", "Hạ bậc lương"
    DEMOTION = "demotion", "Giáng chức"
    REMOVAL = "removal", "Cách chức"
    DISMISSAL = "dismissal", "Buộc thôi việc"


class AppraisalGrade(models.TextChoices):
    """The yearly appraisal."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"
    NOT_DONE = "not_done", "Không hoàn thành nhiệm vụ"


class TrainingKind(models.TextChoices):
    """What a class teaches."""

    POLITICS = "politics", "Lý luận chính trị"
    STATE_MANAGEMENT = "state_management", "Quản lý nhà nước"
    SKILLS = "skills", "Chuyên môn, kỹ năng"
    LANGUAGES = "languages", "Ngoại ngữ, tiếng dân tộc, tin học"


class WorkshopTopic(models.TextChoices):
    """What a workshop is about."""

    REFORM = "reform", "Cải cách hành chính"
    PROCEDURES = "procedures", "Kiểm soát thủ tục hành chính"
    IT = "it", "Công nghệ thông tin"
    ISO = "iso", "Hệ thống quản lý chất lượng ISO 9001"
