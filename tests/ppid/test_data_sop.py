"""The five sheets as data, held against tables written by hand from the sheets themselves."""

import json
import re

import pytest

from ppid.data.sop import FOLDER, KABKOTA, KUNCI, PERAN, TINGKAT, baca_sop, sop_baku

# Rows as they stand on the sheets: description | requirement | time | output | note.
LEMBAR = {
    "bintan-pelayanan": """
1. Pemohon informasi datang dengan mengisi formulir permohonan informasi atau melalui surat,
   email, telpon | Kartu identitas, akte notaris, dok pengesahan badan publik | 10 menit
   | Data pemohon terisi, Pemohon memenuhi syarat
   | untuk pemohon melalui surat, email, telp dan fax, formulir diisikan staf
2. Staf pelaksana menginformasikan kepada pemohon terkait informasi yang diminta
   | Data tersedia hardcopy/ softcopy | 15 menit | Tanda terima
   | data bukan termasuk informasi dalam kategori dikecualikan
3. Staf pelaksana menginformasikan informasi yang dikecualikan | | 5 menit
   | Pemohon terinformasikan |
4. Jika informasi yang dimohon tidak dapat diberikan langsung, desk pelayanan berkoordinasi
   dengan Kasubag (Pejabat PPID) & tim penghubung | Nota Dinas/ Disposisi/ Arahan
   | 10 hari kerja dan dapat diperpanjang 7 hari kerja | Pemberitahuan tertulis |
5. Pemohon menerima tanda terima/pemberitahuan tertulis apabila informasi bisa diterima atau
   tidak | Klasifikasi data yang dapat diberikan/ tidak |
   | tanda terima data/ pemberitahuan tertulis
   | diberikan desk informasi (offline), surat/email (online)
6. Desk informasi mengupdate register pelayanan informasi apabila telah selesai
   | Update register pelayanan informasi | | |
7. Supervisi kegiatan oleh Kasubag | Data update pelayanan | | Data layanan harian |
8. Pelaporan dari Ka.Subbag kepada Ka.Bag | Data update | 1 bulan | Laporan bulanan |
""",
    "dki-jakarta-pelayanan": """
1. Pemohon informasi datang dengan mengisi formulir permohonan informasi atau melalui surat,
   email, telpon | Kartu identitas, akte notaris, dok pengesahan badan publik | 10 menit
   | Data pemohon terisi, Pemohon memenuhi syarat
   | untuk pemohon melalui surat, email, telp dan fax, formulir diisikan staf
2. Staf pelaksana menginformasikan kepada pemohon terkait informasi yang diminta
   | Data tersedia hardcopy/softcopy | 15 menit | Tanda terima
   | data bukan termasuk informasi dalam kategori dikecualikan
3. Staf pelaksana menginformasikan informasi yang dikecualikan | | 5 menit
   | Pemohon terinformasikan |
4. Jika informasi yang dimohon tidak dapat diberikan langsung, desk pelayanan berkoordinasi
   dengan Kasubag (Pejabat PPID) & tim penghubung | Nota Dinas/ Disposisi/ Arahan
   | 10 hari kerja dan dapat diperpanjang 7 hari kerja | Pemberitahuan tertulis |
5. Pemohon menerima tanda terima/pemberitahuan tertulis apabila informasi bisa diterima atau
   tidak | Klasifikasi data yang dapat diberikan/tidak |
   | tanda terima data/pemberitahuan tertulis
   | diberikan desk informasi (offline), surat/email (online)
6. Desk informasi mengupdate register pelayanan informasi apabila telah selesai
   | Update register pelayanan informasi | | |
7. Supervisi kegiatan oleh Kasubag | Data update pelayanan | | Data layanan harian |
8. Pelaporan dari Ka.Subbag kepada Ka.Bag | Data update | 1 bulan | Laporan bulanan |
""",
    "sarolangun-pelayanan": """
1. Pemohon informasi datang dengan mengisi formular permohonan atau melalui surat, email,
   telepon | Kartu identitas, akte notaris, dokumen pengesahan badan publik | 10 Menit
   | Data pemohon terisi, pemohon memenuhi syarat |
2. Staf pelaksana menginformasikan kepada pemohonan terkait informasi yang diminta
   | Data tersedia hardcopy/ softcopy | 15 Menit | Tanda terima |
3. Staf pelaksana menginformasikan informasi yang dikecualikan | | 5 Menit
   | Pemohon terinformasikan |
4. Jika informasi yang dimohon tidak dapat diberikan langsung, desk pelayanan berkoordinasi
   dengan Kasubbag (Pejabat PPID) dan tim penghubung | Nota Dinas/Disposisi/Arahan
   | 10 Hari Kerja dan dapat diperpanjang 7 hari kerja | Pemberitahuan tertulis |
5. Pemohon menerima tanda terima/pemberitahuan tertulis apabila informasi bisa diterima atau
   tidak | Klasifikasi data yang dapat diberikan/tidak |
   | Tanda terima data/pemberitahuan tertulis |
6. Desk informasi mengupdate register pelayanan informasi apabila telah selesai
   | Update register pelayanan informasi | | |
7. Supervisi kegiatan oleh Kasubbag | Data Update Pelayanan | | Data layanan |
8. Pelaporan dari Kasubbag kepada Sekretaris | Data Update | 1 bulan | Laporan bulanan |
""",
    "bintan-dokumentasi": """
1. Mengumpulkan informasi dan dokumentasi publik yang dikuasai oleh PPID , dapat digunakan
   formulir daftar informasi publik dan dokumentasi publik serta panduan pengisiannya
   | Formulir Daftar Informasi Publik | Tentatif | Daftar Informasi Publik |
2. Mengklasifikasi informasi, mengarsipkan berdasarkan urutan jangka waktu penyimpanan,
   menyetujui dan mengesahkan seluruh informasi dan dokumentasi publik yang sudah didaftar
   | Formulir Daftar Informasi Publik | Tentatif | Daftar Informasi Publik |
3. Mendokumentasikan informasi dan dokumentasi publik yang telah mendapatkan pengesahan
   | Formulir Daftar Informasi Publik | Tentatif | Daftar Informasi Publik |
4. Mengelola dan menyimpan dokumen informasi dalam bentuk soft copy dan tempat penyimpanan
   dokumen dalam bentuk hard copy dengan tata cara seperti mengarsip dokumen
   | alat tulis kantor | Tentatif | Daftar informasi publik |
5. Mengunggah Daftar Informasi ke website resmi melalui sarana informasi lainnya
   | website dan sarana informasi lainnya | Tentatif | Daftar informasi Publik |
""",
    "bengkulu-dip": """
1. Menugaskan Kabag untuk menyusun daftar informasi publik
   | Nota Dinas /Disposisi/ Arahan | 30 menit | Disposisi/ Arahan |
2. Kabag menugaskan kasubag untuk melakukan koordinasi dan konsolidasi pengumpulan informasi
   pembuat dan Daftar Informasi Publik
   | Nota Dinas /Disposisi/ Arahan | 30 menit | Disposisi/ Arahan |
3. Staf Pelaksana mengkonsep nota dinas surat | Konsep Nota Dinas | 1 hari | Draf Nota Dinas |
4. Kasubag mengoreksi konsep nota dinas | | 30 menit | Draf Nota Dinas |
5. Kabag menyetujui hasil revisi dan menyerahkan kepada Sekretaris
   | Draf Nota Dinas | 30 menit | |
6. Sekretaris menandatangani dokumen nota dinas | Nota Dinas Revisi | | Nota Dinas selesai |
7. Nota Dinas diserahkan kepada Kabag | | 1 (satu) minggu | DIP dibuat kabag terkait |
8. Hasil Pembuatan DIP dari Kabag dan diklarifikasi sesuai format DIP oleh pelaksana
   | | 1 bulan | Usulan DIP |
9. Koreksi oleh atasan PPID dan disampaikan kepada tim pertimbangan untuk disahkan
   | Usulan DIP | | DIP disetujui dan disahkan |
10. Diusulkan pada Pleno untuk ditetapkan | | 2 hari | DIP disetujui dan ditetapkan |
11. Staf pelaksana mengupdate informasi publik terbaru setelah disahkan
   | DIP terupdate setahun sekali | | DIP disahkan
   | Melalui laman website/ data tersedia di desk pelayanan
""",
}

