"""Tables of how requests moved: what was open, what ended, how long it took, what was late."""

from collections.abc import Iterator, Mapping

from laporan.kata import daftar as sambung
from laporan.masa import SEHARI, Masa, bulan_bulan, masa_beku
from laporan.tabel.dasar import Baris, Tabel, Teks, baris
from laporan.tabel.layanan import HASIL
from permohonan.hitungan import kelas
from permohonan.rekap import Rekap
from ppid.tenggat import NAMA_BULAN

SEBUT = 5  # runs of numbers that are named
MAKS_BARIS = 100  # of late cases in a table
CARA = {
    "di_tempat": "di tempat",
    "tertulis": "dengan pemberitahuan tertulis",
    "tanpa_jawaban": "tanpa jawaban",
}


def arus(beku: Mapping) -> Tabel:
    satu, semua = masa_beku(beku), beku["arus"]
    pada = _sebut(satu)
    isi = [
        ("awal", _sebelum(satu, pada), ""),
        ("diterima", f"Diterima pada {pada}", ""),
        ("dibuka", f"Dibuka kembali pada {pada}", ""),
        ("berakhir", f"Diselesaikan pada {pada}", _cara(beku["cara"])),
        ("diperpanjang", f"Diperpanjang pada {pada}", ""),
    ]
    daftar = [
        _arus(nama, teks, semua[nama], satu, kata)
        for nama, teks, kata in isi
        if nama != "dibuka" or semua[nama]["banyak"]
    ]
    berjalan = beku["versi"] > 1 and beku["per"][:10] <= beku["akhir"]  # 1: in UTC, and closed
    sisa = "Belum selesai saat ini" if berjalan else f"Belum selesai akhir {pada}"
    akhir = _arus("akhir", sisa, semua["akhir"], satu, "")
    return Tabel(
        "arus",
        f"Arus permohonan, {rentang_hari(satu)}",
        ["Uraian", "Jumlah", "Keterangan"],
        daftar,
        _dengan(akhir, _lewat(semua["akhir"]["banyak"], beku["lewat"])),
        "Selesai: jawaban sudah diberitahukan, atau permohonan ditutup.",
        frozenset({1}),
    )


def _arus(nama: str, teks: str, deret: Mapping, satu: Masa, kata: str) -> Baris:
    kata = kata or urutan(deret, satu.awal.year, rapat=nama == "diterima")
    return Baris(teks, [deret["banyak"], kata], [f"arus.{nama}", ""])


def _dengan(satu: Baris, kata: str) -> Baris:
    jumlah, ada = satu.isi
    return Baris(satu.nama, [jumlah, ", ".join(filter(None, (f"{ada}", kata)))], satu.kunci)


def _lewat(banyak: int, lewat: int) -> str:
    if not banyak:
        return ""
    return f"{lewat} lewat batas waktu" if lewat else "dalam batas waktu"


def _cara(cara: Mapping[str, int]) -> str:
    return ", ".join(f"{cara[nama]} {teks}" for nama, teks in CARA.items() if cara.get(nama))


def _sebut(satu: Masa) -> str:
    """Oktober, where it is one month; else in full, but for a day, which its page names."""
    if satu.awal == satu.akhir:
        return "hari itu"
    return NAMA_BULAN[satu.awal.month - 1] if _sebulan(satu) else f"{satu}"


def _sebelum(satu: Masa, pada: str) -> str:
    if _sebulan(satu):
        return f"Belum selesai dari {NAMA_BULAN[(satu.awal - SEHARI).month - 1]}"
    return f"Belum selesai sebelum {pada}"


def _sebulan(satu: Masa) -> bool:
    return len(bulan_bulan(satu)) == 1 and satu.awal != satu.akhir


def rentang_hari(satu: Masa) -> str:
    """1–31 Oktober 2026; 1 Oktober–31 Desember 2026"""
    awal, akhir = satu
    nama = [NAMA_BULAN[hari.month - 1] for hari in satu]
    if awal == akhir:
        return f"{awal.day} {nama[0]} {awal.year}"
    dari = f"{awal.day}" if nama[0] == nama[1] else f"{awal.day} {nama[0]}"
    return f"{dari}–{akhir.day} {nama[1]} {akhir.year}"


def urutan(deret: Mapping, tahun: int, *, rapat: bool = False) -> str:
    """Numbers in words: "0020 sampai 0027, tanpa nomor yang terlewat"; "0017, 0018, dan 0021".

    `rapat`: say so where no number between is missing.
    """
    kata = [potong for satu in deret["urut"] for potong in _potong(*satu, tahun)]
    sebut = kata[:SEBUT] if len(kata) > SEBUT + 1 else kata
    tersebut = sum(banyak for _, banyak in sebut)
    teks = [satu for satu, _ in sebut]
    if (sisa := deret["banyak"] - tersebut) > 0:
        teks.append(f"{sisa} lagi")
    penuh = rapat and len(deret["urut"]) == 1 and deret["banyak"] > 2
    return sambung(teks) + (", tanpa nomor yang terlewat" if penuh else "")


