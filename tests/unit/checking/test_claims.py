"""Nobody is led astray: what a link says, in pages and in data, is where it leads."""

import pytest

from judged import DIALECT, problems
from strategy.checking.check import check
from strategy.checking.update_front import Words
from strategy.model import Bodies

DOTS = "·•٠۰܁܂꘎⸱᛫ᐧ﹒𐩐𝅭\u2024\u2027\ua78f\u2804\u2820\u25aa\U0001091f\u0f0b\u201a\u0323\u0902"
PHRASES = (
    "м.Київ, обл.рада, т.д., т. д., ст. 5, № 1.2.3, 10.05.2026, 10.05.2026р., І.І.Іваненко, Іваненко І.І.",
    "смт.Короп, с.Сорока, вул.ім.Шевченка, пл.Незалежності, просп. Миру, буд.5, кв.12, о 10.00, 12.30–14.00",
    "120 тис.грн, 1,5 млн.грн., 3 млрд.грн, 25 кв.м, 3 куб.м, 5 м², +5 °C, 50 %, 2‰, 1 000 000 ₴, €5",
    "п.1.2.3 розд.IV дод.2 до рішення від 01.01.2024 № 5/12-VIII, пп.а, ст.ст.5, 6, ч.2 ст.10, абз.3 п.4",
    "в.о.начальника, заст.голови, к.т.н., д.е.н., проф.Коваль, ТОВ«Край», КНП «Лікарня №1», ЄДРПОУ 12345678",
    "Дія.City, Дія.Підпис, Дія.Бізнес, Prozorro.Продажі, e-звіт, ІТ-сектор, Wi-Fi, COVID-19, web-сайт",
    "«Порядок», „Правила“, ‘так’, об’єкт, об'єкт, обʼєкт, за\u0301мок, стратегія\u00adми, ґанок, їжа, єдність",
    "Звіт (PDF), звіт.pdf, Рішення_2024.docx, план.xlsx, т.II, Додаток 1.Паспорт, 1.Загальне, 1.Introduction",
    "Звіт за 2025 р. Додаток. UA і EU, U.S. Steel, e.g. this, i.e. that, Ph.D., No. 5, p.m., Node.js",
    "Łódź, Kraków, Besançon, Ångström, Őrség, Iași, Timișoara, Qırım, Şahin, Straße",
    "Постанова Кабінету Міністрів України від 5 серпня 2020 р. № 695 «Про затвердження…»",
    "1.1.2.3 Підтримка бізнесу; завдання 1.1.2.3 (звіт); 1.1.2 — 4.5.6; §5, #3, a/b, x*y, 2+2=4, ±3, ×2, ≤ 5",
    "Чи буде далі? Так! Див. тут → і там ↗; © 2026 Рада™, ®; 48°30′15″ пн.ш., 39°18′ сх.д.",
    "Лист\u00a0№\u00a05 м.\u00a0Київ 1\u202f000\u2009кг, А.\u00a0Б.\u00a0Коваль, Быков, Ёлкин, Быкаў",
)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("## Вміст {#content}", "document.id_taken"),
        ("Текст\n\n## Перше {#a}\n\n## Друге {#a}", "document.id_twice"),
        ("[www.gov.ua](https://evil.example/)", "link.other_words"),
        ("[evil.example](https://evil.example/).gov.ua", "link.other_words"),
        ("<https://evil.example>**.gov.ua**", "link.other_words"),
        ("[evil.example](https://evil.example/) .gov.ua", "link.other_words"),
        ("[Звіт [ради][x] тут](about.md)\n\n[x]: https://evil.example/", "link.within"),
        ("[Звіт [ради] тут](about.md)\n\n[ради]: https://evil.example/", "link.within"),
        ("[Звіт <https://evil.example/>](about.md)", "link.within"),
        ("[**gov**.ua](https://evil.example/)", "link.other_words"),
        ("[https://evil.example](https://www.gov.ua/)", "link.other_words"),
        ("[gov.ua/x](https://gov.ua.evil.example/)", "link.other_words"),
        ("[press@gov.ua](mailto:a@evil.example)", "link.other_words"),
        ("[gov.ua](about.md)", "link.other_words"),
        *(
            (f"[{words}](https://evil.example/)", "link.other_words")
            for words in (
                *("`www.gov.uа`", "`unіcef.оrg`", "www.gov.md", "gov.\u200aua", "кремль.рф", "уряд.сайт"),
                *("pri\u00advatbank.ua", "pri&shy;vatbank.ua", "«diia.gov.ua»", "→ diia.gov.ua", "diia.gov.ua,"),
                *("diia.gov.ua ↗", "(diia.gov.ua)", '"diia.gov.ua"', "1) diia.gov.ua", "на сайті privatbank.ua"),
                *("diia.gov.ua\u2044x", "diia.gov.ua\u2215x", "…diia.gov.ua"),
                *(
                    "diia.gov.ua²",
                    "bank.pl¹",
                    "diia.gov.ua-2026",
                    "diia.gov.ua_портал",
                    "diia.gov.ua1",
                    "diia.gov.ua.-",
                ),
                *("bank.pl", "bank.gov.uk", "monobank.app", "t.me/bank", "diia.сом", "рада.укр", "Текст:diia.gov.ua"),
                *("https:///bank", "https:bank", "http:/bank", "https://(bank)/", "http://[2606:4700::1111]/"),
                *("https://bank", "bank.md", "-diia.gov.ua", "_diia.gov.ua_", "DIIA.GOV.UA", "diia.g\u0332ov.ua"),
            )
        ),
        *((f"[diia{dot}gov{dot}ua](https://evil.example/)", "link.sign") for dot in DOTS),
        *((f"[{words}](https://evil.example/)", "link.sign") for words in ("аррӏе", "соѕ", "ѡѡѡ", "gov∕ua", "αβ", "☎")),
        ("[`diia‧gov‧ua`](mailto:a@evil.example)", "link.sign"),
        ('[x](https://evil.example/ "diia‧gov‧ua")', "link.sign"),
        ("[![diia‧gov](school.jpg)](https://evil.example/)", "link.sign"),
        *(
            (f"[{words}](https://evil.example/{path})", "link.other_words")
            for words, path in (
                *(("8.8.8.8", ""), ("(8.8.8.8)", ""), ("8.8.8.8/x", ""), ("http://8.8.8.8", "")),
                *(("president.gov.py", "president.gov.py"), ("www.gov.md", "www.gov.md")),
                *(("evil.example/?a=https://www.gov.md/", ""), ("evil.example/www.gov.md", "")),
                *(
                    ("gov.ua-сайт", ""),
                    ("сайт-gov.ua", ""),
                    ("gov%2Eua", ""),
                    ("gov&period;ua", ""),
                    ("gov&#46;ua", ""),
                ),
                *(
                    ("gov .ua", ""),
                    ("gov. ua", ""),
                    ("gov&nbsp;.&nbsp;ua", ""),
                    ("gov\u2009.\u2009ua", ""),
                    ("gov..ua", ""),
                ),
                *(("портал.дія", ""), ("послуги.гов", ""), ("рада.орг", ""), ("сос.со", ""), ("орега.сом", "")),
                *(
                    ("diia.gov.ua.Тут", ""),
                    ("рада.укр.Тут", ""),
                    ("diia.gov.ua.pdf", ""),
                    ("t.me.2026", ""),
                    ("тут.ua.x", ""),
                    ("gov.ua.І.І", ""),
                ),
                *(("Дія.UA", ""), ("дія.com", ""), ("КРЕМЛЬ.РФ", ""), ("Рада.Укр", "")),
            )
        ),
        ('[x](https://evil.example/ "diia.gov.ua")', "link.other_words"),
        ("[![diia.gov.ua](school.jpg)](https://evil.example/)", "link.other_words"),
        ("diia.gov.[ua](https://evil.example/)", "link.other_words"),
        ("evil.example/[diia.gov.ua](https://evil.example/)", "link.other_words"),
        ("diia.gov.ua/https://evil.example/", "link.other_words"),
        ("diia.gov.ua/www.evil.example", "link.other_words"),
        ("diia.gov.ua/?a=[звіт](https://evil.example/)", "link.other_words"),
        ("[www.ua](https://evil.ua/)", "link.other_words"),
        ("[diia.gov.ua](https://www.ua/)", "link.other_words"),
        ("[https://ua/](https://evil.ua/)", "link.other_words"),
        ("[a@diia.gov.ua](mailto:b@diia.gov.ua)", "link.other_words"),
        ("[x](mailto:office%40evil.example%2Ca@diia.gov.ua)", "link.bad"),
        ("[x](mailto:a@gov.ua?subject=b%0D%0Ac)", "link.mail"),
        *(
            (f"[x](https://{host}/)", "link.bad")
            for host in (
                *("dıia.gov.ua", "ɡov.ua", "dạ.gov.ua", "xn--dia-jua.gov.ua", "орега.com", "раураӏ1.com", "хп.com"),
                *("οοο.com", "օօօ.com", "gοv.ua"),
            )
        ),
        ("[x](https://gov.ua/){href=about.md}", "document.attribute"),
        ("![x](school.jpg){: src=about.md }", "document.attribute"),
        ("![x](school.jpg){: alt=y }", "document.attribute"),
        ('[x](about.md "y"){: title=z }', "document.attribute"),
        ("## x { data-toc-label=y }", "document.attribute"),
        ("[x](http://127.0.0.1/)", "link.private"),
        ("[x](http://10.0.0.1/)", "link.private"),
        ("[x](http://router.lan/)", "link.private"),
        ("<http://localhost/>", "link.private"),
        ("[x](mailto:a@example.org?cc=b@evil.example)", "link.mail"),
        ("[x](mailto:a@localhost)", "link.bad"),
    ],
)
def test_nobody_is_led_astray(body: str, key: str) -> None:
    (found,) = (one for one in problems(body) if one.key != "file.forbidden")  # which some dots are as well
    assert (found.line, found.key) == (3 + body.count("\n") + 1, key)