# Key, standard time, and who acts with which symbol, one step a line.
LANGKAH = {
    "bintan-pelayanan": """
terima       10 menit          Pemohon ○, Pelaksana □
sampaikan    15 menit          Pelaksana □
jelaskan     5 menit           Pelaksana □
koordinasi   10+7 hari_kerja   Pelaksana □, Ka.SubBag ◇
serahkan     -                 Pelaksana □
register     -                 Pelaksana □
supervisi    -                 Ka.SubBag □
laporan      1 bulan           Ka.SubBag □, Ka.Bag ○
""",
    "dki-jakarta-pelayanan": """
terima       10 menit          Pemohon ○, Pelaksana □
sampaikan    15 menit          Pelaksana □
jelaskan     5 menit           Pelaksana □
koordinasi   10+7 hari_kerja   Pelaksana □, Ka. Sub Bag ◇
serahkan     -                 Pelaksana □
register     -                 Pelaksana □
supervisi    -                 Ka. Sub Bag □
laporan      1 bulan           Ka. Sub Bag □, Ka. Bag ○
""",
    "sarolangun-pelayanan": """
terima       10 menit          Desk Pelayanan ○
sampaikan    15 menit          Desk Pelayanan □
jelaskan     5 menit           Desk Pelayanan □
koordinasi   10+7 hari_kerja   Desk Pelayanan □, PPID ◇
serahkan     -                 Desk Pelayanan □
register     -                 Desk Pelayanan □
supervisi    -                 PPID □
laporan      1 bulan           PPID □, Atasan PPID ○
""",
    "bintan-dokumentasi": """
kumpulkan        tentatif      DESK PELAYANAN INFORMASI ○
klasifikasi      tentatif      DESK PELAYANAN INFORMASI □, PPID ◇
dokumentasikan   tentatif      DESK PELAYANAN INFORMASI □
simpan           tentatif      DESK PELAYANAN INFORMASI □
unggah           tentatif      DESK PELAYANAN INFORMASI ○
""",
    "bengkulu-dip": """
tugaskan_kabag      30 menit       Sekretaris ○
tugaskan_kasubbag   30 menit       Kabag □
konsep              1 hari_kerja   Pelaksana □
koreksi             30 menit       Kasubbag ◇
setujui             30 menit       Kabag ◇
tandatangani        -              Sekretaris □
isi                 1 minggu       Kabag □
klarifikasi         1 bulan        Pelaksana □
sahkan              -              Sekretaris ◇
tetapkan            2 hari_kerja   Sekretaris □
terbitkan           -              Pelaksana ○
""",
}

