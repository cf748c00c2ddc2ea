import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("inspections", "0001_initial"), ("inspections", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="InspectionPlan",
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
                                max_length=40, unique=True, verbose_name="mã kế hoạch"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("cchc", "Kiểm tra công tác cải cách hành chính"),
                                    ("law_monitor", "Kiểm tra theo dõi thi hành pháp luật"),
                                    ("home_affairs", "Thanh tra, kiểm tra công tác nội vụ"),
                                ],
                                max_length=20,
                                verbose_name="loại kiểm tra",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("decision", models.CharField(max_length=80, verbose_name="số quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        (
                            "team_decision",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="quyết định lập đoàn"
                            ),
                        ),
                        (
                            "team_decided_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày lập đoàn"),
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
                        "verbose_name": "kế hoạch kiểm tra",
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
                    name="Round",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("cchc", "Kiểm tra công tác cải cách hành chính"),
                                    ("law_monitor", "Kiểm tra theo dõi thi hành pháp luật"),
                                    ("home_affairs", "Thanh tra, kiểm tra công tác nội vụ"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="loại kiểm tra",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="năm"),
                        ),
                        (
                            "code",
                            models.CharField(max_length=40, unique=True, verbose_name="mã đợt"),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="đợt")),
                        ("begins_on", models.DateField(verbose_name="từ ngày")),
                        ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                        (
                            "notice",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="số thông báo"
                            ),
                        ),
                        ("noticed_on", models.DateField(verbose_name="ngày thông báo")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.inspectionplan",
                                verbose_name="kế hoạch",
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
                        "verbose_name": "đợt kiểm tra",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                                name="inspections_round_days",
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
                    name="PlannedUnit",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("cchc", "Kiểm tra công tác cải cách hành chính"),
                                    ("law_monitor", "Kiểm tra theo dõi thi hành pháp luật"),
                                    ("home_affairs", "Thanh tra, kiểm tra công tác nội vụ"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="loại kiểm tra",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="năm"),
                        ),
                        (
                            "code",
                            models.CharField(
                                max_length=60, unique=True, verbose_name="mã lượt kiểm tra"
                            ),
                        ),
                        (
                            "planned_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày đưa vào kế hoạch"
                            ),
                        ),
                        (
                            "expected_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày dự kiến kiểm tra"
                            ),
                        ),
                        (
                            "removed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày đưa ra khỏi kế hoạch"
                            ),
                        ),
                        (
                            "removed_by",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="quyết định điều chỉnh"
                            ),
                        ),
                        (
                            "removed_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="lý do đưa ra"
                            ),
                        ),
                        (
                            "visited_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày kiểm tra"),
                        ),
                        (
                            "includes_procedure_control",
                            models.BooleanField(default=False, verbose_name="gồm kiểm soát TTHC"),
                        ),
                        (
                            "unscheduled_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="lý do kiểm tra đột xuất"
                            ),
                        ),
                        (
                            "concluded_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày kết luận"),
                        ),
                        (
                            "conclusion",
                            models.CharField(blank=True, max_length=80, verbose_name="số kết luận"),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.inspectionplan",
                                verbose_name="kế hoạch",
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
                            "round",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.round",
                                verbose_name="đợt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đơn vị được kiểm tra",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["kind", "year"], name="inspection_of_plan")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("plan", "unit"),
                                name="inspections_plannedunit_once_a_plan",
                                violation_error_message="Đơn vị này đã có trong kế hoạch.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned_on__isnull", False),
                                    models.Q(("unscheduled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="inspections_plannedunit_planned_or_explained",
                                violation_error_message="Kiểm tra ngoài kế hoạch phải ghi lý do đột xuất.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("removed_on__isnull", True),
                                    ("visited_on__isnull", True),
                                    _connector="OR",
                                ),
                                name="inspections_plannedunit_removed_or_visited",
                                violation_error_message="Đơn vị đã đưa ra khỏi kế hoạch thì không ghi kiểm tra.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Finding",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("cchc", "Kiểm tra công tác cải cách hành chính"),
                                    ("law_monitor", "Kiểm tra theo dõi thi hành pháp luật"),
                                    ("home_affairs", "Thanh tra, kiểm tra công tác nội vụ"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="loại kiểm tra",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(editable=False, verbose_name="năm"),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("steering", "Chỉ đạo điều hành"),
                                    ("procedures", "Kiểm soát thủ tục hành chính"),
                                    ("one_stop", "Cơ chế một cửa"),
                                    ("job_positions", "Vị trí việc làm"),
                                    ("personnel", "Tuyển dụng, quản lý cán bộ"),
                                    ("finance", "Tài chính công"),
                                    ("modern", "Hiện đại hóa hành chính"),
                                    ("enforcement", "Thi hành pháp luật, xử lý vi phạm hành chính"),
                                ],
                                max_length=20,
                                verbose_name="nội dung kiểm tra",
                            ),
                        ),
                        (
                            "description",
                            models.CharField(max_length=500, verbose_name="vấn đề phát hiện"),
                        ),
                        ("found_on", models.DateField(verbose_name="ngày phát hiện")),
                        (
                            "deadline",
                            models.DateField(blank=True, null=True, verbose_name="hạn xử lý"),
                        ),
                        (
                            "handled_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày xử lý xong"),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="tài liệu kiểm chứng"
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
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inspections.plannedunit",
                                verbose_name="lượt kiểm tra",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vấn đề phát hiện",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handled_on__isnull", True),
                                    models.Q(("evidence", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="inspections_finding_handled_has_evidence",
                                violation_error_message="Vấn đề đã xử lý phải có tài liệu kiểm chứng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handled_on__isnull", True),
                                    ("handled_on__gte", models.F("found_on")),
                                    _connector="OR",
                                ),
                                name="inspections_finding_handled_after_found",
                                violation_error_message="Ngày xử lý đứng trước ngày phát hiện.",
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
