"""Where the data come from, of which day they are, who answers for them, and on which terms: what a Data Package says
beside its tables. What nobody has named is left out."""

from collections.abc import Iterator, Mapping

from strategy.addresses import downloads
from strategy.i18n import Catalogue
from strategy.site.shared import Site


def of_package(site: Site) -> Mapping[str, object]:
    """The properties of a Data Package, in the official language. Its version is the day of the data."""
    official, day = site.strategy.languages[0], site.data_day
    found = {
        "version": day and day.isoformat(),
        "created": day and f"{day.isoformat()}T00:00:00Z",
        "sources": [*_sources(site, official)],
        "contributors": [*_contributors(site, official)],
        "rights": [_terms(lang, site, official) for lang in site.strategy.languages],
    }
    return {name: value for name, value in found.items() if value}


def _sources(site: Site, lang: str) -> Iterator[Mapping[str, str]]:
    """The document of the current edition, as far as the data say where it is and what act adopted it."""
    for edition in site.strategy.editions[-1:]:
        if edition.act or edition.url:
            title = ". ".join(filter(None, (edition.name[lang], edition.act and edition.act[lang])))
            yield {"title": title} | ({"path": edition.url} if edition.url else {})


def _contributors(site: Site, lang: str) -> Iterator[Mapping[str, object]]:
    """Who is named in the settings: whose document it is, and who publishes it."""
    if author := site.author.get(lang):
        yield {"title": author, "roles": ["author"]}
    if owner := site.owner.get(lang):
        mail = {"email": site.contact} if site.contact and "://" not in site.contact else {}
        yield {"title": owner, "roles": ["publisher"], **mail}


def _terms(of: str, site: Site, lang: str) -> Mapping[str, str]:
    """On which terms the texts of one language may be used. A property of ours: `licenses` are for the whole."""
    licence = downloads.licence(of, site.strategy)
    title = Catalogue(lang, "data").text("licence.translation" if licence else "licence.official")
    return {"language": of, "title": title} | ({"path": licence} if licence else {})
