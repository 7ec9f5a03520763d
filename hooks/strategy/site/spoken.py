"""What scripts say to a reader, in each language of the site: sent once, with the script that every page loads."""

import json
from collections.abc import Mapping

from strategy.i18n import Catalogue
from strategy.model import Strategy

WORDS = "components/words.js"  # made of the catalogues, imported like a file of that path
EACH = "{item}"  # of a list: the number or the name of what is copied


def words(strategy: Strategy) -> str:
    """The part of the script that names them: those of the language of the page."""
    said = {lang: _said(lang, strategy) for lang in strategy.languages}
    return f"export const words = {json.dumps(said, ensure_ascii=False)}[document.documentElement.lang];\n"


def _said(lang: str, strategy: Strategy) -> Mapping[str, object]:
    text, area = Catalogue(lang).text, strategy.area_words.name[lang]
    return {
        "unsearched": Catalogue(lang, "search").text("failed"),
        "linked": text("copy.done"),
        "refused": text("copy.refused"),
        "area": {
            "linked": text("copy.part", name=area, n=EACH),
            "take": text("quote.area", name=area, n=EACH),
            "taken": text("quote.area_done", name=area, n=EACH),
        },
        "form": {"take": text("cite.copy_form", form=EACH), "taken": text("cite.copied", form=EACH)},
    }