def _potong(tahun_nomor: int, dari: int, sampai: int, tahun: int) -> list[tuple[str, int]]:
    """(words, how many numbers): a run of two is two numbers."""
    ekor = "" if tahun_nomor == tahun else f"/{tahun_nomor}"
    if sampai - dari < 2:
        return [(f"{ke:04}{ekor}", 1) for ke in range(dari, sampai + 1)]
    return [(f"{dari:04}{ekor} sampai {sampai:04}{ekor}", sampai - dari + 1)]


def waktu(beku: Mapping) -> Tabel:
    angka, rekap = beku["angka"], Rekap(beku["angka"])
    terlama = rekap.terlama
    semua = [
        Baris("Median (hari kerja)", [Teks.desimal(rekap.median)], [""]),
        Baris("Rata-rata (hari kerja)", [Teks.desimal(rekap.rata)], [""]),
        Baris("Terlama (hari kerja)", ["–" if terlama is None else terlama], [""]),
        *_kelas(angka, rekap),
        baris("Diperpanjang", angka, "waktu.diperpanjang"),
        baris("Tepat waktu", angka, "waktu.tepat"),
        baris("Terlambat", angka, "waktu.tidak_tepat"),
        baris("di antaranya belum dijawab", angka, "waktu.terbuka_lewat"),
    ]
    batas = " Tiap permohonan dihitung menurut batasnya sendiri." if len(rekap.rezim) > 1 else ""
    return Tabel(
        "waktu",
        "Waktu yang diperlukan untuk menjawab",
        ["Uraian", "Jumlah"],
        semua,
        catatan="Tepat waktu: pemberitahuan tertulis keluar, atau dijawab di tempat, paling lambat "
        "pada jatuh tempo. Yang dicabut atau ditutup tanpa jawaban tidak dinilai. "
        "Setiap persen dibulatkan ke bawah: 100\xa0% hanya bila semuanya." + batas,
    )


def _kelas(angka: Mapping[str, int], rekap: Rekap) -> Iterator[Baris]:
    """By the limits that held for the requests; which ones, where there are several."""
    semua = sorted(rekap.rezim, reverse=True)
    if len(semua) > 1:
        for biasa, panjang in semua:
            nama = f"Diterima dengan batas {biasa} + {panjang - biasa} hari kerja"
            yield baris(nama, angka, f"rezim.{biasa}_{panjang}")
    per_kunci = {}
    for biasa, panjang in semua:
        nama = (
            f"Dijawab sampai hari kerja ke-{biasa}",
            f"Dijawab pada hari kerja ke-{biasa + 1} sampai ke-{panjang}",
            f"Dijawab sesudah hari kerja ke-{panjang}",
        )
        per_kunci |= dict(zip(kelas((biasa, panjang)), nama, strict=True))
    yield from (baris(nama, angka, kunci) for kunci, nama in per_kunci.items())


def terlambat(beku: Mapping) -> Tabel:
    semua = beku["terlambat"]
    sisa = len(semua) - MAKS_BARIS
    lama = len(semua) - beku["angka"].get("waktu.tidak_tepat", 0)
    catatan = "" if semua else "Tidak ada permohonan yang terlambat."
    if lama > 0:
        catatan = f"{lama} di antaranya diterima sebelum masa laporan ini."
    if sisa > 0:
        catatan += f" Dan {sisa} permohonan lagi; semuanya ada pada unduhan XLSX."
    return Tabel(
        "terlambat",
        "Permohonan yang terlambat",
        ["Nomor", "Terlambat (hari kerja)", "Sebab"],
        [Baris(satu["nomor"], [satu["hari"], _sebab(satu)]) for satu in semua[:MAKS_BARIS]],
        catatan=catatan,
        teks=frozenset({1}),
    )


def _sebab(satu: Mapping) -> str:
    if satu["sebab"]:
        return satu["sebab"]
    return "Belum dijawab" if satu["terbuka"] else "Sebab tidak dicatat"


def lama(beku: Mapping) -> Tabel:
    """Of requests received before the span, the outcome with which they ended in it."""
    awal, angka = masa_beku(beku).awal, {f"lama.{k}": n for k, n in beku["lama"].items()}
    sebelum = awal - SEHARI
    return Tabel(
        "lama",
        f"Permohonan yang diterima sampai {sebelum.day} {NAMA_BULAN[sebelum.month - 1]} "
        f"{sebelum.year} dan selesai dalam masa laporan ini",
        ["Hasil", "Jumlah"],
        [baris(satu.label, angka, f"lama.hasil.{satu}") for satu in HASIL],
        baris("Jumlah", angka, "lama.masuk.diterima"),
        "Permohonan ini dihitung pada laporan bulan diterimanya.",
    )
