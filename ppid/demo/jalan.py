"""Ordinary ways through the SOP, written out as acts: what a short script leaves unsaid.

A script says `"jalan": [name, {…}]`; its days count in working days from the receipt, as those of
`langkah` do. The hours differ from case to case and are the same on every run.
"""

from collections.abc import Callable

# When in a day an act is done. A case moves all of them by the same minutes, so the order stays.
PUKUL = {
    "catat_identitas": "08.05",
    "nyatakan_lengkap": "08.12",
    "siapkan_berkas": "08.25",
    "bagi_rincian": "08.30",
    "jelaskan": "08.40",
    "susun_tanggapan": "08.50",
    "teruskan": "09.05",
    "usulkan_perpanjangan": "09.20",
    "serahkan": "09.35",
    "ingatkan_unit": "09.40",
    "disposisi": "10.10",
    "kembalikan": "10.30",
    "perpanjang": "10.40",
    "setujui": "10.55",
    "ingatkan_pengambilan": "11.00",
    "kirim_perpanjangan": "13.10",
    "cetak_amplop": "13.20",
    "serah_bahan": "13.30",
    "beritahukan": "14.05",
    "tutup_tidak_diambil": "14.20",
    "unduh": "19.00",
}
OLEH = {
    **dict.fromkeys(("disposisi", "kembalikan", "perpanjang", "setujui"), "kasubbag"),
    **{"tutup_tidak_diambil": "kasubbag", "tolak_perpanjangan": "kasubbag", "unduh": "pemohon"},
}
SESUDAH_SURAT = 285  # minutes: handed over on the day of the notice, right after it
SEKALIGUS = ("email", "faksimili")  # with the notice, unless the script says a day
NOTA = (
    "Informasi yang diminta tidak tersedia di meja layanan. Mohon arahan Ibu/Bapak PPID.",
    "Permohonan ini memerlukan bahan dari {unit}. Mohon dapat diteruskan.",
    "Dokumen yang diminta belum ada di daftar kami. Bahannya diperkirakan ada pada {unit}.",
    "Bersama ini diteruskan permohonan informasi yang jawabannya perlu disiapkan {unit}.",
    "Sebagian informasi ada di arsip desk, selebihnya perlu ditanyakan kepada {unit}.",
)
ARAHAN = (
    "Siapkan bahan yang diminta dan periksa kembali angkanya.",
    "Mohon disampaikan apa adanya; data pribadi akan dihitamkan di meja layanan.",
    "Cukup dokumen yang sudah ditetapkan, tidak perlu menyusun data baru.",
    "Sertakan keterangan tanggal data dan pejabat yang menetapkannya.",
    "Bila informasinya tidak dikuasai, sampaikan secara tertulis.",
)


def langkah(isi: dict, urut: int) -> list[list]:
    """The acts of a script: those it writes out, and those of its way."""
    jalan = Jalan(isi, urut)
    nama, opsi = isi.get("jalan", ("", {}))
    if nama:
        CARA[nama](jalan, opsi)
    semua = isi.get("langkah", []) + _sampai(jalan.langkah, opsi.get("sampai"))
    return sorted(semua, key=lambda satu: satu[:2])


def _sampai(langkah: list[list], akhir: str | None) -> list[list]:
    """Up to and with the act that was the last one so far."""
    batas = next((n for n, satu in enumerate(langkah, 1) if satu[2] == akhir), None)
    return langkah[:batas]


def pukul(jam: str, menit: int) -> str:
    lewat = int(jam[:2]) * 60 + int(jam[3:]) + menit
    return f"{lewat // 60:02}.{lewat % 60:02}"


class Jalan:
    def __init__(self, isi: dict, urut: int):
        self.isi, self.urut = isi, urut
        self.langkah: list[list] = []
        self.tunda = urut * 11 % 50  # minutes after PUKUL

    def catat(self, hari: int, aksi: str, *, menit: int = 0, jam=None, **opsi) -> None:
        if oleh := OLEH.get(aksi):
            opsi["oleh"] = oleh
        jam = jam or pukul(PUKUL[aksi], self.tunda + menit)
        self.langkah.append([hari, jam, aksi, opsi])

    def pilih(self, kalimat: tuple[str, ...], unit=()) -> str:
        return kalimat[self.urut % len(kalimat)].format(unit=unit_dalam_kata(unit))


def unit_dalam_kata(unit) -> str:
    nama = ["Data dan Informasi" if satu == "Data" else satu for satu in unit]
    return " dan ".join(f"Subbagian {satu}" for satu in nama) or "staf sendiri"


def di_tempat(jalan: Jalan, opsi: dict) -> None:
    """Step 2: at the counter or on the telephone, minutes after the intake."""
    hari, jam = jalan.isi["dicatat"]
    jawab = {"dokumen": opsi["dokumen"], "cara": opsi.get("cara", "ambil"), "detik": 300}
    jawab["detik"] += jalan.urut * 41 % 400
    langkah = [hari, pukul(jam, 8 + jalan.urut % 7), "jawab_di_tempat", jawab]
    jalan.langkah.append(langkah)


def dari_desk(jalan: Jalan, opsi: dict) -> None:
    """In writing out of what the desk has, nobody asked."""
    _jawab(jalan, opsi, opsi.get("selesai", 4))


