"""A report as sheets: the numbers behind each table, and a row for each request."""

from collections.abc import Iterator, Mapping

from django.template.defaultfilters import capfirst

from laporan import isi, tabel
from laporan.masa import Masa
from laporan.pilihan import Pilihan
from laporan.tabel import Baris, Tabel
from permohonan.hitungan import Kasus
from permohonan.pilihan import JenisPemohon, Kanal
from ppid import ekspor
from ppid.models import Kategori
from ppid.templatetags.ppid import saat

LEMBAR = {"dip": "DIP"}  # sheets whose name is not their code's
NAMA, ANGKA, KATA = 44, 14, 60  # characters of a column
KOLOM = (
    ("Nomor", 26),
    ("Diterima", 12),
    ("Hitungan", 26),
    ("Kanal", 18),
    ("Jenis pemohon", 16),
    ("Kelompok pekerjaan", 26),
    ("Kategori", 24),
    ("Lengkap", 9),
    ("Hasil", 24),
    ("Cara", 11),
    ("Hari kerja", 11),
    ("Jatuh tempo", 12),
    ("Selesai", 12),
    ("Tepat waktu", 12),
    ("Diperpanjang", 13),
    ("Unit", 40),
    ("Alasan penolakan", 20),
    ("Biaya (rupiah)", 14),
    ("Dibayar (rupiah)", 15),
    ("Sebab terlambat", 40),
)


def lembaran(satu: Pilihan, isian: Mapping | None) -> list[ekspor.Tabel]:
    """`isian`: what was written in it, for who may read that."""
    kepala = [satu.judul, satu.satker.nama, _keadaan(satu)]
    semua = tabel.semua(satu.beku, isian).values()
    return [*(_tabel(satu, t, kepala) for t in semua), _permohonan(satu, kepala)]


def _keadaan(satu: Pilihan) -> str:
    saatnya = saat(satu.per, satu.satker).replace("\xa0", " ")
    if satu.laporan:
        return f"Angka menurut keadaan {saatnya}"
    return f"Belum ditutup; angka per {saatnya}"


def _tabel(satu: Pilihan, t: Tabel, kepala: list[str]) -> ekspor.Tabel:
    lebar = [KATA if ke in t.teks else ANGKA for ke in range(len(t.kepala) - 1)]
    semua = [*t.baris, *([t.jumlah] if t.jumlah else [])]
    return ekspor.Tabel(
        nama=f"{satu.judul} {satu.satker.nama}",
        lembar=LEMBAR.get(t.kode, t.kode.capitalize()),
        kepala=[*kepala, t.judul, *([t.catatan] if t.catatan else [])],
        kolom=t.kepala,
        lebar=[NAMA, *lebar],
        baris=[_sel(b) for b in semua],
    )


def _sel(b: Baris) -> list[ekspor.Sel]:
    return [b.nama, *(getattr(nilai, "angka", nilai) for nilai in b.isi)]


def _permohonan(satu: Pilihan, kepala: list[str]) -> ekspor.Tabel:
    """Read now, as their states were at `per`: rows of data that changed since may differ."""
    catatan = "Satu baris satu permohonan; dibaca dari data yang tersimpan sekarang."
    return ekspor.Tabel(
        nama="",
        lembar="Permohonan",
        kepala=[*kepala, catatan],
        kolom=[judul for judul, _ in KOLOM],
        lebar=[lebar for _, lebar in KOLOM],
        baris=_baris(satu),
    )


def _baris(satu: Pilihan) -> Iterator[list[ekspor.Sel]]:
    """Reasons as the report has them: the desk's own words may name an applicant."""
    sebab = {t["nomor"]: t["sebab"] for t in satu.beku["terlambat"]}
    for k in isi.perkara(satu.satker, satu.masa, satu.saat):
        yield [*_masuk(k, satu.masa), *_akhir(k), sebab.get(k.nomor, "")]


def _masuk(k: Kasus, masa: Masa) -> list[ekspor.Sel]:
    """Up to and including `Lengkap`."""
    hitungan = "Diterima dalam masa ini" if k.diterima >= masa.awal else "Belum selesai sebelumnya"
    return [
        k.nomor,
        f"{k.diterima}",
        "Di luar hitungan Pasal 12" if k.luar else hitungan,
        Kanal(k.kanal).label,
        JenisPemohon(k.jenis).label,
        k.pekerjaan,
        Kategori(k.kategori).label,
        _ya(k.lengkap),
    ]


def _akhir(k: Kasus) -> list[ekspor.Sel]:
    """Up to and including `Dibayar`."""
    cara = "Di tempat" if k.di_tempat else "Tertulis"
    return [
        k.sebutan_hasil,
        cara if k.dijawab else "",
        "" if k.hari is None else k.hari,
        f"{k.jatuh_tempo}",
        f"{k.berakhir or ''}",
        "" if k.tepat is None else _ya(k.tepat),
        _ya(k.diperpanjang),
        "; ".join(k.unit),
        capfirst("; ".join("UU lain" if satu == "uu" else f"huruf {satu}" for satu in k.tolak)),
        k.biaya,
        k.dibayar,
    ]


def _ya(benar) -> str:
    return "Ya" if benar else "Tidak"
