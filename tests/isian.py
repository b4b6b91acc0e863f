"""The least that a POST to each address must say to succeed, for `tests/dunia.py`."""

from django.core.files.uploadedfile import SimpleUploadedFile

from dip.models import Dikecualikan, Dokumen, Penyusunan
from permohonan.models import Permohonan
from permohonan.pencatatan import Lembar
from permohonan.surat import PEMBERITAHUAN
from ppid import waktu
from ppid.forms.naskah import FormNaskah
from ppid.jenis_naskah import setelan
from ppid.models import SOP, Jejak, Naskah
from ppid.setelan import sidik
from tests import dunia_audit, dunia_jawaban, dunia_laporan, dunia_tetap
from tests.dunia_jawaban import pdf_kosong
from tests.factories import SANDI, pelaku
from tests.factories_dip import buat_unit
from tests.ppid.isian_sop import berlaku, isian_lembar

DESK = {"petugas", "kasubbag"}
SENDIRI = "sendiri"


def kunci_formulir(slug: str, milik: str, keadaan: str) -> str:
    return f"kunci-formulir-{slug}-{milik}-{keadaan}"


# The state a case must be in for an address to succeed, and the least a POST must say.

KEADAAN_PERLU = {
    "saya_lengkapi": "perlu_dilengkapi",
    "perkara_aksi:lengkapi": "perlu_dilengkapi",
    "perkara_aksi:unggah-pindaian": "perlu_dilengkapi",
    "perkara_aksi:usulkan-hentikan": "lewat",
    "perkara_aksi:hentikan": "diusulkan_hentikan",
    "perkara_aksi:tolak-hentikan": "diusulkan_hentikan",
    "perkara_aksi:bukan-permohonan": "diusulkan_bukan",
    "perkara_aksi:tolak-bukan-permohonan": "diusulkan_bukan",
    "perkara_aksi:duplikat": "diusulkan_duplikat",
    "perkara_aksi:tolak-duplikat": "diusulkan_duplikat",
    "antrean_batalkan": "ditugaskan",
    "perkara_aksi:batalkan-tugas": "ditugaskan",
    "perkara_aksi:batalkan-catatan": "bercatatan",
    "perkara_jawab": "diproses",
    "perkara_jelaskan": "diproses",
    "perkara_tanggapan": "koordinasi",
    "perkara_berkas_jawaban": "koordinasi",
    "perkara_aksi:bagi-rincian": "diproses",
    "perkara_aksi:ubah-rincian": "diproses",
    "perkara_aksi:teruskan": "diproses",
    "perkara_aksi:perpanjang": "diproses",
    "perkara_aksi:disposisi": "koordinasi",
    "perkara_aksi:usulkan-uji": "koordinasi",
    "perkara_aksi:ingatkan-unit": "diminta",
    "perkara_aksi:kirim-perpanjangan": "surat_perpanjangan",
    "perkara_aksi:beritahukan": "siap",
    "perkara_aksi:cetak-amplop": "siap",
    "perkara_cetak:amplop": "siap",
    "perkara_aksi:serah": "menunggu",
    "perkara_aksi:ingatkan-pengambilan": "menunggu",
    "perkara_aksi:kirim-ulang": "menunggu",
    "perkara_aksi:tutup-tidak-diambil": "lewat_ambil",
    "perkara_aksi:buka-kembali": "selesai",
    "perkara_aksi:lepas-tahan": "ditahan",
    "persetujuan_satu": "konsep",
    "persetujuan_surat": "konsep",
    "penghubung_satu": "diminta",
    "saya_unduh": "unduh",
}


def _isian(**tetap):
    """Fields of a POST about a case: the version it saw, and these; functions are called anew."""

    def isian(perkara, dunia, siapa):
        hidup = {k: v(perkara) if callable(v) else v for k, v in tetap.items()}
        return {"versi": perkara.versi} | hidup

    return isian


def _pdf(_) -> SimpleUploadedFile:
    return SimpleUploadedFile("surat.pdf", pdf_kosong(), "application/pdf")


