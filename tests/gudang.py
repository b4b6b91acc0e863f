"""A believable store of a KPU office: some 170 documents as they stand in a real DIP."""

KECAMATAN = ("Gunung Kijang", "Bintan Timur", "Bintan Utara", "Teluk Bintan", "Toapaya")
TAHUN = (2021, 2022, 2023, 2024, 2025)
# Every year, or every election: (title, summary); {t} is the year.
TAHUNAN = [
    ("Laporan Realisasi Anggaran Tahun {t}", "Realisasi belanja APBN per triwulan"),
    ("Daftar Isian Pelaksanaan Anggaran (DIPA) Tahun {t}", "Pagu belanja pegawai, barang, modal"),
    ("Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun {t}", "Capaian sasaran dan indikator"),
    ("Rencana Kerja Tahunan {t}", "Program dan kegiatan sekretariat"),
    ("Perjanjian Kinerja Tahun {t}", "Target sekretaris dan kepala subbagian"),
    ("Rencana Umum Pengadaan Tahun {t}", "Paket penyedia dan swakelola di SiRUP"),
    ("Daftar Barang Milik Negara Tahun {t}", "Aset tanah, kendaraan, dan peralatan"),
    ("Catatan atas Laporan Keuangan Tahun {t}", "Neraca dan laporan operasional"),
    ("Laporan Layanan Informasi Publik Tahun {t}", "Jumlah permohonan, waktu jawab, keberatan"),
    ("Daftar Informasi Publik Tahun {t}", "Ditetapkan rapat pleno"),
    ("Rekapitulasi Daftar Pemilih Berkelanjutan Semester II {t}", "Pemilih baru dan tidak syarat"),
    ("Berita Acara Rapat Pleno Rutin {t}", "Risalah mingguan anggota"),
    ("Hasil Survei Kepuasan Masyarakat {t}", "Nilai unsur pelayanan"),
    ("Daftar Urut Kepangkatan Pegawai {t}", "Pegawai organik dan diperbantukan"),
    ("Rencana Strategis dan Rencana Aksi {t}", "Sasaran, indikator, dan target"),
    ("Laporan Kegiatan Sosialisasi dan Pendidikan Pemilih {t}", "Peserta dan tempat kegiatan"),
    ("Nota Kesepahaman dengan Lembaga Lain {t}", "Perguruan tinggi, dinas, dan kepolisian"),
]
PEMILU = [
    ("Daftar Pemilih Tetap Pemilu 2024 Kecamatan {k}", "Jumlah pemilih per TPS dan kelurahan"),
    ("Rekapitulasi hasil penghitungan suara Kecamatan {k} Pemilu 2024", "Model D Hasil Kecamatan"),
    ("Keputusan pengangkatan PPK Kecamatan {k} Pemilihan 2024", "Nama dan masa kerja"),
    ("Daftar pemilih tetap Pemilihan 2024 Kecamatan {k}", "Laki-laki, perempuan, disabilitas"),
    ("Keputusan pengangkatan PPS se-Kecamatan {k} Pemilihan 2024", "Nama anggota per desa"),
    ("Berita acara pemusnahan surat suara rusak Kecamatan {k}", "Surat suara lebih dan rusak"),
]
TUNGGAL = [
    ("Jumlah DPT Pemilihan 2024 per kecamatan Kabupaten Bintan", "Rekapitulasi kabupaten"),
    ("Hasil rekapitulasi perolehan suara Pemilihan Bupati 2024", "D Hasil KabKo, per pasangan"),
    ("Hasil perolehan suara dan kursi DPRD Kabupaten Pemilu 2024", "Per dapil dan partai"),
    ("Hasil perolehan suara dan kursi DPRD Kabupaten Pemilu 2019", "Per dapil dan partai"),
    ("Laporan Penerimaan dan Pengeluaran Dana Kampanye (LPPDK) 2024", "Sumbangan tiap paslon"),
    ("Laporan Awal Dana Kampanye (LADK) Pemilihan 2024", "Rekening khusus dan saldo awal"),
    ("Hasil audit dana kampanye Pemilihan 2024", "Opini kantor akuntan publik per pasangan calon"),
    ("Pengumuman LHKPN pasangan calon bupati 2024", "Harta kekayaan penyelenggara negara"),
    ("Pengumuman LHKPN anggota KPU Kabupaten Bintan 2024", "Tanda terima dari KPK"),
    ("Tahapan dan jadwal Pemilihan 2024", "PKPU 2/2024 dan jadwal kabupaten"),
    ("Tahapan dan jadwal Pemilu 2024", "PKPU 3/2022"),
    ("Naskah Perjanjian Hibah Daerah (NPHD) Pemilihan 2024", "Hibah pilkada dari pemda, per pos"),
    ("Laporan penggunaan dana hibah Pemilihan 2024", "Realisasi dan pengembalian sisa"),
    ("Honorarium badan adhoc Pemilihan 2024", "Gaji PPK, PPS, Pantarlih, KPPS per bulan"),
    ("Santunan kecelakaan kerja badan adhoc", "Besaran dan syarat"),
    ("Keputusan penetapan jumlah dan lokasi TPS Pemilihan 2024", "Alamat TPS per desa"),
    ("Daftar lokasi TPS khusus Pemilu 2024", "Lapas, pesantren, rumah sakit"),
    ("Daftar Calon Tetap Anggota DPRD Kabupaten Pemilu 2024", "DCT per dapil dan partai"),
    ("Daftar Calon Sementara Anggota DPRD Kabupaten Pemilu 2024", "DCS per dapil"),
    ("Penetapan pasangan calon Bupati dan Wakil Bupati 2024", "Nomor urut dan partai pengusul"),
    ("Struktur organisasi sekretariat KPU Kabupaten Bintan", "Bagan, nama pejabat, subbagian"),
    ("Profil anggota KPU Kabupaten Bintan 2023-2028", "Riwayat pendidikan dan divisi"),
    ("Syarat pencalonan perseorangan Pemilihan 2024", "Jumlah dukungan minimal dan sebaran KTP"),
    ("Lokasi pemasangan alat peraga kampanye Pemilihan 2024", "Titik APK per kecamatan"),
    ("Daftar partai politik peserta Pemilu 2024", "Kepengurusan tingkat kabupaten"),
    ("Keputusan daerah pemilihan dan alokasi kursi DPRD 2024", "Peta dapil"),
    ("Tingkat partisipasi pemilih Pemilihan 2024", "Persentase pengguna hak pilih"),
    ("Standar operasional prosedur layanan informasi", "Alur permohonan dan keberatan"),
    ("Maklumat pelayanan PPID", "Janji layanan"),
    ("Pemutakhiran data partai politik berkelanjutan 2025", "Sipol"),
    ("Pengadaan logistik Pemilihan 2024", "Kontrak kotak suara, bilik, tinta"),
    ("Daftar lembaga pemantau dan survei Pemilihan 2024", "Terakreditasi"),
    ("Putusan Mahkamah Konstitusi sengketa hasil Pemilihan Bintan", "Amar putusan"),
    ("Jumlah pemilih disabilitas Pemilihan 2024", "Per ragam dan kecamatan"),
    ("Modul sosialisasi pemilih pemula", "Bahan ajar SMA sederajat"),
    ("Pengumuman seleksi CPNS 2024", "Formasi dan jadwal"),
]
# Words that stand in the file alone.
DI_BERKAS = {
    "Keputusan penetapan jumlah dan lokasi TPS Pemilihan 2024": "SDN 003 Kijang, gedung serbaguna",
    "Berita Acara Rapat Pleno Rutin 2025": "pembahasan pindah gedung kantor baru di Toapaya",
    "Pengadaan logistik Pemilihan 2024": "pemenang tender percetakan surat suara CV Bahari",
}


def judul_ringkasan() -> list[tuple[str, str]]:
    hasil = [(j.format(t=t), r) for t in TAHUN for j, r in TAHUNAN]
    hasil += [(j.format(k=k), r) for k in KECAMATAN for j, r in PEMILU]
    return hasil + TUNGGAL
