import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("indicators", "0001_initial"), ("indicators", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeclaredValue",
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
                    "quantity",
                    models.CharField(db_index=True, max_length=120, verbose_name="chỉ tiêu"),
                ),
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=20,
                        null=True,
                        verbose_name="giá trị",
                    ),
                ),
                ("day", models.DateField(blank=True, null=True, verbose_name="giá trị là ngày")),
                (
                    "words",
                    models.CharField(blank=True, max_length=200, verbose_name="giá trị là chữ"),
                ),
                ("as_of", models.DateField(verbose_name="tính đến ngày")),
                ("evidence", models.CharField(max_length=300, verbose_name="tài liệu kiểm chứng")),
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
                "verbose_name": "giá trị khai báo",
                "abstract": False,
                "base_manager_name": "all_records",
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["quantity", "as_of"], name="declared_quantity")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("all_records", django.db.models.manager.Manager()),
            ],
        ),
    ]
