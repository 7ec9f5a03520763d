"""Addresses that lead elsewhere than they seem to, or nowhere: each is refused; those that all read alike."""

from itertools import chain

import pytest

import pace
from strategy.model import urls

BAD = (
    *("mailto://a@gov.ua", "mailto:a@127.0.0.1", "mailto:a@[127.0.0.1]", "mailto:a@8.8.8.8", "mailto:a@gov.ua."),
    *("mailto:", "mailto:a", "mailto:@gov.ua", "mailto:a@localhost", "mailto:-a@gov.ua", "mailto:.a@gov.ua"),
    *("mailto:a..b@gov.ua", "mailto:a.@gov.ua", "mailto:%22a%22@gov.ua", "mailto:a@gov.ua,b@gov.ua"),
    *("mailto:a@gov.ua?body=%00", "mailto:a@gov.ua?body=%E2%80%AE", f"mailto:{'a' * 65}@gov.ua"),
    *("https://①.com/", "https://１２７.1/", "https://\u2121.ua/", "https://\ufb01.ua/", "https://\u212a.ua/"),
    *("https://127.1/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/", "https://8.8.8/"),
    *("https://256.1.1.1/", "https://08.8.8.8/", "https://a.0x1/", "https://a.1/", "https://[::1/"),
    *("https://[::1]/", "https://[::ffff:8.8.8.8]/", "https://[fe80::1%25eth0]/", "https://[2606:4700::1111]/"),
    *("https://a.ua/%00", "https://a.ua/%0d%0aSet-Cookie:x", "https://a.ua/?a=%0a", "https://a.ua/#%09"),
    *("https://a.ua/%e2%80%aefdp.exe", "https://a.ua/%e2%80%8b", "https://a.ua/%7f", "https://a.ua/%1b"),
    *("https://a.ua/%", "https://a.ua/%zz", "https://a.ua/?%F3%A0%81%81"),
    *("https://a.ua:0/", "https://a.ua:22/", "https://a.ua:25/", "https://a.ua:99999/", "https://a.ua:/"),
    *("https://a.ua:-1/", "https://a.ua:+80/", "https://a.ua:080/", "https://a.ua:８０/", "https://a.ua:80:80/"),
    *("https:/\\evil", "https:\\\\evil", "https:///x", "https:/x", "https:x", "https://", "https:https://a.ua/"),
    *("https://a.ua\\@b.ua/", "https://a.ua\t/", "https://a.ua../", "https://.a.ua/", "https://a..ua/"),
    *(f"https://{'a.' * 150}ua/", f"https://{'a' * 64}.ua/", "https://xn--a.ua/", "https://xn--zzzzzzzzzzzz.ua/"),
    *("https://-a.ua/", "https://a_b.ua/", "https://%61.ua/", "https://😀.ua/"),
    *("https://прозо\u0301рро.укр/", "mailto:a@прозо\u0301рро.укр", "https://xn--lsa33duabbbhea.xn--j1amh/"),
    *("https://שלום.קום/", "https://1.עברית/", "https://العربية.ua/", "https://\U00017000.ua/", "https://\U00018633.o"),
    *("https://раүраӏ.com/", "https://ԟіԝі.com/", "https://ехаїс.com/"),
    *("https://іі.ua/", "https://ß.ua/", "https://a\u200d.ua/", "https://a·b.ua/", "https://ab--cd.ua/"),
)
BAD_OTHERWISE = {
    "link.unsafe": (
        "MAILTO:a@gov.ua",
        "hTTps://a.ua/",
        "view-source:https://a.ua/",
        "tel:102",
        "data:,x",
        "ftp://a.ua/",
    ),
    "link.no_scheme": ("ht\ttps://a.ua/", " https://a.ua/", "//a.ua/", "\\\\a.ua\\x", "x", "", "1https://a.ua"),
    "link.user": ("https://@a.ua/", "https://:@a.ua/", "https://a@b@c.ua/", "https://a.ua%2f@b/"),
    "link.mail": (
        *(
            "mailto:a@gov.ua?bcc=b@gov.ua",
            "mailto:a@gov.ua?BCC=b",
            "mailto:a@gov.ua?body=a&cc=b",
            "mailto:a@gov.ua?b%63c=b",
        ),
        *("mailto:a@gov.ua?subject=a%0d%0abcc:b", "mailto:a@gov.ua?body=a&attach=x"),
    ),
    "link.private": (
        *(
            f"https://{one}/"
            for one in ("127.0.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "10.0.0.1")
        ),
        *(f"https://{one}/" for one in ("172.16.0.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1")),
        *(
            f"https://{one}/"
            for one in ("localhost", "router", "x.test", "x.invalid", "x.onion", "x.local", "x.internal")
        ),
        *(f"https://{one}/" for one in ("x.lan.", "x.home.arpa", "1.1.1.1.in-addr.arpa", "x.localhost", "x.alt")),
        *("mailto:a@localhost.local", "mailto:a@x.internal", "mailto:a@x.onion"),
    ),
    "link.long": (f"https://a.ua/{'x' * 2_000}", f"https://{'xn--' * 20_000}/", f"mailto:{'a.' * 40_000}@gov.ua"),
}
GOOD = (
    *("https://a.ua", "http://a.ua:8080/x?a=b&c=%D0%90#д", "https://a.ua:443/", "https://a.ua./", "https://8.8.8.8/"),
    *("https://рада.укр/", "https://рада.ua/шлях", "https://xn--e1afmkfd.xn--j1amh/", "https://а\u0438\u0306.укр/"),
    *("https://a.ua/%ff", "https://a.ua/?q=%2f%5c", "https://a.ua/a_(b)", f"https://{'a' * 63}.ua/"),
    *("mailto:a.b-c+d@gov.ua", "mailto:_a@gov.ua?subject=Тема", "mailto:a@gov.ua?subject=a&body=b%0d%0ac%0Ad"),
)


@pytest.mark.parametrize(
    ("url", "key"),
    [*((one, "link.bad") for one in BAD), *((one, key) for key, some in BAD_OTHERWISE.items() for one in some)],
)
def test_an_address_that_misleads_is_refused(url: str, key: str) -> None:
    assert urls.fault(url) == key


def test_no_address_takes_long() -> None:
    urls.fault.cache_clear()
    with pace.at_most(0.5):
        for url in (*BAD, *chain.from_iterable(BAD_OTHERWISE.values())):
            urls.fault(url)


@pytest.mark.parametrize("url", GOOD)
def test_an_address_that_everybody_reads_alike_is_good(url: str) -> None:
    assert urls.fault(url) is None
