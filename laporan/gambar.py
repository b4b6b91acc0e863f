"""The pictures of a report, from what `laporan.isi` froze, each with its sentence and its table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dip.models import Klasifikasi
from dip.models.dik import HurufPasal
from laporan import kalimat
from laporan.grafik import Grafik
from laporan.kata import desimal
from laporan.masa import Masa, bersatuan, bulan_bulan, masa_beku
from permohonan.hitungan import MASIH_PROSES, PROSES, UU
from permohonan.pilihan import Kanal
from permohonan.rekap import MIN_DATA, Rekap, median, persen
from permohonan.status import Hasil
from ppid import grafik
from ppid.grafik import titik, tumpuk
from ppid.grafik.menit import Langkah
from ppid.grafik.tumpuk import Bagian
from ppid.models.sop import SOP, JenisSOP
from ppid.tenggat import NAMA_BULAN

BAKU_MEJA = {"terima": 10, "sampaikan": 15, "jelaskan": 5}  # minutes, of the SOPs that we have
NAMA_MEJA = {
    "terima": "Catat permohonan",
    "sampaikan": "Sampaikan informasi",
    "jelaskan": "Jelaskan yang dikecualikan",
}
MAKS_UNIT = 12  # bars; the table has all
LAINNYA = (Hasil.BELUM_DIDOKUMENTASIKAN, Hasil.DICABUT, Hasil.TIDAK_DAPAT_DIPROSES)
BAGIAN_HASIL = (  # name, the outcomes it holds, its hatch
    (Hasil.DIKABULKAN.label, (Hasil.DIKABULKAN,), tumpuk.PENUH),
    (Hasil.SEBAGIAN.label, (Hasil.SEBAGIAN,), tumpuk.MIRING),
    (Hasil.DITOLAK.label, (Hasil.DITOLAK,), tumpuk.SILANG),
    (Hasil.TIDAK_DIKUASAI.label, (Hasil.TIDAK_DIKUASAI,), tumpuk.DATAR),
    ("Lainnya", LAINNYA, tumpuk.KELABU),
    (MASIH_PROSES, (PROSES,), tumpuk.KOSONG),
)


def semua(
    beku: Mapping, *, baku: Mapping[str, int | None] = BAKU_MEJA, lebar: int = grafik.LEBAR
) -> dict[str, Grafik]:
    """By `kunci`: bulan, kanal, hasil, penolakan, ketepatan, meja, unit, dip; all of them, always.
    One with nothing to draw has its sentence only: no picture and no table of noughts.

    `baku`: minutes of the office's SOP by step, see `baku_meja`. `lebar`: `grafik.LEBAR_KERTAS`
    for the whole column of a sheet.
    """
    satu = [
        *(buat(beku, lebar) for buat in (bulan, _kanal, _hasil, _penolakan, ketepatan)),
        _meja(beku, baku, lebar),
        *(buat(beku, lebar) for buat in (_unit, _dip)),
    ]
    return {g.kunci: g if g.gambar else replace(g, kepala=[], baris=[]) for g in satu}


def baku_meja(satker, beku: Mapping) -> dict[str, int | None]:
    """Minutes that the office's SOP of the last day allowed at the counter; None where it names
    none."""
    sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, masa_beku(beku).akhir)
    ada = sop.langkah_per_kunci if sop else {}
    detik = {kunci: ada[kunci].baku_detik if kunci in ada else None for kunci in BAKU_MEJA}
    return {kunci: satu // 60 if satu else None for kunci, satu in detik.items()}


def _sebut(beku: Mapping) -> str:
    return bersatuan(masa_beku(beku))


def _sampai(beku: Mapping, satu: Masa) -> int:
    """The last month of its year that had begun when the figures were read."""
    akhir = min(satu.akhir, datetime.fromisoformat(beku["per"]).date())
    return akhir.month if akhir.year == satu.awal.year else 12


# Requests


def bulan(beku: Mapping, lebar: int = grafik.LEBAR) -> Grafik:
    """From `tahun` and `lalu` of what was read."""
    satu, ini, lalu = masa_beku(beku), beku["tahun"], beku["lalu"]
    tahun, sampai = satu.awal.year, _sampai(beku, satu)
    kata = kalimat.bulan(satu, sampai, ini, lalu)
    sorot = {m.awal.month for m in bulan_bulan(satu)}
    gambar = None
    if any(ini) or any(lalu):
        sorot = sorot if len(sorot) < 12 else set()
        gaya = {"uraian": kata, "sorot": sorot, "sampai": sampai, "lebar": lebar}
        gambar = grafik.per_bulan(tahun, ini, lalu, **gaya)
    baris = [[nama, ini[n] if n < sampai else "–", lalu[n]] for n, nama in enumerate(NAMA_BULAN)]
    baris.append(["Jumlah", sum(ini), sum(lalu)])
    kepala = ["Bulan", f"{tahun}", f"{tahun - 1}"]
    return Grafik("bulan", "Permohonan per bulan", gambar, kata, kepala, baris)


def _kanal(beku: Mapping, lebar: int) -> Grafik:
    isi = Rekap(beku["angka"]).kelompok("kanal")
    nama = _urut({satu.label: isi.get(satu.value, 0) for satu in Kanal})
    kata = kalimat.kanal(nama, _sebut(beku))
    return _batang("kanal", "Permohonan menurut kanal", nama, kata, ["Kanal", "Permohonan"], lebar)


def _urut(isi: Mapping[str, int]) -> dict[str, int]:
    """The most first; equals as they came."""
    return dict(sorted(isi.items(), key=lambda satu: -satu[1]))


def _batang(
    kunci: str, judul: str, isi: Mapping[str, int], kata: str, kepala: list[str], lebar: int
) -> Grafik:
    gambar = grafik.mendatar(judul, isi.items(), uraian=kata, lebar=lebar)
    baris = [[nama, n] for nama, n in isi.items()]
    return Grafik(kunci, judul, gambar if any(isi.values()) else None, kata, kepala, baris)


def _hasil(beku: Mapping, lebar: int) -> Grafik:
    isi = Rekap(beku["angka"]).kelompok("hasil")
    banyak = {nama: sum(isi.get(h, 0) for h in semua) for nama, semua, _ in BAGIAN_HASIL}
    jumlah, judul = sum(banyak.values()), "Permohonan menurut hasil"
    bagian = {nama: persen(n, jumlah) if n else "" for nama, n in banyak.items()}
    lainnya = {h.label: isi.get(h, 0) for h in LAINNYA}
    kata = kalimat.hasil(banyak, lainnya, _sebut(beku))
    potong = [Bagian(nama, banyak[nama], corak, bagian[nama]) for nama, _, corak in BAGIAN_HASIL]
    gambar = grafik.bertumpuk(judul, potong, uraian=kata, lebar=lebar) if jumlah else None
    baris = [[nama, n, bagian[nama] or "–"] for nama, n in banyak.items()]
    baris.append(["Jumlah", jumlah, persen(jumlah, jumlah) or "–"])
    return Grafik("hasil", judul, gambar, kata, ["Hasil", "Permohonan", "Bagian"], baris)


def _penolakan(beku: Mapping, lebar: int) -> Grafik:
    r = Rekap(beku["angka"])
    isi = r.kelompok("tolak")
    nama = {h.label.removeprefix("Pasal 17 "): isi.get(h.value[-1], 0) for h in HurufPasal}
    kata = kalimat.penolakan(nama, isi.get(UU, 0), r.angka["hasil.ditolak"], _sebut(beku))
    judul, kepala = "Alasan penolakan menurut Pasal 17", ["Alasan", "Bagian informasi"]
    terpakai = {satu: n for satu, n in _urut(nama).items() if n}
    gambar = grafik.mendatar(judul, terpakai.items(), uraian=kata, lebar=lebar)
    baris = [[satu, n] for satu, n in _urut(nama).items()]
    baris.append(["Disertai undang-undang lain", isi.get(UU, 0)])
    return Grafik("penolakan", judul, gambar if terpakai else None, kata, kepala, baris)


def _unit(beku: Mapping, lebar: int) -> Grafik:
    isi = _urut(dict(sorted(Rekap(beku["angka"]).kelompok("unit").items())))
    kata = kalimat.unit(isi, MAKS_UNIT, _sebut(beku))
    judul, kepala = "Permohonan menurut unit yang menjawab", ["Unit", "Permohonan"]
    gambar = grafik.mendatar(judul, list(isi.items())[:MAKS_UNIT], uraian=kata, lebar=lebar)
    baris = [[nama, n] for nama, n in isi.items()]
    return Grafik("unit", judul, gambar if isi else None, kata, kepala, baris)


# Time


def ketepatan(beku: Mapping, lebar: int = grafik.LEBAR) -> Grafik:
    """From `angka` and `terlambat` of what was read."""
    r = Rekap(beku["angka"])
    tanda = {titik.Tanda(hari, jenis): n for hari, jenis, n in r.tanda}
    kata = kalimat.ketepatan(r, titik.setara(tanda, r.rezim[0]))
    gambar = None
    if tanda:
        gaya = {"median": r.median, "uraian": kata, "lewat": _lewat(beku, r), "lebar": lebar}
        gaya["batas"] = r.rezim[0]
        gambar = grafik.ketepatan(tanda, **gaya)
    kepala = ["Hari kerja", "Tepat waktu", "Diperpanjang, tepat waktu", "Terlambat"]
    baris = [
        [hari, *(tanda.get((hari, jenis), 0) for jenis in titik.BENTUK)] for hari in sorted(r.hari)
    ]
    return Grafik("ketepatan", "Ketepatan waktu", gambar, kata, kepala, baris)


def _lewat(beku: Mapping, r: Rekap) -> int | None:
    """Working days late, where one answer is late and it alone can be meant."""
    dijawab = [satu["hari"] for satu in beku["terlambat"] if not satu["terbuka"]]
    satu = r.angka["waktu.tidak_tepat"] - r.angka["waktu.terbuka_lewat"] == 1
    return dijawab[0] if satu and len(dijawab) == 1 else None


def _meja(beku: Mapping, baku: Mapping[str, int | None], lebar: int) -> Grafik:
    langkah = [
        _langkah(nama, beku["meja"].get(kunci, {}), baku.get(kunci))
        for kunci, nama in NAMA_MEJA.items()
    ]
    judul, ada = "Waktu layanan di meja", any(satu.sebaran for satu in langkah)
    kata = "Belum ada waktu layanan di meja yang diukur."
    if ada:
        kata = " ".join(kalimat.meja(s.nama, s.sebaran, s.median, s.batas) for s in langkah)
    gambar = grafik.lama_langkah(judul, langkah, uraian=kata, lebar=lebar) if ada else None
    kepala = ["Langkah", "Diukur", "Median (menit)", "Terlama (menit)", "Batas (menit)"]
    kepala.append("Lewat batas")
    return Grafik("meja", judul, gambar, kata, kepala, [_baris_meja(satu) for satu in langkah])


def _langkah(nama: str, isi: Mapping[str, int], batas: int | None) -> Langkah:
    """JSON has only words for keys."""
    sebaran = {int(menit): n for menit, n in isi.items() if n}
    cukup = sum(sebaran.values()) >= MIN_DATA
    return Langkah(nama, sebaran, median(sebaran) if cukup else None, batas)


def _baris_meja(satu: Langkah) -> list:
    tengah = "–" if satu.median is None else desimal(satu.median)
    lewat = kalimat.lewat_batas(satu.sebaran, satu.batas) if satu.batas else "–"
    diukur, terlama = sum(satu.sebaran.values()), max(satu.sebaran, default="–")
    return [satu.nama, diukur, tengah, terlama, satu.batas or "–", lewat]


# Documents


def _dip(beku: Mapping, lebar: int) -> Grafik:
    isi = beku["dip"]
    nama = {satu["kelas"]: Klasifikasi(satu["kelas"]).label for satu in isi}
    kata, judul = kalimat.dip(isi), "Dokumen informasi menurut klasifikasi"
    jumlah = _urut({nama[satu["kelas"]]: satu["jumlah"] for satu in isi})
    baris = [[nama[b["kelas"]], b["jumlah"], b["baru"], b["diperbarui"]] for b in isi]
    baris.sort(key=lambda b: -b[1])
    gambar = grafik.mendatar(judul, jumlah.items(), uraian=kata, lebar=lebar)
    kepala = ["Klasifikasi", "Berlaku", "Baru", "Diperbarui"]
    return Grafik("dip", judul, gambar if any(jumlah.values()) else None, kata, kepala, baris)
