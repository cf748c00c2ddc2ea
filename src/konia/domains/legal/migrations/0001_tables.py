import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("legal", "0001_initial"), ("legal", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="ExpiredList",
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
                                max_length=40, unique=True, verbose_name="mã danh mục"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="quyết định công bố"
                            ),
                        ),
                        (
                            "decided_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày công bố"),
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
                        "verbose_name": "danh mục văn bản hết hiệu lực",
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
                    name="NormativeDocument",
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
                            models.CharField(max_length=80, unique=True, verbose_name="mã văn bản"),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu"),
                        ),
                        (
                            "number_note",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="ghi chú về số"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("resolution", "Nghị quyết"),
                                    ("decision", "Quyết định"),
                                    ("directive", "Chỉ thị"),
                                ],
                                max_length=12,
                                verbose_name="loại văn bản",
                            ),
                        ),
                        (
                            "issuer_level",
                            models.CharField(
                                choices=[
                                    ("province", "Cấp tỉnh"),
                                    ("district", "Cấp huyện"),
                                    ("commune", "Cấp xã"),
                                ],
                                max_length=10,
                                verbose_name="cấp ban hành",
                            ),
                        ),
                        (
                            "issuer_body",
                            models.CharField(
                                choices=[
                                    ("council", "Hội đồng nhân dân"),
                                    ("committee", "Ủy ban nhân dân"),
                                ],
                                max_length=10,
                                verbose_name="cơ quan ban hành",
                            ),
                        ),
                        ("abstract", models.CharField(max_length=500, verbose_name="trích yếu")),
                        (
                            "proposed_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày đề nghị xây dựng"
                            ),
                        ),
                        (
                            "drafted_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày soạn thảo xong"
                            ),
                        ),
                        (
                            "appraised_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thẩm định"),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
                        ),
                        (
                            "effective_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày có hiệu lực"
                            ),
                        ),
                        (
                            "published_on",
                            models.DateField(
                                blank=True,
                                null=True,
                                verbose_name="ngày đăng CSDL quốc gia về pháp luật",
                            ),
                        ),
                        (
                            "published_at",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="địa chỉ đăng tải"
                            ),
                        ),
                        (
                            "ended_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày hết hiệu lực"
                            ),
                        ),
                        (
                            "ended_how",
                            models.CharField(
                                blank=True,
                                choices=[("expired", "Hết hiệu lực"), ("abolished", "Bị bãi bỏ")],
                                max_length=10,
                                verbose_name="lý do hết hiệu lực",
                            ),
                        ),
                        (
                            "suspended_from",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngưng hiệu lực từ ngày"
                            ),
                        ),
                        (
                            "suspended_until",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngưng hiệu lực đến ngày"
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="legal.normativedocument",
                                verbose_name="thay thế văn bản",
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
                        "verbose_name": "văn bản quy phạm pháp luật",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_on__isnull", True),
                                    ("effective_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="legal_document_effect_after_issue",
                                violation_error_message="Ngày có hiệu lực đứng trước ngày ban hành.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ended_on__gte", models.F("effective_on")),
                                    _connector="OR",
                                ),
                                name="legal_document_end_after_effect",
                                violation_error_message="Ngày hết hiệu lực đứng trước ngày có hiệu lực.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=(
                                    "number",
                                    "issuer_level",
                                    "issuer_body",
                                    "unit",
                                    "issued_on",
                                ),
                                name="legal_document_number_once",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ExpiredItem",
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
                            "effect",
                            models.CharField(
                                choices=[
                                    ("expired", "Hết hiệu lực"),
                                    ("suspended", "Ngưng hiệu lực"),
                                ],
                                max_length=10,
                                verbose_name="tình trạng",
                            ),
                        ),
                        ("from_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=300, verbose_name="lý do"),
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
                            "expired_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="legal.expiredlist",
                                verbose_name="danh mục",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="legal.normativedocument",
                                verbose_name="văn bản",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "văn bản trong danh mục hết hiệu lực",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("expired_list", "document"),
                                name="legal_expireditem_once",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Examination",
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
                                    ("review", "Rà soát"),
                                    ("self_check", "Tự kiểm tra"),
                                    ("authority_check", "Kiểm tra theo thẩm quyền"),
                                    ("conclusion", "Kết luận kiểm tra của cơ quan cấp trên"),
                                ],
                                max_length=16,
                                verbose_name="hình thức",
                            ),
                        ),
                        (
                            "done_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thực hiện"),
                        ),
                        (
                            "paper",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="văn bản kết luận"
                            ),
                        ),
                        (
                            "authority",
                            models.CharField(
                                blank=True,
                                choices=[("passed", "Đạt"), ("failed", "Không đạt")],
                                max_length=6,
                                verbose_name="thẩm quyền ban hành",
                            ),
                        ),
                        (
                            "content",
                            models.CharField(
                                blank=True,
                                choices=[("passed", "Đạt"), ("failed", "Không đạt")],
                                max_length=6,
                                verbose_name="nội dung",
                            ),
                        ),
                        (
                            "legality",
                            models.CharField(
                                blank=True,
                                choices=[("passed", "Đạt"), ("failed", "Không đạt")],
                                max_length=6,
                                verbose_name="tính hợp hiến, hợp pháp",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[("passed", "Đạt"), ("failed", "Không đạt")],
                                max_length=6,
                                verbose_name="thể thức, kỹ thuật trình bày",
                            ),
                        ),
                        (
                            "drafting",
                            models.CharField(
                                blank=True,
                                choices=[("passed", "Đạt"), ("failed", "Không đạt")],
                                max_length=6,
                                verbose_name="trình tự, thủ tục xây dựng",
                            ),
                        ),
                        (
                            "wanted",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("nothing", "Không kiến nghị"),
                                    ("amend", "Sửa đổi, bổ sung"),
                                    ("replace", "Thay thế"),
                                    ("abolish", "Bãi bỏ"),
                                ],
                                default="nothing",
                                max_length=10,
                                verbose_name="kiến nghị",
                            ),
                        ),
                        (
                            "recommendation",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nội dung kiến nghị"
                            ),
                        ),
                        (
                            "list_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="thuộc danh mục năm"
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="hạn xử lý"),
                        ),
                        (
                            "begun_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="ngày bắt đầu xử lý"
                            ),
                        ),
                        (
                            "handled_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày xử lý xong"),
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
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="examinations",
                                to="legal.normativedocument",
                                verbose_name="văn bản",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="legal.normativedocument",
                                verbose_name="văn bản kết quả xử lý",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rà soát, kiểm tra văn bản",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handled_on__isnull", True),
                                    ("handled_on__gte", models.F("done_on")),
                                    _connector="OR",
                                ),
                                name="legal_examination_handled_after_done",
                                violation_error_message="Ngày xử lý xong đứng trước ngày rà soát, kiểm tra.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "conclusion"), _negated=True),
                                    models.Q(("paper", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="legal_examination_conclusion_has_paper",
                                violation_error_message="Thiếu số kết luận kiểm tra của cơ quan cấp trên.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DraftOpinion",
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
                                    ("opinion", "Tham gia ý kiến"),
                                    ("appraisal", "Thẩm định"),
                                ],
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("given_on", models.DateField(verbose_name="ngày cho ý kiến")),
                        (
                            "procedures_touched",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="số thủ tục trong dự thảo"
                            ),
                        ),
                        (
                            "words",
                            models.CharField(blank=True, max_length=500, verbose_name="nội dung"),
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
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="legal.normativedocument",
                                verbose_name="dự thảo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ý kiến về dự thảo có quy định thủ tục",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
            ],
        ),
    ]
