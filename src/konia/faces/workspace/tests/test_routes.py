from django.urls import URLPattern, URLResolver

from konia.faces.workspace import urls as workspace
from konia.kernel.registers.registry import REGISTERS
from konia.kernel.rooms.plates import all_permissions

OPEN_PAGES = {"sign_in", "sign_out", "password_ask", "password_reset"}
EVERY_OFFICIAL = {
    "home", "search", "registers", "own_roles", "own_role_lend", "own_role_take_back",
}  # fmt: skip


def _views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name, pattern.callback


def test_every_workspace_page_is_guarded_by_a_permission_some_room_declares():
    known = all_permissions()
    for name, view in _views(workspace.urlpatterns):
        if name in OPEN_PAGES:
            continue
        needed = view.needs
        fits = needed in known or needed == "register" or (needed == "" and name in EVERY_OFFICIAL)
        assert fits, f"{name} needs {needed!r}"


def test_every_register_names_permissions_some_room_declares():
    known = all_permissions()
    for register in REGISTERS:
        assert register.see in known
        assert register.change in known
