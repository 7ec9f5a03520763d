"""Alternatives of which each program shows the one that it knows: they must say the same."""

ELEMENTS = frozenset(("alternatecontent", "choice", "fallback"))


class Alternatives:
    """Those of a part that are open, each with the texts of its alternatives."""

    def __init__(self) -> None:
        self._open: list[list[list[str]]] = []

    def start(self, name: str) -> None:
        if name == "alternatecontent":
            self._open.append([])
        elif self._open:
            self._open[-1].append([])

    def text(self, text: str) -> None:
        if self._open and self._open[-1]:
            self._open[-1][-1].append(text)

    def end(self, name: str) -> bool:
        """Whether two say different things; one may say nothing, as a chart that older programs tell of in words."""
        if name != "alternatecontent":
            return False
        said = ["".join("".join(one).split()) for one in self._open.pop()]
        texts = {one for one in said if one}
        self.text(next(iter(texts), ""))
        return len(texts) > 1
