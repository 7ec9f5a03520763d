"""What templates ask of plan and progress, by the name that they ask for."""

from collections.abc import Mapping
from functools import partial

from strategy.i18n import Catalogue
from strategy.site import calendars, edits, held, indicators, progress, recent, wording
from strategy.site.marks import marks
from strategy.site.pages import Page
from strategy.site.shared import Site


def of_page(page: Page, site: Site) -> Mapping[str, object]:
    """Found only when a template asks."""
    words = Catalogue(page.lang)
    return {
        "progress_of": site.progress.of,
        "marks_of": partial(marks, lang=page.lang),
        "chosen": partial(progress.choice_of, page, site),
        "above": partial(progress.above, page, site),
        "choices": partial(progress.choices, site),
        "led": partial(progress.led, page, site),
        "led_levels": partial(progress.led_levels, site=site, lang=page.lang),
        "helped": partial(progress.helped, page, site),
        "calendar": partial(calendars.address, site=site),
        "held": partial(held.held, site, page.lang),
        "indicators": partial(indicators.found, site),
        "picture_of": indicators.picture,
        "edits_by_day": edits.by_day,
        "edit_pages": partial(edits.pages, site.edits, site.strategy, page.lang),
        "edited_on": partial(edits.on, page, site.edits, site.strategy),
        "recently": partial(recent.times, site),
        "body": site.bodies.get,
        "told": partial(wording.value, words=words),
        "of_setting": partial(wording.of_setting, words=words),
        "sort_of": partial(wording.sort, words=words),
        "share": partial(wording.share, words=words),
        "course": partial(wording.course, words=words),
        "field_name": partial(wording.field, words=words, names=site.names[page.lang]),
        "stated": partial(wording.stated, words=words, names=site.names[page.lang]),
    }
