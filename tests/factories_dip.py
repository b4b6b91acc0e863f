"""Documents and DIK rows for tests."""

from collections.abc import Sequence
from datetime import date, timedelta

from dip.models import Dikecualikan, Dokumen, Entri, HurufPasal, Klasifikasi, Penyusunan
from dip.models.entri import beri_kode
from ppid import berkas
from ppid.izin import Peran
from ppid.models import JenisBerkas, Satker, Unit
from tests.factories import pelaku

PDF = b"%PDF-1.4\n%%EOF\n"  # clean enough where nobody opens it


def buat_unit(satker: Satker, nama: str = "Subbag Perencanaan, Data, dan Informasi") -> Unit:
    return Unit.objects.get_or_create(satker=satker, nama=nama)[0]


def buat_berkas(satker: Satker, jenis=JenisBerkas.DOKUMEN, isi=PDF, nama="dokumen.pdf", temuan=()):
    """Stored bytes with an unsaved row, as `berkas.siapkan()` leaves them."""
    bersih = berkas.Bersih(isi, "application/pdf", ".pdf")
    satu = berkas.tulis(bersih, nama=nama, jenis=jenis, satker=satker)
    satu.temuan = list(temuan)
    return satu


def buat_dokumen(
    satker: Satker,
    judul: str = "DPT Pemilihan 2024 per kecamatan",
    klasifikasi: str = Klasifikasi.BERKALA,
    *,
    disahkan: bool = True,
    isi: bytes | None = PDF,
    temuan=(),
    **isian,
) -> Dokumen:
    """Registered by the desk and ratified by the Kasubbag. Without file where `isi` is None."""
    unggahan = [] if isi is None else [buat_berkas(satker, isi=isi, temuan=temuan)]
    baru = Dokumen.daftarkan(
        oleh=pelaku(Peran.PETUGAS, satker),
        unggahan=unggahan,
        **{"judul": judul, "klasifikasi": klasifikasi, "unit": buat_unit(satker)} | isian,
    )
    if disahkan:
        baru.sahkan(oleh=pelaku(Peran.KASUBBAG, satker))
    return baru


def buat_dik(
    satker: Satker,
    informasi: str = "NIK dan nomor KK pemilih",
    huruf: str = HurufPasal.H,
    berlaku_sampai: date | None = None,
    **isian,
) -> Dikecualikan:
    """A row of the office that decided, without asking whether it may: the verb does that."""
    hari_ini = satker.hari_ini
    oleh = pelaku(Peran.KASUBBAG, satker)
    pindaian = buat_berkas(satker, JenisBerkas.KEPUTUSAN, nama="keputusan.pdf")
    pindaian.save()
    isian = {
        "butir": Dikecualikan.objects.butir_berikut(satker),
        "konsekuensi": "Mengungkap rahasia pribadi pemilih",
        "diputus_oleh": satker.nama,
        "nomor_keputusan": "12/PPID/2026",
        "tanggal_keputusan": hari_ini - timedelta(days=30),
    } | isian
    sampai = berlaku_sampai or hari_ini + timedelta(days=365)
    baru = Dikecualikan.objects.create(
        satker=satker,
        informasi=informasi,
        huruf=huruf,
        berlaku_sampai=sampai,
        pindaian=pindaian,
        oleh=oleh.pengguna,
        **isian,
    )
    berkas.kaitkan(pindaian, baru)
    return baru


ISIAN_ENTRI = {
    "nama": "Daftar Pemilih Tetap Pemilu 2024",
    "ringkasan": "Jumlah pemilih per kecamatan",
    "pejabat": "Kasubbag Perencanaan, Data, dan Informasi",
    "waktu_tempat": "Juni 2023, Bintan",
    "bentuk": "Cetak, Online",
    "retensi": "5 tahun",
    "sifat": Klasifikasi.BERKALA,
    "tahun": 2024,
}


def buat_entri(dip: Penyusunan, banyak: list[dict]) -> list[Entri]:
    """Rows straight into a DIP that is being drawn up; a `kode` given goes on from that one."""
    unit = buat_unit(dip.satker)
    awal = dip.entri.count()
    baru = [
        Entri(**{"penyusunan": dip, "unit": unit, "urut": n} | ISIAN_ENTRI | isian)
        for n, isian in enumerate(banyak, start=awal + 1)
    ]
    beri_kode(dip.satker, dip.tahun, [satu for satu in baru if not satu.kode])
    for satu in baru:
        satu.isi_kata()
    return Entri.objects.bulk_create(baru)


def buat_dip(satker: Satker, tahun: int = 2026, entri: Sequence[dict] = ()) -> Penyusunan:
    """A DIP that its units are filling: step 7 has begun."""
    buat_unit(satker)
    siapa = {peran: pelaku(peran, satker) for peran in PELAKU_DIP}
    dip = Penyusunan.mulai_tahun(tahun, oleh=siapa[Peran.SEKRETARIS], arahan="Susun DIP")
    kabag = siapa[_kabag(dip)]
    if not dip.sekali_tugas:
        dip.tugaskan_kasubbag(oleh=kabag, arahan="Koordinasikan")
    dip.kirim_konsep("Penyusunan DIP", "Mohon diisi", oleh=siapa[Peran.PETUGAS])
    dip.koreksi_nota("Penyusunan DIP", "Mohon segera diisi", oleh=siapa[Peran.KASUBBAG])
    dip.setujui_nota(oleh=kabag)
    dip.tandatangani_nota(oleh=siapa[Peran.SEKRETARIS])
    buat_entri(dip, list(entri))
    return dip


def _kabag(dip: Penyusunan) -> Peran:
    """Who stands in the Kabag's place in this office."""
    return Peran.KABAG if Peran.KABAG in dip.sop.peran_langkah("setujui") else Peran.KASUBBAG


PELAKU_DIP = (
    *(Peran.PETUGAS, Peran.KASUBBAG, Peran.KABAG, Peran.SEKRETARIS),
    *(Peran.PERTIMBANGAN, Peran.PLENO),
)


def terbitkan(dip: Penyusunan, *, ba_pindaian=None, keputusan_pindaian=None) -> Penyusunan:
    """Steps 7 to 11 by their actors."""
    siapa = {peran: pelaku(peran, dip.satker) for peran in PELAKU_DIP}
    kabag = siapa[_kabag(dip)]
    for bagian in dip.bagian.all():
        bagian.serahkan(oleh=kabag)
    dip.refresh_from_db()
    dip.usulkan(oleh=siapa[Peran.PETUGAS])
    dip.tandatangani(oleh=siapa[Peran.SEKRETARIS])
    hari = dip.satker.hari_ini
    dip.sahkan(["Erlina"], hari, None, oleh=siapa[Peran.PERTIMBANGAN])
    dip.usulkan_pleno(oleh=siapa[Peran.SEKRETARIS])
    dip.tetapkan(
        oleh=siapa[Peran.PLENO],
        ba_pindaian=ba_pindaian,
        keputusan_pindaian=keputusan_pindaian,
        ba_nomor=f"7/PL.01-BA/{dip.tahun}",
        ba_tanggal=hari,
        ba_hadir=["Ketua", "Anggota"],
        keputusan_nomor=f"12 Tahun {dip.tahun}",
        keputusan_tanggal=hari,
    )
    dip.terbitkan(oleh=siapa[Peran.PETUGAS])
    return dip


def buat_dip_terbit(
    satker: Satker, tahun: int = 2026, entri: Sequence[dict] = ({},), **pindaian
) -> Penyusunan:
    """A published DIP, brought there by the verbs of the chain."""
    return terbitkan(buat_dip(satker, tahun, entri), **pindaian)