AKTOR = {
    "bintan-pelayanan": {
        **{"Pemohon": "pemohon", "Ka.Bag": "kabag"},
        **{"Ka.SubBag": "kasubbag", "Pelaksana": "petugas"},
    },
    "dki-jakarta-pelayanan": {
        **{"Pemohon": "pemohon", "Ka. Bag": "kabag"},
        **{"Ka. Sub Bag": "kasubbag", "Pelaksana": "petugas"},
    },
    "sarolangun-pelayanan": {
        **{"Desk Pelayanan": "petugas", "PPID": "kasubbag", "Atasan PPID": "sekretaris"},
    },
    "bintan-dokumentasi": {"DESK PELAYANAN INFORMASI": "petugas", "PPID": "kasubbag"},
    "bengkulu-dip": {
        **{"Sekretaris": "sekretaris", "Kabag": "kabag"},
        **{"Kasubbag": "kasubbag", "Pelaksana": "petugas"},
    },
}

# Number, dates as written, valid from, and how many entries each list of the head has:
# dasar_hukum, kualifikasi, keterkaitan, peralatan, peringatan, pencatatan.
KEPALA = {
    "bintan-pelayanan": ("", "09 Januari 2023", "", "2023-01-09", (4, 3, 1, 1, 1, 2)),
    "dki-jakarta-pelayanan": ("", "", "", "2023-01-01", (0, 0, 0, 0, 0, 0)),
    "sarolangun-pelayanan": (
        *("/ORT.06/1503/2/2023", "Agustus 2023", "Agustus 2023", "2023-08-01"),
        (7, 8, 1, 2, 1, 2),
    ),
    "bintan-dokumentasi": (
        *("/ORT.06/2101/2023", "Januari 2023", "Januari 2023", "2023-01-01"),
        (4, 4, 1, 5, 3, 1),
    ),
    "bengkulu-dip": (
        *("/PP.07-SOP/17/2022", "Juni 2022", "Juli 2022", "2022-07-01"),
        (4, 3, 1, 1, 1, 2),
    ),
}
DAFTAR = ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan")
SIMBOL = {"○": "mulai", "□": "kerja", "◇": "putus"}
setiap_lembar = pytest.mark.parametrize("nama", LEMBAR)


