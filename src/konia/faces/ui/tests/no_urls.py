"""No pages at all: the look must stand without them."""

urlpatterns: list[object] = []
