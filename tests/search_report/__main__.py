"""PYTHONPATH=hooks:tests python -m search_report [the folder of a built site]: exit 1 where a limit is not kept."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser.install import find
from search_report.built import read
from search_report.report import answers, times, words
from strategy.addresses.permalinks import root
from strategy.checking.check import check
from website import DATA, ROOT, serve

EXAMPLES = 6


def main(site: Path) -> int:
    strategy = check((ROOT / DATA).read_bytes()).strategy
    path = find()  # before Playwright is started here: it starts one of its own
    bad = 0
    with serve(site) as url, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        for lang in strategy.languages:
            print(f"\n{lang}")
            index = read(site, lang, root(lang, strategy))
            for figure in chain(words(page, url, site, index), answers(page, url, index), times(page, url, index)):
                print(f"{'  ' if figure.is_good else '✗ '}{figure.name:<64}{figure.value:>9.4f}  {figure.limit}")
                if figure.lost:
                    examples = figure.lost[:: max(1, len(figure.lost) // EXAMPLES)][:EXAMPLES]
                    print(f"      {len(figure.lost)}: {', '.join(examples)}")
                bad += not figure.is_good
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