@pytest.mark.parametrize(
    "construct",
    [
        *("[{}]({})", "[*{}*]({})", "[**а *{}* б**]({})", "***[{}]({})***", "[`{}`]({})", "[`` {} ``]({})"),
        *("[{}][r]\n\n[r]: {}", "[{0}][]\n\n[{0}]: {1}", "[{0}]\n\n[{0}]: {1}", "[{}](<{}>)", "[а  \n{}]({})"),
        *('[а]({1} "{0}")', "[а]({1} '{0}')", '[а][r]\n\n[r]: {1} "{0}"', "[![{}](school.jpg)]({})"),
        *('[![а](school.jpg "{0}")]({1})', "[![а](school.jpg) {}]({})", "## [{}]({})", "- [{}]({})", "> [{}]({})"),
        *("| а |\n|---|\n| [{}]({}) |", "!!! note\n    [{}]({})", '!!! note "[{}]({})"'),
    ],
)
def test_in_whatever_way_a_link_is_written(construct: str) -> None:
    for words, key in (("diia.gov.ua", "link.other_words"), ("diia‧gov‧ua", "link.sign")):
        assert key in {one.key for one in problems(construct.format(words, "https://evil.example/"))}


@pytest.mark.parametrize("words", PHRASES)
def test_ordinary_words_may_stand_in_any_link(words: str) -> None:
    assert problems(f"[{words}](https://example.org/) [`{words}`](mailto:a@example.org) [{words}](about.md)") == []


