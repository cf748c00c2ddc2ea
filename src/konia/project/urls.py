"""Which face answers at which address."""

from django.urls import include, path

urlpatterns = [
    path("", include("konia.faces.portal.urls")),
    path("tai-khoan/", include("konia.faces.portal.identity_urls")),
    path("lam-viec/moc-noi/", include("konia.faces.api.hook_urls")),
    path("lam-viec/", include("konia.faces.workspace.urls")),
    path("cau-noi/", include("konia.faces.bridges.urls")),
    path("api/v1/", include("konia.faces.api.urls")),
]
handler500 = "konia.faces.ui.broken.server_error"
