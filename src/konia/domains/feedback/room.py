"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "feedback",
        "Đối thoại, phản ánh, kiến nghị",
        systems=("S08", "S16", "S17"),
        permissions=(
            Permission("feedback.see", "Xem đối thoại, phản ánh, kiến nghị"),
            Permission("feedback.change", "Quản lý đối thoại, phản ánh, kiến nghị"),
        ),
        personal_data=(
            "Petition.sender",
            "Petition.phone",
            "Petition.email",
            "Petition.content",
            "Line1022Case.sender",
            "Line1022Case.content",
            "Line1022Case.location",
        ),
    )
)
