"""The documentation store and the DIK: what an office has, and what it may not give."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from dip.models import Dikecualikan, Dokumen
from ppid.data.demo import baca
from ppid.demo import lampiran, pintu, rujukan
from ppid.demo.jam import HariKerja, Peristiwa
from ppid.models import JenisBerkas, Satker

TAHAPAN = ("terdaftar", "menunggu", "disahkan", "tercatat", "tersimpan", "terunggah")
SIMPAN = (5, "dinilai", 1)  # years kept, what then, begun so many years ago
RUANG = "Ruang Arsip"
ISI_DIK = "Menetapkan pengecualian informasi: {informasi}. Dasar: {dasar}."


def dokumen(slug: str, hari: HariKerja) -> Iterator[Peristiwa]:
    """Registered by the desk, ratified by the PPID the day after, and on through steps 3 to 5 as
    far as `sampai` says; then a new version of its file, or its taking back."""
    for urut, isi in enumerate(baca("dokumen")[slug]):
        yield from _satu(slug, isi, urut, hari)


def _satu(slug: str, isi: dict, urut: int, hari: HariKerja) -> Iterator[Peristiwa]:
    def saat(lalu: int, menit: int = 0):
        pukul = f"{9 + urut // 6:02}.{urut % 6 * 9 + 3 + menit:02}"
        return hari.saat(hari.lalu(lalu), pukul)

    lalu = isi["lalu"]
    tahun, nasib, sejak = isi.get("simpan", SIMPAN)
    mulai = min(date(hari.dasar.year - sejak, 1 + urut % 12, 2), hari.lalu(lalu))
    simpan = {"simpan_sejak": mulai, "masa_simpan": tahun, "nasib": nasib}
    yield Peristiwa(saat(lalu), partial(_daftarkan, slug, isi, simpan))
    for ke, langkah in enumerate(_langkah(isi)):
        mundur = (1, 1, 2, 2)[ke]
        pada = saat(lalu - mundur, ke % 2 * 4)
        yield Peristiwa(pada, partial(langkah, slug, isi, urut))
    for nama, lakukan in (("versi_baru", _usulkan_versi), ("tarik", _tarik)):
        if nama in isi:
            yield Peristiwa(saat(isi[nama]["lalu"]), partial(lakukan, slug, isi))


def _langkah(isi: dict) -> list:
    """Steps 2 to 5, up to the status where it stands."""
    ke = TAHAPAN.index(isi.get("sampai", TAHAPAN[-1]))
    return [_sahkan, _dokumentasikan, _simpan, _unggah][: max(0, ke - 1)]


def _daftarkan(slug: str, isi: dict, simpan: dict) -> None:
    """Without a class it waits for one."""
    oleh = pintu.pelaku("petugas", slug)
    unit = rujukan.unit(oleh.satker, isi["unit"])
    terdaftar = isi.get("sampai") == TAHAPAN[0]
    Dokumen.daftarkan(
        oleh=oleh,
        judul=isi["judul"],
        ringkasan=isi["ringkasan"],
        klasifikasi="" if terdaftar else isi.get("klasifikasi", "berkala"),
        unit=unit,
        pejabat=f"Kepala {unit}",
        waktu_tempat=f"{oleh.satker.hari_ini.year}, {oleh.satker.tempat}",
        tautan=isi.get("tautan", ""),
        unggahan=_berkas(isi, oleh),
        **simpan,
    )


def _berkas(isi: dict, oleh) -> list:
    if "tautan" in isi:
        return []
    if tabel := isi.get("tabel"):
        return [lampiran.tabel(JenisBerkas.DOKUMEN, isi["judul"], tabel, oleh)]
    judul = [isi["judul"], *isi.get("lampiran", ())]
    return [lampiran.kantor(JenisBerkas.DOKUMEN, satu, isi["ringkasan"], oleh) for satu in judul]


def _ambil(slug: str, isi: dict) -> Dokumen:
    [satu] = rujukan.dokumen(slug, [isi["sebutan"]])
    return satu


def _sahkan(slug: str, isi: dict, urut: int) -> None:
    _ambil(slug, isi).sahkan(oleh=pintu.pelaku("kasubbag", slug))


def _dokumentasikan(slug: str, isi: dict, urut: int) -> None:
    _ambil(slug, isi).dokumentasikan(oleh=pintu.pelaku("petugas", slug))


def _simpan(slug: str, isi: dict, urut: int) -> None:
    """Where the hard copy lies: five documents in a box, a folder for each."""
    tempat = {"ruang": RUANG, "rak": f"{1 + urut // 5}", "boks": f"{11 + urut // 5}"}
    satu = _ambil(slug, isi)
    satu.simpan(oleh=pintu.pelaku("petugas", slug), **tempat, map=f"{1 + urut % 5}")


def _unggah(slug: str, isi: dict, urut: int) -> None:
    diumumkan = "Papan pengumuman kantor" if urut % 3 == 0 else ""
    _ambil(slug, isi).unggah(diumumkan, oleh=pintu.pelaku("petugas", slug))


def _usulkan_versi(slug: str, isi: dict) -> None:
    """A corrected file, which waits for the PPID."""
    oleh, satu, alasan = (
        pintu.pelaku("petugas", slug),
        _ambil(slug, isi),
        isi["versi_baru"]["alasan"],
    )
    teks = f"{isi['ringkasan']} {alasan}"
    baru = lampiran.kantor(JenisBerkas.DOKUMEN, isi["judul"], teks, oleh)
    satu.usulkan_versi(satu.versi_berkas.kini().first(), baru, alasan, oleh=oleh)


def _tarik(slug: str, isi: dict) -> None:
    _ambil(slug, isi).tarik(isi["tarik"]["alasan"], oleh=pintu.pelaku("kasubbag", slug))


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
