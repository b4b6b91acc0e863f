"""Messages to people: written in the same transaction as the act, sent by the worker.

Sending is at least once: a message is taken by compare-and-set with a lease, so two workers never
hold the same one; only a crash between sending and noting it sends a second copy, which carries the
same Message-ID.
"""

import logging
import uuid
from datetime import timedelta
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db.models import F
from django.template import Context
from django.template.loader import get_template

from ppid import waktu
from ppid.models import Kabar, KeadaanKabar

log = logging.getLogger(__name__)

SEWA = timedelta(minutes=10)  # longer than any one sending may take
JEDA_MENIT = (1, 5, 30, 120, 360, 720, 1440)
MAKS_PERCOBAAN = len(JEDA_MENIT) + 1
DETIK_SAMBUNG = 30


def tulis(
    templat: str, *, kepada: str, perihal: str, konteks: dict, tentang, rahasia: bool = False
) -> None:
    """Put a message into the outbox, inside the act's transaction; nobody to write to: nothing.

    `rahasia` messages carry a secret: their words are wiped once they are sent.
    """
    if not kepada:
        return
    kini = waktu.sekarang()
    konteks = {"alamat": tentang.satker.laman} | konteks
    sah = _alamat_sah(kepada)
    Kabar.objects.create(
        satker=tentang.satker,
        tentang=tentang,
        kepada=sebaris(kepada)[:254],
        perihal=sebaris(perihal)[:200],
        isi=_isi(templat, konteks),
        rahasia=rahasia,
        pesan_id=f"{uuid.uuid4()}@{urlsplit(settings.ALAMAT_DASAR).hostname}",
        keadaan=KeadaanKabar.MENUNGGU if sah else KeadaanKabar.GAGAL,
        coba_lagi_pada=kini,
        dibuat=kini,
    )


def sebaris(teks: str) -> str:
    """One line for a header: whatever could begin another header is a space."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())


def _isi(templat: str, konteks: dict) -> str:
    """Plain text: nothing is escaped, and nothing may be markup."""
    return get_template(f"kabar/{templat}.txt").template.render(Context(konteks, autoescape=False))


def _alamat_sah(kepada: str) -> bool:
    try:
        validate_email(kepada)
    except ValidationError:
        return False
    return True


# The worker


def kirim_antrean(batas: int = 50) -> int:
    """Send what is due; returns how many went out."""
    siap = Kabar.objects.filter(
        keadaan=KeadaanKabar.MENUNGGU, coba_lagi_pada__lte=waktu.sekarang()
    ).select_related("satker")
    return sum(_coba(kabar) for kabar in siap.order_by("coba_lagi_pada", "pk")[:batas])


def _coba(kabar: Kabar) -> bool:
    if not _sewa(kabar):
        return False
    try:
        _kirim(kabar)
    except Exception as galat:  # a mail server fails in many ways; the message waits
        _tunda(kabar, galat)
        return False
    Kabar.objects.filter(pk=kabar.pk).update(
        keadaan=KeadaanKabar.TERKIRIM,
        terkirim_pada=waktu.sekarang(),
        isi="" if kabar.rahasia else kabar.isi,
    )
    return True


def _sewa(kabar: Kabar) -> bool:
    """Take the message for ourselves, if nobody else has since we read it."""
    milik = Kabar.objects.filter(
        pk=kabar.pk, keadaan=KeadaanKabar.MENUNGGU, coba_lagi_pada=kabar.coba_lagi_pada
    )
    return bool(milik.update(percobaan=F("percobaan") + 1, coba_lagi_pada=waktu.sekarang() + SEWA))


def _kirim(kabar: Kabar) -> None:
    satker = kabar.satker
    EmailMessage(
        subject=sebaris(kabar.perihal),
        body=kabar.isi,
        from_email=_pengirim(satker),
        to=[kabar.kepada],
        reply_to=[satker.email] if satker.email else None,
        headers={"Message-ID": f"<{kabar.pesan_id}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=DETIK_SAMBUNG),
    ).send()


def _pengirim(satker) -> str:
    _, alamat = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((sebaris(f"PPID {satker.nama}"), alamat))


def _tunda(kabar: Kabar, galat: Exception) -> None:
    percobaan = kabar.percobaan + 1
    log.warning("Kabar %s belum terkirim (%s)", kabar.pesan_id, type(galat).__name__)
    if percobaan >= MAKS_PERCOBAAN:
        ubah = {"keadaan": KeadaanKabar.GAGAL}
    else:
        jeda = timedelta(minutes=JEDA_MENIT[percobaan - 1])
        ubah = {"coba_lagi_pada": waktu.sekarang() + jeda}
    Kabar.objects.filter(pk=kabar.pk, keadaan=KeadaanKabar.MENUNGGU).update(**ubah)