@pytest.mark.parametrize("address", ["https://[bad", "https://[x]", "https://[www.gov.ua]/", "http://[::1]:x/"])
def test_words_beside_an_address_that_is_none_stop_nothing(address: str) -> None:
    assert {one.key for one in problems(f"[www.gov.ua]({address})")} == {"link.bad", "link.other_words"}


@pytest.mark.parametrize("body", ["gov.ua/http://a[s", "gov.ua/http://r]w", "http:h:1(http://s[z"])
def test_nor_those_right_before_one(body: str) -> None:
    found = [dict(one.params) for one in problems(body) if one.key == "link.other_words"]
    assert [one["host"] for one in found] == [body[body.index("http", 4) :]]


@pytest.mark.parametrize(
    "body",
    [
        "[gov.ua](https://www.gov.ua/x)",
        "[rada.gov.ua](https://zakon.rada.gov.ua/laws)",
        "[Закон на https://zakon.rada.gov.ua](https://zakon.rada.gov.ua/laws)",
        "[press@example.org](mailto:press@example.org?subject=x)",
        "[Пошта: ivan.franko@gov.ua](mailto:ivan.franko@gov.ua)",
        "[about.md](about.md)",
        "[Рішення.2024](https://gov.ua/)",
        "[«Порядок», стор. 5, м.Київ, п.1.2.3, e.g. `mkdocs.yml`, звіт.pdf](https://gov.ua/)",
        "[docs/about.md](https://example.org/docs/about.md), (див. [gov.ua/a.b.com](https://gov.ua/a.b.com)).",
        "[zakon.rada.gov.ua](https://rada.gov.ua/) і [diia.gov.ua](https://diia.gov.ua/)",
        "[рада.укр](https://рада.укр/), [рада.укр](https://xn--80aal0c.xn--j1amh/), [а](https://прозорро.укр/)",
        "[Microsoft.Office 365](https://example.org/), gov.ua/x [звіт](https://example.org/), [www.ua](https://www.ua/)",
        "Див. gov.ua: [звіт](https://example.org/), gov.ua/[x](https://gov.ua/x), Адреса:https://example.org, Далі.https://example.net",
        "[Сайт](https://президент.com.ua/), [лист](mailto:a@gov.ua?subject=b&body=c%0D%0Ad)",
        "<https://gov.ua/?a=https://example.org>",
        "[Див. gov.ua.Тут, п.1.1.2.Далі, Дія.City.Тут, akt.v1.docx, Ph.D.Іваненко](https://gov.ua/)",
        "[1.1.2.3](about.md)",
        "## Раз\n\n## Раз",
    ],
)
def test_links_that_say_where_they_lead_stay(body: str) -> None:
    assert problems(body) == []


