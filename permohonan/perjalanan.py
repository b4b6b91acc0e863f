"""A case in the words of its applicant: status, whose turn, what happened, what comes next.

Roles, never the names of staff; proposals and notes inside the office are not told.
"""

from dataclasses import dataclass
from datetime import date

from permohonan.models import CaraMemperoleh, CaraSalinan, Kanal, Permohonan
from permohonan.naskah import HARI_KEBERATAN
from permohonan.status import Status
from ppid import tenggat
from ppid.models import Jejak
from ppid.templatetags.ppid import hari_tanggal, saat

LEWAT = {
    CaraSalinan.AMBIL: "diambil langsung",
    CaraSalinan.EMAIL: "lewat email",
    CaraSalinan.POS: "lewat pos atau kurir",
    CaraSalinan.FAKSIMILI: "lewat faksimili",
}
LEWAT_KANAL = {
    Kanal.DARING: "lewat portal",
    Kanal.DATANG: "di meja layanan",
    Kanal.TELEPON: "lewat telepon",
    Kanal.SURAT: "lewat surat",
    Kanal.EMAIL: "lewat email",
    Kanal.FAKSIMILI: "lewat faksimili",
    Kanal.E_PPID: "lewat e-PPID",
}
# What the applicant reads of each act; acts that are not named stay inside the office.
ACARA = {
    "minta_kelengkapan": ("Kami meminta kelengkapan", "oleh petugas"),
    "lengkapi": ("Kelengkapan kami terima", ""),
    "nyatakan_lengkap": ("Data Anda lengkap", "diperiksa petugas"),
    "hentikan": ("Permohonan ditutup: tidak dapat diproses", "oleh PPID"),
    "bukan_permohonan": ("Permohonan ditutup: bukan permohonan informasi", "oleh PPID"),
    "duplikat": ("Permohonan ditutup: sama dengan permohonan lain", "oleh PPID"),
    "cabut": ("Permohonan dicabut", ""),
    "koreksi_data": ("Data permohonan diperbaiki", "oleh petugas"),
    "catat_identitas": ("Kartu identitas dicatat", "oleh petugas"),
    "surat_susulan": ("Surat susulan Anda kami terima", ""),
    "ganti_kode": ("Kode akses diganti", "oleh petugas"),
}
TINDAKAN_SENDIRI = ("lengkapi", "cabut")


@dataclass(frozen=True)
class Giliran:
    """The band under the heading."""

    judul: str
    kalimat: str
    label: str
    tanggal: date


def cara_menerima(permohonan) -> str:
    if permohonan.cara_memperoleh == CaraMemperoleh.MELIHAT:
        return "Melihat, membaca, mendengarkan, atau mencatat di kantor kami"
    salinan = {CaraMemperoleh.DIGITAL: "Salinan digital", CaraMemperoleh.CETAK: "Salinan cetak"}
    bagian = [salinan.get(permohonan.cara_memperoleh), LEWAT.get(permohonan.cara_salinan)]
    return " ".join(filter(None, bagian)) or "Belum dipilih"


def batas_keberatan(permohonan) -> date:
    """Last day to object when no answer has come: 30 hari kerja (Pasal 36 ayat (1) UU 14/2008)."""
    kalender = permohonan.satker.kalender()
    return tenggat.tambah_hari_kerja(permohonan.jatuh_tempo, HARI_KEBERATAN, kalender)


def jalur_kabar(pemohon) -> str:
    if pemohon.email:
        return f"lewat email {pemohon.email}"
    return f"lewat telepon {pemohon.telepon_rapi}" if pemohon.telepon else "di meja layanan"


def status_kalimat(permohonan) -> str:
    match permohonan.status:
        case Status.DIAJUKAN:
            return "Permohonan Anda sudah kami terima."
        case Status.PERLU_DILENGKAPI:
            batas = hari_tanggal(permohonan.batas_lengkapi)
            return f"Ada yang perlu Anda lengkapi sebelum {batas} berakhir."
        case Status.SIAP_DISAMPAIKAN:
            return "Jawaban sudah siap."
        case Status.MENUNGGU_PENYERAHAN:
            return "Jawaban sudah kami beritahukan."
        case Status.SELESAI:
            return f"Selesai: {permohonan.get_hasil_display()}."
    return "Sedang kami proses."


