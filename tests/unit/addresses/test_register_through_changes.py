"""No sequence of lawful changes breaks what the register promises: new editions, numbers, moves, withdrawals."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from registered import DOCS, HEAD, SAMPLE, registered, strategy_of, tasks
from strategy.addresses import published as addresses
from strategy.addresses import register


def new_edition(data: dict) -> None:
    """Adopt another edition: all that stands keeps its number, and remembers it."""
    name = str(2100 + len(data["editions"]))
    data["editions"].append({"id": name, "name": {"uk": f"Редакція {name}", "en": f"Edition of {name}"}})


def renumber(data: dict, turn: int) -> None:
    """Number tasks anew within their objectives, in an edition of its own, the last one first."""
    before = data["editions"][-1]["id"]
    new_edition(data)
    for goal in data["goals"]:
        for objective in goal["objectives"]:
            living = [task for task in objective["tasks"] if "withdrawn" not in task]
            living = living[turn % max(1, len(living)) :] + living[: turn % max(1, len(living))]
            for place, task in enumerate(living, 1):
                code = f"{objective['code']}.{place}"
                if code != task["code"]:
                    task.setdefault("formerly", []).append({"edition": before, "code": task["code"]})
                    task["code"] = code
            objective["tasks"] = [*living, *(task for task in objective["tasks"] if "withdrawn" in task)]


def objectives(data: dict) -> list[dict]:
    return [o for goal in data["goals"] for o in goal["objectives"] if "withdrawn" not in o]


def move(data: dict, turn: int) -> None:
    """Move a task to another objective, below the last there."""
    source, target = (objectives(data) * 2)[turn % 2 : turn % 2 + 2]
    living = [task for task in source["tasks"] if "withdrawn" not in task]
    if len(living) > 1:
        source["tasks"].remove(living[0])
        target["tasks"].append(living[0])
        renumber(data, 0)


def add(data: dict, turn: int) -> None:
    renumber(data, turn)
    objective = objectives(data)[turn % 2]
    count = sum("withdrawn" not in task for task in objective["tasks"])
    words = {"uk": f"Нове завдання {len(tasks(data))}", "en": "A new task"}
    objective["tasks"].append(
        {
            "id": f"new-{len(tasks(data))}",
            "code": f"{objective['code']}.{count + 1}",
            "since": data["editions"][-1]["id"],
            "title": words,
            "areas": [{"id": "1", "text": dict(words)}],
        }
    )


def withdraw(data: dict, turn: int) -> None:
    """Withdraw a task in favour of another, with its last text, in an edition of its own."""
    objective = objectives(data)[turn % 2]
    living = [task for task in objective["tasks"] if "withdrawn" not in task]
    if len(living) > 1:
        new_edition(data)
        gone, stays = living[turn % len(living)], living[(turn + 1) % len(living)]
        gone["withdrawn"] = {"edition": data["editions"][-1]["id"], "replaced_by": [stays["id"]]}


changes = st.lists(st.tuples(st.sampled_from([renumber, move, add, withdraw]), st.integers(0, 5)), max_size=6)


@settings(max_examples=40, deadline=None)
@given(changes)
def test_every_registered_address_answers_with_what_it_meant(changes: list) -> None:
    data = copy.deepcopy(SAMPLE)
    text = registered(data)
    for change, turn in changes:
        change(data, turn)
        strategy = strategy_of(data)
        assert register.violations(text, DOCS, strategy) == ()
        text = register.extended(text, DOCS, strategy, HEAD)
    strategy = strategy_of(data)
    answers = {(entry.address, entry.meaning) for entry in addresses.published(strategy, DOCS)}
    _, entries, _ = register.parse(text)
    for entry in entries:
        assert any(a == entry.address and m.startswith(entry.meaning) for a, m in answers), entry
