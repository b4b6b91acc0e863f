"""What a browser test asks of any page."""

from pathlib import Path

from tests.factories import SANDI

AXE = (Path(__file__).parent.parent / "aset" / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def temuan_axe(page) -> list[str]:
    """Findings of axe-core on the page as it stands, one readable line each."""
    page.evaluate(AXE)
    hasil = page.evaluate("(aturan) => axe.run(document, {runOnly: aturan})", ATURAN)
    return [
        f"{v['id']}: {v['help']} — {simpul['html'][:120]}"
        for v in hasil["violations"]
        for simpul in v["nodes"]
    ]


def bergulir_ke_samping(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def masuk(page, username: str, sandi: str = SANDI) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(sandi)
    page.get_by_role("button", name="Masuk").click()


def judul(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()
