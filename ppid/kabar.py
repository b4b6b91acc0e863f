"""Messages to people: written in the same transaction as the act, sent by the worker.

Sending is at least once: a message is taken by compare-and-set with a lease, so two workers never
hold the same one; only a crash between sending and noting it sends a second copy, which carries the
same Message-ID.
"""

import logging
import smtplib
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F

from ppid import jejak, teks_kabar, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku
from ppid.models import Kabar, KeadaanKabar
from ppid.models.kabar import ALAMAT
from ppid.teks_kabar import Teks

log = logging.getLogger(__name__)

SEWA = timedelta(minutes=10)  # longer than any one sending may take
JEDA_MENIT = (1, 5, 30, 120, 360, 720, 1440)
MAKS_PERCOBAAN = len(JEDA_MENIT) + 1
DETIK_SAMBUNG = 30
# The server itself is away: the rest of the queue need not knock.
SERVER = (
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
)
BERUBAH = "Pesan ini sudah tidak menunggu keputusan: orang lain mengurusnya lebih dulu."

Nilai = Callable[[Iterable[str]], Mapping[str, str]]


def tulis(
    kode: str, *, kepada: str, nilai: Nilai, tentang, rahasia: bool = False, kunci: str = ""
) -> None:
    """Put a message into the outbox, inside the act's transaction; nobody to write to: nothing.

    `nilai` computes the placeholders that the office's text uses. `rahasia` messages carry a
    secret: their words are wiped once they are sent.
    """
    if not kepada:
        return
    teks = teks_kabar.milik(tentang.satker, kode)
    titip(
        kode,
        teks.terisi(nilai(teks.isian)),
        kepada=kepada,
        satker=tentang.satker,
        tentang=tentang,
        rahasia=rahasia,
        kunci=kunci,
    )


def titip(
    kode: str, teks: Teks, *, kepada: str, satker, tentang=None, rahasia=False, kunci=""
) -> None:
    """A finished text into the outbox. `kunci`, when given, makes it the only one of its kind."""
    kini = waktu.sekarang()
    sah = _alamat_sah(kepada)
    Kabar.objects.create(
        kode=kode,
        satker=satker,
        tentang=tentang,
        kepada=sebaris(kepada)[:254],
        perihal=sebaris(teks.perihal)[:200],
        isi=teks.isi,
        rahasia=rahasia,
        pesan_id=f"{kunci or uuid.uuid4()}@{urlsplit(settings.ALAMAT_DASAR).hostname}",
        keadaan=KeadaanKabar.MENUNGGU if sah else KeadaanKabar.GAGAL,
        galat="" if sah else ALAMAT,
        coba_lagi_pada=kini,
        dibuat=kini,
    )


@transaction.atomic
def uji(teks: Teks, *, kode: str, kepada: str, oleh: Pelaku) -> None:
    """A trial of a text, to the person who writes it."""
    titip("uji", teks, kepada=kepada, satker=oleh.satker)
    jejak.catat("kabar_uji", oleh=oleh, satker=oleh.satker, data={"teks": kode})


