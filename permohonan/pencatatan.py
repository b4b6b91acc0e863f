"""Logging by the desk: the sheet on the clerk's screen, its draft, and the case it becomes."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import Q

from permohonan.di_meja import DiMeja
from permohonan.kelengkapan import kekurangan
from permohonan.models import Draf, Pemohon, Permohonan
from permohonan.models.draf import UMUR_FOTO
from ppid import kode, waktu
from ppid.izin import Pelaku
from ppid.models import Berkas, JenisBerkas

PALING_PENDEK = 3  # letters, before a search means something
PALING_BANYAK = 5  # earlier applicants shown
AMBIL_BARIS = 60


# The sheet


@dataclass(frozen=True)
class Lembar:
    """One issue of the intake page: its one-time key, when it was issued, seconds worked before.

    It travels signed in the page and belongs to one clerk at one office, so the counter's clock
    never reads more than the time since the page was sent.
    """

    kunci: str
    terbit: datetime
    lalu: int = 0

    @classmethod
    def baru(cls, draf: Draf | None = None) -> "Lembar":
        """A fresh sheet, or the draft's own: one draft becomes one case."""
        if draf is None:
            return cls(kode.kunci_baru(), waktu.sekarang())
        return cls(draf.kunci, waktu.sekarang(), draf.data.get("detik", 0))

    def tanda(self, pelaku: Pelaku) -> str:
        return signing.dumps([self.kunci, self.terbit.timestamp(), self.lalu], salt=_garam(pelaku))

    @classmethod
    def baca(cls, tanda: str, pelaku: Pelaku) -> "Lembar | None":
        """The sheet behind a signed sign; None when it is not this clerk's at this office."""
        try:
            kunci, terbit, lalu = signing.loads(tanda, salt=_garam(pelaku))
        except signing.BadSignature:
            return None
        zona = waktu.sekarang().tzinfo
        return cls(kunci, datetime.fromtimestamp(terbit, zona), lalu)

    def lama(self, kiriman, *, sejak_dibuka: bool) -> "Lama":
        """Begin and seconds of the work. `kiriman` is what the page's own clock reports.

        At the counter it counts from the first input, for letters from opening the page
        (`sejak_dibuka`). Without JavaScript: from the page's issue.
        """
        lewat = max(0, int((waktu.sekarang() - self.terbit).total_seconds()))
        awal = min(_angka(kiriman.get("mulai")) or 0, lewat)
        kerja = _angka(kiriman.get("detik"))
        jawab = _sesudah_pilih(kerja, _angka(kiriman.get("sejak_pilih")), lewat - awal)
        if kerja is None:
            awal, kerja = 0, lewat
        elif sejak_dibuka:
            awal, kerja = 0, kerja + awal
        mulai = self.terbit + timedelta(seconds=awal)
        return Lama(mulai, self.lalu + min(kerja, lewat - awal), jawab)


@dataclass(frozen=True)
class Lama:
    """Begin and seconds of one run at the page; `jawab` are those since something was chosen.

    One run is never counted twice: what is chosen to be given or explained splits it, the seconds
    before belong to step 1 and those after to step 2 or 3. Only the page's own clock knows when
    that was (the first click on *Berikan sekarang* or *Jelaskan* that still stands). Without
    JavaScript, or when several acts share the run, all of it stays with step 1 and the other step
    has no measure rather than an invented one.
    """

    mulai: datetime
    detik: int
    jawab: int | None = None

    def bagi(self, tindakan: int) -> tuple[int, int | None]:
        """Seconds of step 1, and of the act that followed it at once, if there was one."""
        if self.jawab is None or tindakan != 1:
            return self.detik, None
        return self.detik - self.jawab, self.jawab


def _garam(pelaku: Pelaku) -> str:
    return f"catat:{pelaku.satker.slug}:{pelaku.pengguna.pk}"


def _angka(teks) -> int | None:
    return int(teks) if re.fullmatch(r"[0-9]{1,6}", teks or "") else None


def _sesudah_pilih(kerja: int | None, pilih: int | None, paling: int) -> int | None:
    if kerja is None or pilih is None or pilih > kerja:
        return None
    return min(kerja - pilih, paling)


# The case


