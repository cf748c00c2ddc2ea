import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("counters", "0001_initial"), ("counters", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="CounterDevice",
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
                                max_length=40, unique=True, verbose_name="mã thiết bị"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("kiosk", "Máy lấy số"),
                                    ("tablet", "Máy đánh giá tại quầy"),
                                    ("intake", "Máy tiếp nhận khi mất mạng"),
                                ],
                                max_length=6,
                                verbose_name="loại thiết bị",
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, max_length=120, verbose_name="nơi đặt"),
                        ),
                        (
                            "official",
                            models.CharField(
                                blank=True,
                                max_length=150,
                                verbose_name="người được đánh giá tại quầy",
                            ),
                        ),
                        ("digest", models.CharField(editable=False, max_length=64, unique=True)),
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
                        "verbose_name": "thiết bị tại quầy",
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
                                name="counters_counterdevice_spell",
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
                    name="NumberRange",
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
                        ("series", models.CharField(max_length=100, verbose_name="dãy số")),
                        ("day", models.DateField(verbose_name="ngày của dãy số")),
                        ("first", models.PositiveIntegerField(verbose_name="từ số")),
                        ("last", models.PositiveIntegerField(verbose_name="đến số")),
                        (
                            "desk",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="quầy giữ số"
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="giữ số lúc")),
                        ("taken_by", models.CharField(max_length=150, verbose_name="người giữ số")),
                        (
                            "returned_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="trả dải số lúc"
                            ),
                        ),
                        (
                            "returned_by",
                            models.CharField(blank=True, max_length=150, verbose_name="người trả"),
                        ),
                        (
                            "device",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="counters.counterdevice",
                                verbose_name="thiết bị",
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
                        "verbose_name": "dải số đã giữ",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("series", "first"), name="counters_numberrange_first"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first__gte", 1), ("last__gte", models.F("first"))
                                ),
                                name="counters_numberrange_order",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="NumberUse",
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
                        ("number", models.PositiveIntegerField(verbose_name="số")),
                        (
                            "fate",
                            models.CharField(
                                choices=[
                                    ("used", "Đã dùng cho hồ sơ"),
                                    ("given_back", "Trả lại dãy số"),
                                    ("voided", "Hủy, có lý do"),
                                ],
                                max_length=10,
                                verbose_name="kết cục",
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=60, verbose_name="mã hồ sơ"),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, max_length=200, verbose_name="lý do"),
                        ),
                        ("at", models.DateTimeField(verbose_name="lúc")),
                        ("by", models.CharField(max_length=150, verbose_name="người ghi")),
                        (
                            "range",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uses",
                                to="counters.numberrange",
                                verbose_name="dải số",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "số đã quyết toán",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("range", "number"), name="counters_numberuse_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("fate", "used"), models.Q(("reference", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("fate", "voided"), models.Q(("reason", ""), _negated=True)
                                    ),
                                    ("fate", "given_back"),
                                    _connector="OR",
                                ),
                                name="counters_numberuse_told",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceLine",
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
                            "letter",
                            models.CharField(
                                max_length=1,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z]$", "Ghi một chữ cái từ A đến Z."
                                    )
                                ],
                                verbose_name="chữ cái",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="loại việc")),
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
                        "verbose_name": "loại việc lấy số",
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
                                name="counters_serviceline_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "letter", "first_on"),
                                name="counters_serviceline_once",
                                violation_error_message="Chữ cái này đã có loại việc từ ngày đó.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Window",
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
                        ("number", models.PositiveSmallIntegerField(verbose_name="số quầy")),
                        (
                            "name",
                            models.CharField(blank=True, max_length=120, verbose_name="tên quầy"),
                        ),
                        (
                            "serves",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Z]( [A-Z])*$",
                                        "Ghi các chữ cái cách nhau một dấu cách, ví dụ A C.",
                                    )
                                ],
                                verbose_name="phục vụ",
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
                        "verbose_name": "quầy",
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
                                name="counters_window_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("unit", "number", "first_on"),
                                name="counters_window_once",
                                violation_error_message="Quầy số này đã có từ ngày đó.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Ticket",
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
                        ("day", models.DateField(verbose_name="ngày")),
                        ("letter", models.CharField(max_length=1, verbose_name="dãy số")),
                        ("number", models.PositiveIntegerField(verbose_name="số thứ tự")),
                        (
                            "priority",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Không thuộc diện ưu tiên"),
                                    ("elderly", "Người cao tuổi"),
                                    ("disabled", "Người khuyết tật"),
                                    ("pregnant", "Phụ nữ mang thai"),
                                ],
                                max_length=8,
                                verbose_name="diện ưu tiên",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("kiosk", "Máy lấy số"),
                                    ("phone", "Điện thoại"),
                                    ("desk", "Cán bộ lấy giúp"),
                                ],
                                max_length=5,
                                verbose_name="nơi lấy số",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Đang chờ"),
                                    ("called", "Đã gọi"),
                                    ("serving", "Đang phục vụ"),
                                    ("done", "Đã phục vụ xong"),
                                    ("left", "Đã rời hàng"),
                                ],
                                default="waiting",
                                max_length=7,
                                verbose_name="trạng thái",
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="lấy số lúc")),
                        (
                            "called_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="gọi lần đầu lúc"
                            ),
                        ),
                        (
                            "last_called_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="gọi gần nhất lúc"
                            ),
                        ),
                        (
                            "began_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="bắt đầu phục vụ lúc"
                            ),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="phục vụ xong lúc"
                            ),
                        ),
                        (
                            "left_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="rời hàng lúc"
                            ),
                        ),
                        (
                            "served_by",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="người phục vụ"
                            ),
                        ),
                        ("taken_from", models.CharField(blank=True, editable=False, max_length=32)),
                        (
                            "waited_seconds",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    models.Func(
                                        models.Value("epoch"),
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("called_at"), "-", models.F("taken_at")
                                        ),
                                        function="DATE_PART",
                                    ),
                                    models.IntegerField(),
                                ),
                                output_field=models.IntegerField(),
                                verbose_name="đã chờ (giây)",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="counters.serviceline",
                                verbose_name="loại việc",
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
                            "wanted",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="counters.window",
                                verbose_name="chuyển đến quầy",
                            ),
                        ),
                        (
                            "window",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="counters.window",
                                verbose_name="quầy",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "số thứ tự",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["unit", "day", "taken_at"],
                                name="counters_ticket_line",
                            ),
                            models.Index(fields=["day"], name="counters_ticket_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "day", "letter", "number"),
                                name="counters_ticket_number",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ("called", "serving")),
                                    ("withdrawn_at__isnull", True),
                                ),
                                fields=("window",),
                                name="counters_ticket_one_at_a_window",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("called_at__isnull", True),
                                        ("called_at__gte", models.F("taken_at")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("ended_at__isnull", True),
                                        ("ended_at__gte", models.F("began_at")),
                                        _connector="OR",
                                    ),
                                ),
                                name="counters_ticket_times",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("called_at__isnull", False),
                                        ("state__in", ("called", "serving")),
                                        ("window__isnull", False),
                                    ),
                                    models.Q(("ended_at__isnull", False), ("state", "done")),
                                    models.Q(("left_at__isnull", False), ("state", "left")),
                                    ("state", "waiting"),
                                    _connector="OR",
                                ),
                                name="counters_ticket_state",
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
