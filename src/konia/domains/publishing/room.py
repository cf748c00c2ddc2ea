"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "publishing",
        "Cổng, trang thông tin và Zalo",
        systems=("S51", "S52"),
        permissions=(
            Permission("publishing.see", "Xem trang, bài viết và kênh"),
            Permission("publishing.change", "Viết, đăng và gỡ bài; gửi tin"),
            Permission("publishing.approve", "Duyệt bài viết"),
        ),
        personal_data=("Article.author", "Article.approved_by"),
    )
)
