"""Codes of results and forms, the days of publication duties, impact assessments of drafts."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from decimal import Decimal
from django.db import migrations, models

from konia.kernel.audit.revisions import KeepRevisions


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_chains"),
        ("files", "0002_scan_state"),
        ("legal", "0002_revisions"),
        ("org", "0003_count_editions"),
        ("procedures", "0005_count_editions"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperpart",
            name="form_code",
            field=models.CharField(blank=True, max_length=40, verbose_name="mã mẫu đơn"),
        ),
        migrations.AddField(
            model_name="paperpart",
            name="form_kept",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
                verbose_name="tệp mẫu đơn",
            ),
        ),
        migrations.AddField(
            model_name="paperpart",
            name="form_url",
            field=models.URLField(blank=True, max_length=300, verbose_name="địa chỉ tải mẫu đơn"),
        ),
        migrations.AddField(
            model_name="procedureversion",
            name="result_code",
            field=models.CharField(blank=True, max_length=40, verbose_name="mã kết quả"),
        ),
        migrations.AddField(
            model_name="publicationdecision",
            name="issuer",
            field=models.CharField(
                blank=True,
                choices=[("province", "Chủ tịch UBND tỉnh"), ("ministry", "Bộ, cơ quan ngang bộ")],
                default="province",
                max_length=10,
                verbose_name="cấp công bố",
            ),
        ),
        migrations.AddField(
            model_name="publicationdecision",
            name="text_effective_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày văn bản có hiệu lực"),
        ),
        migrations.AddField(
            model_name="publicationdecision",
            name="publish_by",
            field=models.DateField(editable=False, null=True, verbose_name="hạn ban hành"),
        ),
        migrations.AddField(
            model_name="procedureversion",
            name="enter_by",
            field=models.DateField(
                editable=False, null=True, verbose_name="hạn nhập Cơ sở dữ liệu quốc gia"
            ),
        ),
        migrations.CreateModel(
            name="DutyRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.DateTimeField(editable=False, null=True, verbose_name="rút lại lúc"),
                ),
                ("first_on", models.DateField(verbose_name="từ ngày")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("ministry", "Bộ công bố trước khi văn bản có hiệu lực"),
                            ("province", "Tỉnh công bố trước khi văn bản có hiệu lực"),
                            ("entry", "Nhập Cơ sở dữ liệu quốc gia sau khi ban hành"),
                        ],
                        max_length=10,
                        verbose_name="việc phải làm",
                    ),
                ),
                ("working_days", models.PositiveSmallIntegerField(verbose_name="số ngày làm việc")),
                ("source", models.CharField(max_length=200, verbose_name="căn cứ")),
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
                "verbose_name": "quy định về thời hạn công bố",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True),
                            ("last_on__gte", models.F("first_on")),
                            _connector="OR",
                        ),
                        name="procedures_dutyrule_spell",
                        violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("duty",),
                        name="procedures_dutyrule_one_open",
                        violation_error_message="Việc này đang có một quy định khác.",
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("all_records", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ImpactAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    models.DateTimeField(editable=False, null=True, verbose_name="rút lại lúc"),
                ),
                (
                    "procedure_name",
                    models.CharField(max_length=500, verbose_name="tên thủ tục trong dự thảo"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("new", "Công bố mới"),
                            ("amended", "Sửa đổi, bổ sung"),
                            ("replaced", "Thay thế"),
                            ("abolished", "Bãi bỏ"),
                        ],
                        max_length=10,
                        verbose_name="hình thức",
                    ),
                ),
                ("assessed_on", models.DateField(verbose_name="ngày đánh giá")),
                ("necessity", models.TextField(verbose_name="sự cần thiết")),
                ("reasonableness", models.TextField(verbose_name="tính hợp lý")),
                ("legality", models.TextField(verbose_name="tính hợp pháp")),
                (
                    "times_a_year",
                    models.PositiveIntegerField(verbose_name="số lần thực hiện mỗi năm"),
                ),
                (
                    "hour_wage_vnd",
                    models.PositiveIntegerField(verbose_name="thu nhập mỗi giờ (đồng)"),
                ),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="số giờ thực hiện một lần",
                    ),
                ),
                (
                    "other_vnd",
                    models.PositiveBigIntegerField(
                        blank=True, default=0, verbose_name="chi phí khác một lần (đồng)"
                    ),
                ),
                (
                    "fee_vnd",
                    models.PositiveBigIntegerField(
                        blank=True, default=0, verbose_name="phí, lệ phí một lần (đồng)"
                    ),
                ),
                (
                    "cost_vnd",
                    models.PositiveBigIntegerField(
                        default=0, editable=False, verbose_name="chi phí tuân thủ mỗi năm (đồng)"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="legal.normativedocument",
                        verbose_name="dự thảo",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="procedures.procedure",
                        verbose_name="thủ tục đang có",
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
                "verbose_name": "đánh giá tác động của thủ tục",
                "abstract": False,
                "base_manager_name": "all_records",
                "default_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("document", "procedure_name"),
                        name="procedures_impact_once",
                        violation_error_message="Dự thảo này đã có đánh giá cho thủ tục này.",
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("all_records", django.db.models.manager.Manager()),
            ],
        ),
        KeepRevisions("procedures_dutyrule"),
        KeepRevisions("procedures_impactassessment"),
    ]
