"""Photographs as phones take them: with the place, the device and the person in the file."""

import io

from PIL import Image, ImageFilter
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

SECRETS = (b"Secretphone", b"Secret Person", b"2026:03:12", b"48, 34")


def scene(width: int = 400, height: int = 300) -> Image.Image:
    """Something that looks like a photograph to those who make files small; its upper left corner is red."""
    made = Image.effect_noise((40, 30), 90).resize((width, height)).filter(ImageFilter.GaussianBlur(2))
    made = Image.merge("RGB", (made, made.rotate(180), made))
    made.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    return made


def exif(*, place: bool = True, device: bool = True, person: bool = True, orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[Base.Orientation] = orientation
    made[Base.DateTime] = "2026:03:12 10:00:00"
    if device:
        made[Base.Make], made[Base.Model] = "Secretphone", "Secretphone 9"
    if person:
        made[Base.Artist] = "Secret Person"
    if place:
        made.get_ifd(IFD.GPSInfo).update(
            {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (48.0, 34.0, 1.0), GPS.GPSLongitudeRef: "E"}
        )
    return made


def file(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    packed = io.BytesIO()
    image.save(packed, kind, **more)
    return packed.getvalue()


def photograph(kind: str = "JPEG", orientation: int = 1, width: int = 400, height: int = 300) -> bytes:
    """As it comes from a phone."""
    text = PngInfo()
    text.add_text("Author", "Secret Person")
    more = {"pnginfo": text} if kind == "PNG" else {"quality": 90}
    return file(scene(width, height), kind, exif=exif(orientation=orientation), **more)
