"""Where the long words of a heading may be divided, so that they fit a narrow phone.

Few browsers know how to divide Ukrainian words. A soft hyphen in the text would be copied and searched with it; so the
pages draw one between the pieces (components/divided).
"""

import re

LONG = 16  # letters: shorter words fit a line of any phone
VOWELS, CONSONANTS = "аеєиіїоуюя", "бвгґджзклмнпрстфхцчшщ"
# A syllable that ends in a vowel may always be divided from the next one; four letters stay on either side. Not after
# the second of two vowels: it begins the other part of the word (енерго-ефективність).
SYLLABLE = rf"(?<=\w{{2}}[^\W{VOWELS}][{VOWELS}])(?=[{CONSONANTS}]?[{VOWELS}]\w{{2}})"
# The first parts of compound words, divided from the next part whatever that begins with.
BEGINNING = r"(?:(?<=\bеко)|(?<=\b(?:агро|авто|водо|газо))|(?<=\bтепло)|(?<=\bенерго)|(?<=\bелектро))(?=\w{4})"
CUT = re.compile(f"{BEGINNING}|{SYLLABLE}", re.IGNORECASE)
WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


def pieces(text: str, long: int = LONG) -> list[str]:
    """A text in pieces, cut where a word that is `long` may be divided."""
    words = (word for word in WORD.finditer(text) if len(word[0]) >= long)
    cuts = [word.start() + cut.start() for word in words for cut in CUT.finditer(word[0])]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
