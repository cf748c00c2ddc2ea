"""docs/rooms.md: what each room keeps, from its name plate and its registers."""

from importlib import import_module

from django.apps import apps

from konia.kernel.registers.registry import REGISTERS, Register
from konia.kernel.rooms.plates import ROOMS, Room

from .markdown import page, table


def rooms_page() -> str:
    """The page."""
    rooms = sorted(
        ROOMS, key=lambda room: (not _package(room).startswith("konia.kernel"), room.name)
    )
    heads = ("Room", "Name", "Systems", "Registers", "Permissions")
    overview = table(heads, (_summary(room) for room in rooms))
    return page("Rooms", "Every room, from its name plate.", overview, *map(_section, rooms))


def _summary(room: Room) -> tuple[object, ...]:
    systems = ", ".join(room.systems) or "–"
    link = f"[{room.name}](#{room.name})"
    return link, room.title, systems, len(_registers(room)), len(room.permissions)


def _section(room: Room) -> str:
    said = (import_module(_package(room)).__doc__ or "").strip()
    kept = f" Records are kept {room.keep_years} years." if room.keep_years else ""
    personal = ", ".join(f"`{name}`" for name in room.personal_data) or "none"
    parts = [
        f"## {room.name}",
        f"**{room.title}.** {said}{kept}",
        f"Systems: {', '.join(room.systems) or 'none'}. Personal data: {personal}.",
        table(("Permission", "Allows"), ((f"`{p.name}`", p.title) for p in room.permissions)),
        table(("Register", "Title", "Columns", "Key"), map(_register, _registers(room))),
    ]
    return "\n\n".join(part for part in parts if part)


def _register(register: Register) -> tuple[object, ...]:
    def names(fields: tuple[str, ...]) -> str:
        return ", ".join(str(register.field(name).verbose_name) for name in fields)

    return f"`{register.name}`", register.title, names(register.columns), names(register.key)


def _registers(room: Room) -> list[Register]:
    return sorted(
        (register for register in REGISTERS if register.room == room.name), key=lambda r: r.name
    )


def _package(room: Room) -> str:
    return str(apps.get_app_config(room.name).name)
