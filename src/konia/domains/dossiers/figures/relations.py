"""What must hold between the figures of this room."""

from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

part_of(
    "dossiers.received",
    "dossiers.carried_in",
    whole="dossiers.to_handle",
    because="Cần xử lý gồm tiếp nhận trong kỳ và kỳ trước chuyển sang.",
)
part_of(
    "dossiers.finished_on_time",
    "dossiers.finished_late",
    "dossiers.open_in_time",
    "dossiers.open_overdue",
    whole="dossiers.to_handle",
    because="Mỗi hồ sơ cần xử lý hoặc đã xong đúng hạn, xong trễ, còn hạn, hoặc quá hạn.",
)
part_of(
    "dossiers.finished_early",
    "dossiers.finished_on_the_day",
    whole="dossiers.finished_on_time",
    because="Hồ sơ giải quyết đúng hạn hoặc xong trước ngày hẹn trả, hoặc xong trong ngày đó.",
)
part_of(
    "dossiers.desks_run_by_post",
    "dossiers.desks_run_by_state",
    whole="dossiers.desks",
    because="Mỗi điểm một cửa do Bưu điện hoặc cơ quan nhà nước vận hành.",
)
at_most(
    "dossiers.online",
    "dossiers.received",
    because="Hồ sơ trực tuyến là một phần hồ sơ tiếp nhận.",
)
at_most(
    "dossiers.of_vertical_agencies",
    "dossiers.received",
    because="Hồ sơ ngành dọc là một phần hồ sơ tiếp nhận.",
)
not_to_be_confused(
    "dossiers.kept_in_time",
    "dossiers.settled_on_time",
    because="98,89% trừ số trễ khỏi số cần xử lý, hồ sơ còn hạn được tính là đúng hạn; "
    "3.4 chỉ tính hồ sơ đã giải quyết xong đúng hạn trên số tiếp nhận.",
)
not_to_be_confused(
    "dossiers.on_time_of_finished",
    "dossiers.settled_on_time",
    because="Cùng tử số theo hạn, khác mẫu số: đã giải quyết và đã tiếp nhận.",
)
not_to_be_confused(
    "dossiers.received_kept_in_time",
    "dossiers.kept_in_time",
    because="Mẫu số chỉ gồm hồ sơ tiếp nhận trong kỳ, không gồm kỳ trước chuyển sang.",
)
not_to_be_confused(
    "dossiers.connected",
    "dossiers.connected_of_receiving",
    because="20/20 tính mọi sở, ngành đã kết nối; 17/17 chỉ tính sở, ngành có tiếp nhận hồ sơ.",
)
