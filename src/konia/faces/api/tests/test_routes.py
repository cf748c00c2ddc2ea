from konia.faces.api.guard import OPEN, UNMARKED
from konia.faces.api.hook_urls import urlpatterns
from konia.faces.api.main import api
from konia.faces.api.room import WEBHOOKS
from konia.kernel.rooms.plates import all_permissions


def test_every_endpoint_of_the_api_says_who_may_ask():
    known = all_permissions()
    operations = [
        operation
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert operations
    for operation in operations:
        needed = operation.view_func.needs
        assert bool(operation.auth_callbacks) == (needed != OPEN), operation.view_func
        assert needed in UNMARKED or needed in known


def test_every_page_about_subscriptions_needs_their_permission():
    assert {pattern.callback.needs for pattern in urlpatterns} == {WEBHOOKS}
