"""What is wrong in the texts of communities.py, as the check names it, and how it is put right."""

import re
from typing import NamedTuple

from strategies.communities import COMMUNITIES, document


class Fault(NamedTuple):
    """What the check says of a text, and what has to be written instead of what, so that it says nothing more."""

    keys: set[str]
    cure: dict[str, str]


FAULTY = {
    # «Cталий» begins with a Latin C.
    "UA26040030000091528": Fault({"text.look_alike_latin"}, {"Cталий": "Сталий"}),
    # «інфраструктура i охорона»: the i between the two words is Latin.
    "UA74100230000068041": Fault({"text.lone_letter"}, {" i охорона": " і охорона"}),
    # «А.1 .»: in one code of many, a space before the closing dot.
    "UA53040010000091190": Fault({"code.near"}, {r"А\.1 \.": "А.1."}),
    # Goals А, В, С in Cyrillic letters and D in a Latin one, so that all were meant to be Latin; some with spaces.
    "UA53080150000085889": Fault(
        {"code.other_script", "code.unlike_near"},
        {r"code: А\.1$": "code: A. 1", r"code: (.)\. (\d\.\d)": r"code: \1.\2"}
        | {f"code: {typed}": f"code: {meant}" for typed, meant in zip("АВС", "ABC", strict=True)},
    ),
    # Goals E, Q and I, typed in Latin letters here and in Cyrillic ones there; «5.» has lost its letter.
    "UA65100070000064512": Fault(
        {"code.other_script", "code.unlike"},
        {"code: Е": "code: E", "code: І": "code: I", r"code: '5\.'": "code: I5."},
    ),
    # 3.1–3.4 stand below goal 4: the register gives goals 3 and 4 one id. Goal 4 begins where they end.
    "UA12060030000081794": Fault(
        {"code.not_of_parent"},
        {r"(?s)(- id: goal-4\n.*?)(  objectives:\n)(.*?)(?=  - id: \S+\n    code: '4\.1')": r"\2\3\1\2"},
    ),
    # «СЦ1» beside «СЦ 2» and «СЦ 3».
    "UA12060190000043514": Fault({"code.unlike_near"}, {"code: СЦ1": "code: СЦ 1"}),
    # A1, A2 and A3 are Latin; А4, and all of Б, В, Г and Д, are Cyrillic.
    "UA63060050000033240": Fault({"code.other_script"}, {r"code: A(\d)": r"code: А\1"}),
}


def cured(key: str) -> bytes:
    """The file of a community, with what is wrong in it put right as the messages say."""
    text = document(COMMUNITIES[key]).decode()
    for wrong, right in FAULTY[key].cure.items() if key in FAULTY else ():
        text, count = re.subn(wrong, right, text, flags=re.MULTILINE)
        assert count, wrong
    return text.encode()
