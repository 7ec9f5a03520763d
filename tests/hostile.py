"""What a hostile proposal may carry: constructs of Markdown and HTML, and the ways to hide one in another.

The parts are our own; the battery is every part in every wrapping. `harms` reads a page as browsers do, by another
library than the program's own.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import html5lib

ELSEWHERE = "https://evil.example/x"
# Name → Markdown that tries to run something, to fetch from elsewhere, to change the page, or to lead astray.
PARTS: Mapping[str, str] = {
    "script": "<script>alert(1)</script>",
    "script_elsewhere": f"<script/src={ELSEWHERE}@x.js></script>",
    "script_open": "<script>alert(1)",
    "script_in_capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "script_over_lines": "<script\n>alert(1)</script\n>",
    "image_handler": "<img src=x onerror=alert(1)>",
    "image_in_words": "<![><img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)>",
    "svg_slash": "<svg/onload=alert(1)//",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "frame": f"<iframe src={ELSEWHERE}></iframe>",
    "object": f"<object data={ELSEWHERE}></object>",
    "style": f"<style>@import '{ELSEWHERE}';</style>",
    "link": f"<link rel=stylesheet href={ELSEWHERE}>",
    "meta": f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'>",
    "base": f"<base href={ELSEWHERE}>",
    "form": f"<form action={ELSEWHERE}><button>x</button></form>",
    "details": "<details open ontoggle=alert(1)>",
    "comment": "<!-- --!><img src=x onerror=alert(1)> -->",
    "instruction": "<?xml-stylesheet href='javascript:alert(1)'?>",
    "cdata": "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "template": "<template><img src=x onerror=alert(1)></template>",
    "markdown_in_html": "<div markdown=1 onclick=alert(1)>**x**</div>",
    "javascript": "[x](javascript:alert(1))",
    "javascript_in_capitals": "[x](JaVaScRiPt:alert(1))",
    "javascript_quoted": "[x]('javascript:alert(1)')",
    "javascript_in_angles": "[x](<javascript:alert(1)>)",
    "javascript_entity": "[x](javascript&#58;alert(1))",
    "javascript_named_entity": "[x](javascript&colon;alert(1))",
    "javascript_tab": "[x](java\tscript:alert(1))",
    "javascript_after_control": "[x](\x01javascript:alert(1))",
    "javascript_over_lines": "[x\ny](javascript:alert(1))",
    "javascript_in_brackets": "[x [y] z](javascript:alert(1))",
    "javascript_reference": "[x][y]\n\n  [y]: javascript:alert(1)",
    "javascript_short_reference": "[x]\n\n[x]: <javascript:alert(1)>",
    "javascript_autolink": "<javascript://%0aalert(1)>",
    "data": "[x](data:text/html,<script>alert(1)</script>)",
    "vbscript": "[x](vbscript:msgbox)",
    "image_elsewhere": f"![x]({ELSEWHERE}.png)",
    "image_without_scheme": "![x](//evil.example/x.png)",
    "image_backslashes": "![x](\\\\evil.example/x.png)",
    "image_reference": f"![x][y]\n\n   [y]: {ELSEWHERE}.png",
    "image_quoted": "![a]('x'y)",
    "image_data": "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "attribute_handler": "x\n{: onfocus=alert(1) tabindex=0 autofocus }",
    "attribute_source": f"![x](school.jpg){{: src={ELSEWHERE} }}",
    "attribute_source_quoted": f"![x](school.jpg){{: src='{ELSEWHERE}' }}",
    "attribute_sources": f"![x](school.jpg){{: srcset='{ELSEWHERE} 2x' }}",
    "attribute_address": "[x](about.md){: href=javascript:alert(1) }",
    "attribute_style": f"*x*{{: style='background:url({ELSEWHERE})' }}",
    "attribute_class": "x\n{: .md-overlay }",
    "attribute_id": "x\n{: #search }",
    "attribute_of_heading": "## x {: onclick=alert(1) }",
    "attribute_of_code": "``` { .python onclick=alert(1) }\nx\n```",
    "flag_of_code": "``` { .python linenums=false }\nx\n```",
    "flags_of_code": "``` { use_pygments=true onclick=alert(1) }\nx\n```",
    "attribute_of_cell": "|a|b|\n|-|-|\n|x {: onclick=alert(1) }|y|",
    "attribute_ping": f"[x](about.md){{: ping={ELSEWHERE} target=_blank }}",
    "id_of_frame": "## x {#content}",
    "id_of_frame_by_words": "## Search field",
    "id_of_script": "## x {#strategyMark}",
    "id_of_folder": "## x {#strategyFolder}",
    "id_twice": "## x {#y}\n\n## z {#y}",
    "words_of_other_host": "[www.gov.ua](https://evil.example/)",
    "words_of_other_address": "[Див. https://www.gov.ua/ тут](https://evil.example/www.gov.ua)",
    "words_of_other_mail": "[press@gov.ua](mailto:press@evil.example)",
    "words_of_mail": "[press@gov.ua](https://evil.example/press@gov.ua)",
    "words_of_host_lead_home": "[gov.ua](about.md)",
    "words_of_strange_sign": "[diia\u2027gov\u2027ua](https://evil.example/)",
    "words_of_four_numbers": "[8.8.8.8](https://evil.example/)",
    "words_of_host_in_query": "[evil.example/?a=https://www.gov.md/](https://evil.example/)",
    "own_network": "[x](http://192.168.1.1/reboot)",
    "own_computer": "[x](http://localhost:631/)",
    "own_printer": "[x](http://printer.local/)",
    "intranet": "[x](http://intranet/)",
    "mail_to_others": "[x](mailto:a@example.org?bcc=b@evil.example)",
    "mail_with_file": "[x](mailto:a@example.org?subject=x&attach=/etc/passwd)",
    "title": "# x",
    "title_underlined": "x\n===",
    "user": "[x](https://www.gov.ua@evil.example/)",
    "user_autolink": "<https://www.gov.ua@evil.example/>",
    "mixed_host": "[x](https://gоv.ua/)",
    "broken_host": "[x](https://[bad)",
    "number_host": "[x](http://2130706433/)",
    "file": "[x](file:///etc/passwd)",
    "outside": "[x](../../data/goals.yaml)",
    "outside_encoded": "[x](%2e%2e/%2e%2e/etc/passwd)",
    "turned": "x \u202egro.elpmaxe\u202c",
    "zero_width": "га\u200bрно",
    "tag_signs": "x\U000e0041\U000e0042",
    "filler": "x \u3164 y",
    "control": "x\x1b[31my",
    "half": "x\ufffey",
    "latin_in_word": "слoво",
    "wide": "１２ шт.",
    "admonition": '!!! note onclick=alert(1) "<img src=x onerror=alert(1)>"\n    x',
    "definition_title": "[x](about.md \"a' onmouseover='alert(1)\")",
    "image_title": "![x](school.jpg '\"><img src=x onerror=alert(1)>')",
}
# Name → how a part may be hidden: {} stands for it, {indented} for it below four spaces.
WRAPPINGS: Mapping[str, str] = {
    "alone": "{}",
    "after_words": "Слова {}",
    "in_list": "- пункт\n\n{indented}",
    "in_quotation": "> {}",
    "in_emphasis": "**{}**",
    "after_open_fence": " ~~~\n\n{}",
    "in_false_fence": " ~~~\n\n{}\n\n ~~~",
    "after_open_code": "` `` \n\n{}",
    "in_table": "|a|b|\n|-|-|\n|{}|x|",
    "in_admonition": "!!! note\n\n{indented}",
    "in_words_of_link": "[{}](about.md)",
    "after_reference": "[z]: about.md\n{}",
    "in_heading": "## {}",
}


def battery() -> Iterator[tuple[str, str]]:
    """(name, body) of each part in each wrapping."""
    for part, text in PARTS.items():
        for wrapping, around in WRAPPINGS.items():
            indented = "\n".join(f"    {line}" for line in text.split("\n"))
            yield f"{part}-{wrapping}", around.replace("{indented}", indented).replace("{}", text)


SAFE = frozenset(
    {"html", "head", "body", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code"}
)
SAFE |= {"em", "strong", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "a", "img", "div"}
KEPT = frozenset(("id", "class", "title", "href", "src", "alt", "width", "height", "loading", "start"))


def harms(html: str) -> list[str]:
    """What of a piece of HTML would do harm in a browser."""
    found = []
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        name = str(element.tag)
        if name not in SAFE:
            found.append(name)
        found += [f"{name} {given}" for given in element.attrib if given not in KEPT]
        for given in ("href", "src"):
            address = "".join(sign for sign in element.get(given, "") if ord(sign) > 32)
            allowed = {"", "http", "https", "mailto"} if given == "href" else {""}
            if address.startswith(("//", "\\", "/\\")) or _scheme(address) not in allowed:
                found.append(f"{name} {given}={address}")
    return found


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "?"
