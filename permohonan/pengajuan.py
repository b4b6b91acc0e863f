"""From a citizen's draft to a registered request, and what becomes of a suspected sending."""

from datetime import timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import Q

from dip.models import Dokumen, Terjawab
from dip.padanan import Padanan, padanan
from permohonan.kelengkapan import dokumen_wajib
from permohonan.models import (
    CaraSalinan,
    Draf,
    Kanal,
    Kiriman,
    Pemohon,
    Permohonan,
    perlu_alasan_mundur,
)
from ppid import batas, berkas, jejak, kode, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Pelaku, Peran
from ppid.models import Berkas, JenisBerkas

CEPAT = timedelta(seconds=10)  # from the first page sent to the last: less is no person
PER_JARINGAN = {"batas": 60, "menit": 60}  # generous: a carrier's NAT carries many people
PER_KONTAK = {"batas": 10, "menit": 24 * 60}
PER_TERJAWAB = {"batas": 30, "menit": 60}  # answers counted from one network
UMUR_KODE = timedelta(hours=24)  # how long the same form shows its code again
LANGKAH = ("rincian", "pemohon", "cara", "identitas")
DITAHAN = "Kiriman daring yang diperiksa dulu oleh petugas"


class SudahTerkirim(Exception):
    """Another sending of the same form came first."""


def pengaju(satker) -> Pelaku:
    """The applicant before there is a case."""
    return Pelaku(frozenset({Peran.PEMOHON}), satker=satker)


# The draft


def langkah_kurang(data: dict) -> str:
    """The first page still to be filled in, "" when none is.

    A page filled in earlier counts only while the others leave it true: a kuasa added later asks
    for its paper, an e-mail address taken away asks for another way to send the copy.
    """
    return next((langkah for langkah in LANGKAH if not _terisi(langkah, data)), "")


def _terisi(langkah: str, data: dict) -> bool:
    isi = data.get(langkah)
    if isi is None:
        return False
    pemohon = data.get("pemohon", {})
    if langkah == "cara":
        return isi["cara_salinan"] != CaraSalinan.EMAIL or bool(pemohon.get("email"))
    if langkah == "identitas":
        return tuple(isi["dokumen"]) == wajib(data)
    return True


def wajib(data: dict) -> tuple[str, ...]:
    pemohon = data["pemohon"]
    return tuple(str(d) for d in dokumen_wajib(pemohon["jenis"], pemohon["lewat_kuasa"]))


def simpan_langkah(draf: Draf, langkah: str, isi: dict) -> None:
    """Keep one page. A draft that was sent meanwhile does not come back."""
    draf.data = draf.data | {langkah: isi}
    draf.diubah = waktu.sekarang()
    if draf.pk is None:
        draf.save()
    else:
        Draf.objects.filter(pk=draf.pk).update(data=draf.data, diubah=draf.diubah)


def simpan_berkas(draf: Draf, unggahan: dict, oleh: Pelaku) -> None:
    """Attach files by kind; a new one takes the place of the old. Raises `BerkasDitolak`.

    A draft that was sent meanwhile takes none: nobody would ever remove them.
    """
    for jenis, upload in unggahan.items():
        baru = berkas.siapkan(upload, jenis, satker=draf.satker, oleh=oleh)
        with transaction.atomic():
            if not Draf.objects.filter(pk=draf.pk).update(diubah=waktu.sekarang()):
                return
            for lama in Berkas.objects.tentang(draf).filter(jenis=jenis):
                berkas.hapus(lama)
            berkas.kaitkan(baru, draf)


def berkas_draf(draf) -> dict[str, str]:
    """Names of the files of a draft (or of a kept sending) by kind."""
    return dict(Berkas.objects.tentang(draf).values_list("jenis", "nama"))


# Answered before it is asked


def tersedia(draf: Draf) -> list[Padanan]:
    """What the office has on the question of a draft, documents first: *Mungkin sudah tersedia*."""
    isi = draf.data.get("rincian")
    cocok = padanan(draf.satker, f"{isi['rincian']} {isi['periode']}") if isi else []
    return sorted(cocok, key=lambda satu: satu.dokumen is None)


def cukup(draf: Draf, dokumen: Dokumen, jaringan: str) -> None:
    """*Ya, ini yang saya cari*: counted once per form, and nothing of what was typed is kept.

    Programs are thanked too, but not counted.
    """
    wajar = not draf.data["rincian"]["isian_lain"] and not batas.sisa_menit(
        "terjawab", jaringan, **PER_TERJAWAB
    )
    with transaction.atomic():
        for satu in Berkas.objects.tentang(draf):
            berkas.hapus(satu)
        _habiskan(draf)
        if wajar:
            Terjawab.catat(dokumen, kunci_terjawab(draf.kunci), oleh=pengaju(draf.satker))
    batas.catat("terjawab", jaringan, menit=PER_TERJAWAB["menit"])


def terjawab(kunci: str) -> bool:
    """Was the form with this key answered by a document?"""
    return Terjawab.objects.filter(kunci=kunci_terjawab(kunci)).exists()


def kunci_terjawab(kunci: str) -> UUID:
    """The form's key as it is kept: it leads back to nothing."""
    return uuid5(NAMESPACE_OID, kode.sidik(kunci))


# The sending


def kirim(draf: Draf, jaringan: str) -> Permohonan | Kiriman:
    """Register the request, or keep a suspected one without a number. The same form: once."""
    sebab = _sebab_curiga(draf, jaringan)
    try:
        hasil = _tahan(draf, sebab) if sebab else _ajukan(draf)
    except (IntegrityError, SudahTerkirim):
        hasil = cari(draf.satker, draf.kunci)
        if hasil is None:
            raise
        return hasil
    for bagian, aturan in _hitungan(draf.data, jaringan):
        batas.catat(*bagian, menit=aturan["menit"])
    return hasil


