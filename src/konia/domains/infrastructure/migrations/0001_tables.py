import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import konia.kernel.rooms.tables
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("infrastructure", "0001_initial"), ("infrastructure", "0002_revisions")]

    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        konia.kernel.rooms.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="InformationSystem",
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
                                max_length=40, unique=True, verbose_name="mã hệ thống"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên hệ thống")),
                        (
                            "layer",
                            models.CharField(
                                choices=[
                                    ("users", "Người sử dụng và kênh giao tiếp"),
                                    ("application", "Ứng dụng, dịch vụ"),
                                    ("platform", "Nền tảng tích hợp, chia sẻ"),
                                    ("data", "Dữ liệu"),
                                    ("equipment", "Hạ tầng kỹ thuật"),
                                ],
                                max_length=12,
                                verbose_name="tầng kiến trúc",
                            ),
                        ),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="cấp độ đề xuất",
                            ),
                        ),
                        (
                            "drafted_on",
                            models.DateField(blank=True, null=True, verbose_name="lập hồ sơ ngày"),
                        ),
                        (
                            "appraised_on",
                            models.DateField(blank=True, null=True, verbose_name="thẩm định ngày"),
                        ),
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="phê duyệt ngày"),
                        ),
                        (
                            "decision",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="quyết định phê duyệt"
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
                        "verbose_name": "hệ thống thông tin",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_informationsystem_spell",
                                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__isnull", True),
                                    models.Q(("level__gte", 1), ("level__lte", 5)),
                                    _connector="OR",
                                ),
                                name="infrastructure_informationsystem_level",
                                violation_error_message="Cấp độ phải từ 1 đến 5.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True),
                                    ("level__isnull", False),
                                    _connector="OR",
                                ),
                                name="infrastructure_informationsystem_approved_level",
                                violation_error_message="Hồ sơ được phê duyệt phải có cấp độ.",
                            ),
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="DataService",
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
                            models.CharField(max_length=40, unique=True, verbose_name="mã dịch vụ"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="tên dịch vụ")),
                        ("version", models.CharField(max_length=20, verbose_name="phiên bản")),
                        (
                            "down_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="gián đoạn từ ngày"
                            ),
                        ),
                        (
                            "back_on",
                            models.DateField(blank=True, null=True, verbose_name="khôi phục ngày"),
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
                            "provider",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="services",
                                to="infrastructure.informationsystem",
                                verbose_name="hệ thống cung cấp",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dịch vụ dữ liệu",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("back_on__isnull", True),
                                    ("back_on__gte", models.F("down_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_dataservice_back_after_down",
                                violation_error_message="Ngày khôi phục đứng trước ngày gián đoạn.",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="CallLog",
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
                        ("called_on", models.DateField(verbose_name="ngày gọi")),
                        ("called_at", models.DateTimeField(verbose_name="gọi lúc")),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("ok", "Thành công"),
                                    ("refused", "Bị từ chối"),
                                    ("failed", "Lỗi"),
                                ],
                                max_length=10,
                                verbose_name="kết quả",
                            ),
                        ),
                        (
                            "detail",
                            models.CharField(blank=True, max_length=200, verbose_name="chi tiết"),
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
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="infrastructure.dataservice",
                                verbose_name="dịch vụ",
                            ),
                        ),
                        (
                            "caller",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="infrastructure.informationsystem",
                                verbose_name="hệ thống gọi",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lượt gọi dịch vụ",
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
                    name="Alert",
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
                                max_length=40, unique=True, verbose_name="mã cảnh báo"
                            ),
                        ),
                        ("source", models.CharField(max_length=150, verbose_name="nguồn cảnh báo")),
                        (
                            "severity",
                            models.CharField(
                                choices=[
                                    ("low", "Thấp"),
                                    ("medium", "Trung bình"),
                                    ("high", "Cao"),
                                    ("critical", "Nghiêm trọng"),
                                ],
                                max_length=10,
                                verbose_name="mức độ",
                            ),
                        ),
                        ("raised_on", models.DateField(verbose_name="ngày cảnh báo")),
                        ("about", models.CharField(max_length=300, verbose_name="nội dung")),
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
                            "system",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alerts",
                                to="infrastructure.informationsystem",
                                verbose_name="hệ thống",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cảnh báo",
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
                    name="Link",
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
                                max_length=40, unique=True, verbose_name="mã đường truyền"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("lan", "Mạng nội bộ (LAN)"),
                                    ("wan", "Mạng diện rộng (WAN)"),
                                    ("internet", "Internet"),
                                ],
                                max_length=10,
                                verbose_name="loại mạng",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("up", "Thông suốt"), ("down", "Gián đoạn")],
                                max_length=10,
                                verbose_name="tình trạng",
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
                        "verbose_name": "đường truyền",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_link_spell",
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
                    name="PlatformMilestone",
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
                            "subject",
                            models.CharField(
                                choices=[
                                    ("lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu của tỉnh (LGSP)"),
                                    ("ngsp", "Kết nối nền tảng quốc gia (NGSP)"),
                                    (
                                        "reporting_system",
                                        "Kết nối hệ thống thông tin báo cáo quốc gia",
                                    ),
                                    ("egov_architecture_2", "Kiến trúc chính quyền điện tử 2.0"),
                                    ("soc", "Giám sát an toàn thông tin (SOC)"),
                                    ("population", "Kết nối cơ sở dữ liệu quốc gia về dân cư"),
                                    ("business", "Kết nối đăng ký doanh nghiệp"),
                                ],
                                max_length=30,
                                verbose_name="đối tượng",
                            ),
                        ),
                        (
                            "stage",
                            models.PositiveSmallIntegerField(
                                choices=[(0, "Chưa"), (1, "Đang làm"), (2, "Hoàn thành")],
                                verbose_name="giai đoạn",
                            ),
                        ),
                        ("reached_on", models.DateField(verbose_name="ngày đạt")),
                        (
                            "evidence",
                            models.CharField(max_length=300, verbose_name="văn bản, kiểm chứng"),
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
                        "verbose_name": "mốc triển khai",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("subject", "reached_on"),
                                name="infrastructure_platformmilestone_one_a_day",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="ReportingAccount",
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
                                max_length=60, unique=True, verbose_name="tên tài khoản"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("province", "Cấp tỉnh"),
                                    ("district", "Cấp huyện"),
                                    ("commune", "Cấp xã"),
                                ],
                                max_length=10,
                                verbose_name="cấp",
                            ),
                        ),
                        (
                            "task",
                            models.CharField(blank=True, max_length=150, verbose_name="nhiệm vụ"),
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
                        "verbose_name": "tài khoản hệ thống báo cáo",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_reportingaccount_spell",
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
                    name="ServiceUse",
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
                            "consumer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="infrastructure.informationsystem",
                                verbose_name="hệ thống dùng",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uses",
                                to="infrastructure.dataservice",
                                verbose_name="dịch vụ",
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
                        "verbose_name": "bên dùng dịch vụ",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_serviceuse_spell",
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
                    name="Device",
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
                                    ("computer", "Máy tính"),
                                    ("printer", "Máy in"),
                                    ("scanner", "Máy quét"),
                                    ("server", "Máy chủ"),
                                    ("network", "Thiết bị mạng"),
                                ],
                                max_length=10,
                                verbose_name="loại",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="tên")),
                        (
                            "internet",
                            models.BooleanField(default=False, verbose_name="có Internet"),
                        ),
                        (
                            "classified_use",
                            models.BooleanField(
                                default=False, verbose_name="soạn thảo văn bản mật"
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
                        "verbose_name": "thiết bị",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_on__isnull", True),
                                    ("last_on__gte", models.F("first_on")),
                                    _connector="OR",
                                ),
                                name="infrastructure_device_spell",
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
                    name="DeviceCount",
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
                        ("counted_on", models.DateField(verbose_name="ngày kiểm đếm")),
                        (
                            "officials",
                            models.PositiveIntegerField(verbose_name="số cán bộ, công chức"),
                        ),
                        ("computers", models.PositiveIntegerField(verbose_name="số máy tính")),
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
                        "verbose_name": "số đếm máy tính",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "counted_on"),
                                name="infrastructure_devicecount_once_a_day",
                            )
                        ],
                    },
                    managers=[
                        ("objects", django.db.models.manager.Manager()),
                        ("all_records", django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name="Incident",
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
                            models.CharField(max_length=40, unique=True, verbose_name="mã sự cố"),
                        ),
                        (
                            "owner",
                            models.CharField(max_length=150, verbose_name="người chịu trách nhiệm"),
                        ),
                        ("opened_on", models.DateField(verbose_name="ngày mở")),
                        ("due_on", models.DateField(verbose_name="hạn xử lý")),
                        (
                            "contained_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="khoanh vùng ngày"
                            ),
                        ),
                        (
                            "closed_on",
                            models.DateField(blank=True, null=True, verbose_name="ngày đóng"),
                        ),
                        ("measures", models.TextField(blank=True, verbose_name="biện pháp đã làm")),
                        ("lessons", models.TextField(blank=True, verbose_name="bài học rút ra")),
                        (
                            "alert",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incident",
                                to="infrastructure.alert",
                                verbose_name="cảnh báo",
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
                        "verbose_name": "sự cố an toàn thông tin",
                        "abstract": False,
                        "base_manager_name": "all_records",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("opened_on"))),
                                name="infrastructure_incident_due_after_opening",
                                violation_error_message="Hạn xử lý đứng trước ngày mở.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("lessons", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="infrastructure_incident_closed_with_lessons",
                                violation_error_message="Sự cố đã đóng phải có bài học rút ra.",
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
