"""What the pictures of a report say in words. Pure: numbers in, Indonesian sentences out.

Small numbers are told as numbers: no percent and no median where fewer than MIN_DATA were judged.
"""

from collections.abc import Mapping, Sequence

from laporan.kata import BELUM, daftar, desimal, kecil
from laporan.masa import BULAN, TAHUN, Masa, masa
from permohonan.rekap import Rekap
from ppid.tenggat import NAMA_BULAN

NIHIL = "tidak ada yang"
ARTI_TANDA = "Bulatan: tepat waktu; lingkaran: diperpanjang; segitiga: terlambat."


def terbanyak(isi: Mapping[str, int]) -> tuple[int, list[str]]:
    """The highest count, and whose it is."""
    puncak = max(isi.values(), default=0)
    return puncak, [nama for nama, n in isi.items() if n == puncak]


# Requests by month


def bulan(satu: Masa, sampai: int, ini: Sequence[int], lalu: Sequence[int]) -> str:
    """`sampai`: the last month of that year that has happened, wholly or in part."""
    tahun = satu.awal.year
    if not any(ini) and not any(lalu):
        return f"Belum ada permohonan pada {tahun} maupun {tahun - 1}."
    if satu.awal == satu.akhir or satu == masa(TAHUN, satu.awal):
        return _setahun(tahun, sampai, ini, lalu)
    dalam = range(satu.awal.month - 1, satu.akhir.month)
    kini, dulu = (sum(deret[ke] for ke in dalam) for deret in (ini, lalu))
    nama = f"{satu}".removesuffix(f" {tahun}")
    banding = f"{_permohonan(kini)}, tahun lalu {dulu}"
    per_bulan = {NAMA_BULAN[ke]: ini[ke] for ke in range(sampai)}
    puncak, siapa = terbanyak(per_bulan)
    if satu == masa(BULAN, satu.awal) and kini == puncak > 0 and sampai > 1 and len(siapa) == 1:
        return f"{nama} tertinggi tahun ini: {banding}."
    return f"{nama}: {banding}.{_puncak(per_bulan, ' tahun ini')}"


def _setahun(tahun: int, sampai: int, ini: Sequence[int], lalu: Sequence[int]) -> str:
    sebagian = f" sampai {NAMA_BULAN[sampai - 1]}" if sampai < 12 else ""
    kepala = f"{tahun}{sebagian}: {_permohonan(sum(ini))}; sepanjang {tahun - 1}: {sum(lalu)}."
    return kepala + _puncak({NAMA_BULAN[ke]: ini[ke] for ke in range(sampai)})


def _puncak(per_bulan: Mapping[str, int], kapan: str = "") -> str:
    puncak, siapa = terbanyak(per_bulan)
    if not puncak or len(per_bulan) < 2 or len(siapa) > 3:
        return ""
    masing = ", masing-masing" if len(siapa) > 1 else ","
    return f" Tertinggi{kapan} {daftar(siapa)}{masing} {puncak} permohonan."


def _permohonan(n: int) -> str:
    return f"{n} permohonan" if n else "tidak ada permohonan"


# Parts of all


def kanal(isi: Mapping[str, int], masa_: str) -> str:
    jumlah = sum(isi.values())
    puncak, siapa = terbanyak(isi)
    nama = daftar([kecil(satu) for satu in siapa])
    if not jumlah:
        return f"Tidak ada permohonan pada {masa_}."
    if puncak == jumlah:
        return f"{_semua(jumlah, 'permohonan')} melalui {nama}."
    return f"Terbanyak {nama}{_masing(siapa)} {puncak} dari {jumlah} permohonan."


def _semua(jumlah: int, apa: str) -> str:
    return f"Semua {jumlah} {apa}" if jumlah > 1 else f"1 {apa}"


def _masing(siapa: Sequence[str]) -> str:
    return ", masing-masing" if len(siapa) > 1 else ":"


def hasil(isi: Mapping[str, int], lainnya: Mapping[str, int], masa_: str) -> str:
    """`isi`: by part of the picture; `lainnya`: what the part of that name holds."""
    jumlah = sum(isi.values())
    if not jumlah:
        return f"Tidak ada permohonan pada {masa_}."
    rinci = daftar([f"{n} {kecil(nama)}" for nama, n in lainnya.items() if n])
    bagian = [f"{n} {kecil(nama)}" for nama, n in isi.items() if n]
    if rinci:
        bagian = [satu + (f" ({rinci})" if satu.endswith(" lainnya") else "") for satu in bagian]
    if len(bagian) == 1 and not rinci:
        return f"{_semua(jumlah, 'permohonan')} {bagian[0].partition(' ')[2]}."
    return f"Dari {jumlah} permohonan: {daftar(bagian)}."


