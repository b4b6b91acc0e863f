"""Papers: numbered and frozen in the act's transaction, printed once, verified by a token.

The finished HTML is the paper. Its PDF is made from that once, outside any transaction, on first
view or by the worker, and stored with its SHA-256; nothing is ever rendered again.
"""

import logging
from io import BytesIO

import pikepdf
import segno
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.http import content_disposition_header

from ppid import berkas, logo, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import (
    JenisNaskah,
    kalimat,
    kalimat_terpakai,
    nomor_portal,
    setelan,
    terpakai,
)
from ppid.models import (
    CaraNomor,
    JenisBerkas,
    Kedudukan,
    Naskah,
    Penugasan,
    Selaku,
    SetelanNaskah,
)
from ppid.pdf import html_ke_pdf

log = logging.getLogger(__name__)

# Of a paper on screen, in its frame: it fetches nothing and runs nothing.
KEBIJAKAN_PRATINJAU = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "font-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
SEKALI_CETAK = 20  # papers per round of the worker


class NomorTerpakai(ValidationError):
    """A number of the office's agenda that another paper bears. `jenis` is the kind it was for."""

    def __init__(self, jenis: JenisNaskah, nomor: str):
        super().__init__(kalimat_terpakai(jenis, nomor))
        self.jenis = jenis


def terbitkan(
    jenis: JenisNaskah,
    perkara,
    *,
    oleh: Pelaku,
    konteks: dict,
    nomor: str = "",
    fakta: dict | None = None,
) -> Naskah:
    """Number, render and freeze a paper; inside the act's transaction.

    `nomor` is the case's own, or the one typed from the office's agenda (else NomorTerpakai).
    `fakta` are what the paper asserts and reports may read later: no personal values.
    """
    baru, atur = _naskah(jenis, perkara), setelan(perkara.satker, jenis)
    _beri_nomor(baru, jenis, atur, nomor)
    baru.fakta, baru.oleh = fakta or {}, oleh.pengguna
    baru.html = _html(jenis, baru, atur, konteks)
    _simpan(baru, jenis)
    return baru


def _beri_nomor(baru: Naskah, jenis: JenisNaskah, atur: SetelanNaskah, nomor: str) -> None:
    if not jenis.seri:
        baru.nomor = nomor
    elif atur.cara_nomor == CaraNomor.PORTAL:
        baru.nomor = nomor_portal(baru.satker, jenis, atur.pola)
    elif not nomor:
        raise TransisiDitolak(f"Isi nomor agenda {jenis.judul}.", baru.tentang)
    else:
        baru.nomor, baru.agenda_tahun = nomor, baru.tanggal.year


def _simpan(baru: Naskah, jenis: JenisNaskah) -> None:
    """Two who type one number at the same instant meet at the database; the second hears of it."""
    if baru.agenda_tahun and terpakai(baru.satker, jenis, baru.nomor):
        raise NomorTerpakai(jenis, baru.nomor)
    try:
        with transaction.atomic():
            baru.save(force_insert=True)
    except IntegrityError as galat:
        if baru.agenda_tahun is None:
            raise
        raise NomorTerpakai(jenis, baru.nomor) from galat


def pratinjau(jenis: JenisNaskah, perkara, konteks: dict, atur: SetelanNaskah | None = None) -> str:
    """The paper as it will print, from the same template; its number is still a dotted blank.

    `atur`: a setting not stored yet, to see what it would do.
    """
    atur = atur or setelan(perkara.satker, jenis)
    return _html(jenis, _naskah(jenis, perkara), atur, konteks)


def _naskah(jenis: JenisNaskah, perkara) -> Naskah:
    return Naskah(
        satker=perkara.satker,
        tentang=perkara,
        jenis=jenis.kode,
        judul=jenis.judul,
        tanggal=perkara.satker.hari_ini,
        untuk_pemohon=jenis.untuk_pemohon,
        bertanda_tangan=jenis.bertanda_tangan,
        ukuran=jenis.ukuran,
        dibuat=waktu.sekarang(),
    )