def dijelaskan(jalan: Jalan, opsi: dict) -> None:
    """Step 3: explained as exempt; the applicant wants it in writing, and the answer refuses."""
    hari = opsi.get("hari", 1)
    if "bagi" in opsi:
        jalan.catat(hari, "bagi_rincian", uraian=opsi["bagi"])
    isi = {"dik": opsi["dik"], "bagian": opsi.get("bagian", 1), "detik": 260}
    jam = None if hari else pukul(jalan.isi["dicatat"][1], 9)  # at the counter
    jalan.catat(hari, "jelaskan", jam=jam, **isi)
    _jawab(jalan, opsi, opsi.get("selesai", hari + 3), hari + 1)


def tertulis(jalan: Jalan, opsi: dict) -> None:
    """Steps 4 and 5: through the PPID and the units."""
    dari, unit = opsi.get("dari", 1), opsi.get("unit", [])
    bahan, judul = opsi.get("bahan", (dari + 3, ""))
    if "bagi" in opsi:
        jalan.catat(dari, "bagi_rincian", uraian=opsi["bagi"])
    jalan.catat(dari, "teruskan", isi=opsi.get("nota") or jalan.pilih(NOTA, unit))
    _minta(jalan, opsi, dari + jalan.urut % 2, unit)
    if "ingatkan" in opsi:
        jalan.catat(opsi["ingatkan"], "ingatkan_unit", unit=unit[0])
    if "perpanjang" in opsi:
        _perpanjang(jalan, opsi["perpanjang"])
    _bahan(jalan, opsi, bahan, judul, unit)
    _jawab(jalan, opsi, opsi.get("selesai", bahan + 3), bahan + 1)


def _minta(jalan: Jalan, opsi: dict, hari: int, unit: list[str]) -> None:
    bentuk = "nota_dinas" if unit else "arahan"
    arahan = opsi.get("arahan") or jalan.pilih(ARAHAN)
    jalan.catat(hari, "disposisi", unit=unit, bentuk=bentuk, arahan=arahan, batas=3)


def _bahan(jalan: Jalan, opsi: dict, hari: int, judul, unit: list[str]) -> None:
    per_unit = judul if isinstance(judul, list) else [judul] * len(unit)
    for ke, (satu, nama) in enumerate(zip(unit, per_unit, strict=True)):
        tanpa = satu in opsi.get("tidak_menguasai", ())
        isi = {"tidak_menguasai": tanpa} if tanpa else {"judul": nama}
        jawaban = opsi.get("keterangan", "")
        jalan.catat(hari, "serah_bahan", menit=ke * 12, unit=satu, jawaban=jawaban, **isi)


def _perpanjang(jalan: Jalan, opsi: dict) -> None:
    hari = opsi["hari"]
    alasan, uraian = opsi["alasan"], opsi["uraian"]
    jalan.catat(hari, "usulkan_perpanjangan", alasan=alasan, uraian=uraian)
    jalan.catat(hari + 1, "perpanjang")
    jalan.catat(hari + 1, "kirim_perpanjangan", cara=opsi.get("cara", "portal"))


def _jawab(jalan: Jalan, opsi: dict, selesai: int, mulai: int = 1) -> None:
    """Drafted two days before the notice (not before the day `mulai`), approved on the last."""
    hari = max(selesai - 2, mulai)
    if jalan.isi["beridentitas"]:
        jalan.catat(hari, "catat_identitas")
    if "siapkan" in opsi:
        jalan.catat(hari, "siapkan_berkas", judul=opsi["siapkan"])
    _susun(jalan, opsi, hari)
    if "dikembalikan" in opsi:
        jalan.catat(hari, "kembalikan", catatan=opsi["dikembalikan"])
        _susun(jalan, opsi, hari + 1, lagi=True)
    jalan.catat(max(selesai - 1, hari), "setujui")
    if opsi.get("beri") == "pos":
        jalan.catat(selesai, "cetak_amplop")
    telat = {"sebab_terlambat": opsi["sebab"]} if "sebab" in opsi else {}
    serah = opsi.get("serah", "")
    jalan.catat(selesai, "beritahukan", cara=opsi.get("beri", "portal"), cara_serah=serah, **telat)
    if serah:
        _serah(jalan, opsi, selesai, serah)


def _susun(jalan: Jalan, opsi: dict, hari: int, *, lagi=False) -> None:
    jawab = opsi["jawab_lagi"] if lagi and "jawab_lagi" in opsi else opsi["jawab"]
    isi = {nama: opsi[nama] for nama in ("dokumen", "biaya", "tembusan", "lampir") if nama in opsi}
    jalan.catat(hari, "susun_tanggapan", jawab=jawab, cara_serah=opsi.get("serah", ""), **isi)


def _serah(jalan: Jalan, opsi: dict, selesai: int, serah: str) -> None:
    if "tidak_diambil" in opsi:
        jalan.catat(selesai + opsi["tidak_diambil"], "ingatkan_pengambilan", cara="telepon")
        jalan.catat(selesai + 32, "tutup_tidak_diambil")
    elif serah == "unduh":
        jalan.catat(selesai + opsi.get("diserahkan", 0), "unduh")
    else:
        bayar = {"bayar": opsi["bayar"]} if "bayar" in opsi else {}
        jeda = opsi.get("diserahkan", 0 if serah in SEKALIGUS else 1)
        menit = 0 if jeda else SESUDAH_SURAT
        jalan.catat(selesai + jeda, "serahkan", menit=menit, cara=serah, **bayar)


CARA: dict[str, Callable[[Jalan, dict], None]] = {
    "di_tempat": di_tempat,
    "dari_desk": dari_desk,
    "dijelaskan": dijelaskan,
    "tertulis": tertulis,
}
