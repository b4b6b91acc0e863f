"""The trail of a case in the words of the desk."""

from datetime import date

from permohonan.giliran import LABEL_USULAN
from permohonan.models import Catatan, Pemohon, Permohonan
from ppid.izin import LABEL_PERAN, Peran
from ppid.models import Jejak, JenisBerkas
from ppid.templatetags.ppid import hari_pendek, saat_pendek

CARA_SURAT = {
    "email": "dikirim lewat email",
    "langsung": "diserahkan langsung",
    "pos": "dikirim lewat pos",
    "faksimili": "dikirim lewat faksimili",
    "telepon": "dibacakan lewat telepon",
}
JUDUL = {
    "ajukan": "Diajukan pemohon lewat portal",
    "catat": "Didaftarkan petugas",
    "nyatakan_lengkap": "Dinyatakan lengkap",
    "minta_kelengkapan": "Kelengkapan diminta",
    "lengkapi": "Kelengkapan diterima",
    "cabut": "Permohonan dicabut",
    "catatan_internal": "Catatan internal",
    "catatan_kontak": "Kontak dengan pemohon",
    "surat_susulan": "Surat susulan dilampirkan",
    "koreksi_data": "Data dikoreksi",
    "catat_identitas": "Identitas pemohon dicatat",
    "unggah_formulir": "Formulir bertanda tangan diunggah",
    "unggah_pindaian": "Pindaian surat diunggah",
    "cetak_formulir": "Formulir Model PPID-B dicetak",
    "cetak_ba_tenggat": "Berita Acara Tenggat dicetak",
    "ganti_kode": "Kode akses diganti",
    "tenggat_bergeser": "Jatuh tempo bergeser",
    "lihat": "Dibuka",
}
NAMA_ISIAN = {f.name: f.verbose_name for m in (Permohonan, Pemohon) for f in m._meta.fields}
for _nama, _label in LABEL_USULAN.items():
    JUDUL[f"usulkan_{_nama}"] = f"Diusulkan ditutup sebagai {_label}"
    JUDUL[_nama] = f"Ditutup sebagai {_label}"
    JUDUL[f"tolak_{_nama}"] = f"Ditolak: usulan {_label}"


def baris(permohonan):
    """Its trail, newest first."""
    return Jejak.objects.tentang(permohonan).select_related("oleh").order_by("-urut")


def butir(permohonan, jejak, naskah=None) -> list[dict]:
    """Timeline items, newest first; views are left to the full history.

    `naskah` maps the number of a paper to its address.
    """
    acara = [b for b in jejak if b.jenis != "lihat"]
    hasil = [_butir(permohonan, b, naskah or {}) for b in acara]
    if hasil and permohonan.terbuka:
        hasil[0]["keadaan"] = "kini"
    return hasil


def _butir(permohonan, b: Jejak, naskah: dict[str, str]) -> dict:
    url = naskah.get(b.data.get("naskah", ""))
    return {
        "judul": judul(b),
        "keterangan": f"{saat_pendek(b.waktu, permohonan.satker)} · {siapa(b)}",
        "keadaan": "lalu",
        **({"url": url, "tautan": "Lihat surat"} if url else {}),
    }


def judul(b: Jejak) -> str:
    rincian = _rincian(b.jenis, b.data)
    teks = JUDUL.get(b.jenis, b.jenis.replace("_", " ").capitalize())
    return f"{teks}: {rincian}" if rincian else teks


def siapa(b: Jejak) -> str:
    if b.oleh:
        return b.oleh.nama
    return ", ".join(LABEL_PERAN[Peran(p)] for p in b.peran.split(",") if p) or "Sistem"


def _rincian(jenis: str, data: dict) -> str:
    if jenis == "minta_kelengkapan":
        return CARA_SURAT.get(data.get("cara", ""), data.get("cara", ""))
    if jenis == "catatan_kontak" and data.get("cara"):
        return Catatan.Cara(data["cara"]).label
    if jenis == "koreksi_data":
        return ", ".join(NAMA_ISIAN.get(k, k) for k in data.get("isian", ()))
    if jenis == "tenggat_bergeser":
        return _pergeseran(data)
    if jenis == "lihat":
        return JenisBerkas(data["jenis"]).label.lower() if "jenis" in data else "halaman perkara"
    if jenis == "catat" and data.get("mundur"):
        return "dicatat mundur"
    return _rincian_usulan(data)


def _rincian_usulan(data: dict) -> str:
    if data.get("duplikat_dari"):
        return f"sama dengan {data['duplikat_dari']}"
    return "dirangkap satu orang" if data.get("dirangkap") else ""


def _pergeseran(data: dict) -> str:
    dari, ke = (hari_pendek(date.fromisoformat(data[k])) for k in ("dari", "ke"))
    return f"dari {dari} ke {ke} ({data['sebab']})"