def _html(jenis: JenisNaskah, naskah: Naskah, atur: SetelanNaskah, konteks: dict) -> str:
    dasar = bingkai(naskah.satker)
    nilai = _nilai_kantor(naskah, dasar["laman"]) | konteks.get("nilai_kalimat", {})
    setelan_kantor = {
        "contoh_nomor": "",
        "bernomor_saat": "disetujui",  # what a preview says in the place of the number
        "agenda": atur.cara_nomor == CaraNomor.AGENDA,
        "tembusan": atur.daftar_tembusan,
        "kalimat": kalimat(jenis, atur, nilai),
    }
    return render_to_string(jenis.templat, dasar | _keaslian(naskah) | setelan_kantor | konteks)


def _nilai_kantor(naskah: Naskah, laman: str) -> dict[str, str]:
    """What every sentence may name, whatever the paper is about."""
    satker = naskah.satker
    tanggal = date_format(naskah.tanggal, "j F Y")
    return {"kantor": satker.nama, "telepon": satker.telepon, "laman": laman, "tanggal": tanggal}


def lepas(naskah: Naskah) -> None:
    """The letter leaves the office: from now on the applicant may read it."""
    Naskah.objects.filter(pk=naskah.pk).update(untuk_pemohon=True)
    naskah.untuk_pemohon = True


# What every paper has


def bingkai(satker) -> dict:
    """The office as it stands on its papers."""
    return {
        "satker": satker,
        "kop": kop(satker),
        "logo": _logo(satker),
        "laman": _tanpa_skema(satker.laman),
    }


def _logo(satker) -> str:
    """The address that carries the office's logo; "" without one. A lost file stops no letter."""
    if not satker.logo_id:
        return ""
    try:
        return logo.alamat_data(berkas.baca(satker.logo))
    except FileNotFoundError:
        log.error("Logo %s tidak ada di penyimpanan", satker.slug)
        return ""


def kop(satker) -> tuple[str, str]:
    """The two lines of the letterhead: KOMISI PEMILIHAN UMUM, KABUPATEN BINTAN.

    From the name of the office, unless its admin wrote them.
    """
    if satker.kop_atas:
        return satker.kop_atas, satker.kop_bawah
    awal, _, sisa = satker.nama.partition(" ")
    lembaga = {"KPU": "KOMISI PEMILIHAN UMUM", "KIP": "KOMISI INDEPENDEN PEMILIHAN"}.get(awal)
    if not lembaga:
        return satker.nama.upper(), ""
    return lembaga, "REPUBLIK INDONESIA" if sisa in ("", "RI") else sisa.upper()


def _tanpa_skema(alamat: str) -> str:
    return alamat.split("://", 1)[1].rstrip("/")


def _keaslian(naskah: Naskah) -> dict:
    alamat = f"{naskah.satker.laman}verifikasi/{naskah.token}/"
    return {"naskah": naskah, "keaslian": _tanpa_skema(alamat), "qr": qr(alamat)}


def qr(alamat: str) -> dict:
    """Side in modules and the path that draws them; see `templates/naskah/_qr.html`."""
    kode = segno.make(alamat, error="m", micro=False)
    gelap = ((x, y) for y, baris in enumerate(kode.matrix) for x, isi in enumerate(baris) if isi)
    return {"sisi": len(kode.matrix), "jalur": "".join(f"M{x} {y}h1v1h-1z" for x, y in gelap)}


def penanda_tangan(
    satker, tanggal, peran: Peran = Peran.KASUBBAG, oleh: Pelaku | None = None
) -> dict:
    """Who signs on a day: whoever acts, if they hold the post; else Plt., Plh. and a.n. go before
    the one they stand in for. Nobody in the post leaves dotted lines for ink."""
    tugas = Penugasan.objects.filter(satker=satker, peran=peran).select_related("pengguna")
    berlaku = [t for t in tugas if t.berlaku_pada(tanggal)]
    if not berlaku:
        return {"nama": "", "nip": "", "jabatan": ""}
    sendiri = [t for t in berlaku if oleh and t.pengguna == oleh.pengguna]
    satu = max(
        sendiri or berlaku, key=lambda t: (t.kedudukan != Kedudukan.DEFINITIF, t.sejak, t.pk)
    )
    return {
        "nama": satu.pengguna.nama,
        "nip": satu.nip or satu.pengguna.nip,
        "jabatan": _jabatan(satu, tanggal),
    }


