"""The pages of the reports: the year at a glance, and one report from closing to correction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from laporan.models import Laporan
from laporan.status.laporan import Status
from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import CaraNomor, Jejak, Naskah, SetelanNaskah
from tests.dunia_jawaban import pdf_kosong
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.laporan.rantai import alamat, sampai, tutup

pytestmark = pytest.mark.usefixtures("jam")
KABAG, KASUBBAG, SEKRETARIS, PETUGAS = Peran.KABAG, Peran.KASUBBAG, Peran.SEKRETARIS, Peran.PETUGAS


def kirim(klien, satker, aksi, satu: Laporan | None = None, **isian):
    url = satu.get_absolute_url() if satu else alamat(satker)
    versi = satu.versi if satu else 1
    return klien.post(url, {"aksi": aksi, "versi": versi} | isian)


def acara(satu: Laporan) -> list[str]:
    return list(Jejak.objects.tentang(satu).order_by("urut").values_list("jenis", flat=True))


# Closing


def test_tutup_membekukan_dan_menyebut_celah(masuk, satker, oktober):
    kasubbag = masuk(KASUBBAG)
    halaman = kasubbag.get(alamat(satker))
    ditolak = kirim(kasubbag, satker, "tutup_laporan")
    assert "2 permohonan yang diterima pada masa ini belum ada hasilnya." in halaman.text
    assert ditolak.status_code == 422 and not Laporan.objects.exists()

    assert kirim(kasubbag, satker, "tutup_laporan", celah="on").status_code == 302

    satu = Laporan.objects.get()
    assert satu.beku["angka"]["masuk.diterima"] == 2
    assert any("belum ada hasilnya" in kalimat for kalimat in satu.celah)
    assert acara(satu) == ["tutup_laporan"]
    assert "Kekurangan saat ditutup" in kasubbag.get(alamat(satker)).text


def test_masa_yang_berjalan_tidak_ditutup(masuk, satker, oktober):
    respons = masuk(KASUBBAG).post(
        alamat(satker, masa="2026-11"), {"aksi": "tutup_laporan", "versi": 1}
    )

    assert respons.status_code == 422
    assert "November 2026 belum berakhir" in respons.text
    assert not Laporan.objects.exists()


def test_yang_kedua_menutup_diberi_tahu(masuk, satker, oktober):
    tutup(satker)

    respons = kirim(masuk(KASUBBAG), satker, "tutup_laporan", celah="on")

    assert respons.status_code == 409 and "baru saja ditutup" in respons.text


@pytest.mark.parametrize("peran", [PETUGAS, KABAG, SEKRETARIS])
def test_hanya_kasubbag_menutup(masuk, satker, oktober, peran):
    klien = masuk(peran)

    assert "Tutup Oktober" not in klien.get(alamat(satker)).text
    assert kirim(klien, satker, "tutup_laporan", celah="on").status_code == 403


# Writing


TULISAN = {"kendala": "Arsip 2019 belum tertata.", "tindak_lanjut": "Ditata bulan depan."}


def test_tulisan_disimpan_dengan_keberatan_dan_sengketa(masuk, satker, oktober):
    satu = tutup(satker)

    respons = kirim(
        *(masuk(KASUBBAG), satker, "tulis_laporan", satu),
        **TULISAN,
        keberatan_a=1,
        keberatan_tanggapan="Dikabulkan",
        sengketa_1_nomor="012/KI/2026",
        sengketa_1_proses="Mediasi",
    )

    satu.refresh_from_db()
    assert respons.status_code == 302
    assert satu.isian["kendala"] == TULISAN["kendala"]
    assert satu.isian["keberatan"]["a"] == 1 and satu.isian["keberatan"]["g"] == 0
    assert satu.isian["sengketa"] == [{"nomor": "012/KI/2026", "proses": "Mediasi", "hasil": ""}]
    assert acara(satu) == ["tutup_laporan", "tulis_laporan"]


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("NIK 2101234512900003 salah", "Hapus deretan 16 angka"),
        ("Telepon 0812 5550 0142", "Hapus nomor ponsel"),
        ("Surat budi@contoh.test", "Hapus alamat email budi@contoh.test"),
        ("Bapak zulkarnaen  qz marah", "Ganti nama pemohon"),
        ("x" * 6001, "paling banyak 6000 huruf"),
    ],
)
def test_data_pribadi_ditolak_dan_ketikan_tetap(masuk, satker, oktober, teks, kalimat):
    satu = tutup(satker)

    respons = kirim(
        *(masuk(KASUBBAG), satker, "kirim_laporan", satu), kendala=teks, tindak_lanjut="Ketikan"
    )

    assert respons.status_code == 422
    assert kalimat in respons.text and "Ketikan" in respons.text
    assert acara(satu) == ["tutup_laporan"]


def test_alamat_email_kantor_boleh(masuk, satker, oktober):
    satu = tutup(satker)
    isian = {"kendala": "Email ppid@kpu.go.id penuh.", "tindak_lanjut": ""}

    assert kirim(masuk(KASUBBAG), satker, "tulis_laporan", satu, **isian).status_code == 302


def test_konsep_hanya_terbaca_penyusun_sampai_dikirim(masuk, satker, oktober):
    satu = tutup(satker, isian={"kendala": "Rahasia konsep"})
    petugas, naskah = masuk(PETUGAS), satu.alamat("laporan_naskah")

    sebelum = petugas.get(alamat(satker)).text, petugas.get(naskah).status_code
    sampai(satu, Status.DIKIRIM)

    assert "Rahasia konsep" not in sebelum[0] and sebelum[1] == 403
    assert "Rahasia konsep" in petugas.get(alamat(satker)).text
    assert petugas.get(naskah).status_code == 200


def test_hitung_ulang_membekukan_keadaan_sekarang(masuk, satker, oktober):
    satu = tutup(satker)
    oktober[0].cabut(oleh=pelaku(PETUGAS, satker), alasan="Surat", sebab_terlambat="Lupa")

    kirim(masuk(KASUBBAG), satker, "hitung_ulang", satu, **TULISAN)

    satu.refresh_from_db()
    assert satu.beku["angka"]["hasil.dicabut"] == 1
    assert satu.isian["kendala"] == TULISAN["kendala"]
    assert acara(satu)[-2:] == ["tulis_laporan", "hitung_ulang"]


# Sent, accepted, signed


def test_bintan_kabag_menerima_lalu_sekretaris_menandatangani(masuk, satker, oktober):
    satu = tutup(satker)
    assert "Kirim ke Kabag" in masuk(KASUBBAG).get(alamat(satker)).text
    kirim(masuk(KASUBBAG), satker, "kirim_laporan", satu, **TULISAN)
    satu.refresh_from_db()

    bukan = kirim(masuk(SEKRETARIS), satker, "terima_laporan", satu)
    assert bukan.status_code == 403
    assert kirim(masuk(KABAG), satker, "terima_laporan", satu).status_code == 302
    satu.refresh_from_db()
    assert "Tandatangani" in masuk(SEKRETARIS).get(alamat(satker)).text
    assert kirim(masuk(SEKRETARIS), satker, "tandatangani_laporan", satu).status_code == 302

    satu.refresh_from_db()
    assert satu.nomor in masuk(KASUBBAG).get(alamat(satker)).text
    assert acara(satu)[-3:] == ["kirim_laporan", "terima_laporan", "tandatangani_laporan"]


def test_sarolangun_sekretaris_menerima_dan_menandatangani_sekali(masuk, pada):
    satker = buat_satker("sarolangun")
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    satu = sampai(tutup(satker), Status.DIKIRIM)
    sekretaris = masuk(SEKRETARIS, satker)
    assert "Terima dan tandatangani" in sekretaris.get(satu.get_absolute_url()).text

    kirim(sekretaris, satker, "terima_laporan", satu)

    satu.refresh_from_db()
    assert satu.terbit and satu.nomor


def test_kantor_tanpa_tanda_tangan_terbit_saat_diterima(masuk, satker, oktober):
    satker.laporan_ditandatangani = False
    satker.save()
    satu = sampai(tutup(satker), Status.DIKIRIM)
    kabag = masuk(KABAG)
    assert "Terima dan terbitkan" in kabag.get(satu.get_absolute_url()).text

    kirim(kabag, satker, "terima_laporan", satu)

    satu.refresh_from_db()
    assert satu.terbit and acara(satu)[-1] == "terima_laporan"


def test_dikembalikan_dengan_catatan(masuk, satker, oktober):
    satu = sampai(tutup(satker), Status.DIKIRIM)
    kabag = masuk(KABAG)
    assert kirim(kabag, satker, "kembalikan_laporan", satu).status_code == 422

    kirim(kabag, satker, "kembalikan_laporan", satu, catatan="Sebutkan unitnya")

    satu.refresh_from_db()
    assert satu.status == Status.DISUSUN
    assert "Sebutkan unitnya" in masuk(KASUBBAG).get(alamat(satker)).text


def test_sekretaris_mengembalikan_sebelum_tanda_tangan(masuk, satker, oktober):
    satu = sampai(tutup(satker), Status.DITERIMA)

    kirim(masuk(SEKRETARIS), satker, "kembalikan_ttd_laporan", satu, catatan="Kurang")

    satu.refresh_from_db()
    assert satu.status == Status.DISUSUN and acara(satu)[-1] == "kembalikan_ttd_laporan"


def test_versi_lama_ditolak_409(masuk, satker, oktober):
    satu = tutup(satker)
    satu.tulis({"kendala": "Lain"}, oleh=pelaku(KASUBBAG, satker))

    respons = masuk(KASUBBAG).post(alamat(satker), {"aksi": "kirim_laporan", "versi": 1, **TULISAN})

    assert respons.status_code == 409
    satu.refresh_from_db()
    assert satu.status == Status.DISUSUN and satu.isian == {"kendala": "Lain"}


def test_nomor_agenda_diminta_hanya_pada_tindakan_yang_menerbitkan(masuk, satker, oktober):
    SetelanNaskah.objects.create(
        satker=satker,
        jenis="laporan_bulanan",
        cara_nomor=CaraNomor.AGENDA,
        pola="",
        penanda="sekretaris",
        selaku="atasan",
    )
    satu = sampai(tutup(satker), Status.DIKIRIM)
    assert "Nomor laporan" not in masuk(KABAG).get(alamat(satker)).text
    kirim(masuk(KABAG), satker, "terima_laporan", satu)
    satu.refresh_from_db()
    sekretaris = masuk(SEKRETARIS)
    assert kirim(sekretaris, satker, "tandatangani_laporan", satu).status_code == 422

    kirim(sekretaris, satker, "tandatangani_laporan", satu, nomor="17/LAP/2026")

    satu.refresh_from_db()
    assert satu.nomor == Naskah.objects.tentang(satu).get().nomor == "17/LAP/2026"


def test_pindaian_diunggah_sesudah_terbit(masuk, satker, oktober):
    satu = sampai(tutup(satker), Status.TERBIT)
    kasubbag = masuk(KASUBBAG)
    unggahan = SimpleUploadedFile("l.pdf", pdf_kosong(), "application/pdf")
    siap = kasubbag.get(alamat(satker)).text

    respons = kirim(kasubbag, satker, "unggah_pindaian_laporan", satu, berkas=unggahan)

    assert siap.index("Unggah pindaian</h2>") < siap.index("judul-angka")  # the act, then figures
    assert respons.status_code == 302
    assert Naskah.objects.tentang(satu).get().pindaian is not None
    halaman = kasubbag.get(alamat(satker))
    assert "Pindaian bertanda tangan" in halaman.text and "Unggah pindaian</h2>" not in halaman.text
    assert kasubbag.get(f"{satu.alamat('laporan_naskah')}?pindaian").status_code == 200


# Changed afterwards, and corrected


def test_data_yang_berubah_dikatakan_lalu_diralat(masuk, satker, oktober, pada):
    satu = sampai(tutup(satker), Status.TERBIT)
    kasubbag, dulu = masuk(KASUBBAG), satu.beku
    assert "Data berubah" not in kasubbag.get(alamat(satker)).text
    Permohonan.objects.filter(pk=oktober[0].pk).update(diterima_pada="2026-09-30T03:00Z")

    halaman = kasubbag.get(alamat(satker))
    assert "Data berubah sejak laporan ini terbit" in halaman.text
    assert halaman.text.index("Buat ralat</summary>") < halaman.text.index("judul-angka")
    beda = halaman.context["berubah"]
    assert ("Daring (portal)", "2", "1") in [ubah for b in beda for ubah in b.isi]

    assert kirim(kasubbag, satker, "buat_ralat", satu).status_code == 422
    respons = kirim(kasubbag, satker, "buat_ralat", satu, alasan="Tanggal terima keliru")

    ralat = Laporan.objects.get(ralat=1)
    satu.refresh_from_db()
    assert respons["Location"] == ralat.get_absolute_url() and satu.beku == dulu
    halaman = kasubbag.get(respons["Location"])
    assert "Yang berbeda dari laporan sebelumnya" in halaman.text
    assert halaman.context["beda"] == beda
    assert acara(ralat) == ["tutup_laporan"] and ralat.celah
    assert "Data berubah" not in kasubbag.get(alamat(satker)).text  # the ralat says it now


def test_angka_membuka_barisnya(masuk, satker, oktober):
    halaman = masuk(KABAG).get(alamat(satker)).text

    assert f'{alamat(satker, nama="laporan_rincian")}?kunci=masuk.diterima">2</a>' in halaman


def test_kantor_lain_404(masuk, satker, oktober):
    lain = buat_satker("sarolangun")

    assert masuk(KASUBBAG).get(alamat(lain)).status_code == 404
