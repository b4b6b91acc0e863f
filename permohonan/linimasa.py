"""The trail of a case in the words of the desk."""

from collections.abc import Callable
from datetime import date

from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from permohonan.giliran import LABEL_USULAN
from permohonan.models import (
    CaraBeri,
    CaraSerah,
    Catatan,
    Pemohon,
    Permohonan,
    Perpanjangan,
    UjiKonsekuensi,
)
from ppid.izin import LABEL_PERAN, Peran
from ppid.models import Berkas, Jejak, JenisBerkas, Pengguna
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
    "tugaskan": "Ditugaskan",
    "batalkan_tugas": "Penugasan dibatalkan",
    "catatan_internal": "Catatan internal",
    "batalkan_catatan": "Catatan internal dibatalkan",
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
    "kegiatan_dialihkan": "Langkah dialihkan ke jabatan lain",
    "jawab_di_tempat": "Informasi diserahkan di tempat",
    "jelaskan": "Informasi yang dikecualikan dijelaskan",
    "bagi_rincian": "Rincian dibagi",
    "ubah_rincian": "Rincian diubah atas permintaan pemohon",
    "teruskan": "Diteruskan ke PPID dengan nota dinas",
    "disposisi": "Bahan diminta",
    "serah_bahan": "Bahan diterima",
    "ingatkan_unit": "Unit diingatkan",
    "usulkan_uji": "Uji konsekuensi diusulkan ke kantor di atasnya",
    "catat_uji": "Hasil usulan uji konsekuensi dicatat",
    "usulkan_perpanjangan": "Perpanjangan diusulkan",
    "perpanjang": "Perpanjangan disetujui",
    "tolak_perpanjangan": "Perpanjangan ditolak",
    "kirim_perpanjangan": "Surat perpanjangan dikirim",
    "siapkan_berkas": "Berkas jawaban disiapkan",
    "jawab_temuan": "Temuan pada berkas dijawab",
    "susun_tanggapan": "Konsep tanggapan diajukan",
    "setujui": "Tanggapan disetujui",
    "kembalikan": "Konsep dikembalikan dengan catatan",
    "beritahukan": "Pemberitahuan tertulis disampaikan",
    "serahkan": "Informasi diserahkan",
    "unduh": "Berkas diunduh pemohon",
    "ingatkan_pengambilan": "Pemohon diingatkan mengambil informasi",
    "tutup_tidak_diambil": "Ditutup, informasi tidak diambil",
    "buka_kembali": "Dibuka kembali",
    "kirim_ulang": "Jawaban dikirim ulang",
    "cetak_amplop": "Amplop dicetak",
    "ingatkan_lengkapi": "Pemohon diingatkan hari terakhir melengkapi",
    "kabar_dikirim_lagi": "Email dikirim lagi",
    "kabar_dibatalkan": "Email dibatalkan",
    "tahan_identitas": "Berkas identitas ditahan",
    "lepas_tahan": "Penahanan berkas identitas dilepas",
    "musnahkan_identitas": "Berkas identitas dimusnahkan",
    "lihat": "Dibuka",
}
NAMA_ISIAN = {f.name: f.verbose_name for m in (Permohonan, Pemohon) for f in m._meta.fields}
for _nama, _label in LABEL_USULAN.items():
    JUDUL[f"usulkan_{_nama}"] = f"Diusulkan ditutup sebagai {_label}"
    JUDUL[_nama] = f"Ditutup sebagai {_label}"
    JUDUL[f"tolak_{_nama}"] = f"Ditolak: usulan {_label}"


def baris(permohonan):
    """Its trail, newest first, with the name of whom it was given to."""
    petugas = Pengguna.objects.filter(pk=OuterRef("petugas")).values("nama")
    milik = Jejak.objects.tentang(permohonan).select_related("oleh").order_by("-urut")
    return milik.annotate(petugas=Cast(KT("data__petugas"), BigIntegerField())).annotate(
        nama_petugas=Subquery(petugas)
    )


def butir(permohonan, jejak, naskah=None) -> list[dict]:
    """Timeline items, newest first; views are left to the full history.

    `naskah` maps the number of a paper to its address.
    """
    acara = [b for b in jejak if b.jenis != "lihat"]
    berkas = _nama_berkas(acara)
    hasil = [_butir(permohonan, b, naskah or {}, berkas) for b in acara]
    if hasil and permohonan.terbuka:
        hasil[0]["keadaan"] = "kini"
    return hasil


def _nama_berkas(acara: list[Jejak]) -> dict[str, str]:
    """Names of the downloaded files by token; no query where nothing was downloaded."""
    token = {b.data.get("berkas") for b in acara if b.jenis == "unduh"}
    milik = Berkas.objects.filter(token__in=token)
    return dict(milik.values_list("token", "nama")) if token else {}


