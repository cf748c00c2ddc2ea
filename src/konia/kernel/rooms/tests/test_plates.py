import pytest

from konia.kernel.rooms.plates import ROOMS, Door, Room, all_permissions, doors_for
from konia.lib.registry import DuplicateCodeError, Registry


def test_two_rooms_may_not_share_a_name():
    rooms: Registry[Room] = Registry()
    rooms.add(Room("dossiers", "Hồ sơ"))
    with pytest.raises(DuplicateCodeError):
        rooms.add(Room("dossiers", "Hồ sơ khác"))


def test_every_door_needs_a_permission_that_some_room_declares():
    known = all_permissions()
    needed = {door.needs for room in ROOMS for door in room.doors if door.needs}
    assert needed <= known.keys()


def test_a_door_is_hidden_from_who_lacks_its_permission():
    shut = [door for door in doors_for("workspace", []) if door.needs]
    assert shut == []
    assert isinstance(Door("workspace", "x", "y"), Door)
