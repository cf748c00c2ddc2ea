"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Job, Permission, Room

from .jobs import count_uses_today

ROOM = ROOMS.add(
    Room(
        "dossiers",
        "Hồ sơ một cửa",
        systems=("S18", "S19", "S20", "S21"),
        permissions=(
            Permission("dossiers.see", "Xem hồ sơ một cửa"),
            Permission("dossiers.receive", "Tiếp nhận hồ sơ tại Bộ phận Một cửa"),
            Permission("dossiers.change", "Giải quyết hồ sơ"),
            Permission("dossiers.sign", "Ký kết quả, hẹn lại, dừng giải quyết"),
            Permission("dossiers.return", "Trả kết quả"),
            Permission("dossiers.keep_desks", "Quản lý điểm một cửa và thí điểm bưu điện"),
        ),
        jobs=(Job("dossiers.count_uses", every="day 03:00", run=count_uses_today),),
        personal_data=(
            "Dossier.applicant",
            "Step.by",
            "Application.identity_no",
            "Application.phone",
            "Application.email",
            "Application.address",
            "Application.answers",
            "Paper.file",
            "Draft.answers",
            "HeldIntake.asked",
        ),
    )
)
