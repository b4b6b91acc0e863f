"""Documents, DIK rows and a year's DIP for tests; the DIP is born and moved by its verbs."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction

from dip.models import Dikecualikan, Dokumen, Entri, HurufPasal, Klasifikasi, Penyusunan
from dip.models.entri import beri_kode
from dip.status.penyusunan import Status
from ppid import berkas
from ppid.izin import Pelaku, Peran
from ppid.models import JenisBerkas, JenisSOP, Satker, Unit
from tests.factories import pelaku

UNIT = "Subbag Perencanaan, Data, dan Informasi"
UNIT_KABAG = "Bagian Teknis dan Hupmas"
PDF = b"%PDF-1.4\n%%EOF\n"  # clean enough where nobody opens it


def buat_unit(satker: Satker, nama: str = UNIT) -> Unit:
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


def isi_dip(dip: Penyusunan, banyak: Sequence[dict]) -> list[Entri]:
    """Rows straight into a DIP that is being drawn up; a `kode` given goes on from that one."""
    if not banyak:
        return []
    unit = buat_unit(dip.satker)
    awal = dip.entri.count()
    baru = [
        Entri(**{"penyusunan": dip, "unit": unit, "urut": n} | ISIAN_ENTRI | isian)
        for n, isian in enumerate(banyak, start=awal + 1)
    ]
    with transaction.atomic():
        beri_kode(dip.satker, dip.tahun, [satu for satu in baru if not satu.kode])
    for satu in baru:
        satu.isi_kata()
    return Entri.objects.bulk_create(baru)


def buat_entri(dip: Penyusunan, nama: str, **isian) -> Entri:
    return isi_dip(dip, [{"nama": nama} | isian])[0]


# The chain

NOTA = (
    "Penyusunan DIP",
    "Mohon setiap bagian mengisi DIP.\n1. Mendata informasi;\n2. Menyerahkan bagiannya.",
)
URUTAN = list(Status)
# What `persingkat` leaves of the sheet for a test of ...
PENGISIAN = ("tandatangani", "isi", "klarifikasi", "sahkan", "tetapkan")  # steps 7 to 11
PENETAPAN = ("tetapkan",)  # what is public of a DIP


def persingkat(satker: Satker, *langkah: str) -> Satker:
    """The office's sheet with these steps alone between its first and its last.

    A test that does not look at the chain walks less of it.
    """
    tinggal = ("tugaskan_kabag", *langkah, "terbitkan")
    satker.sop.get(jenis=JenisSOP.DIP).langkah.exclude(kunci__in=tinggal).delete()
    return satker


def buat_dip(
    satker: Satker,
    tahun: int = 2026,
    entri: Sequence[dict] = (),
    *,
    sampai: Status = Status.PENGISIAN,
) -> Penyusunan:
    """With its rows from the beginning; at `sampai`, or after it where the sheet lacks that."""
    buat_unit(satker)
    dip = Penyusunan.mulai_tahun(
        tahun,
        oleh=pelaku(Peran.SEKRETARIS, satker),
        arahan="Susun DIP",
        koordinator=_koordinator(satker),
        detik=90,
    )
    isi_dip(dip, entri)
    return jalankan(dip, sampai)


def buat_dip_terbit(
    satker: Satker, tahun: int = 2026, entri: Sequence[dict] = ({},), **pindaian
) -> Penyusunan:
    return terbitkan(buat_dip(satker, tahun, entri), **pindaian)


def terbitkan(dip: Penyusunan, **pindaian) -> Penyusunan:
    """`pindaian`: the scans of what the Pleno signed, `ba_pindaian` and `keputusan_pindaian`."""
    return jalankan(dip, Status.TERBIT, **pindaian)


def jalankan(dip: Penyusunan, sampai: Status, **pindaian) -> Penyusunan:
    letak = URUTAN.index(sampai)
    next(s for s in berjalan(dip, **pindaian) if URUTAN.index(s) >= letak)
    return dip


def berjalan(dip: Penyusunan, **pindaian) -> Iterator[Status]:
    """Act by act, each by its own actor: where it stands before the next."""
    while dip.status != Status.TERBIT:
        yield Status(dip.status)
        LANGKAH[dip.status](dip, **pindaian if dip.status == Status.PLENO else {})
    yield Status.TERBIT


def _koordinator(satker: Satker) -> Unit | None:
    """The unit of the Kabag who does the steps, where they have one."""
    return Unit.objects.filter(penugasan__pengguna__username=f"kabag.{satker.slug}").first()


def _oleh(dip: Penyusunan, peran: Peran) -> Pelaku:
    return pelaku(peran, dip.satker)


def _kabag(dip: Penyusunan, kunci: str) -> Pelaku:
    """Or whoever stands in that place at this step."""
    ada = Peran.KABAG in dip.sop.peran_langkah(kunci)
    return _oleh(dip, Peran.KABAG if ada else Peran.KASUBBAG)


def _tugaskan(dip: Penyusunan) -> None:
    oleh = _kabag(dip, "tugaskan_kasubbag")
    dip.tugaskan_kasubbag(oleh=oleh, arahan="Koordinasikan", detik=60)


def _serahkan(dip: Penyusunan) -> None:
    oleh = _kabag(dip, "isi")
    for bagian in dip.bagian.terbuka():
        bagian.serahkan(oleh=oleh)
    dip.refresh_from_db(fields=["status", "versi"])


def _tetapkan(dip: Penyusunan, *, ba_pindaian=None, keputusan_pindaian=None) -> None:
    dip.tetapkan(
        oleh=_oleh(dip, Peran.PLENO),
        ba_pindaian=ba_pindaian,
        keputusan_pindaian=keputusan_pindaian,
        ba_nomor=f"7/PL.01-BA/{dip.tahun}",
        ba_tanggal=dip.satker.hari_ini,
        ba_hadir=["Ketua", "Anggota"],
        keputusan_nomor=f"12 Tahun {dip.tahun}",
        keputusan_tanggal=dip.satker.hari_ini,
    )


LANGKAH = {
    Status.PENUGASAN: _tugaskan,
    Status.KONSEP: lambda d: d.kirim_konsep(*NOTA, oleh=_oleh(d, Peran.PETUGAS)),
    Status.KOREKSI: lambda d: d.koreksi_nota(*NOTA, oleh=_oleh(d, Peran.KASUBBAG), detik=120),
    Status.PERSETUJUAN: lambda d: d.setujui_nota(oleh=_kabag(d, "setujui"), detik=30),
    Status.TANDA_TANGAN: lambda d: d.tandatangani_nota(oleh=_oleh(d, Peran.SEKRETARIS)),
    Status.PENGISIAN: _serahkan,
    Status.KLARIFIKASI: lambda d: d.usulkan(oleh=_oleh(d, Peran.PETUGAS)),
    Status.KOREKSI_ATASAN: lambda d: d.tandatangani(oleh=_oleh(d, Peran.SEKRETARIS)),
    Status.PERTIMBANGAN: lambda d: d.sahkan(
        ["Erlina"], d.satker.hari_ini, None, oleh=_oleh(d, Peran.PERTIMBANGAN)
    ),
    Status.DISAHKAN: lambda d: d.usulkan_pleno(oleh=_oleh(d, Peran.SEKRETARIS)),
    Status.PLENO: _tetapkan,
    Status.DITETAPKAN: lambda d: d.terbitkan(oleh=_oleh(d, Peran.PETUGAS)),
}