def cari(satker, kunci: str) -> Permohonan | Kiriman | None:
    """What an earlier sending with this key became."""
    sidik = kode.sidik(kunci)
    baris = Permohonan.objects.filter(satker=satker, sidik_kunci=sidik).lengkap_baca().first()
    return baris or Kiriman.objects.filter(Q(kunci=kunci) | Q(kunci=sidik), satker=satker).first()


def kode_tampil(permohonan: Permohonan, kunci: str) -> str:
    """The access code while the same form may show it: 24 hours, and not after a re-issue."""
    asli = kode.dari_kunci(kunci)
    lewat = waktu.sekarang() - permohonan.dicatat_pada > UMUR_KODE
    return "" if lewat or not kode.cocok(asli, permohonan.sidik_kode) else asli


def _sebab_curiga(draf: Draf, jaringan: str) -> str:
    if draf.data["rincian"]["isian_lain"]:
        return "honeypot"
    if waktu.sekarang() - draf.mulai < CEPAT:
        return "terlalu_cepat"
    sering = any(
        batas.sisa_menit(*bagian, **aturan) for bagian, aturan in _hitungan(draf.data, jaringan)
    )
    return "terlalu_sering" if sering else ""


def _hitungan(data: dict, jaringan: str) -> list[tuple[tuple[str, ...], dict]]:
    kontak = [data["pemohon"][nama].lower() for nama in ("telepon", "email")]
    per_kontak = [(("kirim", "kontak", k), PER_KONTAK) for k in kontak if k]
    return [(("kirim", "jaringan", jaringan), PER_JARINGAN), *per_kontak]


def _ajukan(draf: Draf) -> Permohonan:
    with transaction.atomic():
        _habiskan(draf)
        return _lahir("ajukan", draf, pengaju(draf.satker))


def _tahan(draf: Draf, sebab: str) -> Kiriman:
    with transaction.atomic():
        _habiskan(draf)
        kiriman = Kiriman.objects.create(
            satker=draf.satker,
            token=draf.token,
            data=draf.data,
            sebab=sebab,
            diterima_pada=waktu.sekarang(),
            kunci=draf.kunci,
        )
        berkas.pindahkan(draf, kiriman)
    return kiriman


def _habiskan(draf: Draf) -> None:
    """A draft is sent once, by whoever deletes it."""
    if not Draf.objects.filter(pk=draf.pk).delete()[0]:
        raise SudahTerkirim


def _lahir(aksi: str, asal: Draf | Kiriman, oleh: Pelaku, **isian) -> Permohonan:
    rincian = {k: v for k, v in asal.data["rincian"].items() if k != "isian_lain"}
    return Permohonan.lahir(
        aksi,
        satker=asal.satker,
        oleh=oleh,
        kunci=asal.kunci,
        pemohon=_pemohon(asal),
        draf=asal,
        kanal=Kanal.DARING,
        **rincian,
        **asal.data["cara"],
        **isian,
    )


def _pemohon(asal: Draf | Kiriman) -> Pemohon:
    """The applicant as typed. An uploaded card is on record from the sending."""
    kartu = asal.data["identitas"]
    kartu_ada = Berkas.objects.tentang(asal).ada().filter(jenis=JenisBerkas.IDENTITAS).exists()
    return Pemohon(
        **asal.data["pemohon"],
        jenis_identitas=kartu["jenis_identitas"],
        nomor_identitas=kartu["nomor_identitas"],
        nomor_pengesahan=kartu["nomor_pengesahan"],
        identitas_pada=waktu.sekarang() if kartu_ada else None,
    )


# The desk decides on a suspected sending


def terima_kiriman(kiriman: Kiriman, oleh: Pelaku) -> Permohonan:
    """*Ini permohonan*: number it with its own day of receipt."""
    hari = kiriman.satker.setempat(kiriman.diterima_pada).date()
    mundur = DITAHAN if perlu_alasan_mundur(kiriman.satker, hari) else ""
    with transaction.atomic():
        _putuskan(kiriman, "permohonan", Q(keputusan="permohonan"))
        baru = _lahir(
            "catat", kiriman, oleh, diterima_pada=kiriman.diterima_pada, alasan_mundur=mundur
        )
        Kiriman.objects.filter(pk=kiriman.pk).update(permohonan=baru)
        jejak.catat("kiriman_permohonan", oleh=oleh, tentang=kiriman, nomor=baru.nomor)
    return baru


def tutup_kiriman(kiriman: Kiriman, oleh: Pelaku) -> None:
    """*Bukan permohonan*: close it. It stays on the list and may still be taken up."""
    with transaction.atomic():
        _putuskan(kiriman, "bukan", ~Q(keputusan=""))
        jejak.catat("kiriman_bukan", oleh=oleh, tentang=kiriman, data={"sebab": kiriman.sebab})


def _putuskan(kiriman: Kiriman, keputusan: str, sudah: Q) -> None:
    """Compare-and-set. The plain key goes once a case has its hash: it would give the code away."""
    ubah = {"keputusan": keputusan}
    if keputusan == "permohonan":
        ubah["kunci"] = kode.sidik(kiriman.kunci)
    if not Kiriman.objects.filter(pk=kiriman.pk).exclude(sudah).update(**ubah):
        raise TransisiDitolak("Kiriman ini sudah diputuskan petugas lain.")
