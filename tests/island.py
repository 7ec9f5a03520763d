"""A small invented site as search sees it, for the tests of the script that searches."""

from strategy.search import Alias, Document, Section

LABELS = {"goal": "Стратегічна ціль", "objective": "Оперативна ціль", "task": "Завдання"}
ISLAND = (
    Document("goals/sea/", "Життя біля моря", "goal", (), "1"),
    Document(
        "objectives/port/",
        "Розвиток порту",
        "objective",
        (Section("a", "Ремонт маяка і причалів"),),
        "1.1",
        ("goals/sea/",),
        anchor="port",
    ),
    Document(
        "tasks/lighthouse/",
        "Ремонт маяка",
        "task",
        (
            Section("area-1", "Фарбування вежі та лампи"),
            Section("area-2", "Створення служби догляду за маяками, у т. ч. нічного"),
        ),
        "1.1.1",
        ("goals/sea/", "objectives/port/"),
    ),
    Document(
        "tasks/piers/",
        "Причали для човнів",
        "task",
        (Section("area-1", "Ремонт причалів"), Section("area-2", "Допомога ВПО, які мають човни, біля маяка")),
        "1.1.2",
        ("goals/sea/", "objectives/port/"),
    ),
    Document("about/", "Про острів", "page", (Section("x", "Внутрішньо переміщені особи живуть на острові 𐀜"),)),
)
ALIASES = (
    Alias(("ВПО", "внутрішньо переміщені особи"), ("ВПО", "внутрішньо переміщені особи")),
    Alias(("т. ч.", "тому числі"), ("т. ч.", "тому числі")),
    Alias(("судно", "рибацький баркас"), (), (("tasks/piers/", "area-2"),)),
    Alias(("ліхтар",), ("маяка",)),
    Alias(("заводи", "комп’ютер"), ("вежі",)),
)
