"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Job, Permission, Room

from .jobs import carry_out_signed_decisions, recount_duties

ROOM = ROOMS.add(
    Room(
        "procedures",
        "Thủ tục hành chính",
        systems=("S14", "S15", "S21", "S22", "S23", "S25", "S31"),
        permissions=(
            Permission("procedures.see", "Xem danh mục thủ tục hành chính"),
            Permission("procedures.change", "Quản lý danh mục thủ tục và dịch vụ công trực tuyến"),
            Permission("procedures.review", "Rà soát thủ tục và ghi đề xuất"),
            Permission(
                "procedures.publish", "Công bố thủ tục, phê duyệt quy trình và đề xuất rà soát"
            ),
        ),
        doors=(
            Door(
                "workspace",
                "workspace:procedures",
                "Thủ tục hành chính",
                "procedures.see",
                order=20,
                icon="book-open",
            ),
        ),
        jobs=(
            Job("procedures.carry_out", every="hour", run=carry_out_signed_decisions),
            Job("procedures.recount_duties", every="hour", run=recount_duties),
        ),
    )
)
