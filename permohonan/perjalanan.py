"""A case in the words of its applicant: status, whose turn, what happened, what comes next.

Roles, never the names of staff; proposals and notes inside the office are not told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from permohonan import penyerahan
from permohonan.naskah import HARI_KEBERATAN
from permohonan.pilihan import CaraMemperoleh, CaraSalinan, CaraSerah, Kanal
from permohonan.status import Hasil, Status
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
    "ingatkan_lengkapi": ("Kami mengingatkan hari terakhir melengkapi", ""),
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
    "bagi_rincian": ("Permintaan Anda dibagi menjadi beberapa pertanyaan", "oleh petugas"),
    "ubah_rincian": ("Rincian diubah atas permintaan Anda", "dicatat petugas"),
    "jawab_di_tempat": ("Dijawab langsung", "oleh petugas"),
    "jelaskan": ("Informasi yang dikecualikan dijelaskan", "oleh petugas"),
    "teruskan": ("Diteruskan kepada PPID", ""),
    "kirim_perpanjangan": ("Waktu jawaban diperpanjang", "oleh PPID"),
    "beritahukan": ("Jawaban kami beritahukan", ""),
    "kirim_ulang": ("Jawaban kami kirim ulang", ""),
    "serahkan": ("Informasi diserahkan", ""),
    "unduh": ("Berkas diunduh", "oleh Anda"),
    "ingatkan_pengambilan": ("Kami mengingatkan bahwa informasinya menunggu", ""),
    "tutup_tidak_diambil": ("Permohonan ditutup: informasi tidak diambil", "oleh PPID"),
    "buka_kembali": ("Permohonan dibuka kembali", "oleh PPID"),
}
TINDAKAN_SENDIRI = ("lengkapi", "cabut")
CARA_KELUAR = {
    "portal": "di halaman ini",
    "langsung": "diserahkan langsung",
    "email": "lewat email",
    "pos": "lewat pos atau kurir",
    "faksimili": "lewat faksimili",
    "ambil": "diambil di meja layanan",
    "diperlihatkan": "diperlihatkan di kantor",
    "telepon": "lewat telepon",
}


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
    """Last day to object: 30 hari kerja (Pasal 36 ayat (1) UU 14/2008) after the notice, or after
    the due date when no answer has come."""
    satker, pada = permohonan.satker, permohonan.diberitahukan_pada
    sejak = satker.setempat(pada).date() if pada else permohonan.jatuh_tempo
    return tenggat.tambah_hari_kerja(sejak, HARI_KEBERATAN, satker.kalender())


def perpanjangan(permohonan) -> str:
    """The extension in words: until when, and why."""
    if not permohonan.diperpanjang_pada:
        return ""
    satu = permohonan.perpanjangan.filter(keadaan="berlaku").last()
    semula = hari_tanggal(permohonan.hitungan().jatuh_tempo)
    alasan = f", karena {_huruf_kecil(satu.get_alasan_display())}" if satu else ""
    return (
        f"Batas semula {semula} menjadi {hari_tanggal(permohonan.jatuh_tempo)}{alasan}. "
        "Perpanjangan hanya satu kali."
    )


def _huruf_kecil(teks: str) -> str:
    return teks[:1].lower() + teks[1:]


def periode_lalu(permohonan) -> list[str]:
    """Earlier periods of the clock of a case that was reopened."""
    return [
        f"Jawaban paling lambat {_hari(satu['jatuh_tempo'])}, selesai {_hari(satu['selesai'])}: "
        f"{Hasil(satu['hasil']).label.lower()}."
        for satu in permohonan.periode_lalu
    ]


def _hari(teks: str) -> str:
    return hari_tanggal(date.fromisoformat(teks))


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
    match permohonan.status:
        case Status.SELESAI:
            return _giliran_selesai(permohonan)
        case Status.MENUNGGU_PENYERAHAN:
            return _giliran_serah(permohonan)
        case Status.PERLU_DILENGKAPI:
            return _giliran_anda(permohonan, permohonan.satker.hari_ini)
    kalimat = _kalimat_kami(permohonan, permohonan.satker.hari_ini)
    return Giliran(
        "Sekarang giliran kami.", kalimat, "Jawaban paling lambat", permohonan.jatuh_tempo
    )


def _kalimat_kami(permohonan, hari_ini: date) -> str:
    if hari_ini > permohonan.jatuh_tempo:
        return "Maaf, batas waktu jawaban sudah lewat. Anda berhak mengajukan keberatan."
    if permohonan.status == Status.SIAP_DISAMPAIKAN:
        kabar = jalur_kabar(permohonan.pemohon)
        return f"Pemberitahuan tertulisnya segera kami sampaikan. Kami memberi tahu {kabar}."
    if permohonan.status != Status.DIAJUKAN:
        kabar = jalur_kabar(permohonan.pemohon)
        return f"Anda tidak perlu melakukan apa pun. Kami memberi tahu {kabar}."
    if hari_ini > permohonan.batas_verifikasi:
        return "Kami memeriksa kelengkapannya. Anda tidak perlu melakukan apa pun."
    batas = hari_tanggal(permohonan.batas_verifikasi)
    return (
        "Kami memeriksa kelengkapannya. Bila ada yang kurang, kami memberi tahu Anda "
        f"paling lambat {batas}."
    )


def _giliran_selesai(permohonan) -> Giliran:
    kalimat = "Terima kasih. Anda masih dapat membuka halaman ini dengan nomor dan kode Anda."
    if penyerahan.tidak_diambil(permohonan):
        kalimat = (
            "Informasinya belum diserahkan sampai permohonan ini ditutup. "
            "Hubungi meja layanan bila Anda masih memerlukannya."
        )
    elif permohonan.cara_serah == CaraSerah.UNDUH:
        kalimat = "Terima kasih. Berkasnya tetap dapat diunduh di halaman ini."
    selesai = permohonan.satker.setempat(permohonan.selesai_pada).date()
    return Giliran("Permohonan ini sudah selesai.", kalimat, "Selesai pada", selesai)


def _giliran_serah(permohonan) -> Giliran:
    """The notice has left: the information waits to be fetched, or to be sent."""
    kalimat = f"Hasilnya: {permohonan.get_hasil_display().lower()}. "
    if not penyerahan.giliran_pemohon(permohonan):
        pada = permohonan.satker.setempat(permohonan.diberitahukan_pada).date()
        kalimat += "Anda tidak perlu melakukan apa pun; informasinya kami kirim."
        return Giliran("Sekarang giliran kami.", kalimat, "Diberitahukan pada", pada)
    unduh = permohonan.cara_serah == CaraSerah.UNDUH
    kalimat += "Cara menerimanya tertulis di bawah ini. Sesudah batasnya permohonan dapat ditutup."
    label = "Unduh paling lambat" if unduh else "Ambil paling lambat"
    return Giliran("Sekarang giliran Anda.", kalimat, label, permohonan.batas_ambil)


def _giliran_anda(permohonan, hari_ini: date) -> Giliran:
    kalimat = "Permohonan ini menunggu kelengkapan dari Anda. Batas waktu jawaban tetap berjalan."
    if hari_ini > permohonan.batas_lengkapi:
        kalimat = (
            "Batasnya sudah lewat, tetapi Anda masih dapat melengkapi sebelum kami menutupnya."
        )
    return Giliran(
        "Sekarang giliran Anda.", kalimat, "Lengkapi paling lambat", permohonan.batas_lengkapi
    )


def linimasa(permohonan) -> list[dict]:
    """Oldest first; then what is going on now and what is still to come."""
    baris = _tanpa_ulang(Jejak.objects.tentang(permohonan).order_by("urut"))
    lalu = [_acara(permohonan, b) for b in baris]
    return [_diterima(permohonan), *filter(None, lalu), *_berikutnya(permohonan)]


def _tanpa_ulang(baris: Iterable[Jejak]) -> Iterator[Jejak]:
    """The same file downloaded again is no news."""
    sudah = set()
    for b in baris:
        berkas = b.data.get("berkas") if b.jenis == "unduh" else None
        if berkas is None or berkas not in sudah:
            yield b
        sudah.add(berkas)


def _butir(judul: str, keterangan: str, keadaan: str = "lalu") -> dict:
    return {"judul": judul, "keterangan": keterangan, "keadaan": keadaan}


def _diterima(permohonan) -> dict:
    kapan = saat(permohonan.diterima_pada, permohonan.satker)
    return _butir("Permohonan kami terima", f"{kapan} · {LEWAT_KANAL[permohonan.kanal]}")


def _acara(permohonan, baris: Jejak) -> dict | None:
    kapan = saat(baris.waktu, permohonan.satker)
    if baris.jenis == "tenggat_bergeser":
        return _butir(
            f"Batas waktu bergeser ke {_hari(baris.data['ke'])}",
            f"{kapan} · {baris.data['sebab']}",
        )
    if baris.jenis not in ACARA:
        return None
    judul, oleh = ACARA[baris.jenis]
    if baris.jenis in TINDAKAN_SENDIRI:
        oleh = "oleh Anda" if baris.oleh_id is None else "dicatat petugas"
    lagi = _keterangan(baris)
    return _butir(judul, " · ".join(filter(None, [kapan, oleh, lagi])))


def _keterangan(baris: Jejak) -> str:
    """What an act adds to its words: the new last date, or how something left."""
    data = baris.data
    match baris.jenis:
        case "kirim_perpanjangan":
            return f"sampai {_hari(data['ke'])}"
        case "buka_kembali":
            return f"jawaban paling lambat {_hari(data['jatuh_tempo'])}"
        case "unduh":
            return "berkas terakhir" if baris.ke == Status.SELESAI else ""
        case "beritahukan" | "serahkan" | "jawab_di_tempat":
            return CARA_KELUAR.get(data.get("cara", ""), "")
    return ""


def _berikutnya(permohonan) -> list[dict]:
    if permohonan.status == Status.SELESAI:
        return []
    if permohonan.status == Status.MENUNGGU_PENYERAHAN:
        cara = CARA_KELUAR.get(permohonan.cara_serah) or "diunduh di halaman ini"
        return [_butir("Menunggu penyerahan informasi", f"Sekarang · {cara}", "kini")]
    batas = f"Paling lambat {hari_tanggal(permohonan.jatuh_tempo)}"
    serah = _butir("Informasi diserahkan", cara_menerima(permohonan), "nanti")
    if permohonan.status == Status.SIAP_DISAMPAIKAN:
        return [_butir("Kami menyampaikan pemberitahuan tertulis", batas, "kini"), serah]
    return [_kini(permohonan), _butir("Pemberitahuan tertulis", batas, "nanti"), serah]


def _kini(permohonan) -> dict:
    if bahan := _bahan_ditunggu(permohonan):
        sejak = hari_tanggal(permohonan.satker.setempat(bahan[0].dibuat).date())
        unit = ", ".join(dict.fromkeys(b.nama_unit for b in bahan))
        return _butir("Unit yang menguasai menyiapkan bahan", f"Sejak {sejak} · {unit}", "kini")
    teks = {
        Status.DIAJUKAN: "Kami memeriksa kelengkapan",
        Status.PERLU_DILENGKAPI: "Menunggu kelengkapan dari Anda",
    }.get(permohonan.status, "Kami menyiapkan jawaban")
    return _butir(teks, "Sekarang", "kini")


def _bahan_ditunggu(permohonan) -> list:
    if permohonan.status != Status.KOORDINASI:
        return []
    return list(permohonan.bahan.menunggu().filter(unit__isnull=False).select_related("unit"))


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
