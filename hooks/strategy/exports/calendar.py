"""Terms and milestones as iCalendar (RFC 5545): of the whole strategy, of each top node, of each body.

An event is a whole day without a time: the last that a date means. Its id is for ever, as those of feeds are. Where
nothing is dated any more, the calendar holds a time zone alone: it may not be empty (3.6), and who follows it is to see
that there is nothing, not an error.
"""

import datetime
from collections.abc import Iterator

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from strategy.addresses import permalinks
from strategy.exports.feeds import identifier
from strategy.history import History
from strategy.i18n import Catalogue
from strategy.model import Node
from strategy.model.dates import last_day
from strategy.site.calendars import Dated
from strategy.site.shared import Site

# What stands where it is not known when the strategy was last changed.
UNKNOWN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\;,"})


class _Typed(vText):
    """A text of one line as it was typed. The library takes the two signs \\N for the end of a line."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPED).encode()


def draw(dated: Dated, site: Site, lang: str) -> bytes:
    """A calendar."""
    calendar, title = Calendar(), dated.title(site, lang)
    calendar.add("prodid", f"-//{site.url}//{lang}")
    calendar.add("version", "2.0")
    calendar.add("name", _Typed(title))
    calendar.add("x-wr-calname", _Typed(title))
    calendar.add("url", site.absolute(permalinks.root(lang, site.strategy)))
    stamp = _changed(site.changelog.history)
    for node in dated.nodes:
        for event in _events(node, site, lang):
            event.add("dtstamp", stamp)
            calendar.add_component(event)
    if not calendar.subcomponents:
        calendar.add_component(_time_zone())
    return calendar.to_ical()


def _events(node: Node, site: Site, lang: str) -> Iterator[Event]:
    words, heading = Catalogue(lang), node.heading(lang)
    if node.period and node.period.end:
        said = words.text("calendar.term", title=heading)
        yield _event(("term", node.id), node.period.end, said, f"{permalinks.permalink(node)}#period", site, lang)
    for number, one in enumerate(node.milestones, 1):
        if one.due:
            place = f"{permalinks.permalink(node)}#milestones"  # of one there is no address: it may leave the plan
            said = words.text("calendar.milestone", title=one.title[lang], node=heading)
            if one.done_on:
                said = words.text("calendar.done", event=said)
            yield _event(("milestone", node.id, one.id or str(number)), one.due, said, place, site, lang)


def _event(names: tuple[str, ...], date: str, said: str, place: str, site: Site, lang: str) -> Event:
    """On the last day that the date means; in the text, the date as it was typed."""
    event, day = Event(), last_day(date)
    root = permalinks.root(lang, site.strategy)
    event.add("uid", identifier(site.namespace, lang, *names))
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", _Typed(said))
    event.add("description", Catalogue(lang).when(date))
    event.add("url", site.absolute(root + place))
    event.add("transp", "TRANSPARENT")
    return event


def _time_zone() -> Timezone:
    zone, always = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    always.add("dtstart", datetime.datetime(1970, 1, 1))
    always.add("tzoffsetfrom", datetime.timedelta())
    always.add("tzoffsetto", datetime.timedelta())
    zone.add_component(always)
    return zone


def _changed(history: History) -> datetime.datetime:
    """When the strategy last changed, so that the same data make the same file."""
    return history.revisions[0].commit.date.astimezone(datetime.UTC) if history.revisions else UNKNOWN