def penolakan(isi: Mapping[str, int], lain: int, ditolak: int, masa_: str) -> str:
    """`isi`: parts refused, by the words of their letter; `lain` name another law as well."""
    jumlah = sum(isi.values())
    if not jumlah and ditolak:
        return f"{ditolak} permohonan ditolak tanpa alasan Pasal 17 yang tercatat."
    if not jumlah:
        return f"Tidak ada bagian informasi yang ditolak pada {masa_}."
    puncak, siapa = terbanyak(isi)
    nama = daftar([_huruf(satu) for satu in siapa])
    if puncak == jumlah:
        kata = f"{_semua(jumlah, 'bagian informasi')} ditolak karena {nama}."
    else:
        kata = f"Terbanyak {nama}{_masing(siapa)} {puncak} dari {jumlah} bagian yang ditolak."
    return f"{kata} {lain} juga menyebut undang-undang lain." if lain else kata


def _huruf(nama: str) -> str:
    """huruf h (rahasia pribadi)"""
    huruf, _, sisa = nama.partition(": ")
    return f"{huruf} ({sisa})"


def unit(isi: Mapping[str, int], digambar: int, masa_: str) -> str:
    if not isi:
        return f"Belum ada unit yang menjawab permohonan yang diterima pada {masa_}."
    puncak, siapa = terbanyak(isi)
    if len(isi) == 1:
        return f"Semua dijawab {siapa[0]}: {puncak} permohonan."
    if len(siapa) > 3:
        kata = f"{len(isi)} unit, terbanyak {puncak} permohonan untuk satu unit."
    else:
        kata = f"Terbanyak {daftar(siapa)}{_masing(siapa)} {puncak} permohonan."
    if len(isi) > digambar:
        kata += f" Digambar {digambar} unit terbanyak; semuanya ada di tabel."
    return f"{kata} Satu permohonan dapat melibatkan beberapa unit."


def dip(baris: Sequence[Mapping]) -> str:
    jumlah = sum(satu["jumlah"] for satu in baris)
    if not jumlah:
        return "Belum ada dokumen informasi yang disahkan."
    baru, ganti = (sum(satu[nama] for satu in baris) or NIHIL for nama in ("baru", "diperbarui"))
    kini = f"pada masa ini {baru} baru dan {ganti} diperbarui"
    return f"{jumlah} dokumen yang berlaku; {kini}."


# Time


def ketepatan(r: Rekap, setara: int) -> str:
    if not r.dinilai:
        return "Belum ada permohonan yang dinilai ketepatan waktunya."
    kata = [f"{r.tepat} dari {r.dinilai} tepat waktu"]
    if r.persen:
        kata[0] += f" ({r.persen})"
    telat = r.angka["waktu.tidak_tepat"] - r.angka["waktu.terbuka_lewat"]
    if telat:
        kata.append(f"{telat} dijawab terlambat")
    if r.angka["waktu.terbuka_lewat"]:
        kata.append(f"{r.angka['waktu.terbuka_lewat']} belum dijawab dan lewat batas")
    akhir = [f"{', '.join(kata)}; {_median(r)}."]
    if r.dijawab:
        akhir.append(ARTI_TANDA)
    if r.dijawab and len(r.rezim) > 1:
        akhir.append(_batas(r))
    if setara > 1:
        akhir.append(f"Satu tanda mewakili sampai {setara} permohonan.")
    return " ".join(akhir)


def _batas(r: Rekap) -> str:
    """Whose limits the lines of the picture are."""
    banyak = r.kelompok("rezim")
    utama, *lain = [
        f"{biasa} + {panjang - biasa} hari kerja bagi {banyak[f'{biasa}_{panjang}']} permohonan"
        for biasa, panjang in r.rezim
    ]
    return f"Garis: batas {utama}; batas {daftar(lain)}. Tanda mengikuti batasnya sendiri."


def _median(r: Rekap) -> str:
    if r.median is not None:
        return f"median {desimal(r.median)} hari kerja"
    apa = "median" if r.persen else "persentase dan median"
    return f"{BELUM} untuk {apa}"


def meja(nama: str, sebaran: Mapping[int, int], median: float | None, batas: int | None) -> str:
    """Of one step: Catat: median 7 menit (batas 10), terlama 12, 2 dari 14 kali lewat batas."""
    kali = sum(sebaran.values())
    baku = f" (batas {batas})" if batas else ""
    if not kali:
        return f"{nama}: belum diukur{baku}."
    terlama = max(sebaran)
    if median is None:
        return f"{nama}: {BELUM} ({kali} kali), terlama {terlama} menit{baku}."
    kata = f"{nama}: median {desimal(median)} menit{baku}, terlama {terlama}"
    if lewat := lewat_batas(sebaran, batas):
        kata += f", {lewat} dari {kali} kali lewat batas"
    return f"{kata}."


def lewat_batas(sebaran: Mapping[int, int], batas: int | None) -> int:
    return sum(n for menit, n in sebaran.items() if menit > batas) if batas else 0
