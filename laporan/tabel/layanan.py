"""Tables of the requests received in the span: by channel, person, outcome, ground, unit."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from dip.models import HurufPasal, Klasifikasi
from laporan.tabel.dasar import Baris, Tabel, Teks, baris, sederhana
from permohonan import pekerjaan as golongan
from permohonan.hitungan import LUAR, MASIH_PROSES, MEJA, PROSES, UU
from permohonan.pilihan import JenisPemohon, Kanal
from permohonan.rekap import MIN_DATA, Rekap, median
from permohonan.status import HASIL_BAGIAN, Hasil
from ppid.tenggat import NAMA_BULAN

MASUK = ("diterima", "lengkap", "tidak_lengkap", "dicabut")
KOLOM_BEBAN = ("Median (hari kerja)", "Belum dijawab", "Menunggu (hari kerja)")
CATATAN_UNIT = "Satu permohonan dapat melibatkan beberapa unit."
CATATAN_LAMA = (
    "Hari kerja dihitung sejak unit diminta; median disebut mulai dari "
    f"{MIN_DATA} jawaban yang terukur; menunggu: yang terlama dari yang belum dijawab."
)


def volume(beku: Mapping) -> Tabel:
    semua = [_bulan(satu["bulan"], satu["angka"]) for satu in beku["bulan"]]
    return Tabel(
        "volume",
        "Jumlah permohonan",
        ["Bulan", "Diterima", "Lengkap", "Tidak lengkap", "Dicabut"],
        semua,
        baris("Jumlah", beku["angka"], *(f"masuk.{satu}" for satu in MASUK)),
        _luar(beku["angka"]),
    )


def _bulan(bulan: str, angka: Mapping[str, int]) -> Baris:
    hari = date.fromisoformat(f"{bulan}-01")
    isi = [angka.get(f"masuk.{satu}", 0) for satu in MASUK]
    nama = f"{NAMA_BULAN[hari.month - 1]} {hari.year}"
    return Baris(nama, isi, [f"bulan.{bulan}.masuk.{satu}" for satu in MASUK])


def _luar(angka: Mapping[str, int]) -> str:
    dasar = "Tidak lengkap: belum dinyatakan lengkap, atau tidak dapat diproses."
    ada = [(angka.get(f"luar.{satu}", 0), satu.label.lower()) for satu in LUAR]
    if not any(banyak for banyak, _ in ada):
        return dasar
    sebut = " dan ".join(f"{banyak} {nama}" for banyak, nama in ada if banyak)
    return f"{dasar} Di luar hitungan Pasal 12 UU Nomor 14 Tahun 2008: {sebut}."


def kanal(beku: Mapping) -> Tabel:
    isi = [(satu.label, f"kanal.{satu}") for satu in Kanal]
    judul = "Permohonan yang diterima menurut kanal"
    return sederhana("kanal", judul, "Kanal", beku["angka"], isi)


def pemohon(beku: Mapping) -> Tabel:
    isi = [(satu.label, f"jenis.{satu}") for satu in JenisPemohon]
    judul = "Permohonan yang diterima menurut jenis pemohon"
    return sederhana("pemohon", judul, "Jenis pemohon", beku["angka"], isi)


def pekerjaan(beku: Mapping) -> Tabel:
    """Where small groups are one (`umum`), a group without a count is not shown as nought."""
    angka, umum = beku["angka"], beku.get("umum")
    isi = [(satu, f"pekerjaan.{satu}") for satu in golongan.SEMUA]
    isi = [(satu, kunci) for satu, kunci in isi if angka.get(kunci) or not umum]
    judul = "Permohonan yang diterima menurut kelompok pekerjaan"
    catatan = f"Kelompok di bawah {golongan.SEDIKIT} digabung ke dalam Lainnya." if umum else ""
    return sederhana("pekerjaan", judul, "Kelompok pekerjaan", angka, isi, catatan)


HASIL = (*HASIL_BAGIAN, Hasil.DICABUT, Hasil.TIDAK_DAPAT_DIPROSES)
CARA = ("di_tempat", "tertulis")


def hasil(beku: Mapping) -> Tabel:
    """An outcome without an answer has no way: it stands only in the last column."""
    angka = beku["angka"]
    semua = [_hasil(angka, satu.label, satu) for satu in HASIL]
    semua.append(_hasil(angka, MASIH_PROSES, PROSES))
    isi = [sum(satu.isi[ke] for satu in semua) for ke in range(3)]
    dicabut = angka.get("cara.dicabut.tertulis", 0)
    return Tabel(
        "hasil",
        "Permohonan yang diterima menurut hasil",
        ["Hasil", "Di tempat", "Tertulis", "Jumlah"],
        semua,
        Baris("Jumlah", isi, ["", "", "masuk.diterima"]),
        "Dicabut dengan cara tertulis: dicabut sesudah diberitahukan." if dicabut else "",
    )


def _hasil(angka: Mapping[str, int], nama: str, kode: str) -> Baris:
    return baris(nama, angka, *(f"cara.{kode}.{cara}" for cara in CARA), f"hasil.{kode}")


def penolakan(beku: Mapping) -> Tabel:
    """Refused parts, not requests: one request may be refused on several grounds."""
    angka = beku["angka"]
    isi = [(_huruf(satu), f"tolak.{satu[-1]}") for satu in HurufPasal]
    semua = [baris(nama, angka, kunci) for nama, kunci in isi]
    jumlah = sum(satu.isi[0] for satu in semua)
    uu = angka.get(f"tolak.{UU}", 0)
    catatan = "Yang dihitung ialah bagian permohonan yang ditolak."
    if uu:
        catatan += f" Pada {uu} di antaranya disebut pula undang-undang lain."
    if not jumlah:
        semua, catatan = [], "Tidak ada bagian permohonan yang ditolak."
    return Tabel(
        "penolakan",
        "Alasan penolakan",
        ["Alasan", "Jumlah"],
        semua,
        Baris("Jumlah", [jumlah], [""]) if jumlah else None,
        catatan,
    )


def _huruf(satu: HurufPasal) -> str:
    """Huruf h: rahasia pribadi"""
    teks = satu.label.removeprefix("Pasal 17 ")
    return teks[0].upper() + teks[1:]


def unit(beku: Mapping) -> Tabel:
    """What each unit was asked: what it answered and how fast, what it still owes since when. A
    report of form 1 counted no more than what it answered."""
    angka, rekap, lengkap = beku["angka"], Rekap(beku["angka"]), beku["versi"] > 1
    ada = Counter(rekap.kelompok("unit")) + Counter(rekap.kelompok("tunggu") if lengkap else ())
    lama, tunggu = rekap.lama("lama_unit"), rekap.lama("lama_tunggu")
    urut = sorted(ada, key=lambda nama: (nama == MEJA, -ada[nama], nama))
    semua = [_unit(angka, nama, lama[nama], tunggu[nama]) for nama in urut]
    if not lengkap:
        semua = [baris(nama, angka, f"unit.{nama}") for nama in urut]
    catatan = f"{CATATAN_UNIT} {CATATAN_LAMA}" if lengkap else CATATAN_UNIT
    return Tabel(
        "unit",
        "Beban permohonan per unit",
        ["Unit", "Dijawab", *(KOLOM_BEBAN if lengkap else ())],
        semua,
        catatan=catatan if ada else "Belum ada unit yang diminta.",
    )


def _unit(angka: Mapping[str, int], nama: str, lama: Counter, tunggu: Counter) -> Baris:
    kunci = [f"unit.{nama}", "", f"tunggu.{nama}", ""]
    tengah = Teks.desimal(median(lama)) if lama.total() >= MIN_DATA else "–"
    isi = [angka.get(kunci[0], 0), tengah, angka.get(kunci[2], 0), max(tunggu, default="–")]
    return Baris(nama, isi, kunci)


KOLOM_DIP = ("jumlah", "baru", "diperbarui", "berberkas", "habis")


def dip(beku: Mapping) -> Tabel:
    isi = {satu["kelas"]: satu for satu in beku["dip"]}
    semua = [
        Baris(satu.label, [isi.get(satu, {}).get(nama, 0) for nama in KOLOM_DIP])
        for satu in Klasifikasi
    ]
    jumlah = [sum(satu.isi[ke] for satu in semua) for ke in range(len(KOLOM_DIP))]
    return Tabel(
        "dip",
        "Informasi publik yang didokumentasikan",
        ["Klasifikasi", "Jumlah", "Baru", "Diperbarui", "Berberkas", "Habis masa simpan"],
        semua,
        Baris("Jumlah", jumlah),
        "Baru dan diperbarui: disahkan dalam masa laporan ini.",
    )


def biaya(beku: Mapping) -> Tabel:
    angka = beku["angka"]
    ada, dikenai, dibayar = (
        angka.get(f"biaya.{satu}", 0) for satu in ("permohonan", "rupiah", "dibayar")
    )
    return Tabel(
        "biaya",
        "Biaya salinan",
        ["Uraian", "Jumlah"],
        [
            Baris("Permohonan yang dikenai biaya", [ada], ["biaya.permohonan"]),
            Baris("Biaya yang dikenakan", [Teks.rupiah(dikenai)], ["biaya.rupiah"]),
            Baris("Sudah dibayar", [Teks.rupiah(dibayar)], ["biaya.dibayar"]),
        ],
        catatan="" if ada else "Tidak ada permohonan yang dikenai biaya.",
    )
