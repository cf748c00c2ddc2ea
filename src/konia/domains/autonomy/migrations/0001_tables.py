import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("autonomy", "0001_initial"),
        ("autonomy", "0002_revisions"),
        ("autonomy", "0003_one_at_a_time"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Enterprise",
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
                                max_length=30, unique=True, verbose_name="mã số doanh nghiệp"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên doanh nghiệp")),
                        (
                            "plan",
                            models.CharField(
                                choices=[
                                    ("keep", "Giữ 100% vốn nhà nước"),
                                    ("arrange", "Sắp xếp lại"),
                                    ("equitise", "Cổ phần hóa"),
                                ],
                                max_length=10,
                                verbose_name="phương án",
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                max_length=120,
                                verbose_name="văn bản phê duyệt phương án",
                            ),
                        ),
                        (
                            "listed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="vào danh mục ngày"
                            ),
                        ),
                        (
                            "expected_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="dự kiến hoàn thành"
                            ),
                        ),
                        (
                            "finished_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="hoàn thành hoặc ra khỏi danh mục",
                            ),
                        ),
                        (
                            "charter_review_begun_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="bắt đầu rà soát điều lệ"
                            ),
                        ),
                        (
                            "charter_revised_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày sửa đổi điều lệ"
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
                        "verbose_name": "doanh nghiệp nhà nước",
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
                    name="AdminAutonomy",
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
                            "spending_regulation",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="quy chế chi tiêu nội bộ"
                            ),
                        ),
                        (
                            "spending_regulation_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày ban hành quy chế chi tiêu"
                            ),
                        ),
                        (
                            "asset_regulation",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                verbose_name="quy chế quản lý tài sản công",
                            ),
                        ),
                        (
                            "asset_regulation_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày ban hành quy chế tài sản"
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
                        "verbose_name": "tự chủ của cơ quan hành chính",
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
                                name="autonomy_adminautonomy_spell",
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
                    name="CompanyConversion",
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
                            "converted_on",
                            models.DateField(verbose_name="ngày chuyển thành công ty cổ phần"),
                        ),
                        ("company", models.CharField(max_length=200, verbose_name="tên công ty")),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
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
                        "verbose_name": "chuyển đổi thành công ty cổ phần",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit",),
                                name="autonomy_companyconversion_once",
                                violation_error_message="Đơn vị đã được ghi là chuyển đổi.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="UnitAutonomy",
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
                            "decree",
                            models.CharField(
                                choices=[
                                    ("43-16", "Nghị định 43/2006/NĐ-CP và 16/2015/NĐ-CP"),
                                    ("141", "Nghị định 141/2016/NĐ-CP"),
                                    ("54", "Nghị định 54/2016/NĐ-CP"),
                                ],
                                max_length=6,
                                verbose_name="nghị định",
                            ),
                        ),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Tự bảo đảm chi thường xuyên và chi đầu tư"),
                                    (2, "Tự bảo đảm chi thường xuyên"),
                                    (3, "Tự bảo đảm một phần chi thường xuyên"),
                                    (4, "Nhà nước bảo đảm chi thường xuyên"),
                                ],
                                verbose_name="mức tự chủ",
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(max_length=120, verbose_name="quyết định giao"),
                        ),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        (
                            "applied_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày thực hiện tự chủ"
                            ),
                        ),
                        (
                            "spending_regulation_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày ban hành quy chế chi tiêu"
                            ),
                        ),
                        (
                            "asset_regulation_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày ban hành quy chế tài sản"
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
                        "verbose_name": "tự chủ của đơn vị sự nghiệp",
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
                                name="autonomy_unitautonomy_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__in", [1, 2, 3, 4])),
                                name="autonomy_unitautonomy_level",
                                violation_error_message="Mức tự chủ phải từ 1 đến 4.",
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
