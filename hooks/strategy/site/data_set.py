"""The files as a data set: linked data by schema.org and by DCAT-AP 3.0 at once. What nobody has named is left out."""

import datetime
from collections.abc import Mapping, Sequence

from babel.core import get_global

from strategy.addresses import downloads
from strategy.i18n import Catalogue
from strategy.site.pages import Page
from strategy.site.shared import Site

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"  # the vocabularies that DCAT-AP asks for
THEME = f"{AUTHORITY}data-theme/GOVE"  # government and public sector
FREE = f"{AUTHORITY}access-right/PUBLIC"

Thing = Mapping[str, object]


def data_set(page: Page, site: Site) -> Thing:
    """The data set that the page about the data presents."""
    strategy = site.strategy
    words = Catalogue(page.lang, "data").text
    name = strategy.name[page.lang]
    summary = words("summary", name=name, counts=", ".join(strategy.counts(page.lang)))
    here = site.url + page.address
    files = [_distribution(file, page, site) for file in downloads.of_strategy(strategy) if file.is_data]
    return {
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": f"{here}#dataset",
        "name": name,
        "dct:title": {"@value": name, "@language": page.lang},
        "description": summary,
        "dct:description": {"@value": summary, "@language": page.lang},
        "url": here,
        "dcat:landingPage": {"@id": here, "@type": "foaf:Document"},
        "inLanguage": list(strategy.languages),
        "dct:language": [_language(lang) for lang in strategy.languages],
        "dcat:theme": _theme(page.lang),
        "dct:accessRights": {"@id": FREE, "@type": "dct:RightsStatement"},
        "isAccessibleForFree": True,
        "usageInfo": here,
        **_days(site),
        **_publisher(page.lang, site),
        **_contact(page.lang, site),
        "distribution": files,
        "dcat:distribution": [{"@id": file["@id"]} for file in files],
    }


def publisher(lang: str, site: Site) -> Thing | None:
    """Who is answerable for the site, where the settings name somebody."""
    name = site.owner.get(lang)
    return {"@type": "Organization", "name": name} if name else None


def _theme(lang: str) -> Thing:
    name = {"@value": Catalogue(lang, "data").text("theme"), "@language": lang}
    return {"@id": THEME, "@type": "skos:Concept", "skos:prefLabel": name}


def _publisher(lang: str, site: Site) -> Thing:
    if not (named := publisher(lang, site)):
        return {}
    agent = {"@type": "foaf:Agent", "foaf:name": {"@value": named["name"], "@language": lang}}
    return {"publisher": named, "dct:publisher": agent}


def _contact(lang: str, site: Site) -> Thing:
    """Where to ask, by e-mail or on a page."""
    if not site.contact_url:
        return {}
    way = "vcard:hasEmail" if site.contact_url.startswith("mailto:") else "vcard:hasURL"
    name = {"vcard:fn": site.owner[lang]} if site.owner.get(lang) else {}
    kinds = ["vcard:Kind", "vcard:Organization"]
    return {"dcat:contactPoint": {"@type": kinds, way: {"@id": site.contact_url}, **name}}


def _days(site: Site) -> Thing:
    """When the data first stood on the site and when they last changed, as far as that is known."""
    issued, modified = site.changelog.history.published, site.data_day
    first = {"datePublished": issued.isoformat(), "dct:issued": _day(issued)} if issued else {}
    return first | ({"dateModified": modified.isoformat(), "dct:modified": _day(modified)} if modified else {})


def _day(day: datetime.date) -> Thing:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _distribution(file: downloads.Download, page: Page, site: Site) -> Thing:
    words = Catalogue(page.lang, "data").text
    description, address = words(f"file.{file.key}"), site.url + file.address
    name = file.address.removeprefix(downloads.FOLDER)
    langs: Sequence[str] = [file.lang] if file.lang else site.strategy.languages
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "@id": address,
        "name": name,
        "dct:title": {"@value": name, "@language": page.lang},
        "description": description,
        "dct:description": {"@value": description, "@language": page.lang},
        "contentUrl": address,
        "encodingFormat": file.media_type,
        "dcat:accessURL": {"@id": site.url + page.address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": MEDIA_TYPES + file.media_type, "@type": "dct:MediaType"},
        "dct:format": {"@id": f"{AUTHORITY}file-type/{file.format}", "@type": "dct:MediaTypeOrExtent"},
        "dct:language": [_language(lang) for lang in langs],
        **_terms(file.lang, page.lang, site),
    } | ({"inLanguage": file.lang} if file.lang else {})


def _terms(of: str | None, lang: str, site: Site) -> Thing:
    """On which terms the texts of a file may be used: those of one language, or what is said of all of them. The
    official text has no licence that anybody has named, and a file that holds it has none as a whole."""
    words = Catalogue(lang, "data").text
    official = site.strategy.languages[0]
    if licence := of and downloads.licence(of, site.strategy):
        return {"license": licence, "dct:license": {"@id": licence, "@type": "dct:LicenseDocument"}}
    said = words("licences") if of is None and len(site.strategy.languages) > 1 else words("licence.official")
    statement = {"@type": "dct:RightsStatement", "rdfs:label": {"@value": said, "@language": lang}}
    return {"dct:rights": statement} if of in (None, official) else {}


def _language(lang: str) -> Thing:
    """A language by the name that it has in the vocabulary of the European Union, three letters of ISO 639."""
    found = sorted(three for three, two in get_global("language_aliases").items() if two == lang and len(three) == 3)
    likely = [three for three in found if three.startswith(lang)]
    name = next(iter((*likely, *found)), lang).upper()
    return {"@id": f"{AUTHORITY}language/{name}", "@type": "dct:LinguisticSystem"}
