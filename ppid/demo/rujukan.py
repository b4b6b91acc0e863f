"""What a script can only name, made into rows and files: `rujuk(aksi, …)` gives a verb's arguments.

Units go by a word of their name, documents by their `sebutan`, rows of the DIK by office and butir
("kpu/3"), days as a count of working days from the act.
"""

from datetime import date

from dip.models import Dikecualikan, Dokumen
from permohonan.konsep import dasar_cetak
from permohonan.models import Permohonan, Tarif
from ppid import gerbang, kode, tenggat
from ppid.data.demo import baca
from ppid.demo import lampiran
from ppid.izin import Pelaku
from ppid.models import JenisBerkas, Naskah, Pengguna, Penugasan, Satker, Unit

ISI_BAHAN = "Bahan untuk menjawab permohonan informasi: {judul}."
BENTUK = {"ambil": "hardcopy", "pos": "hardcopy", "faksimili": "hardcopy"}
BENTUK |= {"diperlihatkan": "melihat"}


def rujuk(aksi: str, opsi: dict, permohonan: Permohonan, oleh: Pelaku) -> dict:
    opsi = _berkas_pemohon(opsi, permohonan)
    return AKSI[aksi](opsi, permohonan, oleh) if aksi in AKSI else opsi


def _berkas_pemohon(opsi: dict, p: Permohonan) -> dict:
    if jenis := opsi.pop("berkas", ()):
        nama = p.pemohon.nama
        opsi["unggahan"] = [lampiran.siapkan(satu, nama, p.satker) for satu in jenis]
    return opsi


def unit(satker: Satker, kata: str) -> Unit:
    return Unit.objects.get(satker=satker, nama__icontains=kata)


def judul_dokumen(slug: str) -> dict[str, str]:
    return {satu["sebutan"]: satu["judul"] for satu in baca("dokumen")[slug]}


def dokumen(slug: str, sebutan: list[str]) -> list[Dokumen]:
    judul = judul_dokumen(slug)
    return [Dokumen.objects.get(satker__slug=slug, judul=judul[satu]) for satu in sebutan]


def dik(sebutan: str) -> Dikecualikan:
    slug, butir = sebutan.split("/")
    return Dikecualikan.objects.get(satker__slug=slug, butir=butir)


def penghubung(satker: Satker, kata: str) -> str:
    """The tim penghubung of a unit, as `<peran>` or `<peran>2`."""
    tugas = Penugasan.objects.get(peran="penghubung", unit=unit(satker, kata))
    return tugas.pengguna.username.split(".")[0]


def _sesudah(satker: Satker, n: int) -> date:
    return tenggat.tambah_hari_kerja(satker.hari_ini, n, satker.kalender())


def _penerima(p: Permohonan) -> str:
    return p.pemohon.narahubung or p.pemohon.nama_kuasa or p.pemohon.nama


