"""What the case page says of the answer: notices above, facts of the handing over below."""

from datetime import date

from permohonan import tindakan
from permohonan.fakta import Fakta
from permohonan.models import Permohonan, Perpanjangan, UjiKonsekuensi
from permohonan.status import DIJAWAB, DIPERPANJANG, Hasil
from ppid.templatetags.ppid import hari_pendek, hari_tanggal, saat_pendek
from ppid.terbilang import rupiah


def ringkasan(p: Permohonan, fakta: Fakta) -> dict:
    return {
        "kabar": [*_dikembalikan(p, fakta), *_perpanjangan(p, fakta)],
        "bagian": fakta.bagian if len(fakta.bagian) > 1 or _dijelaskan(fakta) else [],
        "uji": [_uji(p, u) for u in fakta.uji],
        "periode_lalu": [_periode(satu) for satu in p.periode_lalu],
        "jawaban": _jawaban(p, fakta),
    }


def _dijelaskan(fakta: Fakta) -> bool:
    return any(b.dijelaskan_id for b in fakta.bagian)


def _kabar(judul: str, isi: str, url: str = "", tautan: str = "") -> dict:
    return {"judul": judul, "isi": isi, "url": url, "tautan": tautan}


def _dikembalikan(p: Permohonan, fakta: Fakta) -> list[dict]:
    konsep = fakta.dikembalikan
    if not konsep or p.status not in DIJAWAB:
        return []
    oleh = konsep.diputus_oleh.nama if konsep.diputus_oleh else "Kasubbag"
    url = tindakan.alamat_aksi(p, "susun_tanggapan")
    judul = f"Konsep ke-{konsep.ke} dikembalikan {oleh}."
    return [_kabar(judul, konsep.catatan, url, "Perbaiki konsep")]


def _perpanjangan(p: Permohonan, fakta: Fakta) -> list[dict]:
    satu = fakta.perpanjangan[-1] if fakta.perpanjangan else None
    if not satu or p.status not in DIPERPANJANG:
        return []
    alasan = f"{satu.get_alasan_display()}. {satu.uraian}"
    if satu.keadaan == Perpanjangan.Keadaan.DIUSULKAN:
        return [_kabar(f"Usulan perpanjangan {satu.diusulkan_oleh.nama}:", alasan)]
    if satu.keadaan == Perpanjangan.Keadaan.DITOLAK:
        return [_kabar("Usulan perpanjangan ditolak.", satu.catatan)]
    if satu.keadaan == Perpanjangan.Keadaan.DISETUJUI:
        return [_surat_menunggu(p, fakta, satu)]
    return []


def _surat_menunggu(p: Permohonan, fakta: Fakta, satu: Perpanjangan) -> dict:
    batas = hari_tanggal(p.hitungan().jatuh_tempo)
    if fakta.lewat:
        return _kabar("Perpanjangan tidak berlaku.", f"Suratnya tidak keluar sampai {batas}.")
    isi = f"Perpanjangan berlaku bila surat {satu.naskah.nomor} keluar paling lambat {batas}."
    url = tindakan.alamat_aksi(p, "kirim_perpanjangan")
    return _kabar("Surat perpanjangan belum dikirim.", isi, url, "Kirim surat perpanjangan")


def _uji(p: Permohonan, uji: UjiKonsekuensi) -> dict:
    isi = [
        ("Materi", uji.materi),
        ("Simpulan", uji.get_simpulan_display()),
        ("Kepada", uji.tujuan.nama),
        ("Keadaan", _keadaan_uji(p, uji)),
        ("Keterangan", uji.keterangan),
        ("Keputusan", uji.nomor_keputusan),
    ]
    return {"butir": [{"nama": n, "isi": v} for n, v in isi if v]}


def _keadaan_uji(p: Permohonan, uji: UjiKonsekuensi) -> str:
    pada = uji.dicatat_pada or uji.dibuat
    return f"{uji.get_keadaan_display()}, {hari_pendek(p.satker.setempat(pada).date())}"


def _periode(satu: dict) -> dict:
    """A clock that ended before the case was reopened."""
    hasil = Hasil(satu["hasil"]).label.lower() if satu["hasil"] else "tanpa hasil"
    dari, tempo, selesai = (_tanggal(satu[k]) for k in ("mulai", "jatuh_tempo", "selesai"))
    return {"teks": f"{dari} sampai {selesai}, jatuh tempo {tempo}: {hasil}"}


def _tanggal(teks: str) -> str:
    return hari_pendek(date.fromisoformat(teks))


def _jawaban(p: Permohonan, fakta: Fakta) -> list[dict]:
    """The notice and the handing over, once there is one; a late end without one has its cause."""
    terlambat = f"Ya. {p.sebab_terlambat}" if p.terlambat or p.sebab_terlambat else ""
    if not p.diberitahukan_pada:
        return [{"nama": "Terlambat", "isi": terlambat}] if p.sebab_terlambat else []
    sah = fakta.sah
    isi = [
        ("Hasil", p.get_hasil_display()),
        (
            "Diberitahukan",
            f"{saat_pendek(p.diberitahukan_pada, p.satker)}\n{p.get_cara_beri_display()}",
        ),
        ("Terlambat", terlambat),
        ("Penyerahan", p.get_cara_serah_display()),
        ("Diserahkan", _diserahkan(p)),
        ("Biaya", rupiah(sah.jumlah_biaya) if sah and sah.jumlah_biaya else ""),
        ("Dibayar", _dibayar(p)),
    ]
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi if nilai]


def _diserahkan(p: Permohonan) -> str:
    if not p.diserahkan_pada:
        return ""
    return f"{saat_pendek(p.diserahkan_pada, p.satker)}\n{p.penerima}".strip()


def _dibayar(p: Permohonan) -> str:
    if not p.dibayar_pada:
        return ""
    bagian = [hari_pendek(p.dibayar_pada), p.cara_bayar, p.bukti_bayar]
    return ", ".join(filter(None, bagian))