def sop(nama: str) -> dict:
    return next(s for s in baca_sop() if f"{s['satker']}-{s['jenis']}" == nama)


def baris_lembar(nama: str) -> list[list[str]]:
    baris = re.split(r"^\d+\. ", LEMBAR[nama], flags=re.MULTILINE)[1:]
    return [[" ".join(sel.split()) for sel in b.split("|")] for b in baris]


def baku(tulisan: str) -> dict | None:
    if tulisan in ("-", "tentatif"):
        return None if tulisan == "-" else {"satuan": "tentatif"}
    jumlah, satuan = tulisan.split()
    pokok, _, tambahan = jumlah.partition("+")
    lebih = {"tambahan": int(tambahan)} if tambahan else {}
    return {"jumlah": int(pokok), "satuan": satuan} | lebih


def aktor(tulisan: str) -> list[dict]:
    pasangan = (bagian.rsplit(" ", 1) for bagian in tulisan.split(", "))
    return [{"label": label, "simbol": SIMBOL[tanda]} for label, tanda in pasangan]


def test_five_sheets_have_forty_steps():
    assert {f"{s['satker']}-{s['jenis']}": len(s["langkah"]) for s in baca_sop()} == {
        "bengkulu-dip": 11,
        "bintan-dokumentasi": 5,
        "bintan-pelayanan": 8,
        "dki-jakarta-pelayanan": 8,
        "sarolangun-pelayanan": 8,
    }
    assert sum(len(baris_lembar(nama)) for nama in LEMBAR) == 40


@setiap_lembar
def test_every_step_keeps_the_words_of_its_sheet(nama):
    kolom = ("uraian", "syarat", "waktu", "output", "keterangan")
    assert [[langkah[k] for k in kolom] for langkah in sop(nama)["langkah"]] == baris_lembar(nama)


@setiap_lembar
def test_every_step_has_its_key_time_actors_and_symbols(nama):
    harapan = [re.split(r"\s{2,}", baris) for baris in LANGKAH[nama].strip().splitlines()]
    for langkah, (kunci, waktu, pelaku) in zip(sop(nama)["langkah"], harapan, strict=True):
        assert langkah["kunci"] == kunci
        assert langkah["baku"] == baku(waktu)
        assert langkah["aktor"] == aktor(pelaku)


@setiap_lembar
def test_labels_stand_in_the_order_of_the_sheet_and_are_bound_to_posts(nama):
    terikat = [(a["label"], a["peran"]) for a in sop(nama)["aktor"]]
    assert terikat == list(AKTOR[nama].items())


@setiap_lembar
def test_the_head_keeps_number_dates_and_lists(nama):
    lembar = sop(nama)
    kepala = lembar["kepala"]
    tanggal = (kepala["tanggal_pembuatan"], kepala["tanggal_pengesahan"])
    jumlah = tuple(len(lembar[daftar]) for daftar in DAFTAR)
    assert (kepala["nomor"], *tanggal, lembar["berlaku_sejak"], jumlah) == KEPALA[nama]


@setiap_lembar
def test_only_telling_explaining_and_coordinating_are_alternatives(nama):
    pilihan = [langkah["urut"] for langkah in sop(nama)["langkah"] if langkah["pilihan"]]
    assert pilihan == ([2, 3, 4] if nama.endswith("pelayanan") else [])


@pytest.mark.parametrize(
    ("nama", "penerima", "output"),
    [
        ("bintan-pelayanan", "kabag", "Data layanan harian"),
        ("dki-jakarta-pelayanan", "kabag", "Data layanan harian"),
        ("sarolangun-pelayanan", "sekretaris", "Data layanan"),
    ],
)
def test_supervision_is_daily_and_the_monthly_report_has_a_recipient(nama, penerima, output):
    *lain, supervisi, laporan = sop(nama)["langkah"]
    assert (supervisi["periode"], supervisi["output"]) == ("hari", output)
    assert (laporan["periode"], laporan["penerima"]) == ("bulan", penerima)
    assert all(la["periode"] is None and la["penerima"] is None for la in lain)


@setiap_lembar
def test_our_reading_of_the_actors_is_explained(nama):
    catatan = {c["hal"]: c["bacaan"] for c in sop(nama)["catatan_pembacaan"]}
    assert catatan["Pelaku tiap langkah"]
    assert all(catatan.values())


