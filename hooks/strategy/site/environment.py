"""The strict, autoescaping Jinja environment that every page is drawn in, and what all templates know."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from strategy.addresses import permalinks
from strategy.checking.translations import confirmation
from strategy.history import wording
from strategy.model import editions, urls, withdrawn_of
from strategy.model.dates import last_day, part_of_year
from strategy.model.progress import marked as by_mark
from strategy.model.texts import begun
from strategy.search.ways import marked
from strategy.site import changelog, crown, policy, sharing, syllables, ways
from strategy.site.charts import chart, looks
from strategy.site.wording import linked


def environment(folders: tuple[Path, ...]) -> Environment:
    """The environment over `folders`: our templates, and the theme's folder for its icons; as they stand now, which is
    looked at once a build, not each time that one of them is drawn."""
    env = _environment(folders)
    if not all(template.is_up_to_date for template in env.cache.values()):
        env.cache.clear()
    return env


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    env = Environment(loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, auto_reload=False)
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        anchor=permalinks.anchor,
        permalink=permalinks.permalink,
        by_code=permalinks.by_code,
        feed=permalinks.feed,
        listing=permalinks.listing,
        levels_of=editions.levels,
        withdrawn_of=withdrawn_of,
        chart=chart,
        linked=linked,
        place_beside=urls.place_beside,
        looks=looks,
        CROWN=crown,
        SHARING=sharing,
        marked=marked,
        by_node=ways.by_node,
        ways_by_letter=ways.index,
        ways_of=ways.of_node,
        UPDATES=permalinks.UPDATES,
        of_year=permalinks.of_year,
        of_top=permalinks.of_top,
        WAYS=permalinks.WAYS,
        A_TO_Z=permalinks.A_TO_Z,
        STATUSES=permalinks.STATUSES,
        NUMBERS=permalinks.NUMBERS,
        embedded=permalinks.embedded,
        document=permalinks.document,
        part_of_year=part_of_year,
        last_day=last_day,
        by_mark=by_mark,
        PROGRESS=permalinks.PROGRESS,
        INDICATORS=permalinks.INDICATORS,
        INDICATOR=permalinks.INDICATOR,
        BODIES=permalinks.BODIES,
        register_url=permalinks.in_register,
        word_diff=changelog.word_diff,
        wording=wording,
        confirmation=confirmation,
        pieces=syllables.pieces,
        begun=begun,
        POLICY=Markup(policy.META),  # it has nothing to escape
    )
    return env


def colours(env: Environment, schemes: Mapping[str, Mapping[str, str]]) -> str:
    """The styles with the colours that the settings name."""
    return env.get_template("base/colours.html").render(schemes=schemes)