def _jawab_di_tempat(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    urut = opsi.pop("bagian", None)
    bagian = [b for b in p.bagian_terbuka() if urut is None or b.urut in urut]
    isi = {"bagian": bagian, "dokumen": dokumen(p.satker.slug, opsi.pop("dokumen"))}
    return {"penerima": _penerima(p)} | opsi | isi


def _jelaskan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    bagian = p.bagian.get(urut=opsi.pop("bagian"))
    return opsi | {"bagian": bagian, "dik": dik(opsi["dik"])}


def _tugaskan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    return {"kepada": Pengguna.objects.get(username=f"{opsi['kepada']}.{p.satker.slug}")}


def _teruskan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    return {"rincian_unit": p.rincian} | opsi


def _disposisi(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    baris = [unit(p.satker, kata) for kata in opsi["unit"]]
    rincian = p.rincian_unit or p.rincian
    return {"rincian": rincian} | opsi | {"unit": baris, "batas": _sesudah(p.satker, opsi["batas"])}


def _serah_bahan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    permintaan = p.bahan.menunggu().get(unit=unit(p.satker, opsi.pop("unit")))
    unggahan = []
    if judul := opsi.pop("judul", ""):
        unggahan = [lampiran.kantor(JenisBerkas.BAHAN, judul, ISI_BAHAN.format(judul=judul), oleh)]
    return opsi | {"permintaan": permintaan, "unggahan": unggahan}


def _ingatkan_unit(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    return {"permintaan": p.bahan.menunggu().get(unit=unit(p.satker, opsi["unit"]))}


def _catat_uji(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    return opsi | {"uji": p.uji.get()}


def _siapkan_berkas(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    judul = opsi.pop("judul")
    if tabel := opsi.pop("tabel", None):
        satu = lampiran.tabel(JenisBerkas.JAWABAN, judul, tabel, oleh, tersembunyi=True)
    else:
        satu = lampiran.kantor(JenisBerkas.JAWABAN, judul, ISI_BAHAN.format(judul=judul), oleh)
    return {"unggahan": [satu]}


def _jawab_temuan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    [satu] = gerbang.tertahan(p.berkas_bahan())
    return {"berkas": satu, "jawaban": dict.fromkeys(range(len(satu.temuan)), opsi["alasan"])}


def _catat_identitas(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    """An invented card: the place, no birthday, and a number that nobody has."""
    contoh = f"{p.satker.kode:0<6}{0:06}{p.pk:04}"
    return {"jenis": "ktp", "nomor_identitas": contoh} | opsi


def _susun_tanggapan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    """`lampir`: whose files go with it: all ("semua"), the desk's own ("desk"), or none ("")."""
    jawab, lampir = opsi.pop("jawab"), opsi.pop("lampir", "semua")
    serah = opsi.get("cara_serah", "")
    bagian = p.bagian_terbuka()
    isi = [jawaban(s, b, serah, p) for s, b in zip(jawab, bagian, strict=True)]
    milik = [b for b in p.berkas_bahan() if lampir == "semua" or b.jenis == JenisBerkas.JAWABAN]
    tambah = {"biaya": [_biaya(p.satker, *satu) for satu in opsi.pop("biaya", [])]}
    tambah["waktu_penyediaan"] = 1 if serah else None
    dok = dokumen(p.satker.slug, opsi.pop("dokumen", []))
    berkas = milik if lampir and serah else []
    return opsi | tambah | {"jawaban": isi, "berkas": berkas, "dokumen": dok}


def jawaban(satu: list, bagian, serah: str, p: Permohonan) -> dict:
    """["dikabulkan", informasi], ["sebagian", informasi, [[materi, alasan, dik]]],
    ["ditolak", dik, pertimbangan], ["tidak_dikuasai", badan, informasi],
    ["belum_didokumentasikan", hari kerja, informasi]."""
    hasil, isi, *lain = satu
    dasar = {"bagian": bagian, "hasil": hasil}
    if hasil == "ditolak":
        return dasar | {"dik": dik(isi), "pertimbangan": lain[0], "informasi": bagian.teks[:2000]}
    if hasil == "tidak_dikuasai":
        return dasar | {"badan_lain": isi, "informasi": lain[0]}
    if hasil == "belum_didokumentasikan":
        return dasar | {"sampai": _sesudah(p.satker, isi), "informasi": lain[0]}
    hitam = [
        {
            "materi": materi,
            "alasan": alasan,
            "dik": dasar_cetak(dik(butir)),
            "token": dik(butir).token,
        }
        for materi, alasan, butir in (lain[0] if lain else ())
    ]
    bentuk = BENTUK.get(serah, "softcopy")
    return dasar | {"informasi": isi, "bentuk": bentuk, "penghitaman": hitam}


def _biaya(satker: Satker, nama: str, jumlah: int) -> dict:
    tarif = Tarif.objects.get(satker=satker, nama=nama, aktif=True)
    harga = {"satuan": tarif.satuan, "harga": tarif.harga, "jumlah": jumlah}
    return {"nama": nama} | harga


def _serahkan(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    if bukti := opsi.pop("bayar", ""):
        opsi["bayar"] = {
            "dibayar_pada": p.satker.hari_ini,
            "cara_bayar": "Tunai kepada bendahara penerimaan",
            "bukti_bayar": f"{bukti}/{p.satker.hari_ini.year}",
        }
    return {"penerima": _penerima(p)} | opsi


def _unggah(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    [satu] = opsi.pop("unggahan")
    asal = None
    if jenis := opsi.pop("naskah", ""):
        asal = Naskah.objects.tentang(p).filter(jenis=jenis).latest("pk")
    return {"unggahan": satu, "naskah_asal": asal}


def _ganti_kode(opsi: dict, p: Permohonan, oleh: Pelaku) -> dict:
    return opsi | {"kode_baru": kode.dari_kunci(kode.kunci_baru())}


AKSI = {
    "jawab_di_tempat": _jawab_di_tempat,
    "jelaskan": _jelaskan,
    "tugaskan": _tugaskan,
    "teruskan": _teruskan,
    "disposisi": _disposisi,
    "serah_bahan": _serah_bahan,
    "ingatkan_unit": _ingatkan_unit,
    "catat_uji": _catat_uji,
    "siapkan_berkas": _siapkan_berkas,
    "jawab_temuan": _jawab_temuan,
    "catat_identitas": _catat_identitas,
    "susun_tanggapan": _susun_tanggapan,
    "serahkan": _serahkan,
    "unggah_formulir": _unggah,
    "unggah_pindaian": _unggah,
    "ganti_kode": _ganti_kode,
}
