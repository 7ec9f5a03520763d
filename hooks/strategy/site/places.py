"""Links that lead out of the site: beside the words of each stands where it leads, whatever the words say."""

import re

from jinja2 import Environment

from strategy.model import urls
from strategy.reading.markup import tokens

LINK = re.compile(r"(<a\b[^>]*>)(.*?)(</a\b[^>]*>)", re.DOTALL)
TEMPLATE = "components/outside-link/outside-link.html"


def with_places(html: str, env: Environment) -> str:
    """The HTML of a hand-written page, its links to elsewhere with their hosts: «звіт (www.example.org)»."""

    def told(found: re.Match[str]) -> str:
        start, inner, end = found.groups()
        url = dict(tokens(start)[0].attributes).get("href", "")
        if not urls.scheme(url):
            return found[0]
        words = "".join(token.text for token in tokens(inner))
        return f"{start}{inner}{env.get_template(TEMPLATE).module.beside(url, words)}{end}"

    return LINK.sub(told, html)
