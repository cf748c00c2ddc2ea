import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reform", "0001_initial"),
        ("reform", "0002_revisions"),
        ("reform", "0003_nine_indices"),
        ("reform", "0004_index_revisions"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="CriteriaConsultation",
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
                                max_length=40, unique=True, verbose_name="mã đợt lấy ý kiến"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="dự thảo")),
                        (
                            "replaces",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="thay thế văn bản"
                            ),
                        ),
                        (
                            "letter",
                            models.CharField(max_length=80, verbose_name="công văn lấy ý kiến"),
                        ),
                        ("opened_on", models.DateField(verbose_name="ngày lấy ý kiến")),
                        ("deadline_on", models.DateField(verbose_name="hạn góp ý")),
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
                        "verbose_name": "lấy ý kiến bộ tiêu chí",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("deadline_on__gte", models.F("opened_on"))),
                                name="reform_criteriaconsultation_days",
                                violation_error_message="Hạn góp ý đứng trước ngày lấy ý kiến.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ConsultationComment",
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
                        ("text", models.TextField(verbose_name="nội dung góp ý")),
                        ("received_on", models.DateField(verbose_name="ngày nhận")),
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
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reform.criteriaconsultation",
                                verbose_name="đợt lấy ý kiến",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ý kiến góp ý",
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
                    name="EntryRound",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm chỉ số")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="lần nhập")),
                        ("entered_on", models.DateField(verbose_name="ngày hoàn thành nhập")),
                        (
                            "report",
                            models.CharField(blank=True, max_length=80, verbose_name="báo cáo"),
                        ),
                        (
                            "contents",
                            models.CharField(max_length=200, verbose_name="nội dung nhập"),
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
                        "verbose_name": "lần nhập Chỉ số CCHC",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "year", "number"),
                                name="reform_entryround_once",
                                violation_error_message="Lần nhập này đã có.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="IndexRule",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="chỉ số")),
                        ("title", models.CharField(max_length=200, verbose_name="tên chỉ số")),
                        ("figure", models.CharField(max_length=80, verbose_name="chỉ tiêu (mã)")),
                        (
                            "full_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="2 điểm từ"
                            ),
                        ),
                        (
                            "half_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="1 điểm từ"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="căn cứ"),
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
                        "verbose_name": "quy tắc chấm chỉ số",
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
                                name="reform_indexrule_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("number", "first_on"),
                                name="reform_indexrule_once",
                                violation_error_message="Chỉ số này đã có quy tắc từ ngày đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("full_from__gt", models.F("half_from")),
                                    ("number__range", (1, 9)),
                                ),
                                name="reform_indexrule_falls",
                                violation_error_message="Chỉ số từ 1 đến 9; mức 2 điểm phải cao hơn mức 1 điểm.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RatedUnit",
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
                            "note",
                            models.CharField(blank=True, max_length=200, verbose_name="ghi chú"),
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
                        "verbose_name": "đơn vị thuộc diện đánh giá",
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
                                name="reform_ratedunit_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "first_on"),
                                name="reform_ratedunit_once",
                                violation_error_message="Đơn vị này đã có trong danh sách từ ngày đó.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Rating",
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
                                max_length=40, unique=True, verbose_name="mã đánh giá"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm đánh giá")),
                        (
                            "score",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="điểm"
                            ),
                        ),
                        (
                            "grade",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "Xuất sắc"),
                                    ("good", "Tốt"),
                                    ("fair", "Khá"),
                                    ("average", "Trung bình"),
                                    ("weak", "Yếu"),
                                ],
                                max_length=20,
                                verbose_name="xếp loại đã công bố",
                            ),
                        ),
                        (
                            "report",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="văn bản công bố"
                            ),
                        ),
                        (
                            "published_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày công bố"),
                        ),
                        (
                            "computed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="tính điểm lúc"
                            ),
                        ),
                        (
                            "as_of",
                            models.DateField(
                                editable=False, null=True, verbose_name="số liệu tính đến ngày"
                            ),
                        ),
                        (
                            "self_assessed_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="ngày tự chấm"
                            ),
                        ),
                        (
                            "appraised_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="ngày thẩm định"
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
                        "verbose_name": "kết quả đánh giá giải quyết TTHC",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "year"),
                                name="reform_rating_once_a_year",
                                violation_error_message="Đơn vị này đã được đánh giá cho năm đó.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("grade", ""), ("published_on__isnull", True)),
                                    models.Q(
                                        ("published_on__isnull", False),
                                        models.Q(("grade", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reform_rating_published_has_class",
                                violation_error_message="Kết quả công bố phải có xếp loại, và chỉ khi đã công bố.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__gte", 0), ("score__lte", 100)),
                                name="reform_rating_score",
                                violation_error_message="Điểm phải từ 0 đến 100.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RatingPoint",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="chỉ số")),
                        ("title", models.CharField(max_length=200, verbose_name="tên chỉ số")),
                        ("figure", models.CharField(max_length=80, verbose_name="chỉ tiêu (mã)")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="giá trị"
                            ),
                        ),
                        (
                            "part",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="số đạt"
                            ),
                        ),
                        (
                            "whole",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, null=True, verbose_name="tổng số"
                            ),
                        ),
                        (
                            "full_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="2 điểm từ"
                            ),
                        ),
                        (
                            "half_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="1 điểm từ"
                            ),
                        ),
                        (
                            "computed",
                            models.PositiveSmallIntegerField(null=True, verbose_name="điểm tính"),
                        ),
                        (
                            "assessed",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="điểm tự chấm"
                            ),
                        ),
                        (
                            "appraised",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="điểm thẩm định"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="lý do"),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="reform.rating",
                                verbose_name="kết quả đánh giá",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "điểm một chỉ số",
                        "ordering": ("number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rating", "number"), name="reform_ratingpoint_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("computed__isnull", True),
                                        ("computed__lte", 2),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("assessed__isnull", True),
                                        ("assessed__lte", 2),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("appraised__isnull", True),
                                        ("appraised__lte", 2),
                                        _connector="OR",
                                    ),
                                ),
                                name="reform_ratingpoint_most",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThresholdSet",
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
                            "code",
                            models.CharField(
                                max_length=40, unique=True, verbose_name="mã bộ ngưỡng"
                            ),
                        ),
                        (
                            "excellent_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="Xuất sắc từ (điểm)"
                            ),
                        ),
                        (
                            "good_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="Tốt từ (điểm)"
                            ),
                        ),
                        (
                            "fair_from",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="Khá từ (điểm)",
                            ),
                        ),
                        (
                            "average_from",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="Trung bình từ (điểm)"
                            ),
                        ),
                        (
                            "basis",
                            models.CharField(blank=True, max_length=200, verbose_name="căn cứ"),
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
                        "verbose_name": "bộ ngưỡng xếp loại",
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
                                name="reform_thresholdset_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("excellent_from__gt", models.F("good_from")),
                                    ("good_from__gt", models.F("average_from")),
                                    models.Q(
                                        ("fair_from__isnull", True),
                                        models.Q(
                                            ("fair_from__gt", models.F("average_from")),
                                            ("good_from__gt", models.F("fair_from")),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="reform_thresholdset_falls",
                                violation_error_message="Ngưỡng phải giảm dần từ Xuất sắc đến Trung bình.",
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
