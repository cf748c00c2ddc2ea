import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("assignments", "0001_initial"), ("assignments", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Assignment",
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
                                max_length=40, unique=True, verbose_name="mã nhiệm vụ"
                            ),
                        ),
                        (
                            "programme_kind",
                            models.CharField(
                                choices=[
                                    ("cchc_plan", "Kế hoạch cải cách hành chính năm"),
                                    ("comms_plan", "Kế hoạch tuyên truyền cải cách hành chính"),
                                    ("government", "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao"),
                                    ("province", "Nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao"),
                                    ("smart_city", "Kế hoạch đô thị thông minh"),
                                    ("it_plan", "Kế hoạch ứng dụng công nghệ thông tin"),
                                    ("next_period", "Nhiệm vụ kỳ tới"),
                                    ("overall", "Chương trình tổng thể cải cách hành chính"),
                                ],
                                editable=False,
                                max_length=20,
                                verbose_name="loại kế hoạch",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="năm kế hoạch"
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(default=1, verbose_name="số thứ tự"),
                        ),
                        (
                            "title",
                            models.CharField(max_length=500, verbose_name="nội dung nhiệm vụ"),
                        ),
                        (
                            "area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("steering", "Chỉ đạo điều hành"),
                                    ("institutions", "Cải cách thể chế"),
                                    ("procedures", "Cải cách thủ tục hành chính"),
                                    ("organisation", "Cải cách tổ chức bộ máy"),
                                    ("personnel", "Xây dựng đội ngũ cán bộ, công chức, viên chức"),
                                    ("finance", "Cải cách tài chính công"),
                                    ("modern", "Hiện đại hóa hành chính"),
                                ],
                                max_length=20,
                                verbose_name="lĩnh vực",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("desk", "Niêm yết tại bộ phận một cửa"),
                                    ("portal", "Cổng/Trang thông tin điện tử"),
                                    ("broadcast", "Phát thanh, truyền hình"),
                                    ("grassroots", "Hệ thống thông tin cơ sở"),
                                    ("press", "Báo chí"),
                                    ("contest", "Hội thi"),
                                    ("workshop", "Tập huấn"),
                                ],
                                max_length=20,
                                verbose_name="kênh tuyên truyền",
                            ),
                        ),
                        (
                            "link",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="địa chỉ trang"
                            ),
                        ),
                        (
                            "assigner",
                            models.CharField(
                                choices=[
                                    ("government", "Chính phủ"),
                                    ("prime_minister", "Thủ tướng Chính phủ"),
                                    ("committee", "UBND tỉnh"),
                                    ("chairman", "Chủ tịch UBND tỉnh"),
                                    ("department", "Sở Nội vụ"),
                                ],
                                max_length=20,
                                verbose_name="cấp giao",
                            ),
                        ),
                        (
                            "source_document",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="văn bản giao"
                            ),
                        ),
                        (
                            "source_dated_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày văn bản giao"
                            ),
                        ),
                        (
                            "co_units",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="đơn vị phối hợp"
                            ),
                        ),
                        ("assigned_on", models.DateField(verbose_name="ngày giao")),
                        (
                            "due_from",
                            models.DateField(
                                blank=True, null=True, verbose_name="thực hiện từ ngày"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="hạn hoàn thành"),
                        ),
                        (
                            "original_due_on",
                            models.DateField(editable=False, null=True, verbose_name="hạn ban đầu"),
                        ),
                        (
                            "completed_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày hoàn thành"),
                        ),
                        (
                            "evidence",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="tài liệu kiểm chứng"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, max_length=300, verbose_name="sản phẩm"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="ghi chú nội bộ")),
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assignments.programme",
                                verbose_name="kế hoạch",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nhiệm vụ được giao",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                fields=["programme_kind", "year"], name="assignment_programme"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    models.Q(("evidence", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="assignments_assignment_completed_has_evidence",
                                violation_error_message="Nhiệm vụ hoàn thành phải có tài liệu kiểm chứng.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("completed_on__gte", models.F("assigned_on")),
                                    _connector="OR",
                                ),
                                name="assignments_assignment_completed_after_given",
                                violation_error_message="Ngày hoàn thành đứng trước ngày giao.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_from__isnull", True),
                                    ("due_on__gte", models.F("due_from")),
                                    _connector="OR",
                                ),
                                name="assignments_assignment_due_after_begun",
                                violation_error_message="Hạn hoàn thành đứng trước ngày bắt đầu thực hiện.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="BroadcastItem",
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
                            "channel",
                            models.CharField(
                                choices=[
                                    ("desk", "Niêm yết tại bộ phận một cửa"),
                                    ("portal", "Cổng/Trang thông tin điện tử"),
                                    ("broadcast", "Phát thanh, truyền hình"),
                                    ("grassroots", "Hệ thống thông tin cơ sở"),
                                    ("press", "Báo chí"),
                                    ("contest", "Hội thi"),
                                    ("workshop", "Tập huấn"),
                                ],
                                max_length=20,
                                verbose_name="kênh tuyên truyền",
                            ),
                        ),
                        ("station", models.CharField(max_length=150, verbose_name="nơi phát")),
                        ("title", models.CharField(max_length=300, verbose_name="tên tin, bài")),
                        ("aired_on", models.DateField(verbose_name="ngày phát")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assignments.assignment",
                                verbose_name="nhiệm vụ",
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
                        "verbose_name": "tin, bài tuyên truyền",
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
                    name="Programme",
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
                                    ("cchc_plan", "Kế hoạch cải cách hành chính năm"),
                                    ("comms_plan", "Kế hoạch tuyên truyền cải cách hành chính"),
                                    ("government", "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao"),
                                    ("province", "Nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao"),
                                    ("smart_city", "Kế hoạch đô thị thông minh"),
                                    ("it_plan", "Kế hoạch ứng dụng công nghệ thông tin"),
                                    ("next_period", "Nhiệm vụ kỳ tới"),
                                    ("overall", "Chương trình tổng thể cải cách hành chính"),
                                ],
                                max_length=20,
                                verbose_name="loại kế hoạch",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        ("title", models.CharField(max_length=300, verbose_name="tên kế hoạch")),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="số quyết định"
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày quyết định"),
                        ),
                        (
                            "announced_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày thông báo dự kiến"
                            ),
                        ),
                        (
                            "expected_from",
                            models.DateField(
                                blank=True, null=True, verbose_name="dự kiến ban hành từ ngày"
                            ),
                        ),
                        (
                            "expected_to",
                            models.DateField(
                                blank=True, null=True, verbose_name="dự kiến ban hành đến ngày"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày kết thúc"),
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
                        "verbose_name": "kế hoạch, chương trình",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="assignments_programme_closes_after_it_was_decided",
                                violation_error_message="Ngày kết thúc đứng trước ngày quyết định.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Extension",
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
                        ("old_due_on", models.DateField(verbose_name="hạn cũ")),
                        ("new_due_on", models.DateField(verbose_name="hạn mới")),
                        ("extended_on", models.DateField(verbose_name="ngày gia hạn")),
                        ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assignments.assignment",
                                verbose_name="nhiệm vụ",
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
                        "verbose_name": "lần gia hạn",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("new_due_on__gt", models.F("old_due_on"))),
                                name="assignments_extension_puts_off",
                                violation_error_message="Hạn mới phải sau hạn cũ.",
                            )
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
