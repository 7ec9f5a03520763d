"""What there is to download."""

from strategy.addresses import downloads
from strategy.model import Strategy


def test_only_translations_have_a_licence(strategy: Strategy) -> None:
    official, *others = strategy.languages
    assert downloads.licence(official, strategy) is None
    assert others and {downloads.licence(lang, strategy) for lang in others} == {downloads.TRANSLATION_LICENCE}
