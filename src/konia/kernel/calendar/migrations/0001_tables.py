import django.db.models.deletion
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("calendar", "0001_initial"),
        ("calendar", "0002_one_clock"),
        ("calendar", "0003_count_editions"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="CalendarChange",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("days", "Ngày đặc biệt"),
                                    ("hours", "Giờ làm việc"),
                                    ("cut_off", "Giờ chốt tiếp nhận"),
                                ],
                                max_length=8,
                                verbose_name="loại thay đổi",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="nội dung")),
                        ("row_ids", models.JSONField(verbose_name="các dòng được duyệt")),
                        (
                            "approved_by",
                            models.CharField(max_length=150, verbose_name="người duyệt"),
                        ),
                        ("approved_at", models.DateTimeField(verbose_name="duyệt lúc")),
                        (
                            "affected",
                            models.JSONField(default=dict, verbose_name="số thời hạn dự kiến đổi"),
                        ),
                        (
                            "recounted",
                            models.JSONField(default=dict, verbose_name="tiến độ tính lại"),
                        ),
                    ],
                    options={
                        "verbose_name": "lần đổi lịch",
                        "ordering": ("-approved_at", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="CalendarEdition",
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
                        ("number", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "lần sửa lịch làm việc",
                    },
                ),
                migrations.CreateModel(
                    name="CutOff",
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
                        ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
                        (
                            "proposed_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người đề xuất"
                            ),
                        ),
                        (
                            "approved_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người duyệt"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày duyệt"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "service",
                            models.SlugField(blank=True, max_length=40, verbose_name="dịch vụ"),
                        ),
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        ("at", models.TimeField(blank=True, null=True, verbose_name="giờ chốt")),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giờ chốt tiếp nhận",
                        "ordering": ("first_on", "id"),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="calendar_cutoff_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HoursRule",
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
                        ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
                        (
                            "proposed_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người đề xuất"
                            ),
                        ),
                        (
                            "approved_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người duyệt"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày duyệt"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        (
                            "service",
                            models.SlugField(blank=True, max_length=40, verbose_name="dịch vụ"),
                        ),
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="tên")),
                        ("week", models.JSONField(verbose_name="giờ làm việc trong tuần")),
                        (
                            "every_day",
                            models.BooleanField(default=False, verbose_name="cả ngày nghỉ lễ"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giờ làm việc",
                        "ordering": ("first_on", "id"),
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="calendar_hoursrule_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpecialDay",
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
                        ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
                        (
                            "proposed_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người đề xuất"
                            ),
                        ),
                        (
                            "approved_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người duyệt"
                            ),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày duyệt"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="rút lại lúc"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="ngày")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("holiday", "Nghỉ lễ, tết"),
                                    ("swapped_off", "Nghỉ hoán đổi"),
                                    ("worked", "Làm bù"),
                                    ("morning_off", "Nghỉ buổi sáng"),
                                    ("afternoon_off", "Nghỉ buổi chiều"),
                                    ("ordinary", "Theo lịch tuần"),
                                ],
                                max_length=13,
                                verbose_name="loại ngày",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="tên")),
                        (
                            "replaced_on",
                            models.DateField(
                                blank=True, editable=False, null=True, verbose_name="được thay ngày"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ngày đặc biệt",
                        "ordering": ("day", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True), ("withdrawn_at__isnull", True)
                                ),
                                fields=("day", "unit"),
                                name="calendar_specialday_one_proposed",
                                nulls_distinct=False,
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", False),
                                    ("replaced_on__isnull", True),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=("day", "unit"),
                                name="calendar_specialday_one_in_force",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
