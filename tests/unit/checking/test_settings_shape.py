"""What has no meaning in the settings of a site is refused, and what has can be set."""

import pytest

from settings_then import GOOD, keys


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *(
            (b"site_name:", f"{line}\nsite_name:".encode())
            for line in (
                "copyright: <script>alert(1)</script>",
                "site_author: x",
                "dev_addr: 0.0.0.0:8000",
                "repo_name: x",
                "remote_branch: -x",
                "extra_templates: [x.html]",
                "analytics: x",
            )
        ),
        *(
            (b"  font: false\n", f"  font: false\n  {line}\n".encode())
            for line in (
                "static_templates: [../../mkdocs.yml]",
                "direction: rtl",
                "language: xx",
                "features: [x]",
                "logo: x",
                "icon: {logo: x}",
                "palette: {primary: red}",
                "locale: xx",
            )
        ),
        *(
            (b"docs_structure: suffix", new)
            for new in (
                b"docs_structure: folder",
                b"docs_structure: suffix\n      fallback_to_default: false",
            )
        ),
        *(
            (b"name: English}", f"name: English, {more}}}".encode())
            for more in (
                'fixed_link: "javascript:alert(1)"',
                'link: "https://evil.example/"',
                'site_url: "https://evil.example/"',
                "build: false",
                "theme: {custom_dir: docs}",
                'nav: [{x: "https://evil.example"}]',
                "site_name: x",
                'extra: {share: {x: "javascript:{url}"}}',
                'admonition_translations: {note: "<script>"}',
                "copyright: x",
            )
        ),
        (b"locale: en,", b"locale: ../en,"),
        (b"name: English}", '"name": "\u202ehsilgnE"}'.encode()),
        (b"reconfigure_material: false", b"reconfigure_material: true"),
        *(
            (b"permalink: false", new)
            for new in (
                b'permalink: "<script>"',
                b"permalink: false\n      anchorlink: true",
                b"permalink: x",
                b"permalink: false\n      title: x",
                b"permalink: true",
            )
        ),
        *(
            (b"  - attr_list\n", f"  - attr_list\n  - {more}\n".encode())
            for more in (
                'footnotes: {BACKLINK_TEXT: "<script>"}',
                'abbr: {glossary: {a: "<b>"}}',
                "pymdownx.blocks.html",
                'fenced_code: {lang_prefix: "x onclick="}',
            )
        ),
        (b"  - tables\n", b"  - tables: {use_align_attribute: true}\n"),
        (b"absolute_links: warn", b"absolute_links: ignore"),
        (b"  - overrides", b"  - overrides\n  - /"),
        (b"extra:\n", b"extra:\n  analytics: {provider: google}\n"),
        (b"extra:\n", b"extra:\n  homepage: javascript:alert(1)\n"),
        (b"site_name: strategy", b"site_name: !ENV [HOME, x]"),
        (b"site_name: strategy", b"site_name: !ENV PATH"),
        (b"assets/images/mark.svg", b'!ENV [X, SITE_URL, "assets/images/mark.svg"]'),
        (b"site_name: strategy", b"site_name: !relative $config_dir"),
        *(
            (b"viber://forward?text={text}%20{url}", new)
            for new in (
                b"intent://x#Intent;{url};end",
                b"ms-msdt:/id {url}",
                b"https://t.me/ {url} onclick=1",
                b"http://t.me/{url}",
                b"https://t.me@evil.example/?u={url}",
                b"https://t.me/{url}{0}",
                b"https://t.me/{url}{x.__class__}",
            )
        ),
        (b"    Telegram:", b"".join(b'    T%d: "https://t.me/{url}"\n' % n for n in range(50)) + b"    Telegram:"),
        (b"  # contact: office@example.org", b'  contact: "a@example.org?bcc=b@example.org" #'),
        (b"  - strategy:\n", b'  - "\\u202egro":\n'),
        (b'"#1d2733"', b'"#1d273"'),
        *((b"  # host_files: [CNAME,", f"  host_files: [{name}] #".encode()) for name in ("../x", "/x", "a/../x")),
        (b"site_name:", b"# " + b"x" * 200_000 + b"\nsite_name:"),
        (b"site_name:", b"# \xff\nsite_name:"),
    ],
    ids=range(64),
)
def test_what_has_no_meaning_here_is_refused(old: bytes, new: bytes) -> None:
    assert old in GOOD
    assert keys(GOOD.replace(old, new, 1))


@pytest.mark.parametrize("data", [b"~", b"# x", GOOD.decode().encode("utf-16")])
def test_no_settings_are_no_settings(data: bytes) -> None:
    assert keys(data) == ["settings.broken"]


def test_what_can_be_set_can_be_set() -> None:
    changed = GOOD.replace(b"  # contact:", b"  contact:").replace(b"  # owner:", b"  owner:")
    changed = changed.replace(b"Telegram:", b"Signal: 'sgnl://send?text={url}'\n    Telegram:")
    assert keys(changed) == []
