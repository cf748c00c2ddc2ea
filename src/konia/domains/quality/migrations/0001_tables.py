import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("quality", "0001_initial"), ("quality", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="AuditFinding",
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
                                max_length=30, unique=True, verbose_name="mã phát hiện"
                            ),
                        ),
                        (
                            "audit",
                            models.CharField(
                                max_length=160, verbose_name="cuộc đánh giá, kiểm tra"
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[
                                    ("major", "Không phù hợp lớn"),
                                    ("minor", "Không phù hợp nhỏ"),
                                    ("observation", "Khuyến nghị cải tiến"),
                                ],
                                max_length=12,
                                verbose_name="mức độ",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="nội dung")),
                        ("found_on", models.DateField(verbose_name="ngày phát hiện")),
                        (
                            "closed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày khắc phục xong"
                            ),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="bằng chứng khắc phục"
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
                        "verbose_name": "phát hiện đánh giá ISO",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("evidence", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="quality_auditfinding_evidence",
                                violation_error_message="Thiếu bằng chứng khắc phục. Hãy ghi bằng chứng rồi đóng.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ConversionDue",
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
                        ("listed_on", models.DateField(verbose_name="ngày đưa vào danh sách")),
                        (
                            "plan",
                            models.CharField(max_length=120, verbose_name="kế hoạch chuyển đổi"),
                        ),
                        (
                            "deadline_on",
                            models.DateField(blank=True, null=True, verbose_name="hạn chuyển đổi"),
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
                        "verbose_name": "đơn vị phải chuyển đổi",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "plan"),
                                name="quality_conversiondue_once",
                                violation_error_message="Đơn vị đã có trong danh sách của kế hoạch này.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ElectronicIso",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("planned", "Dự kiến"),
                                    ("pilot", "Thí điểm"),
                                    ("in_use", "Đang áp dụng"),
                                ],
                                max_length=10,
                                verbose_name="giai đoạn",
                            ),
                        ),
                        (
                            "software",
                            models.CharField(blank=True, max_length=120, verbose_name="phần mềm"),
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
                        "verbose_name": "ISO điện tử",
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
                                name="quality_electroniciso_spell",
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
                    name="IsoConversion",
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
                            "group",
                            models.CharField(
                                choices=[
                                    ("department", "Sở, ngành"),
                                    ("central", "Cơ quan Trung ương đóng tại tỉnh"),
                                    ("district", "UBND cấp huyện"),
                                    ("branch", "Chi cục và tương đương"),
                                    ("commune", "UBND cấp xã"),
                                    ("other", "Đơn vị khác"),
                                ],
                                max_length=12,
                                verbose_name="nhóm",
                            ),
                        ),
                        (
                            "from_edition",
                            models.CharField(
                                choices=[
                                    ("2008", "TCVN ISO 9001:2008"),
                                    ("2015", "TCVN ISO 9001:2015"),
                                ],
                                max_length=6,
                                verbose_name="từ tiêu chuẩn",
                            ),
                        ),
                        (
                            "to_edition",
                            models.CharField(
                                choices=[
                                    ("2008", "TCVN ISO 9001:2008"),
                                    ("2015", "TCVN ISO 9001:2015"),
                                ],
                                max_length=6,
                                verbose_name="sang tiêu chuẩn",
                            ),
                        ),
                        ("converted_on", models.DateField(verbose_name="ngày công bố chuyển đổi")),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=120, verbose_name="quyết định"),
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
                        "verbose_name": "chuyển đổi tiêu chuẩn",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "to_edition"),
                                name="quality_isoconversion_once",
                                violation_error_message="Đơn vị đã chuyển đổi sang tiêu chuẩn này.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="QualitySystem",
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
                            "group",
                            models.CharField(
                                choices=[
                                    ("department", "Sở, ngành"),
                                    ("central", "Cơ quan Trung ương đóng tại tỉnh"),
                                    ("district", "UBND cấp huyện"),
                                    ("branch", "Chi cục và tương đương"),
                                    ("commune", "UBND cấp xã"),
                                    ("other", "Đơn vị khác"),
                                ],
                                max_length=12,
                                verbose_name="nhóm",
                            ),
                        ),
                        (
                            "edition",
                            models.CharField(
                                choices=[
                                    ("2008", "TCVN ISO 9001:2008"),
                                    ("2015", "TCVN ISO 9001:2015"),
                                ],
                                max_length=6,
                                verbose_name="tiêu chuẩn khi công bố",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="phạm vi áp dụng"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="quyết định công bố"
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
                        "verbose_name": "hệ thống quản lý chất lượng",
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
                                name="quality_qualitysystem_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("unit",),
                                name="quality_qualitysystem_one_at_a_time",
                                violation_error_message="Đơn vị đang có một hệ thống. Hãy kết thúc nó trước.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="WorkProcedure",
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
                        ("code", models.CharField(max_length=30, verbose_name="mã quy trình")),
                        ("title", models.CharField(max_length=200, verbose_name="tên quy trình")),
                        (
                            "version",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="lần ban hành"
                            ),
                        ),
                        ("in_force_on", models.DateField(verbose_name="hiệu lực từ ngày")),
                        (
                            "change",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nội dung thay đổi"
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
                        "verbose_name": "quy trình ISO",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "code", "version"),
                                name="quality_workprocedure_once",
                                violation_error_message="Lần ban hành này của quy trình đã có.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gte", 1)),
                                name="quality_workprocedure_version",
                                violation_error_message="Lần ban hành phải từ 1.",
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
