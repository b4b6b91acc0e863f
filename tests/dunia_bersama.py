"""One world of `tests/dunia.py` for all tests that ask for it, which run one after another.

It is built for the first of them and gone after the last; each undoes what it did to it.
"""

from contextlib import ExitStack
from functools import cache, partial

import pytest

DUNIA = "dunia_bersama"
_tumpukan = ExitStack()


def _memakai(item) -> bool:
    return item is not None and DUNIA in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """First of all: the others then find the database as empty as they expect it."""
    items.sort(key=lambda item: not _memakai(item))
    for item in items:
        if "lintasan" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(900))  # whichever comes first asks it all


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item, nextitem):
    yield
    if _memakai(item) and not _memakai(nextitem):
        _tumpukan.close()


@pytest.fixture(scope="session")
def dunia_bersama(django_db_setup, django_db_blocker):
    from tests import dunia

    with _tumpukan:
        yield _tumpukan.enter_context(dunia.sekali(django_db_blocker))


@pytest.fixture(scope="session")
def lintasan(dunia_bersama):
    """The cells of one method of the access table, asked and undone when first wanted."""
    from tests import lintasan

    return cache(partial(lintasan.lintasi, dunia_bersama))


@pytest.fixture
def dunia(dunia_bersama):
    return dunia_bersama