def _masa_simpan(perkara, dunia, siapa):
    dilihat = sidik(perkara.satker, ["masa_simpan_identitas"])
    return {"masa_simpan_identitas": 400, "dilihat": dilihat}


def _lembar(kunci):
    """The signed sheet of the intake page, as the asker's own screen carries it."""

    def isian(perkara, dunia, siapa):
        siapa = siapa if siapa in DESK else "petugas"
        lembar = Lembar(kunci(perkara), waktu.sekarang())
        return {"kunci": lembar.tanda(pelaku(siapa, perkara.satker)), "rincian": "Data"}

    return isian


def _kunci(perkara: Permohonan) -> str:
    return kunci_formulir(perkara.satker.slug, SENDIRI, "diajukan")


def _dokumen_terbuka(perkara: Permohonan) -> str:
    return Dokumen.objects.terbuka(perkara.satker)[0].token


def _centang(perkara: Permohonan, aksi: str, dilihat: str = "versi", **isian) -> dict:
    """A document that waits for the PPID, ticked in a list."""
    satu = Dokumen.objects.filter(satker=perkara.satker).menunggu()[0]
    return {"aksi": aksi, "pilih": f"{satu.token}:{getattr(satu, dilihat)}"} | isian


def _dik(perkara: Permohonan) -> str:
    return Dikecualikan.objects.berlaku(perkara.satker)[0].token


def _surat_tidak_lengkap(perkara: Permohonan) -> str:
    return Naskah.objects.tentang(perkara).get(jenis="tidak_lengkap").token


def _nomor_lain(perkara: Permohonan) -> str:
    return Permohonan.objects.filter(satker=perkara.satker).exclude(pk=perkara.pk)[0].nomor


SANDI_BARU = "perahu layar senja biru"


def _kelompok(perkara: Permohonan, dunia, siapa) -> dict:
    """The batch in which the Kasubbag assigned this case."""
    tugas = Jejak.objects.tentang(perkara).filter(jenis="tugaskan").last()
    return {"kelompok": tugas.data["kelompok"] if tugas else "tidak-ada"}


KODE = {
    "kelola_notifikasi_satu": "diterima",
    "kelola_halaman_satu": "faq",
}  # the word of an address that chooses a setting


def _setelan_naskah(satker) -> dict:
    """The settings of a kind of paper as they stand, with another pattern."""
    form = FormNaskah(jenis=PEMBERITAHUAN, instance=setelan(satker, PEMBERITAHUAN))
    return {b.html_name: b.value() or "" for b in form} | {"pola": "{urut}/PT"}


def _nanti(satker) -> SOP:
    return SOP.objects.get(satker=satker, jenis="pelayanan", versi=2)


def _pindaian_nota(perkara, *_) -> dict:
    surat = Naskah.objects.filter(satker=perkara.satker, jenis="nota_dip").last()
    versi = surat.tentang.versi
    aksi = {"aksi": "unggah_pindaian", "naskah": surat.token}
    return aksi | {"versi": versi, "berkas": _pdf(perkara)}


