import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("insurance", "0001_initial"), ("insurance", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="ChildCard",
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
                            models.CharField(max_length=40, unique=True, verbose_name="số thẻ"),
                        ),
                        ("born_on", models.DateField(verbose_name="ngày sinh")),
                        ("issued_on", models.DateField(verbose_name="ngày cấp")),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("birth", "Liên thông khai sinh"),
                                    ("online", "Giao dịch điện tử"),
                                    ("counter", "Nộp giấy tại quầy"),
                                ],
                                max_length=10,
                                verbose_name="hình thức đề nghị",
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
                        "verbose_name": "thẻ bảo hiểm y tế trẻ em",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("issued_on__gte", models.F("born_on"))),
                                name="insurance_childcard_issued_after_birth",
                                violation_error_message="Ngày cấp đứng trước ngày sinh.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="EmployerDossier",
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
                                max_length=40, unique=True, verbose_name="số biên nhận"
                            ),
                        ),
                        (
                            "employer",
                            models.CharField(
                                max_length=200, verbose_name="đơn vị sử dụng lao động"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sickness", "Ốm đau"),
                                    ("maternity", "Thai sản"),
                                    ("pension", "Hưu trí"),
                                    ("accident", "Tai nạn lao động"),
                                    ("disease", "Bệnh nghề nghiệp"),
                                ],
                                max_length=10,
                                verbose_name="loại hồ sơ",
                            ),
                        ),
                        ("sent_on", models.DateField(verbose_name="ngày gửi")),
                        ("due_on", models.DateField(verbose_name="ngày hẹn trả")),
                        (
                            "settled_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày giải quyết"),
                        ),
                        (
                            "returned_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày trả lại"),
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
                        "verbose_name": "hồ sơ bảo hiểm xã hội điện tử",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("sent_on"))),
                                name="insurance_employerdossier_due_after_sent",
                                violation_error_message="Ngày hẹn trả đứng trước ngày gửi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled_on__isnull", True),
                                    ("returned_on__isnull", True),
                                    _connector="OR",
                                ),
                                name="insurance_employerdossier_one_end",
                                violation_error_message="Một hồ sơ không thể vừa giải quyết vừa trả lại.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="VssidRegistration",
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
                            models.CharField(max_length=40, unique=True, verbose_name="mã đăng ký"),
                        ),
                        ("registered_on", models.DateField(verbose_name="ngày đăng ký")),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày phê duyệt"),
                        ),
                        (
                            "rejected_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày từ chối"),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="lý do từ chối"
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
                        "verbose_name": "đăng ký VssID",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True),
                                    ("rejected_on__isnull", True),
                                    _connector="OR",
                                ),
                                name="insurance_vssidregistration_one_answer",
                                violation_error_message="Một đăng ký không thể vừa được duyệt vừa bị từ chối.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_on__isnull", True),
                                        ("approved_on__gte", models.F("registered_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("rejected_on__isnull", True),
                                        ("rejected_on__gte", models.F("registered_on")),
                                        _connector="OR",
                                    ),
                                ),
                                name="insurance_vssidregistration_answered_after",
                                violation_error_message="Ngày trả lời đứng trước ngày đăng ký.",
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
