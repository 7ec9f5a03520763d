"""Which older sites stay on a web server, and what nothing takes away there."""

from publishing import Server


def test_only_some_older_sites_are_kept(server: Server) -> None:
    for number in range(5):
        server.publish(f"site-{number}", KEEP="2")
    kept = sorted((release / "index.html").read_text() for release in (server.folder / "releases").iterdir())
    assert kept == ["site-2", "site-3", "site-4"]
    assert server.shown() == "site-4"


def test_what_readers_see_stays_although_the_log_says_nothing_of_it(server: Server) -> None:
    """A full disk keeps the line from it; a folder does so as well."""
    first = server.publish("first")
    (server.folder / "switches.log").unlink()
    (server.folder / "switches.log").mkdir()
    server.write("second")
    done = server.run("publish", KEEP="0")
    assert (done.returncode, server.shown()) == (0, "second")
    assert "прибрати не вдалося; новий уже видно" in done.stderr
    assert (server.folder / "releases" / first).is_dir(), "nobody knows whether readers saw it"


def test_a_number_of_older_sites_is_read_as_people_do(server: Server) -> None:
    for text in ("first", "second"):
        server.publish(text, KEEP="08")
    assert (server.shown(), len([*(server.folder / "releases").iterdir()])) == ("second", 2)
    done = server.run("publish", KEEP="9" * 20)
    assert done.returncode == 1 and "не більшим за 9999" in done.stderr and server.shown() == "second"


def test_what_others_put_beside_publications_stays(server: Server) -> None:
    for name in ("2024", "20240312090000"):  # as other programs call them
        (server.folder / "releases" / name).mkdir(parents=True)
    for text in ("first", "second"):
        server.publish(text, KEEP="0")
    assert server.run("list").stdout.count("\n") == 1
    assert server.run("rollback").returncode == 1, "not to these"
    assert {path.name for path in (server.folder / "releases").iterdir()} > {"2024", "20240312090000"}
