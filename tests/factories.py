"""Rows for tests, made as the portal makes them: a case is born and moved by its verbs alone."""

from datetime import date
from functools import cache

from permohonan.models import CaraMemperoleh, CaraSalinan, JenisPemohon, Kanal, Pemohon, Permohonan
from permohonan.status import Status
from ppid import kode
from ppid.data import KPU_RI, BarisSatker, baca_satker
from ppid.izin import LABEL_PERAN, Pelaku, Peran
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import SOP, Kategori, Langkah, Pengguna, Penugasan, RezimWaktu, Satker
from ppid.models.kalender import muat_dasar

SANDI = "sandi-untuk-uji"
ISIAN_SATKER = {
    "alamat": "Jalan Tata Bumi Km 20, Toapaya",
    "tempat": "Toapaya",
    "telepon": "(0771) 555 0142",
    "whatsapp": "0812 5550 0142",
}
ISIAN_PEMOHON = {
    "jenis": JenisPemohon.PERORANGAN,
    "nama": "Budi Santoso",
    "pekerjaan": "Mahasiswa",
    "alamat": "Jalan Merdeka 1, Kijang",
    "telepon": "+6281255501177",
    "email": "budi@contoh.test",
}
ISIAN = {
    "kanal": Kanal.DARING,
    "rincian": "Daftar pemilih tetap 2024 per kecamatan",
    "kategori": Kategori.BADAN_PUBLIK,
    "tujuan": "Tugas kuliah",
    "cara_memperoleh": CaraMemperoleh.DIGITAL,
    "cara_salinan": CaraSalinan.EMAIL,
}


def muat_kalender() -> None:
    """National holidays and clock regimes, once."""
    if not RezimWaktu.objects.exists():
        muat_dasar()


def buat_satker(slug: str = "bintan", **isian) -> Satker:
    """An office of the list with its SOPs; the same one when it is there already."""
    muat_kalender()
    if ada := Satker.objects.filter(slug=slug).first():
        return ada
    baris = daftar_satker()[slug]
    satker = Satker.objects.create(
        **ISIAN_SATKER
        | {
            "kode": baris.kode,
            "slug": slug,
            "nama": baris.nama,
            "tingkat": baris.tingkat,
            "zona": baris.zona_waktu,
        }
        | isian
    )
    siapkan_sop(satker)
    return satker


@cache
def daftar_satker() -> dict[str, BarisSatker]:
    return {baris.slug: baris for baris in (KPU_RI, *baca_satker())}


LEMBAR: dict[tuple[str, str], list] = {}  # what `siapkan` wrote for such an office


def siapkan_sop(satker: Satker) -> None:
    """The office's sheets; after the first such office copies of the rows it got."""
    kunci = (satker.slug, satker.tingkat)
    if kunci not in LEMBAR:
        SOP.objects.siapkan(satker)
        semua = satker.sop.order_by("pk")
        LEMBAR[kunci] = [(_isi(sop), [*map(_isi, sop.langkah.all())]) for sop in semua]
        return
    sop = SOP.objects.bulk_create(SOP(satker=satker, **isi) for isi, _ in LEMBAR[kunci])
    Langkah.objects.bulk_create(
        Langkah(sop=satu, **isi)
        for satu, (_, semua) in zip(sop, LEMBAR[kunci], strict=True)
        for isi in semua
    )


def _isi(baris) -> dict:
    """The columns of its own."""
    return {
        k.attname: getattr(baris, k.attname)
        for k in baris._meta.concrete_fields
        if not k.primary_key and not k.is_relation
    }


def buat_pegawai(peran, satker: Satker, username: str = "", nama: str = "", **tugas) -> Pengguna:
    """A person with one post, `petugas.bintan` unless named; the same one when there already."""
    username = username or f"{peran}.{satker.slug}"
    if ada := Pengguna.objects.filter(username=username).first():
        return ada
    pengguna = Pengguna.objects.buat(username, SANDI, nama=nama or f"Rina {LABEL_PERAN[peran]}")
    beri_tugas(pengguna, peran, satker, **tugas)
    return pengguna


