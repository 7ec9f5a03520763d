"""What hosts ask for by name: only files of a few kinds, each in its own form."""

import re
from pathlib import Path

import pytest

from case_folders import copy_case
from strategy.checking import host_files, project
from strategy.reading import settings
from strategy.reading.files import read

NO_ENDINGS = (
    *("bat", "cmd", "css", "desktop", "html", "iqy", "js", "php", "ps1", "reg", "sh", "shtml", "slk", "svg", "tsv"),
    *("url", "vbs", "web.config", "xml"),
)
NO_NAMES = (
    *(".htaccess", "_headers", "_redirects", ".servers/x.conf", "x.php", "x.xht", "x.js", "a.xml", "about.html"),
    *("Feed.xml", "Robots.txt", "Sitemap.xml", "rss.xml", "ads.txt", "security.txt", "x.json", "search/index.json"),
    *("staticwebapp.config.json", "serve.json", "vercel.json", "cname", "x#verify.txt", "googleab.htm", "verify"),
)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("CNAME", b"strategy.gov.ua\n", None),
        ("CNAME", b"evil.example\n", "attachment.host_elsewhere"),
        (".domains", b"evil.example\n", "attachment.host_elsewhere"),
        ("CNAME", b"strategy.gov.ua\nevil.example\n", "attachment.host"),
        ("CNAME", b"https://strategy.gov.ua/", "attachment.host"),
        ("CNAME", b"\xef\xbb\xbfstrategy.gov.ua\n", "attachment.host"),
        (".nojekyll", b"x", "attachment.host"),
        ("domain_verification.txt", b"abc-123=\n", None),
        ("token.txt", b"verification: x", None),
        ("verify-account.txt", "Увійдіть на evil.example".encode(), "attachment.host"),
        ("verify.txt", b"Go to evil.example at once", "attachment.host"),
        ("verify.txt", b"<script>alert(1)</script>", "attachment.host"),
        ("google123.html", b"<script>alert(1)</script>", "attachment.host"),
        ("google123.html", b"google-site-verification: google124.html", "attachment.host"),
        ("google123.html", b"google-site-verification: google123.html\nGo to evil.example", "attachment.host"),
        ("BingSiteAuth.xml", b"<users xmlns='http://www.w3.org/1999/xhtml'><script/></users>", "attachment.host"),
        ("BingSiteAuth.xml", b'<?xml version="1.0"?>\r\n<users>\n\t<user>A1</user> </users>\n', None),
        *(
            ("BingSiteAuth.xml", f"<users>{blank}<user>A1</user></users>".encode(), "attachment.host")
            for blank in "\v\f"  # which no XML holds
        ),
        (".well-known/change-password", b"https://strategy.gov.ua/", None),
        (".well-known/security.txt", "Contact: mailto:a@strategy.gov.ua\n# Пишіть\n".encode(), None),
        (".well-known/x.json", b'{"a": [1]}', None),
        (".well-known/x.json", b"{bad", "attachment.host"),
        (".well-known/x.json", b"[NaN]", "attachment.host"),
        (".well-known/x.json", b"[" * 16_000, "attachment.host"),
        (".well-known/x.json", b"[" * 100 + b"]" * 100, None),
        (".well-known/x.json", b'{"a":' * 101 + b"1" + b"}" * 101, "attachment.host"),
        (".well-known/x", b"<b>", "attachment.host"),
        (".well-known/x", b"x" * 16_001, "attachment.host"),
        (".well-known/x", "<script>".encode("utf-16"), "attachment.host"),
        (".well-known/x", b"\0asm", "attachment.host"),
        (f".well-known/{'x' * 101}", b"x", "document.long_name"),
        (".well-known/x", "x\u202ey".encode(), "attachment.host"),
        *(
            (f".well-known/{name}", b"x", "attachment.host")
            for name in (".htaccess", ".user.ini", "_headers", ".git/config", "-x.txt", "x#.txt", "x%00.txt", "a/b.txt")
        ),
        *((f".well-known/x.{ending}", b"x", "attachment.host") for ending in NO_ENDINGS),
        *((name, b"{}", "attachment.host") for name in NO_NAMES),
    ],
)
def test_only_what_hosts_ask_for_stands_beside_the_pages(name: str, content: bytes, expected: str | None) -> None:
    found = host_files.fault(name, content, "https://strategy.gov.ua/")
    assert (found and found.key) == expected


@pytest.mark.parametrize(
    "typed", ['!ENV [SITE_URL, "https://strategy.gov.ua/"]', "https://strategy.gov.ua/", '"https://strategy.gov.ua/"']
)
def test_a_host_file_is_measured_by_the_address_that_is_typed(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://preview.example/")
    assert host_files.somebodys(settings.addresses(f"site_url: {typed}\n".encode())) == "https://strategy.gov.ua/"
    assert settings.addresses(b"") == settings.addresses(b"- x") == ()


@pytest.mark.parametrize("told", ["https://strategy.gov.ua/", "http://localhost:8000/", ""])
def test_where_none_is_typed_it_is_the_one_that_the_environment_tells(
    told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", told) if told else monkeypatch.delenv("SITE_URL", raising=False)
    folder = copy_case("fine_pages", tmp_path / "project")
    given = (folder / "mkdocs.yml").read_text()
    text = re.sub("^site_url: .*", "site_url: !ENV [SITE_URL, https://example.org/]", given, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(text.replace("\nextra:\n", "\nextra:\n  host_files: [CNAME]\n"))
    (folder / "docs/CNAME").write_text("elsewhere.gov.ua\n")
    found = project.check_files(read(folder))
    keys = [problem.key for one in found.checked.values() for problem in one.problems]
    assert keys == ["attachment.host_elsewhere"] * ("gov.ua" in told)
