import pytest

from tests.browser.alat import Pemeriksa
from tests.factories import buat_satker


@pytest.fixture
def pemeriksa(buat_page):
    return Pemeriksa(buat_page())


@pytest.fixture
def bintan(transactional_db):
    return buat_satker("bintan")


@pytest.fixture(autouse=True, scope="module")
def _unggahan_seperti_nyata(saringan_anak):
    """What a browser uploads goes through the child."""
