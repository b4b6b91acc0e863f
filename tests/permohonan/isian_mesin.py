"""What a person's browser sends for each act of the machine: where, and with which fields."""

from dip.models import Dikecualikan, Dokumen
from permohonan.models import PermintaanBahan, Permohonan
from ppid.models import Unit

NIK = "2101011205840001"
# Acts with a page of their own, and what its buttons are called.
HALAMAN = {
    "lengkap": "verifikasi",
    "kurang": "verifikasi",
    "usulkan_perpanjangan": "perpanjang",
    "serahkan": "serah",
    "susun_dikabulkan": "tanggapan",
    "susun_ditolak": "tanggapan",
    "susun_ditolak_tanpa_dasar": "tanggapan",
}
DIPUTUS = ("setujui", "setujui_dirangkap", "kembalikan", "perpanjang", "tolak_perpanjangan")


def kirim(klien, p: Permohonan, aksi: str, siapa: str, jalur: str = ""):
    """POST an act as `siapa`, to the address of its page or to one given; returns the response."""
    jalur = jalur or _jalur(p, aksi, siapa)
    return klien.post(jalur, {"versi": p.versi} | _isian(p, aksi, siapa))


def _jalur(p: Permohonan, aksi: str, siapa: str) -> str:
    kantor = f"/{p.satker.slug}"
    if siapa == "pemohon" and aksi in ("lengkapi", "cabut"):
        return f"{kantor}/saya/{p.kunci}/{aksi}/"
    if aksi == "serah_bahan":
        satu = PermintaanBahan.objects.filter(permohonan=p).order_by("dijawab_pada").last()
        return f"{kantor}/penghubung/{_menunggu(p) or (satu.token if satu else 'tidak-ada')}/"
    if aksi in DIPUTUS:
        return f"{kantor}/persetujuan/{p.kunci}/"
    return f"{kantor}/meja/permohonan/{p.kunci}/{HALAMAN.get(aksi, aksi.replace('_', '-'))}/"


def _menunggu(p: Permohonan) -> str:
    satu = PermintaanBahan.objects.filter(permohonan=p).menunggu().first()
    return satu.token if satu else ""


def _isian(p: Permohonan, aksi: str, siapa: str) -> dict:
    if aksi.startswith("susun_"):
        return _tanggapan(p, aksi)
    if aksi in DIPUTUS:
        return _putusan(aksi)
    hari = p.satker.hari_ini
    telat = {"sebab_terlambat": "Bahan terlambat"}  # read only when the case is late
    return {
        "lengkap": {"tindakan": "lengkap"},
        "kurang": {"tindakan": "kurang", "lain": "Tahun data", "cara": "langsung"},
        "lengkapi": {"catatan": "Tahun 2024", "rincian": p.rincian},
        "usulkan_hentikan": {"alasan": "Tidak dilengkapi"},
        "tolak_hentikan": {"alasan": "Masih ditunggu"},
        "usulkan_bukan_permohonan": {"alasan": "Pertanyaan lowongan"},
        "jawab_di_tempat": {
            "beri": [d.token for d in Dokumen.objects.all()],
            "bagian": [b.urut for b in p.bagian.all()],
            "cara": "ambil",
            "penerima": "Budi Santoso",
            **telat,
        },
        "jelaskan": {"dik": Dikecualikan.objects.get().token, "bagian": p.bagian.first().urut},
        "bagi_rincian": {"uraian": f"DPT per TPS {p.versi}\nDPT per desa {p.versi}"},
        "kirim_ulang": {"cara": "portal"},
        "tolak_bukan_permohonan": {"alasan": "Ini permohonan"},
        "ubah_rincian": {"rincian": f"Hanya versi {p.versi}", "alasan": "Surat pemohon"},
        "teruskan": {"rincian_unit": "Data per kecamatan", "isi": "Mohon arahan."},
        "disposisi": {
            "bentuk": "nota_dinas",
            "unit": [Unit.objects.get().pk],
            "arahan": "Siapkan data",
            "batas": f"{max(hari, min(hari, p.jatuh_tempo)):%d-%m-%Y}",
            "rincian": "Data per kecamatan",
        },
        "serah_bahan": {"menguasai": "bahan", "keterangan": "Ada di lemari arsip."},
        "usulkan_perpanjangan": {"alasan": "belum_dikuasai", "uraian": "Menunggu arsip."},
        "kirim_perpanjangan": {"cara": "portal"},
        "beritahukan": {"cara": "pos", "cara_serah": "pos"} | telat,
        "hentikan": telat,
        "bukan_permohonan": telat,
        "serahkan": {"cara": "pos", "penerima": "Budi Santoso"},
        "ingatkan_pengambilan": {"cara": "telepon"},
        "cabut": {"alasan": "Sudah ada di situs"} | telat,
        "buka_kembali": {"alasan": "Berkas keliru"},
        "catat_identitas": {"jenis": "ktp", "nomor_identitas": NIK, "dilihat": "on"},
        "tugaskan": {"kepada": _petugas_lain(p)},
        "catatan_internal": {"isi": "Dihubungi"},
    }.get(aksi, {})


def _petugas_lain(p: Permohonan) -> str:
    kini = p.petugas.username if p.petugas else ""
    return "petugas2.bintan" if kini == "petugas.bintan" else "petugas.bintan"


def _putusan(aksi: str) -> dict:
    if aksi == "setujui_dirangkap":
        return {"tindakan": "setujui", "dirangkap": "on"}
    return {"tindakan": aksi, "catatan": "Perbaiki"}


def _tanggapan(p: Permohonan, aksi: str) -> dict:
    hasil = "ditolak" if "ditolak" in aksi else "dikabulkan"
    dik = Dikecualikan.objects.get().token if aksi == "susun_ditolak" else ""
    isi = {"cara_serah": "pos"} if hasil == "dikabulkan" else {}
    for satu in p.bagian.all():
        isi |= {
            f"bagian-{satu.urut}-hasil": hasil,
            f"bagian-{satu.urut}-informasi": "DPT per kecamatan",
            f"bagian-{satu.urut}-bentuk": "hardcopy",
            f"bagian-{satu.urut}-dik": dik,
        }
    return isi
