"""Messages about a request: which act writes which, and what the office may put into each.

Data first. The texts stand in `templates/kabar/`, an office may have its own (`TeksKabar`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from permohonan import penyerahan, perjalanan
from permohonan.status import BERJALAN, Status
from ppid.kabar import sebaris
from ppid.teks_kabar import tanpa_tautan
from ppid.templatetags.ppid import hari_tanggal, saat

# Each act that is a turn for the applicant writes exactly one message, of this kind; `SAAT_SELESAI`
# only when it ends the case. Every other act is the office's own affair and writes none. A promised
# date ("belum didokumentasikan sampai ...") is told in `jawaban`; what comes of it is `dibuka`.
KABAR = {
    "ajukan": "diterima",
    "catat": "diterima",
    "minta_kelengkapan": "kurang",
    "lengkapi": "kelengkapan",
    "nyatakan_lengkap": "diproses",
    "kirim_perpanjangan": "perpanjangan",
    "beritahukan": "jawaban",
    "kirim_ulang": "jawaban_ulang",
    "ingatkan_pengambilan": "pengambilan",
    "jawab_di_tempat": "diserahkan",
    "serahkan": "diserahkan",
    "unduh": "diserahkan",
    "hentikan": "tutup_kurang",
    "bukan_permohonan": "tutup_bukan",
    "duplikat": "tutup_duplikat",
    "tutup_tidak_diambil": "tutup_ambil",
    "cabut": "dicabut",
    "buka_kembali": "dibuka",
    "ganti_kode": "kode",
    "ingatkan_lengkapi": "kurang_ingat",
}
SAAT_SELESAI = ("jawab_di_tempat", "unduh")
# These leave by e-mail only when the clerk chose so: a call is its own message, a code may be read
# out at the desk.
BILA_DIPILIH = ("ingatkan_pengambilan", "ganti_kode")
PENGINGAT = "ingatkan_lengkapi"  # no act of the workflow: by the worker, the day before the last


@dataclass(frozen=True)
class Isian:
    """A placeholder: its meaning, how it is computed, and whether it tells of the applicant."""

    arti: str
    hitung: Callable
    pribadi: bool = False


def _hari(tanggal) -> str:
    return hari_tanggal(tanggal) if tanggal else "(belum ada)"


def _kontak(satker) -> str:
    jalur = (("Telepon", satker.telepon), ("WhatsApp", satker.whatsapp))
    return tanpa_tautan(sebaris(" · ".join(f"{nama} {nomor}" for nama, nomor in jalur if nomor)))


def _kekurangan(p) -> str:
    return "\n".join(f"- {tanpa_tautan(sebaris(satu))}" for satu in p.kurang)


def _cara_menerima(p) -> str:
    kalimat = penyerahan.cara(p)
    if p.lewat_portal and not p.butuh_identitas:
        kalimat.insert(0, "Berkasnya dapat diunduh di halaman status.")
    if kalimat and penyerahan.giliran_pemohon(p):
        kalimat.append(f"Sesudah {_hari(p.batas_ambil)} permohonan dapat ditutup.")
    alamat = p.pemohon.email  # the message stands in that very mailbox
    return " ".join(kalimat).replace(f"ke email {alamat}", "ke email Anda")


def _janji(p) -> str:
    sah = p.tanggapan_sah
    sampai = sah and sah.jawaban.exclude(sampai=None).order_by("-sampai").first()
    if not sampai:
        return ""
    return f"Yang belum didokumentasikan kami sediakan paling lambat {_hari(sampai.sampai)}."


def _alasan(p) -> str:
    satu = p.perpanjangan.filter(keadaan="berlaku").last()
    if satu is None:
        return ""
    alasan = satu.get_alasan_display()
    return f"Alasannya: {alasan[:1].lower()}{alasan[1:]}."


def _keberatan(p) -> str:
    if not p.diberitahukan_pada:
        return ""
    batas = _hari(perjalanan.batas_keberatan(p))
    hak = "Anda berhak mengajukan keberatan tertulis kepada Atasan PPID"
    return f"Bila tidak puas, {hak} paling lambat {batas}."


def _penyerahan(p) -> str:
    if not p.diserahkan_pada:
        return ""
    hari = _hari(p.satker.setempat(p.diserahkan_pada).date())
    return f"Informasinya Anda terima {hari}."


def _giliran(p) -> str:
    if p.status in BERJALAN and p.satker.hari_ini > p.jatuh_tempo:
        lewat = f"Maaf, batas waktu jawaban sudah lewat sejak {_hari(p.jatuh_tempo)}"
        return f"{lewat}. Anda berhak mengajukan keberatan."
    kini = perjalanan.giliran(p)
    return f"{kini.judul} {kini.label}: {_hari(kini.tanggal)}."


ISIAN: dict[str, Isian] = {
    "nomor": Isian("nomor pendaftaran", lambda p: p.nomor),
    "nama": Isian("nama pemohon", lambda p: tanpa_tautan(sebaris(p.pemohon.nama)), pribadi=True),
    "kantor": Isian("nama kantor", lambda p: tanpa_tautan(sebaris(p.satker.nama))),
    "kontak": Isian("telepon dan WhatsApp kantor", lambda p: _kontak(p.satker)),
    "alamat_status": Isian("alamat halaman cek status", lambda p: f"{p.satker.laman}cek/"),
    "alamat_kantor": Isian("alamat beranda layanan kantor", lambda p: p.satker.laman),
    "diterima": Isian("hari dan jam diterima", lambda p: saat(p.diterima_pada, p.satker)),
    "batas": Isian("hari terakhir menjawab", lambda p: _hari(p.jatuh_tempo)),
    "batas_periksa": Isian(
        "hari terakhir meminta kelengkapan", lambda p: _hari(p.batas_verifikasi)
    ),
    "kekurangan": Isian("daftar yang perlu dilengkapi", _kekurangan, pribadi=True),
    "batas_lengkapi": Isian("hari terakhir melengkapi", lambda p: _hari(p.batas_lengkapi)),
    "alasan": Isian("kalimat alasan perpanjangan", _alasan),
    "hasil": Isian("hasil, misalnya “dikabulkan”", lambda p: p.get_hasil_display().lower()),
    "cara_menerima": Isian("kalimat cara menerima informasinya", _cara_menerima),
    "janji": Isian("kalimat kapan yang belum didokumentasikan disediakan", _janji),
    "keberatan": Isian("kalimat hak keberatan dengan hari terakhirnya", _keberatan),
    "penyerahan": Isian("kalimat kapan informasi diserahkan", _penyerahan),
    "batas_ambil": Isian("hari terakhir mengambil", lambda p: _hari(p.batas_ambil)),
    "kode": Isian("kode akses baru", lambda p: "ABCD-EFGH-JKMN-PQRS"),
    "status": Isian("kalimat status bagi pemohon", perjalanan.status_kalimat),
    "giliran": Isian("giliran siapa dan sampai kapan", _giliran),
}
# Of what is asked from a unit: never the applicant.
ISIAN_UNIT: dict[str, Isian] = {
    "nomor": Isian("nomor pendaftaran", lambda b: b.permohonan.nomor),
    "unit": Isian("nama unit", lambda b: tanpa_tautan(sebaris(b.nama_unit))),
    "kantor": ISIAN["kantor"],
    "kontak": ISIAN["kontak"],
    "batas": Isian("hari terakhir menyerahkan bahan", lambda b: _hari(b.batas)),
    "alamat_bahan": Isian("alamat halaman permintaan", lambda b: f"{b.satker.laman}penghubung/"),
}
UMUM = ("nomor", "nama", "kantor", "kontak", "alamat_status", "alamat_kantor", "diterima", "batas")
PERIHAL = ("nomor", "kantor")  # a subject is read over the shoulder


@dataclass(frozen=True)
class Jenis:
    """A kind of message: when it leaves, what its text may hold, what it must."""

    judul: str
    kapan: str
    khusus: tuple[str, ...] = ()
    wajib: tuple[str, ...] = ("nomor", "alamat_status")
    umum: tuple[str, ...] = UMUM
    isian: dict[str, Isian] = field(default_factory=lambda: ISIAN)
    berperihal: bool = True

    @property
    def boleh(self) -> dict[str, Isian]:
        return {nama: self.isian[nama] for nama in (*self.umum, *self.khusus)}

    @property
    def untuk_unit(self) -> bool:
        return self.isian is ISIAN_UNIT


def _unit(judul: str, kapan: str) -> Jenis:
    return Jenis(
        judul,
        kapan,
        wajib=("nomor", "batas", "alamat_bahan"),
        umum=(*ISIAN_UNIT,),
        isian=ISIAN_UNIT,
    )


JAWABAN = ("hasil", "cara_menerima", "janji", "keberatan")
JENIS: dict[str, Jenis] = {
    "diterima": Jenis("Permohonan diterima", "Begitu permohonan terdaftar.", ("batas_periksa",)),
    "kurang": Jenis(
        "Perlu dilengkapi",
        "Ketika petugas meminta kelengkapan.",
        ("kekurangan", "batas_lengkapi"),
        ("nomor", "kekurangan", "batas_lengkapi", "alamat_status"),
    ),
    "kurang_ingat": Jenis(
        "Pengingat melengkapi",
        "Sehari sebelum hari terakhir melengkapi, satu kali.",
        ("kekurangan", "batas_lengkapi"),
        ("nomor", "batas_lengkapi", "alamat_status"),
    ),
    "kelengkapan": Jenis("Kelengkapan diterima", "Ketika pemohon melengkapi.", ("batas_periksa",)),
    "diproses": Jenis("Lengkap dan diproses", "Ketika permohonan dinyatakan lengkap."),
    "perpanjangan": Jenis(
        "Waktu diperpanjang",
        "Ketika surat perpanjangan keluar.",
        ("alasan",),
        ("nomor", "batas", "alamat_status"),
    ),
    "jawaban": Jenis("Jawaban diberitahukan", "Ketika pemberitahuan tertulis keluar.", JAWABAN),
    "jawaban_ulang": Jenis("Jawaban dikirim ulang", "Ketika jawaban dikirim ulang.", JAWABAN),
    "pengambilan": Jenis(
        "Pengingat mengambil",
        "Ketika petugas mengingatkan lewat email.",
        ("cara_menerima", "batas_ambil", "hasil"),
    ),
    "diserahkan": Jenis(
        "Selesai, informasi diserahkan",
        "Ketika informasi diserahkan, berkas terakhir diunduh, atau dijawab di tempat.",
        ("hasil", "penyerahan", "keberatan"),
    ),
    "tutup_kurang": Jenis(
        "Ditutup, tidak dapat diproses", "Ketika kelengkapan tidak datang.", ("batas_lengkapi",)
    ),
    "tutup_bukan": Jenis("Ditutup, bukan permohonan informasi", "Ketika PPID menyetujuinya."),
    "tutup_duplikat": Jenis("Ditutup, duplikat", "Ketika PPID menyetujuinya."),
    "tutup_ambil": Jenis(
        "Ditutup, tidak diambil",
        "Ketika informasi tidak diambil sampai batasnya.",
        ("hasil", "batas_ambil", "keberatan"),
    ),
    "dicabut": Jenis("Dicabut", "Ketika pemohon mencabut permohonannya."),
    "dibuka": Jenis("Dibuka kembali", "Ketika PPID membuka kembali permohonan."),
    "kode": Jenis(
        "Kode akses baru",
        "Ketika kode diganti dan dikirim lewat email.",
        ("kode",),
        ("nomor", "kode", "alamat_status"),
    ),
    "whatsapp": Jenis(
        "Teks WhatsApp",
        "Disalin petugas dari halaman permohonan. Tanpa nama, rincian, dan kode.",
        ("status", "giliran"),
        umum=("nomor", "kantor", "kontak", "alamat_status", "alamat_kantor", "batas"),
        berperihal=False,
    ),
    "bahan": _unit("Permintaan bahan ke unit", "Ketika PPID meminta bahan kepada unit."),
    "bahan_ingat": _unit("Pengingat bahan ke unit", "Ketika petugas mengingatkan unit."),
}


def nilai(objek, isian: Iterable[str], *, jenis: Jenis, samar=False, **tambahan) -> dict[str, str]:
    """The values that a text uses. `samar`: what tells of the applicant is left out."""
    boleh = jenis.boleh
    return {
        nama: tambahan[nama] if nama in tambahan else _satu(boleh[nama], objek, samar)
        for nama in isian
        if nama in boleh
    }


def _satu(isian: Isian, objek, samar: bool) -> str:
    return f"[{isian.arti}]" if samar and isian.pribadi else isian.hitung(objek)


def kode_kabar(aksi: str, ke: str | None) -> str:
    """The kind of message an act writes when it ends in the status `ke`, or ""."""
    if aksi in SAAT_SELESAI and ke != Status.SELESAI:
        return ""
    return KABAR.get(aksi, "")
