"""What the page of one report shows, closed or not: figures, words, state, what changed, who did
what."""

from django.urls import reverse

from laporan.beda import Beda, beda
from laporan.daftar import alamat, sebut_keadaan
from laporan.forms.laporan import tulisan
from laporan.grafik import HURUF_LAYAR
from laporan.models import Laporan
from laporan.models.laporan import jabatan_kosong
from laporan.naskah import LAPORAN
from laporan.pilihan import Pilihan
from laporan.status.laporan import PERISTIWA, JenisLaporan, Status
from laporan.tabel.isian import JUDUL_TULISAN
from laporan.tampil import grafik_tampil, tabel_tampil
from laporan.views.naskah import boleh_baca
from permohonan.pilihan import ALASAN_KEBERATAN
from ppid.izin import SEBUTAN, Pelaku
from ppid.models import Jejak, Naskah
from ppid.naskah import penanda
from ppid.templatetags.ppid import hari_tanggal, saat, saat_pendek, ukuran


def konteks(pelaku: Pelaku, dipilih: Pilihan) -> dict:
    """A fixed number of queries; two more readings of the figures at most (`beda`)."""
    satu, beku = dipilih.laporan, dipilih.beku
    rincian = _alamat(dipilih, "laporan_rincian")
    terbaca = satu is not None and boleh_baca(satu, pelaku)
    kertas = _kertas(satu)
    return {
        "pilihan": dipilih,
        "laporan": satu,
        "semua": [(x, x.alamat("laporan_satu")) for x in dipilih.semua],
        "kosong": not beku["angka"].get("masuk.tercatat"),
        "grafik": grafik_tampil(pelaku.satker, beku),
        "tabel": tabel_tampil(beku, satu.isian if terbaca else None, rincian),
        "huruf": HURUF_LAYAR,
        "url": reverse("laporan_kelola", args=[pelaku.satker.slug]),
        "url_xlsx": _alamat(dipilih, "laporan_xlsx"),
        "url_naskah": _alamat(dipilih, "laporan_naskah") if terbaca else "",
        "celah": [(kalimat, "") for kalimat in satu.celah] if satu else [],
        "tutup": None,
        "isian": {},
        "tulisan": _tulisan(satu) if terbaca else [],
        "fakta": _fakta(dipilih, kertas["surat"]) if satu else [],
        "keadaan": sebut_keadaan(satu) if satu else "",
        "ragam": "aman" if satu and satu.terbit else "perhatian",
        "riwayat": _riwayat(satu),
        "kosong_jabatan": _kosong(satu),
        "berubah": _berubah(dipilih),
        "beda": _beda_ralat(satu, terbaca),
    } | kertas


def _alamat(dipilih: Pilihan, nama: str) -> str:
    if dipilih.laporan is not None:
        return dipilih.laporan.alamat(nama)
    return alamat(dipilih.satker, dipilih.jenis, dipilih.masa, nama)


def _tulisan(satu: Laporan) -> list[tuple[str, str]]:
    """What was written, block by block; what is empty is left out."""
    isi = [(JUDUL_TULISAN[nama], satu.isian.get(nama, "")) for nama in tulisan(satu.jenis)]
    berat = satu.isian.get("keberatan", {})
    dasar = [f"{h}. {kata}: {berat[h]}" for h, kata in ALASAN_KEBERATAN.items() if berat.get(h)]
    sengketa = [
        ", ".join(filter(None, (b.get("nomor"), b.get("proses"), b.get("hasil"))))
        for b in satu.isian.get("sengketa", [])
    ]
    isi += [
        ("Keberatan", "\n".join([*dasar, berat.get("tanggapan", "")]).strip()),
        ("Sengketa", "\n".join(sengketa)),
    ]
    return [(label, teks) for label, teks in isi if teks]


def _fakta(dipilih: Pilihan, surat: Naskah | None) -> list[dict]:
    """What neither the head of the page nor its history says."""
    satu, satker, masa = dipilih.laporan, dipilih.satker, dipilih.masa
    isi = [
        ("Masa", f"{hari_tanggal(masa.awal)}\nsampai {hari_tanggal(masa.akhir)}"),
        ("Paling lambat", "" if satu.ralat else hari_tanggal(dipilih.butir.batas)),
        ("Penerima", satu.sebutan_penerima),
        ("Tanda tangan", _penanda(satu, surat)),
        ("Nomor", satu.nomor),
        ("Terbit", saat(satu.terbit_pada, satker) if satu.terbit_pada else ""),
    ]
    return [{"nama": n, "isi": v} for n, v in isi if v]


