"""A photograph becomes a picture that can be published: upright, small, and silent about where it was taken."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from pictures import SECRETS, file, photograph, scene
from strategy.checking.attached import drawable
from strategy.exports import pictures
from strategy.reading.pictures import HEAVY, said


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_is_taken_in_shows_and_says_nothing_more(kind: str) -> None:
    original = photograph(kind)
    assert said(original)
    taken, _ = pictures.taken_in(original)
    assert said(taken) is None
    assert not any(secret in taken for secret in SECRETS)
    assert opened(taken).size == (400, 300)
    for width in pictures.widths(400):
        assert said(pictures.resized(original, width)) is None


def test_a_turned_photograph_stands_upright() -> None:
    lying = photograph(orientation=6)  # the camera was held upright: its right side is up
    taken = opened(pictures.taken_in(lying)[0])
    assert taken.size == (300, 400)
    red, green, _ = taken.getpixel((290, 10))
    assert red > 200 > 100 > green


def test_a_large_photograph_becomes_small() -> None:
    taken, ending = pictures.taken_in(photograph(width=4000, height=3000))
    assert ending == "jpg"
    assert opened(taken).size == (pictures.WIDEST, 1200)
    assert len(taken) <= pictures.LIGHT


def test_of_a_very_large_photograph_no_more_is_unpacked_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "WIDEST", 100)
    monkeypatch.setattr(pictures, "MOST_DOTS", 40_000)
    assert opened(pictures.taken_in(photograph(width=400, height=300))[0]).size == (200, 150)
    with pytest.raises(pictures.TooManyDots):
        pictures.taken_in(photograph("PNG", width=400, height=300))


def test_even_what_cannot_be_made_light_is_not_heavy() -> None:
    noise = Image.effect_noise((2400, 1800), 120)
    assert len(pictures.taken_in(file(Image.merge("RGB", (noise,) * 3)))[0]) <= HEAVY


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(pictures.taken_in(file(scene(120, 80)))[0]).size == (120, 80)
    assert pictures.widths(120) == (120,)
    assert pictures.widths(480) == (480,)
    assert pictures.widths(1600) == (480, 960, 1600)


def test_a_drawing_stays_sharp_and_keeps_what_can_be_seen_through() -> None:
    drawing = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    drawing.paste((10, 20, 30, 255), (50, 50, 100, 100))
    taken, ending = pictures.taken_in(file(drawing, "PNG"))
    assert ending == "png"
    assert Image.open(io.BytesIO(taken)).convert("RGBA").getpixel((60, 60)) == (10, 20, 30, 255)
    assert Image.open(io.BytesIO(taken)).convert("RGBA").getpixel((10, 10))[3] == 0


def test_other_colours_become_those_of_the_web() -> None:
    for mode in ("L", "P", "CMYK", "1", "LA", "I;16"):
        kind = "JPEG" if mode == "CMYK" else "PNG"
        made = Image.new("I;16", (40, 30)) if mode == "I;16" else scene(40, 30).convert(mode)
        taken, _ = pictures.taken_in(file(made, kind))
        assert opened(taken).size == (40, 30)
    assert pictures.taken_in(file(scene(), "JPEG", icc_profile=b"no profile"))


@pytest.mark.parametrize("more", [{}, {"transparency": 40_000}])
def test_the_greys_of_a_scanner_stay_grey(more: dict[str, int]) -> None:
    middle = file(Image.new("I;16", (40, 30), 32_768), "PNG", **more)
    for made in (pictures.taken_in(middle)[0], pictures.resized(middle, 20)):
        assert all(abs(value - 128) < 4 for value in opened(made).convert("RGB").getpixel((5, 5)))


def test_what_is_no_picture_is_told_of() -> None:
    for data in (b"", b"GIF89a", b"%PDF-1.7"):
        with pytest.raises((OSError, ValueError)):
            pictures.taken_in(data)


def test_the_key_tells_sizes_and_contents_apart() -> None:
    assert len({pictures.key(width, data) for width in (480, 960) for data in (b"a", b"b")}) == 4


def test_what_is_longer_than_a_size_can_be_is_refused() -> None:
    """It would end the build: WebP has no room for it."""
    made = pictures._packed(Image.new("RGB", (drawable.SIDE, 1)), "WEBP", pictures.WEBP_QUALITY)
    assert opened(made).width == drawable.SIDE
    longer = Image.new("1", (drawable.SIDE + 1, 900))
    for turned in (longer, longer.transpose(Image.Transpose.ROTATE_90)):
        assert turned.width * turned.height < drawable.PIXELS
        assert not drawable.is_picture(file(turned, "PNG"), "PNG")


@pytest.mark.parametrize(("mode", "expected"), [("RGB", 6), ("RGBA", 5)])
def test_what_can_be_seen_through_is_packed_the_quick_way(
    mode: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way takes seconds for each, of a file of 60 kB."""
    asked = []
    save = Image.Image.save
    drawing = file(Image.new(mode, (60, 40)), "PNG")
    monkeypatch.setattr(Image.Image, "save", lambda *given, **how: (asked.append(how["method"]), save(*given, **how)))
    pictures.resized(drawing, 60)
    assert asked == [expected]


def chunked(picture: bytes, kind: bytes, content: bytes) -> bytes:
    """A PNG with a part more behind its header."""
    packed = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return picture[:33] + packed + picture[33:]


WEB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CURVE, OTHER_CURVE = struct.pack(">i", 157286), struct.pack(">i", 65536)  # to the power of 2.4, of 1
DRAWN = file(scene(480, 300), "PNG")
PRIMARIES = struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
AS_IT_IS = {
    "curve": chunked(DRAWN, b"gAMA", struct.pack(">I", 2000)),
    "primaries": chunked(DRAWN, b"cHRM", PRIMARIES[:8] + PRIMARIES[24:] + PRIMARIES[8:24]),
    "numbered": chunked(DRAWN, b"cICP", b"\x09\x10\0\1"),
    "deep": file(Image.new("I;16", (40, 30)), "PNG"),
    "greys_of_few_bits": file(Image.new("1", (40, 30)), "PNG", transparency=1),
    "seen_through_in_two_ways": file(scene(), "WEBP", lossless=True),
    "profile_of_a_palette": file(scene().quantize(8), "PNG", icc_profile=WEB),
    "profile_of_greys": file(scene().convert("L"), "JPEG", icc_profile=WEB),
    "profile_of_another_curve": file(scene(), "JPEG", icc_profile=WEB.replace(CURVE, OTHER_CURVE)),
    "profile_of_tables": file(scene(), "JPEG", icc_profile=WEB + b"A2B0"),
    "profile_that_is_none": file(scene(), "JPEG", icc_profile=b"none"),
}
IN_SIZES = {
    "plain": DRAWN,
    "curve_of_the_web": chunked(DRAWN, b"gAMA", struct.pack(">I", 45455)),
    "primaries_of_the_web": chunked(DRAWN, b"cHRM", PRIMARIES),
    "profile": file(scene(), "JPEG", icc_profile=WEB),
    "packed_small": file(scene(), "WEBP"),
}


@pytest.mark.parametrize(("made", "expected"), [*((one, 0) for one in AS_IT_IS), *((one, 1) for one in IN_SIZES)])
def test_no_size_has_other_colours_than_its_reviewer_saw(
    made: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Browsers mind what a picture says of its colours; the library does not mind all of it."""
    monkeypatch.setattr(pictures, "SENT_AS_IT_IS", 0)
    assert len(pictures.sizes("x", {**AS_IT_IS, **IN_SIZES}[made]).addresses) == expected
