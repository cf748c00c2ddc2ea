import django.db.models.deletion
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("org", "0001_initial"), ("org", "0002_edition"), ("org", "0003_count_editions")]

    initial = True

    dependencies = []

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Edition",
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
                        ("number", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "lần sửa danh mục đơn vị",
                    },
                ),
                migrations.CreateModel(
                    name="Tier",
                    fields=[
                        (
                            "code",
                            models.SlugField(primary_key=True, serialize=False, verbose_name="mã"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="tên")),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                        ("since", models.DateField(verbose_name="từ ngày")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                    ],
                    options={
                        "verbose_name": "cấp",
                        "ordering": ("rank",),
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                        (
                            "code",
                            models.CharField(max_length=32, unique=True, verbose_name="mã đơn vị"),
                        ),
                        (
                            "code_qcvn",
                            models.CharField(
                                blank=True, max_length=32, verbose_name="mã theo QCVN 102:2016"
                            ),
                        ),
                        (
                            "code_qd20",
                            models.CharField(
                                blank=True, max_length=32, verbose_name="mã theo QĐ 20/2020"
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="thành lập ngày")),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="kết thúc ngày"),
                        ),
                        (
                            "established_by",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="cấp thành lập"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "đơn vị",
                        "verbose_name_plural": "đơn vị",
                        "ordering": ("code",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="unit_closes_after_it_opens",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reorganisation",
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
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("open", "Thành lập"),
                                    ("merge", "Hợp nhất, sáp nhập"),
                                    ("split", "Chia, tách"),
                                    ("rename", "Đổi tên"),
                                    ("move", "Chuyển cơ quan chủ quản"),
                                    ("dissolve", "Giải thể"),
                                ],
                                max_length=10,
                                verbose_name="hình thức",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="từ ngày")),
                        ("decision", models.CharField(max_length=120, verbose_name="quyết định")),
                        ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "from_units",
                            models.ManyToManyField(
                                blank=True, related_name="reorganised_away", to="org.unit"
                            ),
                        ),
                        (
                            "to_units",
                            models.ManyToManyField(
                                blank=True, related_name="reorganised_into", to="org.unit"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sắp xếp tổ chức",
                        "ordering": ("-on", "-id"),
                    },
                ),
                migrations.CreateModel(
                    name="UnitKind",
                    fields=[
                        (
                            "code",
                            models.SlugField(primary_key=True, serialize=False, verbose_name="mã"),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="tên")),
                        (
                            "rank",
                            models.PositiveSmallIntegerField(default=0, verbose_name="thứ tự"),
                        ),
                        (
                            "tier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="org.tier",
                                verbose_name="cấp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "loại đơn vị",
                        "ordering": ("rank", "code"),
                    },
                ),
                migrations.CreateModel(
                    name="Alias",
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
                        ("text", models.CharField(max_length=200, verbose_name="tên gọi khác")),
                        ("folded", models.CharField(db_index=True, editable=False, max_length=200)),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aliases",
                                to="org.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tên gọi khác",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "folded"), name="one_alias_of_a_unit"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Spell",
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
                        ("name", models.CharField(max_length=200, verbose_name="tên")),
                        (
                            "short_name",
                            models.CharField(blank=True, max_length=120, verbose_name="tên ngắn"),
                        ),
                        ("sort_name", models.CharField(editable=False, max_length=400)),
                        (
                            "deputies_allowed",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="số cấp phó"
                            ),
                        ),
                        (
                            "decision",
                            models.CharField(blank=True, max_length=120, verbose_name="quyết định"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children_spells",
                                to="org.unit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="spells",
                                to="org.unit",
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="org.unitkind",
                                verbose_name="loại",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giai đoạn của đơn vị",
                        "ordering": ("unit", "first_on"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "first_on"), name="one_spell_begins_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="spell_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
