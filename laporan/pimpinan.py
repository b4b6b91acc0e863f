"""The leaders' one page: four numbers, three pictures with their tables, and what is wrong.

For the Kabag and the Sekretaris too: cases by number only, and a link only where its reader may
open it. A fixed number of queries, however much an office has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from dip import angka_dip
from dip.models import Klasifikasi
from laporan import gambar
from laporan.daftar import Daftar
from laporan.grafik import Grafik
from laporan.kata import BELUM, desimal, kecil
from laporan.kata import umur as sebut_umur
from laporan.ringkas import belum_disahkan
from permohonan import angka_layanan, hitungan
from permohonan.angka_layanan import Lewat
from permohonan.rekap import Rekap
from ppid import grafik, waktu
from ppid.izin import Izin, Pelaku
from ppid.models import Kabar
from ppid.templatetags.ppid import hari_pendek

GAGAL = "?tab=gagal"
SEBUT = 5  # of what is late, this many are named
KOLOM_SIFAT = ("Berkala", "Serta- merta", "Setiap saat", "Usul kecuali")


@dataclass(frozen=True)
class Angka:
    nilai: str
    teks: str
    keterangan: str
    genting: bool = False


@dataclass(frozen=True)
class Masalah:
    """`butir`: (words, address or "")."""

    jumlah: int
    teks: str
    url: str = ""
    butir: list[tuple[str, str]] = field(default_factory=list)
    sisa: int = 0


@dataclass(frozen=True)
class Pimpinan:
    angka: list[Angka]
    grafik: list[Grafik]
    masalah: list[Masalah]


def pimpinan(pelaku: Pelaku) -> Pimpinan:
    satker = pelaku.satker
    hari_ini = satker.hari_ini
    tahun = hari_ini.year
    angka = hitungan.hitung(hitungan.baca(satker, date(tahun, 1, 1), hari_ini))
    rekap, terbaca = Rekap(angka), _terbaca(satker, angka)
    banyak, lewat = angka_layanan.terbuka(satker)
    dip = angka_dip.keadaan(satker)
    return Pimpinan(
        [_terbuka(banyak, lewat), _tepat(rekap, tahun), _median(rekap), _dip(dip, hari_ini)],
        [gambar.bulan(terbaca), gambar.ketepatan(terbaca), _kelengkapan(dip)],
        [satu for satu in _masalah(pelaku, lewat) if satu.jumlah],
    )


# Four numbers


def _terbuka(banyak: int, lewat: list[Lewat]) -> Angka:
    kata = f"{len(lewat)} lewat batas waktu" if lewat else "tidak ada yang lewat batas waktu"
    return Angka(f"{banyak}", "Permohonan terbuka", kata, bool(lewat))


def _tepat(rekap: Rekap, tahun: int) -> Angka:
    teks = f"Tepat waktu, diterima {tahun}"
    if not rekap.persen:
        return Angka("–", teks, f"{BELUM} ({rekap.dinilai} dinilai)")
    terbuka = rekap.angka["waktu.terbuka_lewat"]
    lewat = f"; {terbuka} di antaranya belum dijawab" if terbuka else ""
    return Angka(f"{rekap.tepat} dari {rekap.dinilai}", teks, f"{rekap.persen}{lewat}")


def _median(rekap: Rekap) -> Angka:
    teks = "Median waktu jawab"
    if rekap.median is None:
        return Angka("–", teks, f"{BELUM} ({rekap.dijawab} jawaban)")
    nilai = f"{desimal(rekap.median)} hari kerja"
    return Angka(nilai, teks, f"terlama {rekap.terlama} hari kerja")


def _dip(dip: angka_dip.KeadaanDIP, hari_ini: date) -> Angka:
    umur = dip.umur(hari_ini)
    basi = umur is None or umur > angka_dip.BASI
    jalan = ""
    if dip.berjalan:
        jalan = f"DIP {dip.berjalan.tahun}: {dip.berjalan.keadaan.lower()}"
        jalan += f", {dip.langkah}" if dip.langkah else ""
    if umur is None:
        return Angka("–", "DIP yang terbit", jalan or "belum pernah diterbitkan", not dip.berjalan)
    teks = f"Umur DIP {dip.terbit.tahun} yang terbit"
    return Angka(sebut_umur(umur), teks, jalan or "tahun ini belum mulai disusun", basi)


# Three pictures


def _terbaca(satker, angka: Mapping[str, int]) -> dict:
    """Of the year so far, what the pictures of a report are drawn from (`laporan.isi`)."""
    tahun = satker.hari_ini.year
    return {
        "awal": f"{tahun}-01-01",
        "akhir": f"{tahun}-12-31",
        "per": satker.setempat(waktu.sekarang()).isoformat(),
        "angka": angka,
        "tahun": hitungan.diterima_per_bulan(satker, tahun),
        "lalu": hitungan.diterima_per_bulan(satker, tahun - 1),
        "terlambat": [],
    }


def _kelengkapan(dip: angka_dip.KeadaanDIP) -> Grafik:
    judul, satu = "Kelengkapan DIP", dip.terisi
    if satu is None:
        return Grafik("kelengkapan", judul, None, "Belum ada DIP yang terisi.")
    isi = angka_dip.kelengkapan(satu)
    kosong = sum(not any(banyak) for _, banyak in isi)
    jumlah = sum(sum(banyak) for _, banyak in isi)
    keadaan = "yang terbit" if satu.terbit else "yang sedang disusun"
    kalimat = f"DIP {satu.tahun} {keadaan}: {jumlah} informasi dari {len(isi)} unit."
    kalimat += f" {kosong} unit belum mengisi." if kosong else ""
    petak = grafik.matriks(f"{judul} {satu.tahun}", list(KOLOM_SIFAT), isi, uraian=kalimat)
    kepala = ["Unit", *Klasifikasi.labels]
    baris = [[nama, *banyak] for nama, banyak in isi]
    return Grafik("kelengkapan", judul, petak, kalimat, kepala, baris)


# What is wrong


def _masalah(pelaku: Pelaku, lewat: list[Lewat]) -> list[Masalah]:
    satker = pelaku.satker
    belum = [t for t in belum_disahkan(satker) if not t.berjalan]
    gagal = Kabar.objects.filter(satker=satker).gagal().count()
    return [
        _lewat(pelaku, lewat),
        _bagian(pelaku, angka_dip.bagian_terlambat(satker)),
        Masalah(
            angka_layanan.tanpa_pindaian(satker),
            "permohonan dengan surat bertanda tangan yang belum dipindai",
            _tautan(pelaku, Izin.LIHAT_PERMOHONAN, "antrean", "?tab=pindaian"),
        ),
        Masalah(
            len(belum),
            "hari layanan belum disupervisi",
            _tautan(pelaku, Izin.SUPERVISI, "supervisi"),
        ),
        _laporan(satker),
        Masalah(
            angka_dip.menunggu_pengesahan(satker),
            "dokumen atau berkas menunggu pengesahan",
            _tautan(pelaku, Izin.SAHKAN_DOKUMEN, "persetujuan"),
        ),
        Masalah(
            angka_dip.habis_simpan(satker),
            "dokumen habis masa simpannya",
            _tautan(pelaku, Izin.KELOLA_DOKUMEN, "dokumen_retensi"),
        ),
        Masalah(gagal, "pesan tidak sampai", _tautan(pelaku, Izin.LIHAT_KABAR, "kabar", GAGAL)),
    ]


def _laporan(satker) -> Masalah:
    """Periods past their due day whose report is not out; whoever reads this may open it."""
    belum = Daftar(satker).belum_terbit()
    butir = [(f"{b.judul}: {kecil(b.keadaan)}", b.url) for b in belum[:SEBUT]]
    teks = "laporan lewat batas dan belum terbit"
    url = reverse("laporan_kelola", args=[satker.slug])
    return Masalah(len(belum), teks, url, butir, max(0, len(belum) - SEBUT))


def _lewat(pelaku: Pelaku, lewat: list[Lewat]) -> Masalah:
    butir = [
        (
            f"{satu.nomor}, jatuh tempo {hari_pendek(satu.jatuh_tempo)}",
            _tautan(pelaku, Izin.LIHAT_PERMOHONAN, "perkara", "", satu.kunci),
        )
        for satu in lewat[:SEBUT]
    ]
    url = _tautan(pelaku, Izin.LIHAT_PERMOHONAN, "antrean", "?tab=terlambat")
    teks = "permohonan lewat batas waktu"
    return Masalah(len(lewat), teks, url, butir, max(0, len(lewat) - SEBUT))


def _bagian(pelaku: Pelaku, terlambat: list) -> Masalah:
    butir = [
        (
            f"{satu.unit.nama}, batas {hari_pendek(satu.batas)}",
            _tautan(pelaku, Izin.LIHAT_DIP, "dip_kelola_tahun", "", satu.penyusunan.tahun),
        )
        for satu in terlambat[:SEBUT]
    ]
    sisa = max(0, len(terlambat) - SEBUT)
    return Masalah(len(terlambat), "bagian DIP terlambat diserahkan", "", butir, sisa)


def _tautan(pelaku: Pelaku, izin: Izin, nama: str, kueri: str = "", *isi) -> str:
    """The address, for who may open it."""
    if not pelaku.boleh(izin):
        return ""
    return reverse(nama, args=[pelaku.satker.slug, *isi]) + kueri
