"""Real strategies of communities (register.json) as data of ours: two levels, in Ukrainian alone.

The register holds each goal as one text, as somebody typed it into a form: «Операційна ціль 1.4. Розвиток бізнесу».
What this does is what a careful clerk would do who copies the document: takes the label and the code apart from the
title, and leaves all of them as they are.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from strategy.model import codes

REGISTER = Path(__file__).with_name("register.json")
# The entries as they stand there, by the code of the community in the national classifier.
COMMUNITIES: Mapping[str, Mapping] = {
    entry["katottg"]: entry for entry in json.loads(REGISTER.read_text(encoding="utf-8"))
}
# The name of a level as it is typed before the code or after it: «Стратегічна ціль», «Оперативна цільС.3.4».
_LABEL = re.compile(r"(стр?атегічна|операційна|оперативна) ціль", re.IGNORECASE)
_NUMBERS = r"\d{1,2}(?: ?\. ?\d{1,2})*"
# Letters only count before a number or where a sign or a capital letter closes them: not the «В» of «В громаді».
_LETTERS = "A-ZА-ЯҐЄІЇ"
_CODE = re.compile(
    rf"№? ?(?:[{_LETTERS}]{{1,2}}\.? ?{_NUMBERS}|{_NUMBERS}|[{_LETTERS}](?=[.:]| +[{_LETTERS}]))( ?[.:])?"
)
_SIGNS = " \t\n.:–—-"


def document(entry: Mapping) -> bytes:
    """An entry as the file goals.yaml of a site of its own."""
    return yaml.safe_dump(values(entry), allow_unicode=True, sort_keys=False, width=10**6).encode()


def values(entry: Mapping) -> Mapping[str, object]:
    """An entry as the values of that file. A goal that the register puts below none is left out: it has no place in a
    tree. Where two goals bear one id, what stands below it is given to the first."""
    below: dict[str, list[str]] = {}
    for goal in entry["operational_goals"]:
        below.setdefault(goal["parent"], []).append(goal["text"])
    goals = [_node(goal["text"], below.pop(goal["id"], ())) for goal in entry["strategic_goals"]]
    label = _usual_label(goal["text"] for goal in entry["operational_goals"])
    levels = [_level("goals", "Стратегічна"), _level("objectives", label)]
    used = levels if any("objectives" in goal for goal in goals) else levels[:1]
    return {
        "languages": ["uk"],
        "name": {"uk": entry["name"]},
        "levels": used,
        "goals": _numbered(_as_read(goals)),
    }


def _level(key: str, label: str) -> Mapping[str, object]:
    forms = [label.lower()[:-1] + ending for ending in ("а ціль", "і цілі", "их цілей")]
    return {"key": key, "name": {"uk": f"{label} ціль"}, "counted": {"uk": forms}}


def _usual_label(texts: Iterable[str]) -> str:
    """What most of the labels call an operational goal; where none was typed, as most documents do."""
    typed = Counter(found[1].capitalize() for text in texts if (found := _LABEL.match(text)))
    return typed.most_common(1)[0][0] if typed else "Оперативна"


def _node(text: str, below: Sequence[str] = ()) -> dict[str, object]:
    code, title = taken_apart(text)
    node: dict[str, object] = {"code": code} if code else {}
    node["title"] = {"uk": title}
    if below:
        node["objectives"] = _as_read([_node(one) for one in below])
    return node


def taken_apart(text: str) -> tuple[str, str]:
    """The code and the title of a goal. Of two labels (the register adds one of its own) the one typed last counts."""
    code, title = "", text.strip()
    while True:
        rest = _LABEL.sub("", title, count=1).lstrip(_SIGNS) if _LABEL.match(title) else title
        found = _CODE.match(rest)
        if found:
            code, rest = found[0].strip(), rest[found.end() :].lstrip(_SIGNS)
        if rest == title:
            return code, title.lstrip(_SIGNS)
        title = rest


def _as_read(nodes: Sequence[dict]) -> Sequence[dict]:
    """The register keeps goals in no order; a reader of the document sees them by their codes, where all have one: by
    their numbers, so that a letter typed wrong moves nothing, and where they have none, by their letters."""
    listed = [node.get("code") for node in nodes]
    if not all(listed):
        return nodes
    numbers = [[part for part in codes.parts(code) if isinstance(part, int)] for code in listed]
    places = numbers if all(numbers) else [codes.ranks(code)[0] for code in listed]
    return [node for _, node in sorted(zip(places, nodes, strict=True), key=lambda pair: pair[0])]


def _numbered(goals: Sequence[dict]) -> Sequence[dict]:
    """Ids by position; a title is no id, and nobody has chosen any."""
    numbered = []
    for place, goal in enumerate(goals, 1):
        below = [{"id": f"goal-{place}-{at}", **child} for at, child in enumerate(goal.get("objectives", ()), 1)]
        numbered.append({"id": f"goal-{place}", **goal, **({"objectives": below} if below else {})})
    return numbered
