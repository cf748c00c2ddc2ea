"""What is told of a dossier: the words of each act, and the topics others may listen to."""

EVENT = "dossiers.event"  # payload: event id, code, act, state; one for every event
HANDED_OVER = "dossiers.handed_over"  # payload: code, units, procedure, official; no personal data
LETTER = "dossiers.letter"  # payload: id of a letter to typeset
RESULTS = "dossiers.results"  # payload: ids of the files that were handed in as results

# What the applicant reads on the timeline.
TOLD = {
    "submit": "Hồ sơ đã được nộp trực tuyến",
    "receive": "Hồ sơ đã được tiếp nhận tại Bộ phận Một cửa",
    "accept": "Hồ sơ trực tuyến đã được tiếp nhận",
    "decline": "Hồ sơ không được tiếp nhận",
    "ask_supplement": "Cơ quan yêu cầu bổ sung hồ sơ",
    "resume": "Đã nhận giấy tờ bổ sung, tiếp tục giải quyết",
    "send_again": "Hồ sơ đã được nộp lại",
    "reschedule": "Cơ quan xin lỗi và hẹn lại ngày trả kết quả",
    "calendar_changed": "Ngày hẹn trả thay đổi theo lịch nghỉ",
    "paid": "Đã nộp phí, lệ phí hoặc nghĩa vụ tài chính",
    "confirmed": "Kho bạc đã xác nhận số tiền",
    "notice": "Cơ quan thuế đã ra thông báo số tiền phải nộp",
    "decide": "Đã có kết quả, mời nhận",
    "send_result": "Kết quả đã gửi qua bưu chính",
    "refuse": "Hồ sơ bị từ chối giải quyết",
    "stop": "Việc giải quyết hồ sơ đã dừng",
    "give_up": "Hồ sơ đã được rút",
    "hand_over": "Đã trả kết quả",
}
# What officials read beside them.
INSIDE = {
    "pass_on": "Chuyển bước",
    "take": "Nhận xử lý",
    "assign": "Phân công",
    "send_back": "Trả lại bước trước",
    "consult": "Lấy ý kiến",
    "answer": "Trả lời ý kiến",
    "tell_leader": "Báo lãnh đạo vì quá hạn",
    "enter_offline": "Hồ sơ tiếp nhận khi mất mạng được gửi đến hệ thống",
}


def words_of(act: str) -> str:
    """The words of an act, for a timeline."""
    return TOLD.get(act) or INSIDE.get(act) or act
