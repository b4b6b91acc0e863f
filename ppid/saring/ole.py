from ppid.saring import BERSANDI, FORMAT_LAMA, Ditolak, Hasil

SANDI = "EncryptedPackage".encode("utf-16-le")


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    """The old binary container: today it holds a file behind a password, or a DOC or XLS."""
    raise Ditolak(BERSANDI if SANDI in isi else FORMAT_LAMA)
