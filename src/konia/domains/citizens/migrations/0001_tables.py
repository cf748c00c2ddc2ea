import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("citizens", "0001_initial"), ("citizens", "0002_revisions")]

    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("files", "0001_tables"),
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Organisation",
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
                            models.CharField(max_length=40, unique=True, verbose_name="mã tổ chức"),
                        ),
                        ("name", models.CharField(max_length=250, verbose_name="tên tổ chức")),
                        ("tax_no", models.CharField(max_length=14, verbose_name="mã số thuế")),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="địa chỉ"),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True, max_length=15, verbose_name="số điện thoại"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="thư điện tử"
                            ),
                        ),
                        (
                            "checked_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="đối chiếu lúc"
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
                        "verbose_name": "tổ chức",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("tax_no",),
                                name="citizens_organisation_once",
                                violation_error_message="Mã số thuế này đã có trong sổ.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Person",
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
                            models.CharField(max_length=40, unique=True, verbose_name="mã người"),
                        ),
                        ("full_name", models.CharField(max_length=150, verbose_name="họ và tên")),
                        (
                            "identity_no",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="số định danh"
                            ),
                        ),
                        (
                            "declared_no",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="số định danh tự khai"
                            ),
                        ),
                        (
                            "identity_level",
                            models.CharField(
                                choices=[
                                    ("declared", "Tự khai"),
                                    ("paper", "Đã đối chiếu giấy tờ"),
                                    ("electronic_1", "Định danh điện tử mức độ 1"),
                                    ("electronic_2", "Định danh điện tử mức độ 2"),
                                ],
                                default="declared",
                                max_length=12,
                                verbose_name="mức xác thực",
                            ),
                        ),
                        (
                            "birth_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày sinh"),
                        ),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[("male", "Nam"), ("female", "Nữ")],
                                max_length=6,
                                verbose_name="giới tính",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True, max_length=15, verbose_name="số điện thoại"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="thư điện tử"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="địa chỉ"),
                        ),
                        (
                            "channels",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("email", "Thư điện tử"),
                                        ("sms", "Tin nhắn SMS"),
                                        ("zalo", "Zalo"),
                                    ],
                                    max_length=10,
                                ),
                                blank=True,
                                default=list,
                                editable=False,
                                size=None,
                                verbose_name="kênh nhận thông báo",
                            ),
                        ),
                        (
                            "account",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="person",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tài khoản",
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
                        "verbose_name": "người",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("phone", ""), _negated=True),
                                fields=["phone"],
                                name="citizens_person_phone",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    "folded", config="simple"
                                ),
                                name="citizens_person_words",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    models.Q(("identity_no", ""), _negated=True),
                                ),
                                fields=("identity_no",),
                                name="citizens_person_identity_once",
                                violation_error_message="Số định danh này đã có người khác.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Mandate",
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
                                max_length=40, unique=True, verbose_name="mã ủy quyền"
                            ),
                        ),
                        (
                            "holder_no",
                            models.CharField(
                                blank=True,
                                max_length=12,
                                verbose_name="số định danh người được ủy quyền",
                            ),
                        ),
                        (
                            "holder_name",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="tên người được ủy quyền"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("relative", "Người thân"),
                                    ("clerk", "Cán bộ một cửa"),
                                    ("post_officer", "Nhân viên bưu điện"),
                                    ("legal_representative", "Người đại diện theo pháp luật"),
                                    ("authorised", "Người được ủy quyền"),
                                ],
                                max_length=24,
                                verbose_name="quan hệ",
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("everything", "Mọi thủ tục"),
                                    ("procedures", "Một số thủ tục"),
                                    ("dossier", "Một hồ sơ"),
                                ],
                                max_length=12,
                                verbose_name="phạm vi",
                            ),
                        ),
                        (
                            "procedures",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                editable=False,
                                size=None,
                                verbose_name="mã thủ tục",
                            ),
                        ),
                        (
                            "dossier_code",
                            models.CharField(blank=True, max_length=60, verbose_name="mã hồ sơ"),
                        ),
                        (
                            "given_how",
                            models.CharField(
                                choices=[("online", "Trực tuyến"), ("paper", "Văn bản tại quầy")],
                                max_length=8,
                                verbose_name="cách ủy quyền",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.CharField(max_length=150, verbose_name="người ghi nhận"),
                        ),
                        (
                            "needs_approval",
                            models.BooleanField(default=False, verbose_name="phải duyệt"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="duyệt lúc"),
                        ),
                        (
                            "refused_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="từ chối lúc"),
                        ),
                        (
                            "decided_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người duyệt"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="ý kiến duyệt"
                            ),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc"),
                        ),
                        (
                            "revoked_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người thu hồi"
                            ),
                        ),
                        (
                            "holder_account",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tài khoản được ủy quyền",
                            ),
                        ),
                        (
                            "proof",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.storedfile",
                                verbose_name="giấy tờ chứng minh",
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
                            "grantor_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="citizens.organisation",
                                verbose_name="tổ chức ủy quyền",
                            ),
                        ),
                        (
                            "grantor_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates_given",
                                to="citizens.person",
                                verbose_name="người ủy quyền",
                            ),
                        ),
                        (
                            "holder_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates_held",
                                to="citizens.person",
                                verbose_name="người được ủy quyền",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ủy quyền",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("holder_no", ""), _negated=True),
                                fields=["holder_no"],
                                name="citizens_mandate_holder",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="citizens_mandate_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("grantor_organisation__isnull", True),
                                        ("grantor_person__isnull", False),
                                    ),
                                    models.Q(
                                        ("grantor_organisation__isnull", False),
                                        ("grantor_person__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="citizens_mandate_has_one_grantor",
                                violation_error_message="Ủy quyền phải của một người hoặc một tổ chức.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("holder_person__isnull", False),
                                    ("holder_account__isnull", False),
                                    models.Q(("holder_no", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="citizens_mandate_has_a_holder",
                                violation_error_message="Thiếu người được ủy quyền.",
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