def _kosong(satu: Laporan | None) -> str:
    """Posts on its way that nobody holds: it would wait, or does."""
    kosong = jabatan_kosong(satu.satker, satu.ditunggu) if satu else []
    if not kosong:
        return ""
    nama = " dan ".join(SEBUTAN[peran] for peran in kosong)
    kalimat = f"Hari ini tidak ada yang memegang jabatan {nama}."
    if satu.status == Status.DISUSUN:
        return f"{kalimat} Laporan yang dikirim menunggu sampai jabatan itu diisi."
    return f"{kalimat} Laporan ini menunggu sampai jabatan itu diisi."


def _penanda(satu: Laporan, surat: Naskah | None) -> str:
    """Who stands on the paper; before it is issued, who would today."""
    if surat:
        nama, jabatan = surat.fakta.get("penanda", ""), surat.fakta.get("jabatan", "")
        return "\n".join(filter(None, (nama, jabatan)))
    if not satu.bertanda_tangan:
        return "Tanpa tanda tangan Sekretaris"
    orang = penanda(LAPORAN[JenisLaporan(satu.jenis)], satu.satker)
    return "\n".join(filter(None, (orang["nama"], orang["jabatan"])))


# Papers and acts


def _kertas(satu: Laporan | None) -> dict:
    """Its paper, once it is issued, and the scan of that."""
    surat = _surat(satu)
    if surat is None:
        return {"surat": None, "naskah": [], "url_pindaian": "", "kurang_pindaian": False}
    url = satu.alamat("laporan_naskah")
    kurang = surat.bertanda_tangan and not surat.pindaian_id
    return {
        "surat": surat,
        "naskah": [_butir_naskah(satu, surat, kurang)],
        "url_pindaian": f"{url}{'&' if '?' in url else '?'}pindaian",
        "kurang_pindaian": kurang,
    }


def _surat(satu: Laporan | None) -> Naskah | None:
    if satu is None or not satu.terbit:
        return None
    milik = Naskah.objects.tentang(satu).defer("html")
    return milik.select_related("pdf", "pindaian").first()


def _butir_naskah(satu: Laporan, surat: Naskah, kurang: bool) -> dict:
    return {
        "url": satu.alamat("laporan_naskah"),
        "nama": f"{satu}",
        "jenis": "PDF",
        "ukuran": ukuran(surat.pdf.ukuran) if surat.pdf else "",
        "keterangan": "pindaian belum diunggah" if kurang else "",
    }


def _riwayat(satu: Laporan | None) -> list[dict]:
    """Who did what, when; the newest last."""
    if satu is None:
        return []
    jejak = Jejak.objects.tentang(satu).select_related("oleh").order_by("urut")
    return [
        {"judul": _peristiwa(satu, j), "keterangan": _siapa(satu, j), "keadaan": "lalu"}
        for j in jejak
        if j.jenis in PERISTIWA
    ]


def _peristiwa(satu: Laporan, j: Jejak) -> str:
    """A correction is made, not closed; and where accepting was the last act, it was issued too."""
    if satu.ralat and j.jenis == "tutup_laporan":
        return "Ralat dibuat"
    terbit = j.jenis == "terima_laporan" and j.ke == Status.TERBIT
    return f"{PERISTIWA[j.jenis]}{' dan terbit' if terbit else ''}"


def _siapa(satu: Laporan, j: Jejak) -> str:
    rangkap = "dirangkap satu orang" if j.data.get("dirangkap") else ""
    kata = (j.oleh.nama if j.oleh else "", saat_pendek(j.waktu, satu.satker), rangkap)
    return " · ".join(filter(None, kata))


# What changed


def _berubah(dipilih: Pilihan) -> list[Beda]:
    """Of an issued report without a later correction: what counts otherwise now, as at `per`."""
    satu = dipilih.laporan
    if satu is None or not satu.terbit or not dipilih.terakhir:
        return []
    return beda((satu.beku, satu.isian), (satu.kini(), satu.isian))


def _beda_ralat(satu: Laporan | None, terbaca: bool) -> list[Beda]:
    """Of a correction: what it says otherwise than the report before it; figures alone to whoever
    may not read yet what is written in it."""
    lama = satu.semula if satu else None
    if satu is None or lama is None:
        return []
    dulu, kini = (lama.isian, satu.isian) if terbaca else ({}, {})
    return beda((lama.beku, dulu), (satu.beku, kini))
