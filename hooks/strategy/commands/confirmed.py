"""What the new lines of the file of confirmations confirm. The words beside a fingerprint are for people, and nothing
holds them against it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from strategy import history
from strategy.checking import older_files, translations
from strategy.commands.spelling import as_code, plain
from strategy.reading.files import BODIES, STRATEGY, TRANSLATIONS, ProjectFiles


def lines(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], languages: Sequence[str]
) -> Iterator[str]:
    """A line for each translation that is confirmed now and was not."""
    was, now = (translations.confirmed(dict(files.data).get(TRANSLATIONS, b""))[0] for files in (before, after))
    known = _meanings(after, languages) if now - was else {}
    for fingerprint in sorted(now - was):
        if meant := known.get(fingerprint):
            yield f"- {words('confirmed')} {as_code(fingerprint)} — {meant}"
        else:
            yield f"- {words('confirmed_nothing')} {as_code(fingerprint)}"
    yield from ("",) if now - was else ()


def _meanings(files: ProjectFiles, languages: Sequence[str]) -> Mapping[str, str]:
    data = dict(files.data)
    snapshots = (history.read(data.get(STRATEGY, b"")), history.read_bodies(data.get(BODIES, b"")))
    found = {
        one.fingerprint: f"{plain(translations.name(one))} ({plain(one.text.lang)}): {plain(one.translation)}"
        for snapshot in snapshots
        for one in translations.every(snapshot or {}, languages)
    }
    return found | {fingerprint: as_code(path) for fingerprint, path in older_files.every(data, languages)}