@pytest.mark.parametrize("tingkat", sorted(TINGKAT))
def test_an_office_without_its_own_sop_gets_a_marked_copy(tingkat):
    asal = {jenis: sop_baku(jenis, tingkat)["satker"] for jenis in KUNCI}
    pelayanan = "sarolangun" if tingkat in KABKOTA else "dki-jakarta"
    assert asal == {"pelayanan": pelayanan, "dokumentasi": "bintan", "dip": "bengkulu"}
    for jenis in KUNCI:
        assert sop_baku(jenis, tingkat)["catatan_pembacaan"][0]["hal"] == "Salinan"


@pytest.mark.parametrize(
    ("tingkat", "peran"),
    [("ri", "kabag"), ("provinsi", "kabag"), ("kabupaten", "kasubbag"), ("kota", "kasubbag")],
)
def test_without_a_kabag_the_acts_of_the_dip_go_to_the_kasubbag(tingkat, peran):
    dip = sop_baku("dip", tingkat)
    assert {a["label"]: a["peran"] for a in dip["aktor"]}["Kabag"] == peran
    bacaan = " ".join(c["bacaan"] for c in dip["catatan_pembacaan"])
    assert ("tidak memiliki Kabag" in bacaan) == (peran == "kasubbag")


def test_a_copy_never_changes_the_sheet():
    sop_baku("dip", "kota")["langkah"].clear()
    assert sop("bengkulu-dip")["langkah"] == sop_baku("dip", "provinsi")["langkah"]
    assert {a["peran"] for a in sop("bengkulu-dip")["aktor"]} <= PERAN


@pytest.mark.parametrize(("jenis", "tingkat"), [("keberatan", "kota"), ("dip", "kecamatan")])
def test_there_is_no_copy_for_an_unknown_kind_or_level(jenis, tingkat):
    with pytest.raises(ValueError, match=f"{jenis}.*{tingkat}"):
        sop_baku(jenis, tingkat)


@pytest.mark.parametrize(
    ("bidang", "nilai", "pesan"),
    [
        ("aktor", [{"label": "Ka.Bog", "simbol": "kerja"}], "actor 'Ka.Bog' is not known"),
        ("aktor", [{"label": "Ka.Bag", "simbol": "segi"}], "simbol 'segi' is not known"),
        ("aktor", [], "nobody does it"),
        ("kunci", "tandatangani", "kunci 'tandatangani' is not known"),
        ("kunci", "terima", "kunci stands twice"),
        ("urut", 9, "urut is 9"),
        ("baku", {"jumlah": 5, "satuan": "jam"}, "satuan 'jam' is not known"),
        ("baku", {"jumlah": 0, "satuan": "menit"}, "0 is not a positive whole number"),
        ("baku", {"jumlah": 5, "satuan": "menit", "tambahan": 7}, "tambahan needs hari_kerja"),
        ("output", None, "output is not a text"),
        ("uraian", "", "uraian is empty"),
        ("periode", "tahun", "periode 'tahun' is not known"),
        ("penerima", "camat", "penerima 'camat' is not known"),
        ("warna", "merah", "unknown or missing: warna"),
    ],
)
def test_a_bad_step_is_refused_with_file_and_step(tmp_path, bidang, nilai, pesan):
    lembar = json.loads((FOLDER / "bintan-pelayanan.json").read_text(encoding="utf-8"))
    lembar["langkah"][2][bidang] = nilai
    (tmp_path / "rusak.json").write_text(json.dumps(lembar), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^rusak\.json, step 3: .*" + re.escape(pesan)):
        baca_sop(tmp_path)


@pytest.mark.parametrize(
    ("bidang", "nilai"),
    [
        ("jenis", "keberatan"),
        ("berlaku_sejak", "Januari 2023"),
        ("aktor", [{"label": "Ka.Bag", "peran": "camat"}]),
        ("kepala", {"nomor": ""}),
        ("langkah", []),
        ("warna", "merah"),
    ],
)
def test_a_bad_sheet_is_refused_with_its_file(tmp_path, bidang, nilai):
    lembar = json.loads((FOLDER / "bintan-pelayanan.json").read_text(encoding="utf-8"))
    (tmp_path / "rusak.json").write_text(json.dumps(lembar | {bidang: nilai}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^rusak\.json: "):
        baca_sop(tmp_path)


def test_a_file_that_is_no_json_is_refused_with_its_name(tmp_path):
    (tmp_path / "rusak.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^rusak\.json: "):
        baca_sop(tmp_path)
