import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_revisions"),
        ("documents", "0003_annex_indexes"),
        ("documents", "0004_unit_led_index"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Document",
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
                        ("code", models.CharField(max_length=40, verbose_name="mã văn bản")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "Văn bản đi"), ("in", "Văn bản đến")],
                                default="out",
                                max_length=3,
                                verbose_name="chiều",
                            ),
                        ),
                        (
                            "register",
                            models.CharField(
                                choices=[
                                    ("committee", "Sổ của UBND"),
                                    ("chairman", "Sổ của Chủ tịch UBND"),
                                    ("unit", "Sổ văn bản đi của cơ quan"),
                                    ("incoming", "Sổ văn bản đến"),
                                ],
                                max_length=10,
                                verbose_name="sổ",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                        (
                            "number",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="số"),
                        ),
                        (
                            "symbol",
                            models.CharField(blank=True, max_length=30, verbose_name="ký hiệu"),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="loại văn bản")),
                        ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                        (
                            "sent_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày gửi"),
                        ),
                        ("abstract", models.CharField(max_length=400, verbose_name="trích yếu")),
                        (
                            "issuer",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="cơ quan ban hành"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("electronic", "Hoàn toàn điện tử"),
                                    ("both", "Điện tử song song với giấy"),
                                    ("paper", "Chỉ bản giấy"),
                                ],
                                max_length=10,
                                verbose_name="hình thức gửi",
                            ),
                        ),
                        ("signed", models.BooleanField(default=False, verbose_name="đã ký số")),
                        (
                            "is_steering",
                            models.BooleanField(
                                default=False, verbose_name="văn bản chỉ đạo cải cách hành chính"
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
                        "verbose_name": "văn bản",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    "folded", config="simple"
                                ),
                                name="documents_document_words",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("direction", "out"), ("withdrawn_at__isnull", True)
                                ),
                                fields=["unit", "sent_on", "channel", "signed"],
                                name="documents_document_sent_by",
                            ),
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["-issued_on", "id"],
                                name="documents_document_newest",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("direction", "out"),
                                    ("is_steering", True),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=["issued_on"],
                                include=("unit",),
                                name="documents_document_steering",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "register", "year", "number"),
                                name="documents_document_number",
                                violation_error_message="Số này đã cấp trong sổ của năm. Hãy lấy số tiếp theo, hoặc chọn đúng sổ.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("code",),
                                name="documents_document_code",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_on__isnull", True),
                                    ("sent_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="documents_document_sent",
                                violation_error_message="Ngày gửi đứng trước ngày ban hành.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DocumentLink",
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
                            "linked_to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="liên thông với",
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
                        "verbose_name": "kết nối hệ thống quản lý văn bản",
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
                                name="documents_documentlink_spell",
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
                    name="Transmission",
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
                        ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                        (
                            "received_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc"),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transmissions",
                                to="documents.document",
                                verbose_name="văn bản",
                            ),
                        ),
                        (
                            "to_unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="nơi nhận",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="nơi gửi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lượt gửi văn bản",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("received_at__isnull", True),
                                    ("received_at__gte", models.F("sent_at")),
                                    _connector="OR",
                                ),
                                name="documents_transmission_received",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UnitCost",
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
                        ("code", models.SlugField(max_length=40, verbose_name="định mức")),
                        ("amount_vnd", models.PositiveIntegerField(verbose_name="số tiền (đồng)")),
                        ("basis", models.CharField(max_length=300, verbose_name="căn cứ")),
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
                        "verbose_name": "định mức tiết kiệm",
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
                                name="documents_unitcost_spell",
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
                    name="Certificate",
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
                        ("code", models.CharField(max_length=40, verbose_name="số sê-ri")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("organisation", "Cơ quan, tổ chức"),
                                    ("person", "Cá nhân"),
                                ],
                                max_length=12,
                                verbose_name="loại",
                            ),
                        ),
                        (
                            "holder",
                            models.CharField(
                                max_length=200, verbose_name="người, cơ quan được cấp"
                            ),
                        ),
                        (
                            "device",
                            models.CharField(
                                choices=[("token", "Thiết bị USB"), ("mobile", "Thiết bị di động")],
                                max_length=6,
                                verbose_name="thiết bị lưu khóa",
                            ),
                        ),
                        ("issued_on", models.DateField(verbose_name="ngày cấp")),
                        ("expires_on", models.DateField(verbose_name="ngày hết hạn")),
                        (
                            "revoked_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày thu hồi"),
                        ),
                        (
                            "revoked_because",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="lý do thu hồi"
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
                        "verbose_name": "chứng thư số",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("code",),
                                name="documents_certificate_code",
                                violation_error_message="Đã có chứng thư số mang số sê-ri này.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_on__gt", models.F("issued_on"))),
                                name="documents_certificate_term",
                                violation_error_message="Ngày hết hạn phải đứng sau ngày cấp.",
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
