import django.db.models.deletion
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("files", "0001_initial"),
        ("files", "0002_scan_state"),
        ("files", "0003_signatures"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Series",
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
                        ("name", models.CharField(max_length=100, unique=True)),
                        ("last", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "sổ số",
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
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
                        ("sha256", models.CharField(max_length=64, unique=True)),
                        ("size", models.PositiveBigIntegerField(verbose_name="cỡ (byte)")),
                        ("media_type", models.CharField(max_length=100, verbose_name="kiểu")),
                        ("kept_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "scan_state",
                            models.CharField(
                                choices=[
                                    ("unscanned", "chưa quét"),
                                    ("clean", "sạch"),
                                    ("infected", "có mã độc"),
                                ],
                                default="unscanned",
                                max_length=9,
                                verbose_name="tình trạng quét",
                            ),
                        ),
                        (
                            "scanned_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="quét lúc"),
                        ),
                        (
                            "finding",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="mã độc tìm thấy"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tệp",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("scan_state", "unscanned")),
                                fields=["kept_at"],
                                name="files_storedfile_unscanned",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignatureCheck",
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
                        ("checked_at", models.DateTimeField(verbose_name="kiểm lúc")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("valid", "Chữ ký số hợp lệ"),
                                    ("unknown", "Không kiểm được chữ ký số"),
                                    ("changed", "Đã bị sửa sau khi ký"),
                                    ("unsigned", "Không có chữ ký số"),
                                    ("unreadable", "Không đọc được tệp"),
                                ],
                                max_length=10,
                                verbose_name="kết luận",
                            ),
                        ),
                        ("report", models.JSONField(verbose_name="chi tiết")),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signature_checks",
                                to="files.storedfile",
                                verbose_name="tệp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lần kiểm tra chữ ký số",
                    },
                ),
                migrations.CreateModel(
                    name="ElectronicCopy",
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
                        ("sealed_at", models.DateTimeField(verbose_name="ký lúc")),
                        ("by", models.CharField(max_length=150, verbose_name="người thao tác")),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="cơ quan ký",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="bản sao điện tử",
                            ),
                        ),
                        (
                            "original",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="files.storedfile",
                                verbose_name="bản quét",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bản sao điện tử",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("original", "unit"),
                                name="files_electroniccopy_once_by_a_body",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
