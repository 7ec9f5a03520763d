"""A strategy whose every text is hostile: what breaks out of markup, scripts, tables and templates, in every field.

The strings are our own: each way to break out, before each thing to do then.
"""

from collections.abc import Iterator, Mapping
from itertools import cycle, product
from pathlib import Path

import yaml

from invented import other_project
from strategy.checking.claims import misleading
from strategy.reading.files import BODIES, SEARCH_WORDS, WAYS

ELSEWHERE = "//evil.example/x"
SITE = "https://example.net/"
# What ends where a text stands: attributes, elements, comments, scripts, styles, XML, tables, Markdown, templates.
BREAKING = (
    *("", '">', "'>", "`>", '" ', "' ", "--><b>", "]]>", "</script>", "</style>", "</title>", "</textarea>"),
    *("</template>", "</noscript>", "</svg>", "*/", "\\", '\\"', "\\'", "</", "<!--", "<![CDATA[", "{# ", "{{ '' }}"),
    *("{% raw %}", "${1}", "%0a", "|", "=", "@", "+", "```", "](x) ", "&quot;&gt;", "&#34;&#62;", "»>"),
)
# What is done there.
DOING = (
    "<script>alert(1)</script>",
    f"<script src={ELSEWHERE}></script>",
    "<img src=x onerror=alert(1)>",
    f"<img src={ELSEWHERE}>",
    "<svg onload=alert(1)>",
    f"<link rel=stylesheet href={ELSEWHERE}>",
    f"<meta http-equiv=refresh content=0;url={ELSEWHERE}>",
    f"<base href={ELSEWHERE}/>",
    "onfocus=alert(1) autofocus tabindex=0 x=",
    "style=background:url(//evil.example/y) x=",
    "[x](javascript:alert(1))",
    f"![x](https:{ELSEWHERE})",
    "*/;alert(1);/*",
    ";alert(1)//",
    "{{ self.__init__.__globals__ }}",
    'HYPERLINK("https://evil.example")',
)
GOALS, OBJECTIVES, TASKS = 3, 3, 5  # each of the one above
UPDATES = 12


class Hostile:
    """Gives every string in turn; `taken` counts them."""

    def __init__(self) -> None:
        self.strings = cycle(strings())
        self.taken = 0

    def text(self, limit: int = 1000) -> dict[str, str]:
        self.taken += 2
        return {"uk": f"Є {next(self.strings)}"[:limit].rstrip(), "en": f"Is {next(self.strings)}"[:limit].rstrip()}

    def words_of_link(self, url: str) -> dict[str, str]:
        """A text that names no other host, which the check would refuse."""
        text = self.text()
        while any(misleading(words, url) for words in text.values()):
            self.taken -= 2
            text = self.text()
        return text

    def strategy(self) -> Mapping[str, object]:
        goals = [
            self._node(
                f"{goal}",
                objectives=[
                    self._node(
                        f"{goal}.{objective}",
                        tasks=[self._task(f"{goal}.{objective}.{task}") for task in range(1, TASKS + 1)],
                    )
                    for objective in range(1, OBJECTIVES + 1)
                ],
            )
            for goal in range(1, GOALS + 1)
        ]
        editions = [{"id": name, "name": self.text(), "act": self.text()} for name in ("first", "second")]
        vision = [{"id": number, "text": self.text(), "note": self.text()} for number in (1, 2)]
        return {"languages": ["uk", "en"], "name": self.text(), "editions": editions, "vision": vision, "goals": goals}

    def _node(self, code: str, **below: object) -> dict[str, object]:
        title = {lang: f"{words}, {'x' * 40}" for lang, words in self.text().items()}  # longer than the short one
        named = {"title": title, "short": self.text(40), "summary": self.text(), "note": self.text()}
        url = f"https://example.net/{code}?a=1&b='{code}'"
        links = [{"url": url, "title": self.words_of_link(url)}]
        return {"id": _id(code), "code": code, **named, "links": links, **below}

    def _task(self, code: str) -> dict[str, object]:
        url = "https://example.net/?a=1&b=2"
        source = {"url": url, "title": self.words_of_link(url)}
        indicator = {
            "name": self.text(),
            "unit": self.text(20),
            "baseline": {"date": "2023", "value": "0"},
            "target": {"date": "2027", "value": "9"},
            "values": [{"date": "2024", "value": "3", "source": source}],
        }
        return self._node(
            code,
            body="council",
            responsible=self.text(),
            partners=[self.text()],
            indicators=[indicator],
            areas=[{"id": number, "text": self.text(), "note": self.text()} for number in (1, 2)],
            milestones=[{"title": self.text(), "due": "2026"}],
        )

    def beside(self) -> Mapping[str, object]:
        """Path → values of the other data files."""
        way = {"name": self.text(), "also": {lang: [words] for lang, words in self.text().items()}, "lines": ["t1-1-1"]}
        words = {"uk": [next(self.strings)], "en": [next(self.strings)]}
        return {
            BODIES: {"bodies": [{"id": "council", "name": self.words_of_link(SITE), "url": SITE}]},
            WAYS: {"topics": [{"id": "light", **way}]},
            SEARCH_WORDS: {"entries": [{"words": words, "see": ["t1-1-1"]}]},
        }

    def updates(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        """(name, front matter) in each language."""
        for number in range(1, UPDATES + 1):
            task = _id(f"1.1.{1 + number % TASKS}")
            for lang, ending in (("uk", ""), ("en", ".en")):
                title, source = self.text()[lang], {"url": SITE, "title": self.words_of_link(SITE)[lang]}
                front = {"title": title, "tasks": [task], "sources": [source], "status": {task: "in_progress"}}
                yield f"2026-03-{number:02}-news{ending}.md", front if lang == "uk" else {"title": title}


def _id(code: str) -> str:
    return f"t{code.replace('.', '-')}"


def hostile_project(target: Path) -> tuple[Path, int]:
    """A copy of the project that publishes it all, and how many strings it holds."""
    hostile = Hostile()
    other_project(target, _yaml(hostile.strategy()))
    for path, values in hostile.beside().items():
        (target / path).write_bytes(_yaml(values))
    for name, front in hostile.updates():
        (target / "docs/updates" / name).write_bytes(b"---\n" + _yaml(front) + b"---\n*2026*\n")
    return target, hostile.taken


def _yaml(values: Mapping[str, object]) -> bytes:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6).encode()


def strings() -> tuple[str, ...]:
    """All of them; no two are the same."""
    return tuple(f"{breaking}{doing}" for breaking, doing in product(BREAKING, DOING))
