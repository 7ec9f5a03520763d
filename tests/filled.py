"""A task and an update with everything that the data may hold of them, each field with a value of its own."""


def said(word: str) -> dict[str, str]:
    return {"uk": f"Слово {word}", "en": f"Word {word}"}


def led(word: str) -> dict[str, object]:
    return {"url": f"https://example.net/{word}", "title": said(f"l-{word}")}


TASK = {
    "id": "task",
    "code": "1.1",
    "title": {"uk": "Довга назва завдання", "en": "A long name of a task"},
    "short": said("short"),
    "summary": said("summary"),
    "note": said("note"),
    "links": [led("link")],
    "areas": [{"id": "1", "text": said("area")}],
    "body": "office",
    "co_bodies": ["helper"],
    "responsible": said("responsible"),
    "partners": [said("partner")],
    "projects": [led("project")],
    "territory": ["UA44000000000018893"],
    "period": {
        "start": "2021-01-11",
        "end": "2022-02-12",
        "changed": [
            {"date": "2021-03-13", "was": "2021-04-14", "cause": "security"} | {"text": said("t"), "ground": led("g")}
        ],
    },
    "milestones": [
        {"id": "mile", "title": said("mile"), "due": "2021-05-15", "done_on": "2021-06-16", "evidence": led("proof")}
    ],
    "money": [
        {"year": "2021", "fund": "aid", "stage": "approved", "amount": "1 234,5", "unit": said("coin")}
        | {"note": said("remark"), "evidence": led("bill")}
    ],
    "registers": {
        "dream": ["DREAM-UA-010125-1A2B3C4D"],
        "prozorro": ["UA-2026-01-31-000001-a"],
        "budget": ["7654321"],
        "decisions": [led("decision")],
    },
    "indicators": [
        {
            "id": "count",
            "name": said("name"),
            "unit": said("unit"),
            "type": "number",
            "direction": "down",
            "definition": said("definition"),
            "source": led("source"),
            "next_due": "2027-07-17",
            "ended": "2027-08-27",
            "baseline": {"date": "2020-01-21", "value": "−901,5", "note": said("first value")},
            "targets": [
                {"date": "2029-02-22", "value": "−911,5", "set_on": "2019-03-23"},
                {"date": "2029-04-24", "value": "−921,5", "set_on": "2021-05-25", "source": led("aim")}
                | {"instead_of": "2029-02-22", "cause": "too_early"},
            ],
            "values": [
                {
                    "date": "2021-06-26",
                    "value": "−931,5",
                    "kind": "estimate",
                    "note": said("value"),
                    "source": led("v"),
                },
                {"date": "2022-07-27", "missing": "secret"},
            ],
        }
    ],
}
STRATEGY = {
    "languages": ["uk", "en"],
    "name": {"uk": "Назва", "en": "Name"},
    "levels": [
        {"key": key, "name": {"uk": key, "en": key}, "counted": {"uk": [f"{key} {n}" for n in "123"], "en": [key, key]}}
        for key in ("goals", "tasks")
    ],
    "goals": [{"id": "goal", "code": "1", "title": {"uk": "Ціль", "en": "A goal"}, "tasks": [TASK]}],
}
OFFICES = {
    "bodies": [
        {"id": "office", "name": said("office"), "short": said("of."), "url": "https://office.example.net/"},
        {"id": "helper", "name": said("helper"), "short": said("he."), "url": "https://helper.example.net/"},
    ]
}
FRONT = {
    "title": "Слово title",
    "tasks": ["task"],
    "areas": {"task": ["1"]},
    "status": {"task": "postponed"},
    "cause": {"task": "procurement"},
    "expected": {"task": "2028-08-18"},
    "period": "2023-09-19",
    "time": "14:37",
    "done": "Слово done",
    "next": "Слово next",
    "hindered": "Слово hindered",
    "links": [{"url": "https://example.net/u-link", "title": "Слово u-link"}],
    "sources": [{"url": "https://example.net/u-source", "title": "Слово u-source"}],
}
WITHDRAWN = {"title": "Слово gone", "tasks": ["task"], "withdrawn": "2024-10-20", "reason": "Слово reason"}
