"""Values of indicators in words, alike on pages and in files to take away."""

from strategy.i18n import Catalogue
from strategy.model import Indicator, Measurement, Target


def value(one: Measurement | Target, indicator: Indicator, words: Catalogue) -> str:
    """A value with what is known of it, or why there is none: «7 300,25 (оцінка)»."""
    if one.value is None:
        return words.text(f"indicators.{one.missing}")
    told = words.text(f"indicators.{'yes' if one.value else 'no'}") if indicator.is_yes_no else words.number(one.value)
    quality = getattr(one, "kind", None)
    return f"{told} ({words.text(f'indicators.{quality}')})" if quality not in (None, "fact") else told
