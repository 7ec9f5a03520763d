"""Signs that hide something from who reads a page: refused in a body however they are written."""

import pytest

from judged import CONTEXT, problems
from strategy.checking.documents import check_page


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("Рік &#x202e;6202", "file.forbidden"),
        ("Текст &rlm;навпаки", "file.forbidden"),
        ("gov&#8203;.ua", "file.forbidden"),
        ('[а](about.md "Назва&zwj;")', "file.forbidden"),
        ("![а&#8238;](school.jpg)", "file.forbidden"),
        ("Ціна &#xff11;&#xff12; грн", "text.wide"),
        ("а" + "&#x301;" * 9, "file.forbidden"),
        ("а" + "\u0301" * 9, "file.forbidden"),
        ("порожньо\u2800тут", "file.forbidden"),
        ("рисунок\ufffcтут", "file.forbidden"),
        ("зник\ufffdа літера", "file.forbidden"),
        ("не\ufdd0знак", "file.forbidden"),
        ("єгипетський\U00013430поєднувач", "file.forbidden"),
        ("заповнювач\U00016fe4порожній", "file.forbidden"),
        ("𝐠𝐨𝐯.𝐮𝐚", "text.wide"),
        ("ⓖⓞⓥ", "text.wide"),
        ("[а](https://gov。ua/)", "link.bad"),
        ("1\ufe0f і 2\ufe0f", "file.forbidden"),
        ("об’\ufe0fєкт", "file.forbidden"),
        ("тихо —\ufe0f і −\ufe0f5", "file.forbidden"),
        ("👨\u200dа", "file.forbidden"),
        ("—\u200d—", "file.forbidden"),
        ("з" + "\u0e48" * 4, "file.forbidden"),
        ("ש" + "\u05b0" * 4, "file.forbidden"),
        ("Ціна\u05c3 5 – 100 грн", "file.forbidden"),  # a browser shows 100 – 5
        ("Ціна &#x5c3; грн", "file.forbidden"),
        ("Слова אבג **5** – 100", "file.forbidden"),
        ("Слова א ½ 5 – 100", "file.forbidden"),
        ("[א](about.md) 5 – 100", "file.forbidden"),
        ("Слова א ˈ 5 – 100", "file.forbidden"),
        ("Слова א ½ – ¼", "file.forbidden"),
        ("\u0665 – 10", "file.forbidden"),
        ("![\u00ad](school.jpg)", "picture.without_words"),
        ("![&shy;](school.jpg)", "picture.without_words"),
    ],
)
def test_signs_that_hide_are_refused_however_they_are_written(body: str, key: str) -> None:
    assert {(one.line, one.key) for one in problems(body)} == {(4, key)}


@pytest.mark.parametrize(
    "body",
    [
        "`&#x202e;` і &amp;#x202e;",
        "⠏⠗⠊⠺⠀⠊⠞",
        "за&#769;мок",
        "&shy;а &nbsp; б",
        "ế ộ",
        "©\ufe0f 2026, ‼\ufe0f ☎\ufe0f ↔\ufe0f ▶\ufe0f ⬆\ufe0f ㊗\ufe0f 🏛\ufe0f",
        "мови: עִבְרִית, العَرَبِيَّة і 5 інших",
    ],
)
def test_signs_that_only_look_hidden_stay(body: str) -> None:
    assert problems(body) == []


@pytest.mark.parametrize("sign", ["\\u034f", "\\u0301" * 4, "\\u3164", "\\u202e", "\\u200d"])
def test_signs_that_hide_are_refused_however_yaml_spells_them(sign: str) -> None:
    page = f'---\ntitle: "Сторі{sign}нка"\n---\nТекст.\n'
    (one,) = check_page("docs/x.md", page.encode(), CONTEXT).problems
    assert one.line == 2 and one.key in {"text.invisible", "text.undrawn"}


@pytest.mark.parametrize("said", ["linenums", "linenums=none", ".py guess_lang=0", "use_pygments=true", "a=b"])
def test_what_a_fence_of_code_says_beside_its_language_is_told(said: str) -> None:
    (found,) = problems(f"``` {{ {said} }}\nx\n```")
    assert (found.line, found.key) == (4, "document.attribute")
