"""The documentation store and the DIK: what an office has, and what it may not give."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from dip.models import Dikecualikan, Dokumen
from ppid.data.demo import baca
from ppid.demo import lampiran, pintu, rujukan
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.models import JenisBerkas, Satker

ISI_DIK = "Menetapkan pengecualian informasi: {informasi}. Dasar: {dasar}."


def dokumen(slug: str, hari: HariKerja) -> Iterator[Peristiwa]:
    """Registered by the desk; ratified by the PPID the day after, unless it still waits."""
    for urut, isi in enumerate(baca("dokumen")[slug]):
        pukul = f"{9 + urut // 6:02}.{urut % 6 * 9 + 3:02}"
        masuk = hari.saat(hari.lalu(isi["lalu"]), pukul)
        yield Peristiwa(masuk, partial(_daftarkan, slug, isi))
        if isi.get("disahkan", True):
            sah = hari.saat(hari.lalu(isi["lalu"] - 1), pukul)
            yield Peristiwa(sah, partial(_sahkan, slug, isi["sebutan"]))


def _daftarkan(slug: str, isi: dict) -> None:
    oleh = pintu.pelaku("petugas", slug)
    Dokumen.daftarkan(
        oleh=oleh,
        judul=isi["judul"],
        ringkasan=isi["ringkasan"],
        klasifikasi=isi.get("klasifikasi", "berkala"),
        unit=rujukan.unit(oleh.satker, isi["unit"]),
        tautan=isi.get("tautan", ""),
        unggahan=_berkas(isi, oleh),
    )


def _berkas(isi: dict, oleh) -> list:
    if "tautan" in isi:
        return []
    if tabel := isi.get("tabel"):
        return [lampiran.tabel(JenisBerkas.DOKUMEN, isi["judul"], tabel, oleh)]
    return [lampiran.kantor(JenisBerkas.DOKUMEN, isi["judul"], isi["ringkasan"], oleh)]


def _sahkan(slug: str, sebutan: str) -> None:
    [satu] = rujukan.dokumen(slug, [sebutan])
    satu.sahkan(oleh=pintu.pelaku("kasubbag", slug))


def dik() -> Iterator[Peristiwa]:
    """Decided and entered so many working days ago; valid for calendar days from today."""
    for urut, isi in enumerate(baca("dik")):
        satker = Satker.objects.get(slug=isi["satker"])
        hari = HariKerja(satker.kalender(), satker.zona, satker.hari_ini)
        saat = hari.saat(hari.lalu(isi["masuk"]), f"10.{urut * 5:02}")
        yield Peristiwa(saat, partial(_tambah, isi, hari, satker.hari_ini))


def _tambah(isi: dict, hari: HariKerja, hari_ini: date) -> None:
    oleh = pintu.pelaku("kasubbag", isi["satker"])
    tanggal = hari.lalu(isi["diputus"])
    satu = {n: isi.get(n, "") for n in ("informasi", "huruf", "undang_undang")}
    satu |= {n: isi[n] for n in ("konsekuensi", "manfaat", "diputus_oleh")}
    nomor = f"{isi['nomor']} Tahun {tanggal.year}"
    isi_pindaian = ISI_DIK.format(informasi=isi["informasi"], dasar=isi["huruf"])
    Dikecualikan.tambah(
        oleh=oleh,
        pindaian=lampiran.kantor(JenisBerkas.KEPUTUSAN, f"Keputusan {nomor}", isi_pindaian, oleh),
        butir=Dikecualikan.objects.butir_berikut(oleh.satker),
        nomor_keputusan=nomor,
        tanggal_keputusan=tanggal,
        berlaku_sampai=hari_ini + timedelta(days=isi["sampai"]),
        **satu,
    )
