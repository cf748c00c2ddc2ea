import django.contrib.postgres.fields
import django.db.models.deletion
import konia.kernel.rooms.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_citizens_and_codes"),
        ("access", "0003_api_tokens"),
    ]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Role",
                    fields=[
                        (
                            "code",
                            models.SlugField(primary_key=True, serialize=False, verbose_name="mã"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="tên")),
                        (
                            "permissions",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80), default=list, size=None
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vai trò",
                    },
                ),
                migrations.CreateModel(
                    name="Account",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "username",
                            models.CharField(
                                max_length=150, unique=True, verbose_name="tên đăng nhập"
                            ),
                        ),
                        ("full_name", models.CharField(max_length=150, verbose_name="họ và tên")),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="thư điện tử"
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True, max_length=15, verbose_name="số điện thoại"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("official", "Cán bộ"), ("citizen", "Người dân")],
                                default="official",
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="org.unit",
                                verbose_name="đơn vị công tác",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tài khoản",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind", "citizen"), models.Q(("email", ""), _negated=True)
                                ),
                                fields=("email",),
                                name="access_citizen_email",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind", "citizen"), models.Q(("phone", ""), _negated=True)
                                ),
                                fields=("phone",),
                                name="access_citizen_phone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApiToken",
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
                        ("name", models.CharField(max_length=100, verbose_name="dùng cho")),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        (
                            "scopes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                default=list,
                                size=None,
                                verbose_name="phạm vi",
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="tạo lúc")),
                        ("made_by", models.CharField(max_length=150, verbose_name="người tạo")),
                        (
                            "expires_on",
                            models.DateField(null=True, verbose_name="dùng đến hết ngày"),
                        ),
                        (
                            "last_used_at",
                            models.DateTimeField(null=True, verbose_name="dùng lần cuối"),
                        ),
                        ("revoked_at", models.DateTimeField(null=True, verbose_name="thu hồi lúc")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tài khoản",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="đơn vị",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mã truy cập của phần mềm",
                    },
                ),
                migrations.CreateModel(
                    name="OneTimeCode",
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
                        ("handle", models.CharField(max_length=43, unique=True)),
                        ("purpose", models.CharField(max_length=20)),
                        ("contact", models.CharField(max_length=254)),
                        ("digest", models.CharField(max_length=64)),
                        ("opens", models.BooleanField(default=True)),
                        ("full_name", models.CharField(blank=True, max_length=150)),
                        ("password", models.CharField(blank=True, max_length=128)),
                        ("expires_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("used_at", models.DateTimeField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mã dùng một lần",
                        "indexes": [
                            models.Index(fields=["expires_at"], name="one_time_code_expires")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicPost",
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
                        ("kind", models.CharField(max_length=30)),
                        ("key", models.CharField(max_length=64)),
                        ("address", models.CharField(max_length=45)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "lần gửi từ bên ngoài",
                        "indexes": [
                            models.Index(fields=["kind", "key", "at"], name="public_post_key"),
                            models.Index(
                                fields=["kind", "address", "at"], name="public_post_address"
                            ),
                            models.Index(fields=["at"], name="public_post_at"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
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
                        ("first_on", models.DateField(verbose_name="từ ngày")),
                        (
                            "last_on",
                            models.DateField(blank=True, null=True, verbose_name="đến ngày"),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lent_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lent",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="org.unit"
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="access.role"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quyền được giao",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="grant_ends_after_it_begins",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignedIn",
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
                        ("session_key", models.CharField(max_length=40, unique=True)),
                        ("address", models.CharField(max_length=45, verbose_name="địa chỉ mạng")),
                        (
                            "browser",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="trình duyệt"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="lúc")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="kết thúc lúc")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phiên đăng nhập",
                        "indexes": [
                            models.Index(fields=["account", "-at"], name="signed_in_account")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SignInAttempt",
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
                        ("username", models.CharField(max_length=150)),
                        ("address", models.CharField(max_length=45)),
                        ("at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "verbose_name": "lần đăng nhập hỏng",
                        "indexes": [
                            models.Index(fields=["username", "at"], name="attempt_username"),
                            models.Index(fields=["address", "at"], name="attempt_address"),
                        ],
                    },
                ),
            ],
        ),
    ]
