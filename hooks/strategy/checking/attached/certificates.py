"""Certificates in the signature of a document: programs ask by themselves, as it is opened, at the addresses that one
names for who has issued it and what is no longer valid."""

import base64
import re

ELEMENT = "x509certificate"  # how the local names of elements end that hold one
_ASKS = re.compile(  # authorityInfoAccess, cRLDistributionPoints, freshestCRL
    rb"\x06\x08\x2b\x06\x01\x05\x05\x07\x01\x01|\x06\x03\x55\x1d[\x1f\x2e]"
)


def asks(text: str) -> bool:
    """Whether a certificate, in Base64, names such addresses, or nobody can tell."""
    try:
        return _ASKS.search(base64.b64decode("".join(text.split()), validate=True)) is not None
    except ValueError:
        return True
