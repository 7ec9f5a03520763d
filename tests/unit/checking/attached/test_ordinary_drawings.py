"""What drawing programs write of themselves is refused nowhere."""

import pytest

from strategy.checking.attached import active_svg


@pytest.mark.parametrize(
    "style",
    [
        "text-decoration-style:solid;text-decoration-color:#000000;direction:ltr;text-orientation:mixed",
        "color-interpolation-filters:linearRGB;solid-color:#000000;solid-opacity:1",
        "fill:#0057B7;fill:color(display-p3 0.1 0.3 0.7);fill-opacity:1",
    ],
)
def test_drawings(style: str) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0' style='{style}'/></svg>"
    assert not list(active_svg.found_in(svg.encode()))
