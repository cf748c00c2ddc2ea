"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "personnel",
        "Biên chế, nhân sự, đào tạo",
        systems=("S33", "S34", "S35", "S36", "S37", "S38", "S40", "S41"),
        permissions=(
            Permission("personnel.see", "Xem hồ sơ biên chế, nhân sự"),
            Permission("personnel.change", "Quản lý biên chế, nhân sự"),
        ),
        personal_data=(
            "Employment.person_code", "Employment.full_name", "Employment.sex",
            "Employment.born_on", "Employment.party_member", "LabourContract.person_code",
            "LabourContract.full_name", "DownsizingCase.person_code", "DownsizingCase.full_name",
            "DownsizingCase.benefit_vnd", "Candidate.full_name", "Candidate.mark",
            "Recruit.person_code", "Recruit.full_name", "Move.person_code", "Move.full_name",
            "Appointment.person_code", "Appointment.full_name", "Appointment.sex",
            "Appraisal.person_code", "Appraisal.full_name", "Appraisal.grade",
            "PlannedLeader.person_code", "PlannedLeader.full_name", "DisciplineCase.person_code",
            "DisciplineCase.full_name", "Enrolment.person_code", "Enrolment.full_name",
            "WorkshopRegistration.full_name",
        ),
    )
)  # fmt: skip