def _butir(permohonan, b: Jejak, naskah: dict[str, str], berkas: dict[str, str]) -> dict:
    nomor = (b.data.get("naskah") or b.data.get("surat", "")).split("; ")
    url = next((naskah[n] for n in nomor if n in naskah), None)
    nama = berkas.get(b.data["berkas"], "") if b.jenis == "unduh" else ""
    return {
        "judul": f"{judul(b)}: {nama}" if nama else judul(b),
        "keterangan": f"{saat_pendek(b.waktu, permohonan.satker)} · {siapa(b)}",
        "keadaan": "lalu",
        **({"url": url, "tautan": "Lihat surat"} if url else {}),
    }


def judul(b: Jejak) -> str:
    rincian = getattr(b, "nama_petugas", None) or _rincian(b.jenis, b.data)
    teks = JUDUL.get(b.jenis, b.jenis.replace("_", " ").capitalize())
    return f"{teks}: {rincian}" if rincian else teks


def siapa(b: Jejak) -> str:
    if b.oleh:
        return b.oleh.nama
    return ", ".join(LABEL_PERAN[Peran(p)] for p in b.peran.split(",") if p) or "Sistem"


def _rincian(jenis: str, data: dict) -> str:
    if rinci := RINCIAN.get(jenis):
        return rinci(data)
    return _rincian_usulan(data)


def _pilihan(kunci: str, *pilihan) -> Callable[[dict], str]:
    """The label of a choice, as a running word; what is no choice stands as it is."""
    label = {p.value: p.label[0].lower() + p.label[1:] for satu in pilihan for p in satu}
    return lambda data: label.get(data.get(kunci, ""), data.get(kunci, ""))


def _unit(data: dict) -> str:
    return ", ".join(data.get("unit", ()))


def _disposisi(data: dict) -> str:
    batas = f"target {hari_pendek(date.fromisoformat(data['batas']))}" if "batas" in data else ""
    return "; ".join(filter(None, [_unit(data), batas]))


def _serah_bahan(data: dict) -> str:
    if data.get("tidak_menguasai"):
        return f"{_unit(data)} tidak menguasai informasi ini"
    return f"{_unit(data)}, {data.get('berkas', 0)} berkas"


def _surat_perpanjangan(data: dict) -> str:
    ke = f"sampai {hari_pendek(date.fromisoformat(data['ke']))}" if "ke" in data else ""
    return ", ".join(filter(None, [ke, _cara_beri(data)]))


def _dibuka(data: dict) -> str:
    tempo = data.get("jatuh_tempo")
    return f"jatuh tempo {hari_pendek(date.fromisoformat(tempo))}" if tempo else ""


def _pergeseran(data: dict) -> str:
    dari, ke = (hari_pendek(date.fromisoformat(data[k])) for k in ("dari", "ke"))
    return f"dari {dari} ke {ke} ({data['sebab']})"


def _lihat(data: dict) -> str:
    if ruang := data.get("ruang"):
        return f"{ruang}, ruang pemeriksaan"
    return JenisBerkas(data["jenis"]).label.lower() if "jenis" in data else "halaman perkara"


def musnah(data: dict) -> str:
    """What a destruction took: "kartu identitas, surat kuasa, nomor identitas"."""
    jenis = [JenisBerkas(satu).label.lower() for satu in data["jenis"]]
    return ", ".join([*jenis, *["nomor identitas"] * data["nomor_identitas"]])


def _kontak(data: dict) -> str:
    return Catatan.Cara(data["cara"]).label if data.get("cara") else ""


def _temuan(data: dict) -> str:
    ada = f"{data['temuan']} temuan" if data.get("temuan") else ""
    return ", ".join(filter(None, [f"{data.get('berkas', 0)} berkas", ada]))


_cara_beri = _pilihan("cara", CaraBeri)
RINCIAN: dict[str, Callable[[dict], str]] = {
    "minta_kelengkapan": lambda d: CARA_SURAT.get(d.get("cara", ""), d.get("cara", "")),
    "catatan_kontak": _kontak,
    "koreksi_data": lambda d: ", ".join(NAMA_ISIAN.get(k, k) for k in d.get("isian", ())),
    "tenggat_bergeser": _pergeseran,
    "lihat": _lihat,
    "musnahkan_identitas": musnah,
    "catat": lambda d: "dicatat mundur" if d.get("mundur") else "",
    "bagi_rincian": lambda d: f"{d['bagian']} pertanyaan" if d.get("bagian") else "",
    "jawab_di_tempat": _pilihan("cara", CaraSerah),
    "disposisi": _disposisi,
    "serah_bahan": _serah_bahan,
    "ingatkan_unit": _unit,
    "catat_uji": _pilihan("keadaan", UjiKonsekuensi.Keadaan),
    "usulkan_perpanjangan": _pilihan("alasan", Perpanjangan.Alasan),
    "kirim_perpanjangan": _surat_perpanjangan,
    "siapkan_berkas": _temuan,
    "beritahukan": _cara_beri,
    "serahkan": _pilihan("cara", CaraSerah),
    "ingatkan_pengambilan": _kontak,
    "buka_kembali": _dibuka,
    "kirim_ulang": _cara_beri,
}


def _rincian_usulan(data: dict) -> str:
    if data.get("duplikat_dari"):
        return f"sama dengan {data['duplikat_dari']}"
    return "dirangkap satu orang" if data.get("dirangkap") else ""
