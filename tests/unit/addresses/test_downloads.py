"""What there is to download."""

from strategy.addresses import downloads
from strategy.model import Strategy


def test_only_translations_have_a_licence(then: Strategy) -> None:
    official, *others = then.languages
    assert downloads.licence(official, then) is None
    assert others and {downloads.licence(lang, then) for lang in others} == {downloads.TRANSLATION_LICENCE}
