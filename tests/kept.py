"""What tests/golden keeps of a page: what it alone has. What every page has is kept once, with the page of a task."""

import difflib
import re
from collections.abc import Collection, Mapping
from itertools import groupby

ICON = re.compile(r'(<path d="[^"]{12})[^"]+')
TAKEN_ALONG = re.compile(r'(<details class="disclosure" id="\w+">\n).*?(</details>)', re.DOTALL)


def whole(parts: Mapping[str, str]) -> str:
    """All parts of a page, each below its name; of the drawing of an icon, where it begins."""
    return ICON.sub(r"\1…", "".join(f"<!-- {name} -->\n{part.strip()}\n" for name, part in parts.items()))


def own(parts: Mapping[str, str], elsewhere: Collection[str] = ()) -> str:
    """The same without citations and the code of the card; lines that stand elsewhere as well are only counted."""
    text = TAKEN_ALONG.sub(r"\1…\n\2", whole(parts))
    runs = groupby(text.splitlines(), key=lambda line: line in elsewhere and not line.startswith("<!--"))
    return "".join(
        f"… {len(lines)}\n" if known else "".join(f"{line}\n" for line in lines)
        for known, lines in ((known, [*run]) for known, run in runs)
    )


def differences(before: str, after: str) -> str:
    """The lines in which two texts differ, each place with @@ and the line of the second before it."""
    changed: list[str] = []
    old, new = before.splitlines(), after.splitlines()
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            changed += [f"@@ {new[c - 1] if c else ''}", *(f"-{line}" for line in old[a:b])]
            changed += [f"+{line}" for line in new[c:d]]
    return "".join(f"{line}\n" for line in changed)
