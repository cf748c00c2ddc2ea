import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("satisfaction", "0001_initial"),
        ("satisfaction", "0002_revisions"),
        ("satisfaction", "0003_ratings"),
        ("satisfaction", "0004_rating_revisions"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
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
                            "dossier_code",
                            models.CharField(blank=True, max_length=60, verbose_name="mã hồ sơ"),
                        ),
                        (
                            "procedure_code",
                            models.CharField(blank=True, max_length=30, verbose_name="mã thủ tục"),
                        ),
                        (
                            "official",
                            models.CharField(blank=True, max_length=150, verbose_name="cán bộ"),
                        ),
                        (
                            "device",
                            models.CharField(blank=True, max_length=40, verbose_name="thiết bị"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("portal", "Cổng dịch vụ công"),
                                    ("counter", "Máy tại quầy"),
                                    ("qr", "Mã QR trên phiếu"),
                                    ("post", "Qua bưu điện"),
                                ],
                                max_length=7,
                                verbose_name="nơi đánh giá",
                            ),
                        ),
                        (
                            "questionnaire",
                            models.CharField(blank=True, max_length=40, verbose_name="bộ câu hỏi"),
                        ),
                        (
                            "mark",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Rất không hài lòng"),
                                    (2, "Không hài lòng"),
                                    (3, "Bình thường"),
                                    (4, "Hài lòng"),
                                    (5, "Rất hài lòng"),
                                ],
                                verbose_name="mức hài lòng",
                            ),
                        ),
                        (
                            "comment",
                            models.TextField(blank=True, max_length=1000, verbose_name="ý kiến"),
                        ),
                        ("rated_at", models.DateTimeField(verbose_name="đánh giá lúc")),
                        ("rated_on", models.DateField(verbose_name="ngày đánh giá")),
                        ("taken_from", models.CharField(blank=True, editable=False, max_length=32)),
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
                        "verbose_name": "đánh giá sự phục vụ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["rated_on"], name="satisfaction_rated")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("dossier_code", ""), _negated=True),
                                fields=("dossier_code",),
                                name="satisfaction_rating_once",
                                violation_error_message="Hồ sơ này đã được đánh giá.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mark__gte", 1), ("mark__lte", 5)),
                                name="satisfaction_rating_mark",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dossier_code", ""), _negated=True),
                                    models.Q(
                                        ("channel", "counter"),
                                        models.Q(("device", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="satisfaction_rating_visit_at_a_counter",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="RatingAnswer",
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
                        ("points", models.PositiveSmallIntegerField(verbose_name="điểm")),
                        ("most", models.PositiveSmallIntegerField(verbose_name="điểm tối đa")),
                        ("rated_on", models.DateField(verbose_name="ngày đánh giá")),
                        (
                            "rating",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="satisfaction.rating",
                                verbose_name="đánh giá",
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
                        "verbose_name": "điểm từng chỉ số",
                        "indexes": [
                            models.Index(
                                fields=["number", "rated_on"], name="satisfaction_answered"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rating", "number"), name="satisfaction_answer_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points__lte", models.F("most"))),
                                name="satisfaction_answer_points",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyRound",
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
                                max_length=40, unique=True, verbose_name="mã đợt khảo sát"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("paper", "Phát phiếu"), ("online", "Trực tuyến")],
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        (
                            "questionnaire",
                            models.CharField(max_length=200, verbose_name="bảng hỏi"),
                        ),
                        ("opened_on", models.DateField(verbose_name="ngày mở")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đóng"),
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
                        "verbose_name": "đợt khảo sát",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="satisfaction_surveyround_days",
                                violation_error_message="Ngày đóng đứng trước ngày mở.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="SurveyForm",
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
                            models.CharField(max_length=40, unique=True, verbose_name="số phiếu"),
                        ),
                        (
                            "procedure",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="thủ tục đã làm"
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="ngày phát")),
                        (
                            "collected_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thu"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("issued", "Đã phát"),
                                    ("collected", "Đã thu, chưa kiểm"),
                                    ("valid", "Hợp lệ"),
                                    ("invalid", "Không hợp lệ"),
                                ],
                                default="issued",
                                max_length=10,
                                verbose_name="trạng thái",
                            ),
                        ),
                        (
                            "invalid_reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="lý do không hợp lệ"
                            ),
                        ),
                        (
                            "mark",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="mức hài lòng",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="satisfaction.surveyround",
                                verbose_name="đợt khảo sát",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiếu khảo sát",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["collected_on"], name="survey_form_collected")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("collected_on__isnull", True), ("state", "issued")),
                                    models.Q(
                                        models.Q(("state", "issued"), _negated=True),
                                        ("collected_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="satisfaction_surveyform_collected_has_day",
                                violation_error_message="Phiếu đã thu thì có ngày thu; phiếu mới phát thì chưa.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("collected_on__isnull", True),
                                    ("collected_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="satisfaction_surveyform_collected_after_issued",
                                violation_error_message="Ngày thu đứng trước ngày phát.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mark__isnull", True),
                                    models.Q(("mark__gte", 1), ("mark__lte", 5)),
                                    _connector="OR",
                                ),
                                name="satisfaction_surveyform_mark",
                                violation_error_message="Mức hài lòng từ 1 đến 5.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "dossier_code",
                            models.CharField(max_length=60, unique=True, verbose_name="mã hồ sơ"),
                        ),
                        (
                            "procedure_code",
                            models.CharField(blank=True, max_length=30, verbose_name="mã thủ tục"),
                        ),
                        (
                            "official",
                            models.CharField(blank=True, max_length=150, verbose_name="cán bộ"),
                        ),
                        (
                            "recipient",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người nhận kết quả"
                            ),
                        ),
                        ("returned_at", models.DateTimeField(verbose_name="trả kết quả lúc")),
                        ("returned_on", models.DateField(verbose_name="ngày trả kết quả")),
                        ("expires_on", models.DateField(verbose_name="hết hạn đánh giá")),
                        (
                            "rated_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đánh giá"),
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
                        "verbose_name": "lời mời đánh giá",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["returned_on"], name="satisfaction_invited")
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
