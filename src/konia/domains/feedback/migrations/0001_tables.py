import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_revisions"),
        ("feedback", "0003_national_petitions"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
        ("procedures", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Dialogue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("folded", models.TextField(default="", editable=False)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="ghi nhận lúc",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=40, unique=True, verbose_name="mã buổi đối thoại"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province", "Lãnh đạo UBND tỉnh"),
                                    ("district", "Lãnh đạo UBND cấp huyện"),
                                    ("department", "Lãnh đạo sở, ngành"),
                                ],
                                max_length=20,
                                verbose_name="cấp chủ trì",
                            ),
                        ),
                        ("chair", models.CharField(max_length=150, verbose_name="người chủ trì")),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("people", "Người dân"),
                                    ("business", "Doanh nghiệp"),
                                    ("both", "Người dân và doanh nghiệp"),
                                ],
                                max_length=20,
                                verbose_name="đối tượng",
                            ),
                        ),
                        ("topics", models.CharField(max_length=400, verbose_name="nội dung")),
                        ("planned_on", models.DateField(verbose_name="ngày dự kiến")),
                        (
                            "held_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày tổ chức"),
                        ),
                        (
                            "minutes",
                            models.CharField(blank=True, max_length=120, verbose_name="biên bản"),
                        ),
                        (
                            "conclusion",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="thông báo kết luận"
                            ),
                        ),
                        (
                            "concluded_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày kết luận"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "buổi đối thoại",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Line1022Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("folded", models.TextField(default="", editable=False)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="ghi nhận lúc",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(max_length=40, unique=True, verbose_name="mã vụ việc"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("phone", "Điện thoại"),
                                    ("sms", "Tin nhắn"),
                                    ("email", "Thư điện tử"),
                                    ("web", "Trang web"),
                                    ("zalo", "Zalo"),
                                    ("facebook", "Facebook"),
                                ],
                                max_length=20,
                                verbose_name="kênh tiếp nhận",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("sender", models.CharField(max_length=150, verbose_name="người gửi")),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("traffic", "Hạ tầng giao thông"),
                                    ("lighting", "Chiếu sáng, cây xanh"),
                                    ("environment", "Môi trường, rác thải"),
                                    ("order", "An ninh trật tự"),
                                    ("power", "Điện"),
                                    ("water", "Cấp thoát nước"),
                                    ("procedures", "Thủ tục hành chính"),
                                    ("telecom", "Thông tin, viễn thông"),
                                ],
                                max_length=20,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "location",
                            models.CharField(blank=True, max_length=200, verbose_name="địa điểm"),
                        ),
                        ("content", models.TextField(verbose_name="nội dung")),
                        (
                            "taken_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="bắt đầu xử lý lúc"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="xử lý xong lúc"
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="nội dung trả lời")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vụ việc 1022",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["received_at"], name="line_case_received")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at__isnull", True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="feedback_line1022case_closed_has_answer",
                                violation_error_message="Vụ việc đã xử lý phải có nội dung trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("taken_at__isnull", True),
                                        ("taken_at__gte", models.F("received_at")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("closed_at__isnull", True),
                                        ("closed_at__gte", models.F("taken_at")),
                                        _connector="OR",
                                    ),
                                ),
                                name="feedback_line1022case_order_of_moments",
                                violation_error_message="Thứ tự thời điểm sai: nhận, xử lý, xong.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Petition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("folded", models.TextField(default="", editable=False)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="ghi nhận lúc",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=40, unique=True, verbose_name="mã phản ánh"
                            ),
                        ),
                        (
                            "national_code",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="mã trên Cổng quốc gia"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="ngày nhận")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("portal", "Cổng Dịch vụ công quốc gia"),
                                    ("paper", "Văn bản, công văn"),
                                    ("email", "Thư điện tử"),
                                    ("phone", "Điện thoại"),
                                ],
                                max_length=20,
                                verbose_name="kênh tiếp nhận",
                            ),
                        ),
                        ("sender", models.CharField(max_length=150, verbose_name="người gửi")),
                        (
                            "phone",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="số điện thoại"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="thư điện tử"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("land", "Đất đai"),
                                    ("business", "Đăng ký kinh doanh"),
                                    ("tax", "Thuế"),
                                    ("identity", "Căn cước công dân"),
                                    ("insurance", "Bảo hiểm xã hội"),
                                    ("banking", "Ngân hàng"),
                                    ("other", "Lĩnh vực khác"),
                                ],
                                max_length=20,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        ("content", models.TextField(verbose_name="nội dung")),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="hạn trả lời"),
                        ),
                        (
                            "refused_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày từ chối"),
                        ),
                        (
                            "refused_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="lý do từ chối"
                            ),
                        ),
                        (
                            "answered_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày trả lời"),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="nội dung trả lời")),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày công khai"),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="petitions",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phản ánh, kiến nghị",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("national_code", ""), _negated=True),
                                fields=("national_code",),
                                name="feedback_petition_national_once",
                                violation_error_message="Mã này của Cổng quốc gia đã có ở một phản ánh khác.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True),
                                    ("answered_on__isnull", True),
                                    _connector="OR",
                                ),
                                name="feedback_petition_refused_or_answered",
                                violation_error_message="Phản ánh bị từ chối thì không có trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True),
                                    models.Q(("refused_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="feedback_petition_refused_has_reason",
                                violation_error_message="Từ chối phải ghi lý do.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="feedback_petition_answered_has_answer",
                                violation_error_message="Đã trả lời thì phải có nội dung trả lời.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("refused_on__isnull", True),
                                        ("refused_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("answered_on__isnull", True),
                                        ("answered_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="feedback_petition_ends_after_received",
                                violation_error_message="Ngày từ chối hoặc trả lời đứng trước ngày nhận.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ServiceHours",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("folded", models.TextField(default="", editable=False)),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="ghi nhận lúc",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "line",
                            models.CharField(
                                choices=[("line_1022", "Hệ thống thông tin dịch vụ công 1022")],
                                max_length=20,
                                verbose_name="đường dây",
                            ),
                        ),
                        (
                            "hours_per_day",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(24),
                                ],
                                verbose_name="giờ mỗi ngày",
                            ),
                        ),
                        (
                            "days_per_week",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(7),
                                ],
                                verbose_name="ngày mỗi tuần",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=120, verbose_name="văn bản"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giờ phục vụ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="feedback_servicehours_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("line",),
                                name="feedback_servicehours_one_open",
                                violation_error_message="Đường dây này đã có giờ phục vụ. Hãy kết thúc bản cũ.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
            ],
        ),
    ]
