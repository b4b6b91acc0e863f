"""What each public figure means, in plain words: the page and the CSV say it alike."""

from permohonan.rekap import BIASA, MIN_DATA

# Figures of the summary
DITERIMA = (
    "Permohonan informasi yang diterima pada tahun itu, menurut hari diterima. Kiriman yang bukan "
    "permohonan informasi dan yang duplikat tidak dihitung."
)
TEPAT = (
    "Pemberitahuan tertulis keluar, atau jawaban diberikan di meja, paling lambat pada hari jatuh "
    "tempo. Yang dinilai: permohonan yang sudah dijawab dan yang belum dijawab tetapi lewat batas. "
    "Persen dibulatkan ke bawah: 100\xa0% hanya bila semuanya."
)
MEDIAN = (
    "Separuh jawaban diberikan dalam waktu ini atau lebih cepat. Dihitung dalam hari kerja; hari "
    "kerja pertama adalah hari kerja sesudah hari diterima."
)
DIJAWAB = "Permohonan yang sudah dijawab, apa pun hasilnya."
BERJALAN = "Permohonan yang belum dijawab dan belum berakhir."
LEWAT = "Permohonan yang masih berjalan dan sudah melewati hari jatuh tempo."
LUAR = (
    "Kiriman yang bukan permohonan informasi dan permohonan yang sama dua kali. Tidak masuk dalam "
    "angka lain."
)
# Tables and pictures, by their key
MENURUT = {
    "bulan": "Permohonan yang diterima setiap bulan, dibandingkan dengan tahun sebelumnya.",
    "volume": (
        "Lengkap: data yang diwajibkan sudah ada. Dicabut: ditarik kembali oleh pemohonnya."
    ),
    "ketepatan": (
        f"Batas menjawab {BIASA[0]} hari kerja, dan {BIASA[1]} hari kerja bila diperpanjang dengan "
        "surat. Untuk informasi tahapan Pemilu batasnya dapat lebih pendek. Tiap permohonan "
        "dinilai menurut batasnya sendiri."
    ),
    "waktu": "Lama sampai jawaban, dalam hari kerja sesudah hari diterima.",
    "hasil": (
        "Isi jawaban. Tidak dikuasai: informasinya tidak ada pada kantor ini. Tidak dapat "
        "diproses: tetap tidak lengkap sesudah pemohon diberi waktu melengkapi."
    ),
    "penolakan": (
        "Dasar menolak tiap bagian informasi yang ditolak: huruf Pasal 17 UU 14/2008, kadang "
        "disertai undang-undang lain. Satu permohonan dapat memuat beberapa bagian."
    ),
    "kanal": "Cara permohonan sampai kepada kami.",
    "pemohon": "Jenis pemohon seperti dinyatakan saat mengajukan.",
    "pekerjaan": (
        "Golongan menurut tulisan pemohon. Golongan dengan kurang dari "
        f"{MIN_DATA} permohonan digabung dalam Lainnya, agar tidak menunjuk orang."
    ),
    "pasal12": (
        "Yang diumumkan setiap tahun menurut Pasal 12 UU 14/2008: jumlah permintaan, waktu yang "
        "diperlukan, pemberian dan penolakan, dan alasan penolakan."
    ),
}
