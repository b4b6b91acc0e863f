"""What the applicant gets, and how, in their words; only what has left the office already."""

from django.urls import reverse

from permohonan.pilihan import CaraSerah
from permohonan.status import Hasil, Status
from ppid.templatetags.ppid import ukuran
from ppid.terbilang import rupiah

DIJEMPUT = (CaraSerah.UNDUH, CaraSerah.AMBIL, CaraSerah.DIPERLIHATKAN)
KARTU = "Bawa kartu identitas Anda (KTP-el, SIM, atau paspor); kami mencatatnya lebih dulu."


def giliran_pemohon(p) -> bool:
    """Must the applicant do something before they have it?"""
    return p.cara_serah in DIJEMPUT or p.butuh_identitas or _belum_dibayar(p)


def tidak_diambil(p) -> bool:
    """Closed after the notice with nothing handed over."""
    return bool(p.cara_serah) and p.diserahkan_pada is None and p.hasil != Hasil.DICABUT


def _belum_dibayar(p) -> bool:
    return bool(p.biaya) and p.dibayar_pada is None


def cara(p) -> list[str]:
    """How to get what waits, as sentences."""
    if p.status != Status.MENUNGGU_PENYERAHAN:
        return []
    bayar = f"Biaya salinan {rupiah(p.biaya)} dibayar sebelum informasi diserahkan."
    return [*_cara(p), *([bayar] if _belum_dibayar(p) else [])]


def _cara(p) -> list[str]:
    identitas = p.butuh_identitas
    if p.cara_serah == CaraSerah.UNDUH:
        if identitas:
            awal = "Berkas dapat diunduh sesudah kartu identitas Anda kami catat."
            return [awal, f"Datanglah ke {_meja(p.satker)}", KARTU, *_dari_jauh(p.satker)]
        return ["Sesudah berkas terakhir diunduh, permohonan ini selesai."]
    if p.cara_serah == CaraSerah.AMBIL:
        return [f"Ambil di {_meja(p.satker)}", KARTU if identitas else "Bawa tanda bukti Anda."]
    if p.cara_serah == CaraSerah.DIPERLIHATKAN:
        lihat = f"Datang untuk melihat, membaca, atau mencatatnya di {_meja(p.satker)}"
        return [lihat, KARTU if identitas else "Bawa tanda bukti Anda."]
    kirim = f"Kami mengirimnya {_tujuan(p)}."
    if not identitas:
        return [kirim]
    return [kirim, f"Sebelumnya datanglah ke {_meja(p.satker)}", KARTU, *_dari_jauh(p.satker)]


def _dari_jauh(satker) -> list[str]:
    """For who cannot come: the desk may record a card from its picture."""
    email = f"kirim fotonya ke {satker.email}" if satker.email else ""
    jalur = " atau ".join(filter(None, [satker.telepon and f"telepon {satker.telepon}", email]))
    return [f"Bila tidak dapat datang, {jalur}."] if jalur else []


def _tujuan(p) -> str:
    if p.cara_serah == CaraSerah.EMAIL:
        return f"ke email {p.pemohon.email}" if p.pemohon.email else "lewat email"
    return "lewat faksimili" if p.cara_serah == CaraSerah.FAKSIMILI else "lewat pos atau kurir"


def _meja(satker) -> str:
    """The desk with its address and hours, as the end of a sentence."""
    jam = [f"{hari} {jam}" for hari, jam in satker.jam_layanan_ringkas if jam != "Tutup"]
    alamat = ", ".join(filter(None, ["meja layanan", *satker.alamat.splitlines()]))
    return f"{alamat}: {', '.join(jam)} {satker.label_zona}."


# The things themselves


def daftar(p) -> list[dict]:
    """Files and links, each file with the address of its *Unduh* where it may be downloaded."""
    keluar = [x for x in p.pemberian_sah() if x.diserahkan_pada or p.diberitahukan_pada]
    butir = [_butir(p, x) for x in keluar]
    belum = [b for b in butir if b["unduh"] and not b["diunduh"]]
    for b in butir:
        b["utama"] = bool(belum) and b is belum[0]
    return butir


def _butir(p, x) -> dict:
    boleh = p.lewat_portal and (x.publik or p.pemohon.identitas_tercatat)
    return {
        "nama": x.judul,
        "jenis": _jenis(x),
        "tautan": x.tautan,
        "unduh": _alamat(p, x) if x.berkas and boleh else "",
        "diunduh": x.diunduh_pada,
    }


def _jenis(x) -> str:
    if x.berkas:
        return f"{x.berkas.format}, {ukuran(x.berkas.ukuran)}"
    return "Tautan" if x.tautan else "Diserahkan di atas kertas"


def _alamat(p, x) -> str:
    return reverse("saya_unduh", args=[p.satker.slug, p.kunci, x.berkas.token])


def per_bagian(p) -> list[dict]:
    """The outcome of each question, when there are several; an approved one once it has left.

    A case withdrawn before its notice keeps the approved outcomes to itself.
    """
    bagian = list(p.bagian.all())
    if len(bagian) < 2:
        return []
    tertahan = set()
    if p.tanggapan_sah and not p.diberitahukan_pada:
        tertahan = set(p.tanggapan_sah.jawaban.values_list("bagian_id", flat=True))
    return [
        {
            "nama": f"{b.urut}. {b.teks}",
            "isi": b.get_hasil_display() if b.hasil and b.pk not in tertahan else "Belum dijawab",
        }
        for b in bagian
    ]
