import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("dossiers", "0001_initial"),
        ("dossiers", "0002_revisions"),
        ("dossiers", "0003_annex_indexes"),
        ("dossiers", "0004_handled_here"),
        ("dossiers", "0005_unit_led_index"),
        ("dossiers", "0006_taken_days"),
        ("dossiers", "0007_held_intakes"),
        ("dossiers", "0008_steps_elsewhere"),
        ("dossiers", "0009_desk_rules"),
        ("dossiers", "0010_desk_indexes"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("citizens", "0001_tables"),
        ("files", "0001_tables"),
        ("org", "0001_tables"),
        ("procedures", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Dossier",
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
                        ("code", models.CharField(max_length=31, verbose_name="mã hồ sơ")),
                        (
                            "procedure_code",
                            models.CharField(max_length=30, verbose_name="mã thủ tục"),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("land", "Đất đai"),
                                    ("construction", "Xây dựng"),
                                    ("civil_status", "Hộ tịch"),
                                    ("certification", "Chứng thực"),
                                    ("business", "Đăng ký kinh doanh"),
                                    ("transport", "Giao thông vận tải"),
                                    ("health", "Y tế"),
                                    ("social", "Lao động, người có công, bảo trợ xã hội"),
                                    ("justice", "Tư pháp"),
                                    ("farming", "Nông nghiệp và phát triển nông thôn"),
                                    ("trade", "Công thương"),
                                    ("education", "Giáo dục và đào tạo"),
                                    ("culture", "Văn hóa, thể thao, du lịch"),
                                    ("identity", "Cư trú, căn cước"),
                                    ("other", "Lĩnh vực khác"),
                                ],
                                max_length=14,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "procedure_level",
                            models.CharField(
                                choices=[
                                    ("province", "Cấp tỉnh"),
                                    ("district", "Cấp huyện"),
                                    ("commune", "Cấp xã"),
                                ],
                                max_length=8,
                                verbose_name="cấp thủ tục",
                            ),
                        ),
                        (
                            "service_level",
                            models.PositiveSmallIntegerField(
                                default=2, verbose_name="mức độ dịch vụ khi tiếp nhận"
                            ),
                        ),
                        ("applicant", models.CharField(max_length=150, verbose_name="người nộp")),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("counter", "Trực tiếp"),
                                    ("online", "Trực tuyến"),
                                    ("post", "Bưu chính công ích"),
                                ],
                                max_length=7,
                                verbose_name="hình thức nộp",
                            ),
                        ),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày tiếp nhận"),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày hẹn trả"),
                        ),
                        (
                            "finished_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày giải quyết xong"
                            ),
                        ),
                        (
                            "returned_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày trả kết quả"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "Mới đăng ký"),
                                    ("declined", "Không được tiếp nhận"),
                                    ("received", "Mới tiếp nhận"),
                                    ("handling", "Đang giải quyết"),
                                    ("waiting", "Chờ bổ sung hồ sơ"),
                                    ("interlinked", "Chuyển cơ quan phối hợp"),
                                    ("paying", "Chờ thực hiện nghĩa vụ tài chính"),
                                    ("ready", "Đã có kết quả"),
                                    ("returned", "Đã trả kết quả"),
                                    ("refused", "Từ chối giải quyết"),
                                    ("stopped", "Dừng giải quyết"),
                                    ("given_up", "Người nộp rút hồ sơ"),
                                ],
                                default="received",
                                max_length=11,
                                verbose_name="trạng thái",
                            ),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("police", "Công an"),
                                    ("insurance", "Bảo hiểm xã hội"),
                                    ("military", "Quân sự"),
                                ],
                                max_length=10,
                                verbose_name="ngành dọc",
                            ),
                        ),
                        (
                            "receiver",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="người tiếp nhận"
                            ),
                        ),
                        (
                            "case",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                max_length=160,
                                verbose_name="trường hợp",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="nộp lúc"),
                        ),
                        (
                            "received_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="tiếp nhận lúc"
                            ),
                        ),
                        (
                            "original_due_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="hẹn trả ban đầu"
                            ),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="hẹn trả lúc"
                            ),
                        ),
                        (
                            "rescheduled_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="hẹn lại lúc"
                            ),
                        ),
                        (
                            "finished_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="giải quyết xong lúc"
                            ),
                        ),
                        (
                            "returned_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="trả kết quả lúc"
                            ),
                        ),
                        (
                            "delivery",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("counter", "Nhận tại Bộ phận Một cửa"),
                                    ("post", "Nhận qua bưu chính công ích"),
                                    ("online", "Nhận bản điện tử trực tuyến"),
                                ],
                                db_default="counter",
                                default="counter",
                                editable=False,
                                max_length=7,
                                verbose_name="cách nhận kết quả",
                            ),
                        ),
                        (
                            "delivery_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Chưa có kết quả"),
                                    ("waiting", "Chờ người dân đến nhận"),
                                    ("sent", "Đã gửi bưu chính"),
                                    ("delivered", "Đã giao"),
                                ],
                                db_default="",
                                default="",
                                editable=False,
                                max_length=9,
                                verbose_name="trạng thái giao",
                            ),
                        ),
                        (
                            "payment_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Không phải nộp"),
                                    ("asked", "Chờ nộp"),
                                    ("paid", "Đã nộp"),
                                    ("refunded", "Đã hoàn"),
                                ],
                                db_default="",
                                default="",
                                editable=False,
                                max_length=8,
                                verbose_name="trạng thái nộp tiền",
                            ),
                        ),
                        (
                            "sync_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Chưa đồng bộ"),
                                    ("waiting", "Đang chờ gửi"),
                                    ("accepted", "Đã đồng bộ"),
                                    ("failed", "Gửi lỗi"),
                                ],
                                db_default="",
                                default="",
                                editable=False,
                                max_length=8,
                                verbose_name="trạng thái đồng bộ",
                            ),
                        ),
                        (
                            "sent_key",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                editable=False,
                                max_length=80,
                                verbose_name="khóa gửi",
                            ),
                        ),
                        (
                            "competent_unit",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="cơ quan có thẩm quyền",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ liên thông gốc",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "process",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.processversion",
                                verbose_name="quy trình nội bộ",
                            ),
                        ),
                        (
                            "support_unit",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="điểm hỗ trợ",
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
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dossiers.mobilesession",
                                verbose_name="buổi lưu động",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hồ sơ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    "folded", config="simple"
                                ),
                                name="dossiers_dossier_words",
                            ),
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["unit", "received_on", "field", "finished_on", "due_on"],
                                name="dossiers_dossier_by_unit",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), ("service_level__gte", 3)
                                ),
                                fields=["service_level", "channel"],
                                include=("unit", "received_on", "procedure_code"),
                                name="dossiers_dossier_online",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), ("finished_on__isnull", False)
                                ),
                                fields=["procedure_code", "finished_on"],
                                include=("received_on",),
                                name="dossiers_dossier_taken",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), ("state", "submitted")
                                ),
                                fields=["unit", "-submitted_at"],
                                name="dossiers_dossier_submitted",
                            ),
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["unit", "-received_on", "-id"],
                                name="dossiers_dossier_newest",
                            ),
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["-received_on", "-id"],
                                name="dossiers_dossier_recent",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    (
                                        "state__in",
                                        (
                                            "submitted",
                                            "received",
                                            "handling",
                                            "waiting",
                                            "interlinked",
                                            "paying",
                                            "ready",
                                        ),
                                    ),
                                ),
                                fields=["id"],
                                include=("state",),
                                name="dossiers_dossier_live",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("code",),
                                name="dossiers_dossier_code",
                                violation_error_message="Mã hồ sơ này đã có. Hãy lấy số thứ tự tiếp theo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("finished_on__isnull", True),
                                        ("finished_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("due_on__isnull", True),
                                        ("due_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("returned_on__isnull", True),
                                        ("returned_on__gte", models.F("finished_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="dossiers_dossier_days",
                                violation_error_message="Các ngày của hồ sơ không theo thứ tự.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("sent_key", ""), _negated=True),
                                fields=("sent_key",),
                                name="dossiers_dossier_sent_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("received_on__isnull", False),
                                    models.Q(
                                        ("finished_on__isnull", True),
                                        ("submitted_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="dossiers_dossier_received",
                                violation_error_message="Hồ sơ phải có ngày tiếp nhận.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("service_level__range", (1, 4))),
                                name="dossiers_dossier_service_level",
                                violation_error_message="Mức độ dịch vụ từ 1 đến 4.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Event",
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
                        ("at", models.DateTimeField(verbose_name="lúc")),
                        ("act", models.CharField(max_length=40, verbose_name="việc")),
                        ("by", models.CharField(max_length=150, verbose_name="ai")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "Mới đăng ký"),
                                    ("declined", "Không được tiếp nhận"),
                                    ("received", "Mới tiếp nhận"),
                                    ("handling", "Đang giải quyết"),
                                    ("waiting", "Chờ bổ sung hồ sơ"),
                                    ("interlinked", "Chuyển cơ quan phối hợp"),
                                    ("paying", "Chờ thực hiện nghĩa vụ tài chính"),
                                    ("ready", "Đã có kết quả"),
                                    ("returned", "Đã trả kết quả"),
                                    ("refused", "Từ chối giải quyết"),
                                    ("stopped", "Dừng giải quyết"),
                                    ("given_up", "Người nộp rút hồ sơ"),
                                ],
                                max_length=11,
                                verbose_name="trạng thái sau đó",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=1000, verbose_name="nội dung"),
                        ),
                        (
                            "public",
                            models.BooleanField(default=True, verbose_name="người nộp được xem"),
                        ),
                        ("detail", models.JSONField(default=dict, verbose_name="chi tiết")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "diễn biến hồ sơ",
                        "ordering": ("id",),
                    },
                ),
                migrations.CreateModel(
                    name="MobileSession",
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
                            models.CharField(max_length=30, unique=True, verbose_name="mã buổi"),
                        ),
                        (
                            "agency",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("police", "Công an"),
                                    ("insurance", "Bảo hiểm xã hội"),
                                    ("military", "Quân sự"),
                                ],
                                max_length=10,
                                verbose_name="ngành",
                            ),
                        ),
                        ("place", models.CharField(max_length=200, verbose_name="địa điểm")),
                        ("held_on", models.DateField(verbose_name="ngày")),
                        ("starts_at", models.TimeField(verbose_name="bắt đầu")),
                        ("ends_at", models.TimeField(verbose_name="kết thúc")),
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
                        "verbose_name": "buổi lưu động",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="dossiers_mobilesession_hours",
                                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Paper",
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
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="mã thành phần"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="tên giấy tờ")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("original", "Bản chính"),
                                    ("certified", "Bản sao chứng thực"),
                                    ("copy", "Bản sao"),
                                    ("electronic", "Bản điện tử"),
                                ],
                                max_length=10,
                                verbose_name="loại bản",
                            ),
                        ),
                        (
                            "count",
                            models.PositiveSmallIntegerField(default=1, verbose_name="số lượng"),
                        ),
                        (
                            "file_name",
                            models.CharField(blank=True, max_length=200, verbose_name="tên tệp"),
                        ),
                        (
                            "unscanned",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=200,
                                verbose_name="lý do chưa quét",
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="nhận lúc")),
                        (
                            "replaced_at",
                            models.DateTimeField(null=True, verbose_name="thay thế lúc"),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="bản số hóa",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giấy tờ của hồ sơ",
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
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
                        ("began_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "ended_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "reason",
                            models.CharField(max_length=300, verbose_name="nội dung cần bổ sung"),
                        ),
                        (
                            "was_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="hẹn trả trước khi dừng"
                            ),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="số ngày làm việc đã dừng"
                            ),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="từ lúc"),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(editable=False, null=True, verbose_name="đến lúc"),
                        ),
                        (
                            "was_due_at",
                            models.DateTimeField(
                                editable=False,
                                null=True,
                                verbose_name="hẹn trả trước khi dừng (lúc)",
                            ),
                        ),
                        (
                            "stops_clock",
                            models.BooleanField(
                                db_default=True, default=True, verbose_name="dừng tính thời hạn"
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
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
                        "verbose_name": "lần dừng chờ bổ sung",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True), ("ended_on__isnull", True)
                                ),
                                fields=("dossier",),
                                name="dossiers_pause_one_open",
                                violation_error_message="Hồ sơ đang chờ bổ sung rồi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("began_on")),
                                    _connector="OR",
                                ),
                                name="dossiers_pause_days",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="PostPilot",
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
                            "place",
                            models.CharField(
                                choices=[
                                    ("centre", "Trung tâm Phục vụ hành chính công"),
                                    ("district", "Bộ phận Một cửa cấp huyện"),
                                    ("commune", "Bộ phận Một cửa cấp xã"),
                                ],
                                max_length=8,
                                verbose_name="loại điểm",
                            ),
                        ),
                        (
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("original", "Theo đề án"),
                                    ("extension", "Nhân rộng ngoài đề án"),
                                ],
                                max_length=9,
                                verbose_name="thuộc đề án",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("planned", "Dự kiến"),
                                    ("learning", "Nhân viên Bưu điện học việc"),
                                    ("running", "Đang thí điểm"),
                                ],
                                max_length=8,
                                verbose_name="tình trạng",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="ghi chú"),
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
                        "verbose_name": "điểm thí điểm bưu điện",
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
                                name="dossiers_postpilot_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Result",
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
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="tên kết quả")),
                        ("signed_by", models.CharField(max_length=100, verbose_name="người ký")),
                        ("signed_at", models.DateTimeField(verbose_name="ký lúc")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="tệp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kết quả giải quyết",
                    },
                ),
                migrations.CreateModel(
                    name="Step",
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
                        (
                            "role",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Tiếp nhận"),
                                    (2, "Giải quyết"),
                                    (3, "Trả kết quả"),
                                    (4, "Liên thông"),
                                    (5, "Thẩm định"),
                                    (6, "Ký duyệt"),
                                    (7, "Lấy ý kiến"),
                                    (8, "Nghĩa vụ tài chính"),
                                ],
                                verbose_name="bước",
                            ),
                        ),
                        (
                            "by",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="người thực hiện"
                            ),
                        ),
                        ("began_on", models.DateField(verbose_name="bắt đầu")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="xong")),
                        (
                            "place",
                            models.PositiveSmallIntegerField(null=True, verbose_name="thứ tự"),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=200,
                                verbose_name="tên bước",
                            ),
                        ),
                        (
                            "needs",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=60,
                                verbose_name="quyền",
                            ),
                        ),
                        ("began_at", models.DateTimeField(null=True, verbose_name="bắt đầu lúc")),
                        ("due_at", models.DateTimeField(null=True, verbose_name="hạn lúc")),
                        ("done_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
                        (
                            "given_by",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=100,
                                verbose_name="người giao",
                            ),
                        ),
                        (
                            "taken_by",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=100,
                                verbose_name="người nhận",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(null=True, verbose_name="nhận lúc")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("forward", "Chuyển bước sau"),
                                    ("back", "Trả lại bước trước"),
                                    ("answered", "Đã trả lời"),
                                    ("closed", "Kết thúc cùng hồ sơ"),
                                ],
                                db_default="",
                                default="",
                                max_length=8,
                                verbose_name="kết quả bước",
                            ),
                        ),
                        (
                            "words",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=1000,
                                verbose_name="ý kiến",
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(null=True, verbose_name="báo lãnh đạo lúc"),
                        ),
                        (
                            "is_elsewhere",
                            models.BooleanField(
                                db_default=False,
                                default=False,
                                verbose_name="ở đơn vị khác nơi tiếp nhận",
                            ),
                        ),
                        (
                            "assignee",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người được giao",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bước giải quyết",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["unit", "due_on", "id"],
                                name="dossiers_step_open",
                            ),
                            models.Index(
                                condition=models.Q(("is_elsewhere", True)),
                                fields=["unit", "dossier"],
                                name="dossiers_step_elsewhere",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("done_on__isnull", True),
                                    ("due_at__isnull", False),
                                    ("told_at__isnull", True),
                                ),
                                fields=["due_at"],
                                name="dossiers_step_untold",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True),
                                    ("done_on__gte", models.F("began_on")),
                                    _connector="OR",
                                ),
                                name="dossiers_step_days",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SystemUse",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("connected", "Đã kết nối hệ thống"),
                                    ("receives", "Tiếp nhận hồ sơ trên hệ thống"),
                                ],
                                max_length=10,
                                verbose_name="cách dùng",
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
                        "verbose_name": "sử dụng hệ thống một cửa điện tử",
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
                                name="dossiers_systemuse_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "dossier",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                serialize=False,
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "kind",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Cá nhân"), (2, "Tổ chức")],
                                default=1,
                                verbose_name="loại đối tượng",
                            ),
                        ),
                        (
                            "identity_no",
                            models.CharField(
                                blank=True,
                                max_length=20,
                                verbose_name="số định danh hoặc mã số thuế",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=20, verbose_name="điện thoại"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="thư điện tử"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="địa chỉ"),
                        ),
                        (
                            "delivery_address",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="địa chỉ nhận kết quả"
                            ),
                        ),
                        ("mandate_id", models.BigIntegerField(null=True, verbose_name="ủy quyền")),
                        (
                            "answers",
                            models.JSONField(default=dict, verbose_name="nội dung tờ khai"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người thao tác",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.formrevision",
                                verbose_name="biểu mẫu",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="citizens.organisation",
                                verbose_name="tổ chức nộp",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="citizens.person",
                                verbose_name="người nộp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "thông tin người nộp",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("identity_no", ""), _negated=True),
                                fields=["identity_no"],
                                name="dossiers_application_identity",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CounterPoint",
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
                            "place",
                            models.CharField(
                                choices=[
                                    ("centre", "Trung tâm Phục vụ hành chính công"),
                                    ("district", "Bộ phận Một cửa cấp huyện"),
                                    ("commune", "Bộ phận Một cửa cấp xã"),
                                ],
                                max_length=8,
                                verbose_name="loại điểm",
                            ),
                        ),
                        (
                            "operator",
                            models.CharField(
                                choices=[("state", "Cơ quan nhà nước"), ("post", "Bưu điện")],
                                max_length=5,
                                verbose_name="đơn vị vận hành",
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
                        "verbose_name": "điểm một cửa",
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
                                name="dossiers_counterpoint_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="CounterService",
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
                            "agency",
                            models.CharField(
                                choices=[
                                    ("police", "Công an"),
                                    ("insurance", "Bảo hiểm xã hội"),
                                    ("military", "Quân sự"),
                                ],
                                max_length=10,
                                verbose_name="ngành dọc",
                            ),
                        ),
                        (
                            "procedure_code",
                            models.CharField(max_length=30, verbose_name="mã thủ tục"),
                        ),
                        (
                            "procedure_name",
                            models.CharField(max_length=300, verbose_name="tên thủ tục"),
                        ),
                        (
                            "working_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thời hạn (ngày làm việc)"
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
                        "verbose_name": "thủ tục ngành dọc tại một cửa",
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
                                name="dossiers_counterservice_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DeskRule",
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
                            "matter",
                            models.CharField(
                                choices=[
                                    ("soon", "Số ngày làm việc được coi là sắp đến hạn"),
                                    ("tell_overdue", "Báo lãnh đạo khi một bước quá hạn"),
                                    ("any_place", "Nhận hồ sơ không phụ thuộc địa giới hành chính"),
                                    ("scan", "Số hóa giấy tờ khi tiếp nhận"),
                                    ("post_receives", "Giao bưu điện tiếp nhận hồ sơ"),
                                    ("rate_by_qr", "Đánh giá bằng mã QR tại một cửa"),
                                ],
                                max_length=13,
                                verbose_name="nội dung",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True, verbose_name="áp dụng")),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số ngày làm việc"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(max_length=300, verbose_name="căn cứ, ghi chú"),
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
                        "verbose_name": "quy định một cửa",
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
                                name="dossiers_deskrule_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("days__isnull", False),
                                        ("days__range", (1, 60)),
                                        ("is_on", True),
                                        ("matter", "soon"),
                                    ),
                                    models.Q(
                                        models.Q(("matter", "soon"), _negated=True),
                                        ("days__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dossiers_deskrule_days",
                                violation_error_message="Chỉ nội dung “sắp đến hạn” ghi số ngày, từ 1 đến 60, và luôn áp dụng.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Draft",
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
                        (
                            "acting_for",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="nộp thay cho"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(blank=True, max_length=60, verbose_name="đang ở bước"),
                        ),
                        ("answers", models.JSONField(default=dict, verbose_name="nội dung")),
                        ("papers", models.JSONField(default=list, verbose_name="giấy tờ")),
                        (
                            "choices",
                            models.JSONField(default=dict, verbose_name="lựa chọn nhận kết quả"),
                        ),
                        ("begun_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                        ("changed_at", models.DateTimeField(verbose_name="sửa lúc")),
                        (
                            "sent_code",
                            models.CharField(blank=True, max_length=31, verbose_name="mã hồ sơ"),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tài khoản",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.formrevision",
                                verbose_name="biểu mẫu",
                            ),
                        ),
                        (
                            "procedure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="procedures.procedure",
                                verbose_name="thủ tục",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="nơi nộp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bản nháp",
                        "indexes": [
                            models.Index(
                                fields=["account", "-changed_at"], name="dossiers_draft_own"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeldIntake",
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
                        (
                            "key",
                            models.CharField(max_length=80, unique=True, verbose_name="khóa gửi"),
                        ),
                        ("device", models.CharField(max_length=120, verbose_name="máy")),
                        (
                            "number",
                            models.PositiveIntegerField(null=True, verbose_name="số đã cấp"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                        ("entered_at", models.DateTimeField(verbose_name="gửi đến lúc")),
                        ("asked", models.JSONField(verbose_name="nội dung")),
                        (
                            "settled_at",
                            models.DateTimeField(null=True, verbose_name="giải quyết lúc"),
                        ),
                        (
                            "settled_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người giải quyết"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="lý do"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="người tiếp nhận",
                            ),
                        ),
                        (
                            "dossier",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="nơi tiếp nhận",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hồ sơ ngoại tuyến chờ duyệt",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("dossier__isnull", True), ("settled_at__isnull", True)
                                    ),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="dossiers_heldintake_settled",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
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
                        ("kind", models.CharField(max_length=20, verbose_name="loại phiếu")),
                        ("form_code", models.CharField(max_length=40, verbose_name="mẫu")),
                        ("number", models.CharField(max_length=60, verbose_name="số")),
                        ("issued_at", models.DateTimeField(verbose_name="lập lúc")),
                        ("by", models.CharField(max_length=100, verbose_name="người lập")),
                        ("facts", models.JSONField(verbose_name="nội dung")),
                        (
                            "dossier",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="dossiers.dossier",
                                verbose_name="hồ sơ",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="tệp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu đã phát hành",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("number", "kind"), name="dossiers_letter_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MobileHours",
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
                        ("service", models.CharField(max_length=200, verbose_name="dịch vụ")),
                        ("starts_hour", models.PositiveSmallIntegerField(verbose_name="từ giờ")),
                        ("ends_hour", models.PositiveSmallIntegerField(verbose_name="đến giờ")),
                        (
                            "days_a_week",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="số ngày trong tuần"
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
                        "verbose_name": "giờ làm việc lưu động",
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
                                name="dossiers_mobilehours_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("days_a_week__lte", 7),
                                    ("ends_hour__gt", models.F("starts_hour")),
                                    ("ends_hour__lte", 24),
                                ),
                                name="dossiers_mobilehours_day",
                                violation_error_message="Giờ làm việc không hợp lệ.",
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