def giliran(permohonan) -> Giliran:
    hari_ini = permohonan.satker.hari_ini
    if permohonan.status == Status.SELESAI:
        selesai = permohonan.satker.setempat(permohonan.selesai_pada).date()
        kalimat = "Terima kasih. Anda masih dapat membuka halaman ini dengan nomor dan kode Anda."
        return Giliran("Permohonan ini sudah selesai.", kalimat, "Selesai pada", selesai)
    if permohonan.status == Status.PERLU_DILENGKAPI:
        return _giliran_anda(permohonan, hari_ini)
    if hari_ini > permohonan.jatuh_tempo:
        kalimat = "Maaf, batas waktu jawaban sudah lewat. Anda berhak mengajukan keberatan."
    elif permohonan.status == Status.DIAJUKAN and hari_ini > permohonan.batas_verifikasi:
        kalimat = "Kami memeriksa kelengkapannya. Anda tidak perlu melakukan apa pun."
    elif permohonan.status == Status.DIAJUKAN:
        batas = hari_tanggal(permohonan.batas_verifikasi)
        kalimat = (
            "Kami memeriksa kelengkapannya. Bila ada yang kurang, kami memberi tahu Anda "
            f"paling lambat {batas}."
        )
    else:
        kabar = jalur_kabar(permohonan.pemohon)
        kalimat = f"Anda tidak perlu melakukan apa pun. Kami memberi tahu {kabar}."
    return Giliran(
        "Sekarang giliran kami.", kalimat, "Jawaban paling lambat", permohonan.jatuh_tempo
    )


def _giliran_anda(permohonan, hari_ini: date) -> Giliran:
    kalimat = "Permohonan ini menunggu kelengkapan dari Anda. Batas waktu jawaban tetap berjalan."
    if hari_ini > permohonan.batas_lengkapi:
        kalimat = (
            "Batasnya sudah lewat, tetapi Anda masih dapat melengkapi sebelum kami menutupnya."
        )
    return Giliran(
        "Sekarang giliran Anda.", kalimat, "Lengkapi paling lambat", permohonan.batas_lengkapi
    )


def linimasa(permohonan: Permohonan) -> list[dict]:
    """Oldest first; then what is going on now and what is still to come."""
    lalu = [_acara(permohonan, b) for b in Jejak.objects.tentang(permohonan).order_by("urut")]
    return [_diterima(permohonan), *filter(None, lalu), *_berikutnya(permohonan)]


def _butir(judul: str, keterangan: str, keadaan: str = "lalu") -> dict:
    return {"judul": judul, "keterangan": keterangan, "keadaan": keadaan}


def _diterima(permohonan) -> dict:
    kapan = saat(permohonan.diterima_pada, permohonan.satker)
    return _butir("Permohonan kami terima", f"{kapan} · {LEWAT_KANAL[permohonan.kanal]}")


def _acara(permohonan, baris: Jejak) -> dict | None:
    kapan = saat(baris.waktu, permohonan.satker)
    if baris.jenis == "tenggat_bergeser":
        batas = hari_tanggal(date.fromisoformat(baris.data["ke"]))
        return _butir(f"Batas waktu bergeser ke {batas}", f"{kapan} · {baris.data['sebab']}")
    if baris.jenis not in ACARA:
        return None
    judul, oleh = ACARA[baris.jenis]
    if baris.jenis in TINDAKAN_SENDIRI:
        oleh = "oleh Anda" if baris.oleh_id is None else "dicatat petugas"
    return _butir(judul, " · ".join(filter(None, [kapan, oleh])))


def _berikutnya(permohonan) -> list[dict]:
    if permohonan.status == Status.SELESAI:
        return []
    kini = {
        Status.DIAJUKAN: "Kami memeriksa kelengkapan",
        Status.PERLU_DILENGKAPI: "Menunggu kelengkapan dari Anda",
    }.get(permohonan.status, "Kami menyiapkan jawaban")
    batas = f"Paling lambat {hari_tanggal(permohonan.jatuh_tempo)}"
    return [
        _butir(kini, "Sekarang", "kini"),
        _butir("Pemberitahuan tertulis", batas, "nanti"),
        _butir("Informasi diserahkan", cara_menerima(permohonan), "nanti"),
    ]


def selanjutnya(permohonan) -> list[dict]:
    """*Apa yang terjadi selanjutnya*, with real dates."""
    hitungan, pemohon = permohonan.hitungan(), permohonan.pemohon
    periksa, jawab, perpanjang = map(
        hari_tanggal,
        (permohonan.batas_verifikasi, hitungan.jatuh_tempo, hitungan.jatuh_tempo_perpanjangan),
    )
    return [
        {
            "judul": "Kami memeriksa kelengkapan",
            "keterangan": f"Bila ada yang kurang, kami memberi tahu Anda paling lambat {periksa}.",
        },
        {
            "judul": "Kami mencari informasinya",
            "keterangan": "Petugas meminta bahan ke unit yang menguasai. "
            "Unit tidak melihat nama Anda.",
        },
        {
            "judul": "Anda menerima pemberitahuan tertulis",
            "keterangan": f"Paling lambat {jawab}, {jalur_kabar(pemohon)}. Bila butuh waktu lebih, "
            "kami memberi tahu sebelum tanggal itu. Perpanjangan hanya satu kali, "
            f"sampai {perpanjang}.",
        },
        {"judul": "Anda menerima informasinya", "keterangan": f"{cara_menerima(permohonan)}."},
    ]
