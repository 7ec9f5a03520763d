"""Signs of ordinary texts that Markdown would take for its own: a page would say something else without them."""

import pytest

from judged import problems


@pytest.mark.parametrize(
    "body",
    [
        *("5*n*3", "2**n**3", "(а+б)*в*г", "г*(а+б)*в", "К*1,2*0,5", "10***5***10"),
        *("=C2*D2*E2", "5 шкіл*, 3 садки*, 2 ліцеї", "2 садки**; 3 ліцеї**.", "(*) за планом; (*) за фактом"),
        *("2025*/2026* навчальний рік", "дохід*-витрати*"),
    ],
)
def test_asterisks_of_sums_and_of_notes_are_told(body: str) -> None:
    assert {problem.key for problem in problems(body)} == {"document.asterisk"}


@pytest.mark.parametrize(
    "body", [">= 50 %", "> = 50 %", "- >=5", "> **50** осіб", "> ½ скарг", ">~50", "> –5 °C", "> $5"]
)
def test_an_amount_beyond_another_is_no_quotation(body: str) -> None:
    assert [problem.key for problem in problems(body)] == ["document.more_than"]


@pytest.mark.parametrize("body", ["+ **5** шкіл", "+ ~5 %", "+ ½ ставки", "+ $5 млн"])
def test_an_amount_that_is_added_is_no_item(body: str) -> None:
    assert [problem.key for problem in problems(body)] == ["document.plus"]


def test_minutes_of_a_degree_are_no_code() -> None:
    assert [problem.key for problem in problems("48`34 пн. ш., 39`15 сх. д.")] == ["document.grave"]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://a.ua/Пам’ять",
            r"https://a.ua/x\_y.pdf",
            "https://a.ua/x^y",
            "www.a.com.ua/x*y",
            "https://a.ua/x\\y",
        ),
        *("https://a.ua/x*y*z", "https://a.ua/x**y**", "https://a.ua/x`y`"),
    ],
)
def test_an_address_of_which_only_the_beginning_leads_somewhere_is_told(address: str) -> None:
    assert [problem.key for problem in problems(f"Див. {address}")] == ["link.cut"]


@pytest.mark.parametrize(
    "body",
    [
        *(
            "**Жирний:**текст",
            "текст**и**",
            "слов*о*",
            "з**а**мок",
            "а*б*в",
            "***Увага!*** Так",
            "*а*, *б* – *в*",
            "**1.** Так",
        ),
        *("(*важливо*)", "«*слово*»", "(*-5*) і (*5 – 10*)", "*5*, **6**", "| *5* | *6* |\n|--|--|\n| *5* | **6** |"),
        *("«**5**»-й", "дані* за рік і плани*", "> «50 осіб»", "> – Так", "+ слово"),
        *("«https://a.ua/x»", "https://a.ua/x* та", "**https://a.ua/x**та", "[https://a.ua/x],[https://a.ua/y]"),
        "## Заголовок, довший " + "за сто знаків " * 9,
    ],
)
def test_what_is_meant_as_markup_stays(body: str) -> None:
    assert problems(body) == []


def test_an_address_is_told_as_it_is_typed() -> None:
    """Markdown keeps what stands behind a backslash as a number between signs that nobody types."""
    told = repr(problems(r"[Слово](a&b\\c.md)"))
    assert r"a&b\\c.md" in told and r"\x02" not in told
