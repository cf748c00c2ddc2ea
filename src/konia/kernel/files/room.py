"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Job, Room

from .jobs import scan_again, scan_waiting

ROOM = ROOMS.add(
    Room(
        "files",
        "Tệp và giấy tờ in",
        jobs=(
            Job("files.scan", every="minute", run=scan_waiting),
            Job("files.scan_again", every="day 02:30", run=scan_again),
        ),
    )
)