def test_two_links_that_show_one_host_lead_to_it() -> None:
    found = problems("[diia](https://evil.example/)[.gov.ua](https://evil.example/)")
    assert [one.key for one in found] == ["link.other_words"] * 2


def test_no_list_of_attributes_hides_where_a_link_of_the_markdown_leads() -> None:
    body = "[x](javascript:alert(1)){href=about.md}"
    assert {one.key for one in problems(body)} == {"link.unsafe", "document.attribute"}
    assert "about.md" not in DIALECT.render(body).html


def test_a_column_is_aligned_without_a_style() -> None:
    html = DIALECT.render("| а | б | в |\n|:-:|--:|:--|\n| 1 | 2 | 3 |").html
    assert "style" not in html
    assert html.count('class="align-center"') == html.count('class="align-right"') == 2


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("bodies:\n  - id: a\n    name: {uk: Сайт diia.gov.ua, en: A}\n    url: https://evil.example/\n", 3),
        (
            "bodies:\n  - id: a\n    name: {uk: А, en: A}\n    short: {uk: А, en: gov.ua}\n    url: https://x.ua/\n",
            4,
        ),
    ],
)
def test_no_body_bears_the_name_of_another_host(data: str, line: int) -> None:
    (found,) = check(data.encode(), Bodies, (), known=("uk", "en")).problems
    assert (found.line, found.key) == (line, "link.other_words")


@pytest.mark.parametrize("name", ["sources", "links"])
@pytest.mark.parametrize(("title", "wrong"), [("https://diia.gov.ua/", True), ("Дія, evil.example", False)])
def test_no_link_of_an_update_bears_the_name_of_another_host(name: str, title: str, wrong: bool) -> None:
    data = f"title: А\n{name}:\n  - url: https://evil.example/\n    title: {title}\n"
    found = check(data.encode(), Words, (), known=("uk", "en"), language="uk").problems
    assert [(one.line, one.key) for one in found] == [(4, "link.other_words")] * wrong


@pytest.mark.parametrize(
    "address",
    [
        *("about&#46;md", "about.md&#x2f;", ".&sol;about.md", "https&#58;//example.org/", "https&colon;//example.org/"),
        *("https://example.org&sol;[x", "https://example.org&#x2f;℀", "https://example&period;org/"),
    ],
)
def test_no_address_spells_out_what_the_host_reads_as_it_stands(address: str) -> None:
    for body in (f"[так]({address})", f"[так][а]\n\n[а]: <{address}>"):
        assert "link.absent" in {one.key for one in problems(body)}


@pytest.mark.parametrize(
    "address", ["https://example.org/?a=b&amp;c=d", "https://example.org#a&b", "mailto:a@b.ua?subject=a&body=b"]
)
def test_what_follows_a_host_may_hold_ampersands(address: str) -> None:
    assert problems(f"[так]({address}), <press@example.org>, press@example.org, https://example.org/?a&b") == []
