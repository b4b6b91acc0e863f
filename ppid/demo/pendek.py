"""A short script made whole: contacts, times and papers that follow from what it does say."""

from django.utils.text import slugify

from permohonan.kelengkapan import dokumen_wajib
from permohonan.models import Kanal
from ppid.demo import jalan

DATANG = {  # minutes from the receipt to the register, at a small desk
    **{Kanal.DATANG: 6, Kanal.TELEPON: 9, Kanal.SURAT: 25},
    **{Kanal.EMAIL: 17, Kanal.FAKSIMILI: 14, Kanal.E_PPID: 11},
}
CETAK = ("ambil", "pos", "faksimili")
LEWAT_EMAIL = (Kanal.DARING, Kanal.EMAIL, Kanal.E_PPID)
PENGIRING = 200  # phone numbers of the year's cases begin here


def utuh(isi: dict, urut: int, satker) -> dict:
    """The script with everything a case needs; one that is written out stays as it is."""
    if isi.get("jalan") or isinstance(isi.get("pemohon"), list):
        isi = _isian(isi, urut) | isi
        isi["pemohon"] = _pemohon(isi, urut, satker.kode)
        isi = _kertas(isi) | isi
        isi["langkah"] = _lengkap(isi, urut) + isi.get("langkah", [])
    isi.setdefault("beridentitas", False)
    return isi | {"langkah": jalan.langkah(isi, urut)}


def _isian(isi: dict, urut: int) -> dict:
    nama, opsi = isi.get("jalan", ("", {}))
    serah = opsi.get("cara" if nama == "di_tempat" else "serah", "")
    baru = {"detik": 210 + urut * 37 % 330, "beridentitas": nama != "di_tempat" and bool(serah)}
    baru["beridentitas"] &= "identitas" not in isi  # then it is to be seen before handing over
    if isi["kanal"] != Kanal.DARING:
        jam = isi.get("jam_catat") or jalan.pukul(isi["jam"], DATANG[isi["kanal"]])
        baru["dicatat"] = [0, jam]
    if serah in CETAK:
        baru |= {"cara_memperoleh": "salinan_cetak", "cara_salinan": serah}
    elif serah == "diperlihatkan":
        baru |= {"cara_memperoleh": "melihat", "cara_salinan": ""}
    return baru


def _pemohon(isi: dict, urut: int, kode: str) -> dict:
    satu = isi["pemohon"]
    if isinstance(satu, list):
        satu = dict(zip(("nama", "pekerjaan", "alamat"), satu, strict=True))
    dasar = {"telepon": f"+62812555{kode[-2:]}{PENGIRING + urut}"}
    if isi["kanal"] in LEWAT_EMAIL or isi.get("cara_salinan", "email") == "email":
        nama = slugify(satu.get("narahubung") or satu["nama"]).replace("-", ".")
        dasar["email"] = f"{nama[:50]}@contoh.id"
    return dasar | satu


def _kertas(isi: dict) -> dict:
    """Papers of a kuasa, group or body: uploaded, or seen at the desk; a card with its number."""
    orang = isi["pemohon"]
    jenis = orang.get("jenis", "perorangan")
    wajib = list(dokumen_wajib(jenis, orang.get("lewat_kuasa", False)))
    if isi["kanal"] == Kanal.DARING:
        return {"berkas": wajib + ["identitas"] * ("identitas" in isi)}
    orang.setdefault("dokumen_dilihat", wajib)
    return {}


def _lengkap(isi: dict, urut: int) -> list[list]:
    """What came by the portal is checked the next morning."""
    aksi = [satu[2] for satu in isi.get("langkah", [])]
    if isi["kanal"] != Kanal.DARING or "nyatakan_lengkap" in aksi:
        return []
    jam = jalan.pukul(jalan.PUKUL["nyatakan_lengkap"], urut * 11 % 50)
    return [[1, jam, "nyatakan_lengkap", {"detik": 150 + urut * 23 % 200}]]
