"""The applicant's access code: 16 characters of Crockford base32, 80 bits.

Derived by HMAC from the form's one-time key, so that the same sending shows the same code again;
only its hash is stored.
"""

import hashlib
import hmac
import re
import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BACA = str.maketrans("OIL", "011")


def kunci_baru() -> str:
    """A form's one-time key."""
    return secrets.token_urlsafe(24)


def dari_kunci(kunci: str) -> str:
    bahan = int.from_bytes(salted_hmac("ppid.kode", kunci, algorithm="sha256").digest()[:10], "big")
    return tampilkan("".join(ABJAD[(bahan >> (5 * i)) & 31] for i in range(16)))


def rapikan(masukan: str) -> str:
    """As typed to as stored: O reads as 0, I and L as 1; spaces and dashes fall away."""
    return re.sub(r"[^0-9A-Z]", "", masukan.upper()[:80]).translate(_BACA)


def tampilkan(kode: str) -> str:
    bersih = rapikan(kode)
    return "-".join(bersih[i : i + 4] for i in range(0, 16, 4))


def sidik(rahasia: str) -> str:
    """Keyed hash for storage and comparison of codes and form keys."""
    return hmac.new(settings.SECRET_KEY.encode(), rahasia.encode(), hashlib.sha256).hexdigest()


def sidik_kode(kode: str) -> str:
    return sidik(rapikan(kode))


def cocok(kode: str, tersimpan: str) -> bool:
    return hmac.compare_digest(sidik_kode(kode), tersimpan)
