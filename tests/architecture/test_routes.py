"""Somebody has thought about who may open each page."""

from django.urls import URLPattern, URLResolver, get_resolver

GUARDED_BY_THEIR_OWN_FACE = {"workspace", "api", "hooks", "bridges"}
GUARDS = {"citizen", "public"}
# Pages that change nothing and take nothing in; every other public page that takes a post
# must slow down whoever sends many.
PUBLIC_POSTS = {
    "sign_in", "sign_out", "sign_up", "sign_up_code", "reset_ask", "reset",
    "account_login", "account_logout", "mfa_authenticate",
    "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


def _routes(resolver, face=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, pattern.namespace or face)
        elif isinstance(pattern, URLPattern):
            yield face, pattern.name, pattern.callback


def _portal():
    return [
        (name, view)
        for face, name, view in _routes(get_resolver())
        if face not in GUARDED_BY_THEIR_OWN_FACE
    ]


def test_every_page_outside_the_workspace_is_public_or_the_citizens_own():
    unmarked = [name for name, view in _portal() if getattr(view, "guard", "") not in GUARDS]
    assert unmarked == []


def test_the_portal_has_pages_of_both_kinds():
    """So that the test above cannot pass by looking at nothing."""
    found = {getattr(view, "guard", "") for _, view in _portal()}
    assert found == GUARDS


def test_nothing_of_an_account_is_public_but_the_ways_into_it():
    ways = {name for name, view in _portal() if view.guard == "public"}
    accounts = {"home", "search", "statistics", "statistics_download", "figure"}
    known = PUBLIC_POSTS | accounts | {"socialaccount_login_cancelled"}
    ours = {name for name in ways if name in known or name.startswith(("account", "mfa", "sign"))}
    assert ours <= known


def test_every_bridge_asks_for_a_signature_or_a_permission():
    views = [view for face, _, view in _routes(get_resolver()) if face == "bridges"]
    assert views
    assert all(getattr(view, "needs", "") for view in views)
