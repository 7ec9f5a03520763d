"""What draws the pages of a PDF file, held to its grammar: of an operator that none knows, or that lacks what belongs
to it, each program makes something else."""

import re

_BLANK = rb"[\0\t\n\f\r ]"
_GAP = rb"(?:%s|%%[^\r\n]*+)*+" % _BLANK
_END = rb"(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)" + _GAP
_LENGTH = rb"(?:[0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)" + _END  # of a larger one Chromium makes nothing
_NUMBER = rb"[+-]?" + _LENGTH
_NAME = rb"/[^\0\t\n\f\r ()<>\[\]{}/%\x80\xff]*+" + _END
_LETTERS = rb"(?!)"
for _ in range(6):  # brackets within each other
    _LETTERS = rb"\((?:[^()\\]|\\[\s\S]|%s)*+\)" % _LETTERS
_TEXT = rb"(?:%s|<[0-9A-Fa-f\0\t\n\f\r ]*+>)%s" % (_LETTERS, _GAP)
_ANY = rb"%s|%s|%s|(?:true|false|null)%s" % (_NUMBER, _NAME, _TEXT, _END)
_VALUE = _ANY
for _ in range(3):  # within each other
    _VALUE = rb"%s|\[%s(?:%s)*+\]%s|<<%s(?:%s)*+>>%s" % (_ANY, _GAP, _VALUE, _GAP, _GAP, _VALUE, _GAP)
_BEHIND = rb"%s(?:[\t\n\f\r -~]{9}|[\t\n\f\r -~]*\Z)|\Z" % _BLANK  # a picture, in which its end may stand by chance
_PICTURE = rb"BI%s(?:%s)*+ID%s[\s\S]*?EI(?=%s)" % (_END, _VALUE, _BLANK, _BEHIND)


def _after(operands: bytes, *operators: bytes) -> bytes:
    return operands + rb"(?:%s)" % b"|".join(map(re.escape, b" ".join(operators).split()))


_LINES = b"|".join(
    (
        _after(b"", b"q Q BT ET n S s f F f* B B* b b* h W W* T* EMC BX EX"),
        _after(rb"(?:%s){6}" % _NUMBER, b"cm c d1 Tm"),
        _after(rb"(?:%s){4}" % _NUMBER, b"re v y k K"),
        _after(rb"(?:%s){3}" % _NUMBER, b"rg RG"),
        _after(rb"(?:%s){2}" % _NUMBER, b"m l Td TD d0"),
        _after(_NUMBER, b"J j M i g G Tc Tw Tz TL Ts"),
        _after(_LENGTH, b"w"),
        _after(rb"[0-7]" + _END, b"Tr"),
        _after(rb"(?:%s)++(?:%s)?" % (_NUMBER, _NAME), b"sc scn SC SCN"),
        _after(_NAME, b"gs Do sh ri cs CS scn SCN MP BMC"),
        _after(_NAME + _NUMBER, b"Tf"),
        _after(rb"%s(?:%s)" % (_NAME, _VALUE), b"BDC DP"),
        _after(_TEXT, b"Tj '"),
        _after(rb"\[%s(?:%s|%s)*+\]%s" % (_GAP, _NUMBER, _TEXT, _GAP), b"TJ"),
        # Where all parts of a dashed line are 0, some draw it, others do not.
        _after(rb"\[%s(?!(?:[0.]++%s)++\])(?:%s)*+\]%s%s" % (_GAP, _END, _LENGTH, _GAP, _NUMBER), b"d"),
        _after(rb"(?:%s){2}%s" % (_NUMBER, _TEXT), b'"'),
        _PICTURE,
    )
)
_WHOLE = re.compile(rb"%s(?:(?:%s)%s)*+" % (_GAP, _LINES, _END))


def check(content: bytes) -> None:
    """Raises ValueError for what is not written as it should be."""
    if not _WHOLE.fullmatch(content):
        raise ValueError("drawn otherwise")
