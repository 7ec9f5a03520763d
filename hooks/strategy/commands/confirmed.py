"""What the file of confirmations confirms and did not before. The words beside a fingerprint are for people, and
nothing holds them against it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from strategy import history
from strategy.checking import older_files, translations
from strategy.commands.spelling import as_code, plain
from strategy.history import Aspect
from strategy.reading.files import BODIES, STRATEGY, TRANSLATIONS, ProjectFiles


def lines(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], languages: Sequence[str]
) -> Iterator[str]:
    """A line for each translation that is confirmed now and was not: by a new line, or by one that was there before its
    words."""
    was, now = (translations.confirmed(dict(files.data).get(TRANSLATIONS, b""))[0] for files in (before, after))
    known = _meanings(before, languages, was), _meanings(after, languages, now)
    found = [f"- {words('confirmed')} {as_code(at[0])} — {known[1][at]}" for at in known[1] if at not in known[0]]
    meant = {fingerprint for fingerprint, _ in known[1]}
    found += [f"- {words('confirmed_nothing')} {as_code(one)}" for one in now - was - meant]
    yield from (*sorted(found), "") if found else ()


def _meanings(
    files: ProjectFiles, languages: Sequence[str], confirmed: Collection[str]
) -> Mapping[tuple[str, Aspect | str], str]:
    """(fingerprint, text or path of a file) of each translation that is confirmed → what to call it."""
    if not confirmed:
        return {}
    data = dict(files.data)
    snapshots = (history.read(data.get(STRATEGY, b"")), history.read_bodies(data.get(BODIES, b"")))
    texts = (one for snapshot in snapshots for one in translations.every(snapshot or {}, languages))
    found: dict[tuple[str, Aspect | str], str] = {}
    for one in (one for one in texts if one.fingerprint in confirmed):
        named = f"{plain(translations.name(one))} ({plain(one.text.lang)})"
        found[one.fingerprint, one.text] = f"{named}: {plain(one.translation)}"
    pages = older_files.every(data, languages)
    return found | {(words, path): as_code(path) for words, path in pages if words in confirmed}