def beri_tugas(pengguna: Pengguna, peran, satker: Satker, **tugas) -> Penugasan:
    tugas = {"jabatan": LABEL_PERAN[peran], "sejak": date(2020, 1, 1)} | tugas
    return Penugasan.objects.create(pengguna=pengguna, satker=satker, peran=peran, **tugas)


def pelaku(peran, satker: Satker, username: str = "", **tugas) -> Pelaku:
    """Someone in that post, ready to act."""
    return buat_pegawai(peran, satker, username, **tugas).bertugas_di(satker.slug)


def buat_permohonan(
    satker: Satker | None = None,
    status: str = Status.DIAJUKAN,
    *,
    pemohon: dict | None = None,
    oleh: Pelaku | None = None,
    kunci: str = "",
    **isian,
) -> Permohonan:
    """A case in any status; `selesai` is withdrawn, the others stand on the way of step 4.

    Filed by the applicant when its channel is `daring`, else logged by the desk. `kode_akses` on
    the result is the applicant's code.
    """
    satker = satker or buat_satker()
    isian = ISIAN | isian
    daring = isian["kanal"] == Kanal.DARING
    kunci = kunci or kode.kunci_baru()
    baru = Permohonan.lahir(
        "ajukan" if daring else "catat",
        satker=satker,
        oleh=oleh or (pengaju(satker) if daring else pelaku(Peran.PETUGAS, satker)),
        kunci=kunci,
        pemohon=Pemohon(**ISIAN_PEMOHON | (pemohon or {})),
        **isian,
    )
    baru.kode_akses = kode.dari_kunci(kunci)
    return _sampai(baru, status)


def pengaju(satker: Satker) -> Pelaku:
    """An applicant before there is a case."""
    return Pelaku(frozenset({Peran.PEMOHON}), satker=satker)


def _sampai(permohonan: Permohonan, status: str) -> Permohonan:
    """Moved there by the acts a desk would do."""
    petugas = pelaku(Peran.PETUGAS, permohonan.satker)
    if status == Status.PERLU_DILENGKAPI:
        permohonan.minta_kelengkapan(oleh=petugas, kurang=["Alamat pemohon"], cara="email")
    elif status == Status.SELESAI:
        permohonan.cabut(oleh=sebagai_pemohon(permohonan))
    elif status != Status.DIAJUKAN:
        permohonan.nyatakan_lengkap(oleh=petugas)
        for sampai, langkah in JALAN:
            if permohonan.status == status:
                break
            langkah(permohonan)
            assert permohonan.status == sampai
    return permohonan


def teruskan(p: Permohonan) -> None:
    petugas = pelaku(Peran.PETUGAS, p.satker)
    p.teruskan(oleh=petugas, rincian_unit="Data per kecamatan", isi="Mohon arahan.")


def susun(p: Permohonan, hasil: str = "dikabulkan", *, berkas=(), **isian) -> None:
    """Draft an answer with one outcome for every open part."""
    jawaban = [{"bagian": b, **ISIAN_JAWABAN, "hasil": hasil, **isian} for b in p.bagian_terbuka()]
    petugas = pelaku(Peran.PETUGAS, p.satker)
    p.susun_tanggapan(oleh=petugas, jawaban=jawaban, berkas=berkas, cara_serah="ambil")


ISIAN_JAWABAN = {"informasi": "Rekapitulasi DPT per kecamatan", "bentuk": "softcopy"}


def setujui(p: Permohonan) -> None:
    p.setujui(oleh=pelaku(Peran.KASUBBAG, p.satker))


def beritahukan(p: Permohonan, cara: str = "portal", cara_serah: str = "ambil") -> None:
    p.beritahukan(oleh=pelaku(Peran.PETUGAS, p.satker), cara=cara, cara_serah=cara_serah)


JALAN = (
    (Status.KOORDINASI, teruskan),
    (Status.MENUNGGU_PERSETUJUAN, susun),
    (Status.SIAP_DISAMPAIKAN, setujui),
    (Status.MENUNGGU_PENYERAHAN, beritahukan),
)
