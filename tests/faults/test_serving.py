"""`konia serve` on a home where another version was served before."""

import re


def test_every_file_a_page_names_is_served_whatever_lay_there_before(installation):
    stale = installation.home / "static"
    (stale / "konia" / "css").mkdir(parents=True, exist_ok=True)
    (stale / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    (stale / "konia" / "css" / "app.css").write_text("stale")
    with installation.served_as_in_service() as site:
        named = re.findall(r'(?:href|src)="(/static/[^"]+)"', site.ask("GET", "/").text)
        assert len(named) > 3
        assert {site.ask("GET", one).status for one in named} == {200}