def daftarkan(
    *,
    oleh: Pelaku,
    kunci: str,
    lama: Lama,
    isian: dict,
    pemohon: dict,
    dilihat: bool,
    di_meja: DiMeja = DiMeja(),  # noqa: B008  # frozen
    draf=None,
) -> Permohonan:
    """`catat`, `nyatakan_lengkap` when nothing is missing, and what was chosen `di_meja`.

    One transaction: any act that fails leaves nothing behind, no number either. `dilihat`: the
    clerk has seen the identity. The same key twice gives the same case, answered once.
    """
    terima, jawab = lama.bagi(di_meja.tindakan)

    def sesudah(baru: Permohonan) -> None:
        if di_meja.tindakan or not baru.kekurangan():
            baru.nyatakan_lengkap(oleh=oleh, detik=terima, kabari=False)
        if di_meja.tindakan:
            di_meja.kerjakan(baru, oleh=oleh, detik=jawab)

    try:
        with transaction.atomic():
            if draf is not None:  # first of all: no photo may join it from here on
                Draf.objects.filter(pk=draf.pk).delete()
            return Permohonan.lahir(
                "catat",
                satker=oleh.satker,
                oleh=oleh,
                kunci=kunci,
                pemohon=_pemohon(pemohon, oleh, dilihat, draf),
                mulai=draf.mulai if draf else lama.mulai,
                draf=draf,
                sesudah=sesudah,
                petugas=oleh.pengguna,
                detik_meja=terima,
                **isian,
            )
    except IntegrityError:
        if ada := terdaftar(oleh, kunci):
            return ada
        raise


def kurang(oleh: Pelaku, isian: dict, pemohon: dict, draf: Draf | None) -> list[tuple[str, str]]:
    """What a request with these fields would still lack; nothing is stored."""
    calon = Permohonan(satker=oleh.satker, pemohon=Pemohon(**pemohon), **isian)
    berkas = Berkas.objects.tentang(draf).values_list("jenis", flat=True) if draf else ()
    return kekurangan(calon, berkas)


def terdaftar(pelaku: Pelaku, kunci: str) -> Permohonan | None:
    """What an earlier sending of the same sheet became."""
    milik = Permohonan.objects.untuk(pelaku).lengkap_baca()
    return milik.filter(sidik_kunci=kode.sidik(kunci)).first()


def _pemohon(isi: dict, oleh: Pelaku, dilihat: bool, draf: Draf | None) -> Pemohon:
    """An identity is on record when the clerk has seen it or its picture lies with the draft."""
    foto = draf and Berkas.objects.tentang(draf).filter(jenis=JenisBerkas.IDENTITAS).exists()
    tercatat = {}
    if dilihat or foto:
        tercatat = {"identitas_oleh": oleh.pengguna, "identitas_pada": waktu.sekarang()}
    elif not isi["nomor_identitas"]:
        isi = isi | {"jenis_identitas": ""}
    return Pemohon(**isi, **tercatat)


# Who asked before


def cari_pemohon(pelaku: Pelaku, kata: str) -> list[dict]:
    """Applicants of this office by name, phone or identity number, the latest first."""
    kata = " ".join(kata.split())
    if len(kata) < PALING_PENDEK:
        return []
    baris = Permohonan.objects.untuk(pelaku).filter(_cocok(kata)).select_related("pemohon")
    orang: dict[tuple, dict] = {}
    for satu in baris.order_by("-dicatat_pada")[:AMBIL_BARIS]:
        p = satu.pemohon
        kunci = (p.nama.casefold(), p.telepon or p.email.casefold())
        isi = orang.setdefault(kunci, {"pemohon": p, "terakhir": satu, "banyak": 0})
        isi["banyak"] += 1
    return list(orang.values())[:PALING_BANYAK]


def _cocok(kata: str) -> Q:
    angka = re.sub(r"[\s.\-()+]", "", kata)
    if not angka.isascii() or not angka.isdigit():
        return Q(pemohon__nama__icontains=kata)
    telepon = re.sub(r"^(62|0)", "", angka)
    syarat = Q(pemohon__nomor_identitas=angka)
    return syarat | Q(pemohon__telepon__contains=telepon) if len(telepon) > 4 else syarat


# Drafts on the server


def simpan_draf(pelaku: Pelaku, lembar: Lembar, isian: dict, lama: Lama) -> Draf | None:
    """Keep what is typed. None when this sheet has become a case meanwhile."""
    if terdaftar(pelaku, lembar.kunci):
        return None
    data = {"isian": isian, "detik": lama.detik}
    draf, baru = Draf.objects.get_or_create(
        kunci=lembar.kunci,
        satker=pelaku.satker,
        pengguna=pelaku.pengguna,
        defaults={"data": data, "mulai": lama.mulai, "diubah": waktu.sekarang()},
    )
    if not baru:
        draf.data, draf.diubah = data, waktu.sekarang()
        draf.save(update_fields=["data", "diubah"])
    return draf


def buka_foto(draf: Draf) -> None:
    """A one-use address for the clerk's phone, good for a quarter of an hour."""
    draf.token_foto = kode.kunci_baru()
    draf.foto_sampai = waktu.sekarang() + UMUR_FOTO
    draf.save(update_fields=["token_foto", "foto_sampai"])


def foto_terbuka(draf: Draf) -> bool:
    return bool(draf.token_foto and draf.foto_sampai and draf.foto_sampai > waktu.sekarang())