def sebaris(teks: str) -> str:
    """One line for a header: whatever could begin another header is a space."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())


def _alamat_sah(kepada: str) -> bool:
    try:
        validate_email(kepada)
    except ValidationError:
        return False
    return True


# The desk, with what never left


@transaction.atomic
def kirim_lagi(kabar, *, oleh: Pelaku) -> int:
    """Put dead messages (a queryset) back into the queue; one trail row, without an address.

    A wrong address stays dead: it is corrected on the case, which sends its messages anew.
    """
    semua = list(kabar.gagal().exclude(galat=ALAMAT).select_for_update())
    if not semua:
        raise TransisiDitolak(BERUBAH)
    Kabar.objects.filter(pk__in=[satu.pk for satu in semua]).update(**_segar())
    _catat("kabar_dikirim_lagi", semua, oleh)
    return len(semua)


@transaction.atomic
def batalkan(kabar, *, oleh: Pelaku) -> None:
    """Give up on dead messages (a queryset); a secret is wiped with it."""
    semua = list(kabar.gagal().select_for_update())
    if not semua:
        raise TransisiDitolak(BERUBAH)
    milik = Kabar.objects.filter(pk__in=[satu.pk for satu in semua])
    milik.update(keadaan=KeadaanKabar.BATAL)
    milik.filter(rahasia=True).update(isi="")
    _catat("kabar_dibatalkan", semua, oleh)


def alihkan(tentang, dari: str, ke: str) -> int:
    """The address of a case was corrected: what still waits for the old one goes to the new.

    A secret does not follow: it was asked for by the old address.
    """
    belum = (KeadaanKabar.MENUNGGU, KeadaanKabar.GAGAL)
    milik = Kabar.objects.tentang(tentang).filter(kepada=dari, keadaan__in=belum, rahasia=False)
    return milik.update(kepada=ke, **_segar()) if _alamat_sah(ke) else 0


def _segar() -> dict:
    return {
        "keadaan": KeadaanKabar.MENUNGGU,
        "percobaan": 0,
        "galat": "",
        "coba_lagi_pada": waktu.sekarang(),
    }


def _catat(jenis: str, semua: list[Kabar], oleh: Pelaku) -> None:
    satu = semua[0] if len(semua) == 1 else None
    data = {"pesan": satu.pesan_id, "teks": satu.kode} if satu else {"jumlah": len(semua)}
    jejak.catat(jenis, oleh=oleh, satker=oleh.satker, tentang=satu and satu.tentang, data=data)


# The worker


def kirim_antrean(batas: int = 50) -> int:
    """Send what is due; returns how many went out. A server that is away ends the round."""
    siap = Kabar.objects.filter(
        keadaan=KeadaanKabar.MENUNGGU, coba_lagi_pada__lte=waktu.sekarang()
    ).select_related("satker")
    terkirim = 0
    for kabar in siap.order_by("coba_lagi_pada", "pk")[:batas]:
        try:
            terkirim += _coba(kabar)
        except ServerPergi:
            break
    return terkirim


class ServerPergi(Exception):
    pass


def _coba(kabar: Kabar) -> bool:
    if not _sewa(kabar):
        return False
    try:
        _kirim(kabar)
    except Exception as galat:  # a mail server fails in many ways; the message waits
        _tunda(kabar, galat)
        if _server_pergi(galat):
            raise ServerPergi from galat
        return False
    _dipegang(kabar).update(
        keadaan=KeadaanKabar.TERKIRIM,
        terkirim_pada=waktu.sekarang(),
        galat="",
        isi="" if kabar.rahasia else kabar.isi,
    )
    return True


def _sewa(kabar: Kabar) -> bool:
    """Take the message for ourselves, if nobody else has since we read it."""
    sampai = waktu.sekarang() + SEWA
    if not _dipegang(kabar).update(percobaan=F("percobaan") + 1, coba_lagi_pada=sampai):
        return False
    kabar.coba_lagi_pada = sampai
    return True


def _dipegang(kabar: Kabar):
    """The row as we know it; none once its address was corrected or another worker took it."""
    return Kabar.objects.filter(
        pk=kabar.pk,
        keadaan=KeadaanKabar.MENUNGGU,
        kepada=kabar.kepada,
        coba_lagi_pada=kabar.coba_lagi_pada,
    )


def _kirim(kabar: Kabar) -> None:
    """Encrypted when the settings say so, or not at all: STARTTLS never falls back to plain."""
    sambungan = get_connection(timeout=DETIK_SAMBUNG)
    try:
        sambungan.send_messages([surat(kabar)])
    finally:
        sambungan.close()


def surat(kabar: Kabar) -> EmailMessage:
    satker = kabar.satker
    return EmailMessage(
        subject=sebaris(kabar.perihal),
        body=kabar.isi,
        from_email=_pengirim(satker),
        to=[kabar.kepada],
        reply_to=[satker.email] if satker.email else None,
        headers={"Message-ID": f"<{kabar.pesan_id}>", "Auto-Submitted": "auto-generated"},
    )


def _pengirim(satker) -> str:
    _, alamat = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((sebaris(f"PPID {satker.nama}"), alamat))


def _tunda(kabar: Kabar, galat: Exception) -> None:
    percobaan = kabar.percobaan + 1
    log.warning("Kabar %s belum terkirim (%s)", kabar.pesan_id, type(galat).__name__)
    ubah = {"galat": type(galat).__name__[:40]}
    if percobaan >= MAKS_PERCOBAAN or _menetap(galat):
        ubah["keadaan"] = KeadaanKabar.GAGAL
    else:
        jeda = timedelta(minutes=JEDA_MENIT[percobaan - 1])
        ubah["coba_lagi_pada"] = waktu.sekarang() + jeda
    _dipegang(kabar).update(**ubah)


def _server_pergi(galat: Exception) -> bool:
    if isinstance(galat, smtplib.SMTPException):
        return isinstance(galat, SERVER)
    return isinstance(galat, OSError)


def _menetap(galat: Exception) -> bool:
    """The server says for good (5xx) that it has no such mailbox: trying again tells it nothing."""
    if not isinstance(galat, smtplib.SMTPRecipientsRefused):
        return False
    return all(kode >= 500 for kode, _ in galat.recipients.values())
