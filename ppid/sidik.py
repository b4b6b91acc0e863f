"""The fingerprint of a thing that is kept: SHA-256 over its canonical JSON. Pure."""

import hashlib
import json


def kanonik(isi) -> str:
    """The same words for the same content, whatever the order of its keys."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sidik(isi) -> str:
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()
