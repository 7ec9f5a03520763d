"""The invented strategy of three editions as data to change, and its register."""

import yaml

from invented import EDITIONS
from strategy.addresses import register
from strategy.checking.check import check, report
from strategy.model import Strategy

SAMPLE = yaml.load(EDITIONS.read_bytes(), yaml.CBaseLoader)
DOCS = {
    "updates/act.pdf": "",
    "index.md": "Start",
    "about.md": "# Про\n\n## Звідки {#source}\n\n```\n## No heading {#no}\n```\n## Без мітки\n",
    "about.en.md": "## From where { .x #source }\n\n## Only here {#here}\n",
}
HEAD = "Перший рядок.\nДругий рядок."


def strategy_of(data: dict) -> Strategy:
    checked = check(yaml.safe_dump(data, allow_unicode=True, width=10**6).encode())
    assert checked.problems == (), report(checked.problems, "x", "en")
    return checked.strategy


def registered(data: dict, text: str = "", documents: dict[str, str] = DOCS) -> str:
    return register.extended(text, documents, strategy_of(data), HEAD)


def tasks(data: dict) -> dict[str, dict]:
    return {
        task["id"]: task for goal in data["goals"] for objective in goal["objectives"] for task in objective["tasks"]
    }