def penanda(
    jenis: JenisNaskah, satker, atur: SetelanNaskah | None = None, oleh: Pelaku | None = None
) -> dict:
    """Who signs this kind of paper today, as the office has set it."""
    atur = atur or setelan(satker, jenis)
    orang = penanda_tangan(satker, satker.hari_ini, Peran(atur.penanda), oleh)
    return orang | {"selaku": Selaku(atur.selaku).tercetak}


def _jabatan(tugas: Penugasan, tanggal) -> str:
    """a.n. Sekretaris, Kasubbag Teknis: behind the post they sign for stands their own."""
    if tugas.kedudukan != Kedudukan.AN:
        return tugas.jabatan_lengkap
    milik = tugas.pengguna.penugasan.filter(satker=tugas.satker_id).order_by("sejak", "pk")
    lain = milik.exclude(kedudukan=Kedudukan.AN)
    sendiri = [t.jabatan_lengkap for t in lain if t.berlaku_pada(tanggal)]
    return ", ".join([tugas.jabatan_lengkap, *sendiri[:1]])


# The PDF


def pdf(naskah: Naskah) -> bytes:
    """The one PDF of a paper; the first call makes it."""
    if naskah.pdf_id is None:
        _cetak(naskah)
    return berkas.baca(naskah.pdf)


def _cetak(naskah: Naskah) -> None:
    """Render outside any transaction, then compare-and-set: a second render is thrown away."""
    isi = berkas.Bersih(html_ke_pdf(naskah.html), "application/pdf", ".pdf")
    hasil = berkas.tulis(
        isi, nama=nama_berkas(naskah), jenis=JenisBerkas.PDF_NASKAH, satker=naskah.satker
    )
    with transaction.atomic():
        berkas.kaitkan(hasil, naskah.tentang)
        if not Naskah.objects.filter(pk=naskah.pk, pdf=None).update(pdf=hasil):
            berkas.hapus(hasil)
    naskah.refresh_from_db(fields=["pdf"])


def cetak_tertunda(gagal: set[int] | None = None) -> int:
    """Print the papers that have no PDF yet; returns how many.

    A paper that cannot be printed is logged and put into `gagal`, which the caller keeps: it is not
    tried again and does not hold up the others.
    """
    gagal = set() if gagal is None else gagal
    banyak = 0
    tertunda = Naskah.objects.filter(pdf=None).exclude(pk__in=gagal).select_related("satker")
    tertunda = tertunda.order_by("-dibuat", "-pk")  # somebody waits for what is new
    for satu in tertunda[:SEKALI_CETAK]:
        try:
            _cetak(satu)
            banyak += 1
        except Exception:
            log.exception("Naskah %s tidak dapat dicetak", satu.token)
            gagal.add(satu.pk)
    return banyak


def ukuran_pdf(naskah: Naskah) -> int | None:
    return naskah.pdf.ukuran if naskah.pdf_id else None


def pdf_dengan_kode(naskah: Naskah, kode: str) -> bytes:
    """The stored PDF with the access code laid over its empty strip. Never stored."""
    lapis = html_ke_pdf(render_to_string("naskah/_lapis_kode.html", {"kode": kode}))
    with pikepdf.open(BytesIO(pdf(naskah))) as dasar, pikepdf.open(BytesIO(lapis)) as atas:
        dasar.pages[0].add_overlay(atas.pages[0])
        hasil = BytesIO()
        dasar.save(hasil)
    return hasil.getvalue()


def nama_berkas(naskah: Naskah) -> str:
    """Tanda Bukti Permohonan 0042-PPID-2101-XI-2025.pdf"""
    return f"{naskah.judul} {naskah.nomor}.pdf".replace("/", "-")


def respons(naskah: Naskah, *, kode: str = "") -> HttpResponse:
    isi = pdf_dengan_kode(naskah, kode) if kode else pdf(naskah)
    return respons_pdf(isi, nama_berkas(naskah))


def respons_pdf(isi: bytes, nama: str) -> HttpResponse:
    """A PDF for the browser's own viewer, which a `default-src` would leave blank in Chromium."""
    kepala = {
        "Content-Disposition": content_disposition_header(False, nama),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(isi, content_type="application/pdf", headers=kepala)