ISIAN = {
    "dip_mulai": lambda *_: {"tahun": waktu.sekarang().year + 1, "arahan": "Susun"},
    "dip_tugas": lambda *_: {"versi": 1, "arahan": "Koordinasikan"},
    "dip_nota": lambda *_: {
        **{"aksi": "kirim_konsep", "versi": 1},
        **{"hal_nota": "Penyusunan DIP", "isi": "Mohon diisi"},
    },
    "dip_kelola_tahun": _pindaian_nota,
    "antrean_tugaskan": lambda perkara, *_: {
        "pilih": f"{perkara.kunci}:{perkara.versi}",
        "kepada": f"petugas.{perkara.satker.slug}",
    },
    "antrean_batalkan": _kelompok,
    "perkara_aksi:tugaskan": _isian(kepada=lambda p: f"petugas.{p.satker.slug}"),
    "kelola_notifikasi": lambda perkara, *_: {
        "jam_ringkasan": 8,
        "dilihat": sidik(perkara.satker, ["jam_ringkasan"]),
    },
    "kelola_notifikasi_satu": lambda *_: {
        "perihal": "Nomor {nomor}",
        "isi": "{nomor} {alamat_status}",
    },
    "kelola_naskah_satu": lambda perkara, *_: _setelan_naskah(perkara.satker),
    "kelola_naskah_contoh": lambda perkara, *_: _setelan_naskah(perkara.satker),
    "kelola_sop_satu": lambda *_: {"aksi": "tarik"},
    "kelola_sop_baru": lambda perkara, *_: isian_lembar(berlaku(perkara.satker)),
    "kelola_sop_ubah": lambda perkara, *_: isian_lembar(_nanti(perkara.satker), baru=False),
    "sandi": lambda *_: {"lama": SANDI, "baru": SANDI_BARU, "ulang": SANDI_BARU},
    "unit": lambda *_: {"nama": "Subbag Umum"},
    "pengguna_satu": lambda *_: {"aksi": "nonaktif"},
    "penomoran": lambda *_: {"aksi": "lihat", "pola_nomor": "{urut}/{tahun}"},
    "biaya_salinan": lambda *_: {
        "nama": "Fotokopi",
        "satuan": "lembar",
        "harga": 500,
        "dasar": "SK 1",
    },
    "terkirim_bukti": lambda perkara, *_: {"kunci": _kunci(perkara)},
    "catat_bukti": _lembar(_kunci),
    "cadangan": lambda *_: {"jumlah": 1},
    "draf": _lembar(lambda _: "kunci-lembar-baru"),
    "perkara_jawab": _isian(beri=_dokumen_terbuka, cara="ambil", penerima="Budi"),
    "perkara_jelaskan": _isian(dik=_dik),
    "perkara_tanggapan": _isian(
        **{
            "bagian-1-hasil": "dikabulkan",
            "bagian-1-informasi": "DPT",
            "bagian-1-bentuk": "hardcopy",
        },
        cara_serah="ambil",
    ),
    "perkara_berkas_jawaban": _isian(tindakan="unggah", berkas=_pdf),
    "persetujuan_satu": _isian(tindakan="setujui"),
    "penghubung_satu": lambda *_: {"menguasai": "bahan", "keterangan": "Ada di arsip"},
    "perkara_aksi:bagi-rincian": _isian(uraian="DPT per TPS\nDPT per desa"),
    "perkara_aksi:ubah-rincian": _isian(rincian="Hanya DPT 2024", alasan="Surat pemohon"),
    "perkara_aksi:teruskan": _isian(rincian_unit="DPT 2024", isi="Mohon arahan"),
    "perkara_aksi:perpanjang": _isian(alasan="belum_dikuasai", uraian="Menunggu arsip"),
    "perkara_aksi:disposisi": _isian(
        bentuk="nota_dinas",
        unit=lambda p: buat_unit(p.satker).pk,
        arahan="Siapkan",
        rincian="DPT 2024",
        batas=lambda p: f"{p.jatuh_tempo:%d-%m-%Y}",
    ),
    "perkara_aksi:usulkan-uji": _isian(**dunia_jawaban.ENAM),
    "perkara_aksi:ingatkan-unit": _isian(permintaan=lambda p: p.bahan.menunggu()[0].token),
    "perkara_aksi:kirim-perpanjangan": _isian(cara="portal"),
    "perkara_aksi:beritahukan": _isian(cara="pos", cara_serah="pos"),
    "perkara_aksi:serah": _isian(cara="ambil", penerima="Budi"),
    "perkara_aksi:ingatkan-pengambilan": _isian(cara="telepon"),
    "perkara_aksi:kirim-ulang": _isian(cara="pos"),
    "perkara_aksi:buka-kembali": _isian(alasan="Berkas keliru"),
    "perkara_aksi:tahan-identitas": _isian(alasan="Sengketa"),
    "perkara_aksi:lepas-tahan": _isian(alasan="Sengketa selesai"),
    "kelola_halaman_satu": lambda *_: {"aksi": "tinjau"},
    "masa_simpan": _masa_simpan,
    "dokumen_baru": lambda perkara, *_: {
        "judul": "Profil kantor",
        "klasifikasi": "berkala",
        "unit": buat_unit(perkara.satker).pk,
    },
    "dokumen_satu": lambda *_: {"aksi": "tambah_berkas", "berkas": _pdf(None)},
    "dokumen_klasifikasi": lambda perkara, *_: _centang(perkara, "kirim", klasifikasi="berkala"),
    "dokumen_pengesahan": lambda perkara, *_: _centang(perkara, "sahkan", dilihat="rupa"),
    "dokumen_retensi": lambda perkara, *_: _centang(perkara, "batalkan"),
    "dokumen_tarik": lambda *_: {"alasan": "Angkanya keliru"},
    "dip_usulan": lambda perkara, *_: {
        "aksi": "lanjutkan",
        "alasan": "Unit pindah kantor",
        "yakin": "on",
        "versi": Penyusunan.objects.get(satker=perkara.satker, tahun=2042).versi,
    },
    "dip_bagian": lambda *_: {
        "aksi": "simpan",
        "b-TOTAL_FORMS": 1,
        "b-INITIAL_FORMS": 0,
        "b-0-nama": "Dokumen baru",
        "b-0-sifat": "berkala",
    },
    "dip_entri": lambda *_: {"aksi": "simpan", "nama": "Nama lain", "sifat": "berkala"},
    "dip_impor": lambda *_: {"aksi": "simpan", "tiket": "sudah-tidak-ada"},
    "kiriman_putuskan": lambda *_: {"keputusan": "bukan"},
    "supervisi_hari": lambda *_: {"versi": 0, "tindakan": "sahkan"},
    "saya_lengkapi": _isian(catatan="Sudah"),
    "saya_cabut": _isian(),
    "perkara_verifikasi": _isian(tindakan="lengkap"),
    "perkara_aksi:lengkapi": _isian(rincian="Data", catatan="Sudah"),
    "perkara_aksi:usulkan-hentikan": _isian(alasan="Lewat"),
    "perkara_aksi:usulkan-bukan-permohonan": _isian(alasan="Iklan"),
    "perkara_aksi:usulkan-duplikat": _isian(alasan="Sama", nomor=_nomor_lain),
    "perkara_aksi:cabut": _isian(alasan="Surat kemarin"),
    "perkara_aksi:catatan-internal": _isian(isi="Catatan"),
    "perkara_aksi:catatan-kontak": _isian(isi="Catatan", cara="telepon"),
    "perkara_aksi:surat-susulan": _isian(isi="Surat", berkas=_pdf),
    "perkara_aksi:koreksi-data": _isian(
        alasan="Salah tulis", nama="Nama baru", kategori="badan_publik"
    ),
    "perkara_aksi:catat-identitas": _isian(
        jenis="paspor", nomor_identitas="A1234567", dilihat="on"
    ),
    "perkara_aksi:unggah-formulir": _isian(berkas=_pdf),
    "perkara_aksi:unggah-pindaian": _isian(berkas=_pdf, naskah=_surat_tidak_lengkap),
    "perkara_aksi:tolak-hentikan": _isian(alasan="Masih ditunggu"),
    "perkara_aksi:tolak-bukan-permohonan": _isian(alasan="Ini permohonan"),
    "perkara_aksi:tolak-duplikat": _isian(alasan="Isinya lain"),
    "perkara_aksi:ganti-kode": _isian(cara="meja", diperiksa="on"),
} | {
    f"perkara_aksi:{aksi}": _isian()
    for aksi in (
        "batalkan-tugas",
        "batalkan-catatan",
        "hentikan",
        "bukan-permohonan",
        "duplikat",
        "cetak-ba-tenggat",
        "cetak-formulir",
        "cetak-amplop",
        "tutup-tidak-diambil",
    )
}
ISIAN |= dunia_tetap.ISIAN | dunia_audit.ISIAN | dunia_laporan.ISIAN
