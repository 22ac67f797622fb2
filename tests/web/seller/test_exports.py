"""The store's products as a sheet: asked for, waited for, fetched."""

from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import ProductExport
from tests.browser import PoliteClient
from tests.web.seller.conftest import press, row_counts
from tests.world import World

EXPORTS = "/seller/green-hill/products/exports"


def test_a_sheet_is_asked_for_and_fetched_when_it_is_ready(
    world: World, owner: PoliteClient, rival: PoliteClient
) -> None:
    page = press(owner, EXPORTS, kind="csv").location
    assert "0 of 2 products are written" in owner.page(page).words
    assert owner.get(f"{page}/file").status_code == 404
    jobs.drain()
    assert "Download CSV" in owner.page(page).words
    assert "Ready" in owner.page(EXPORTS).words
    file = owner.get(f"{page}/file")
    assert file.headers["Content-Disposition"].startswith('attachment; filename="green-hill-')
    assert "Stoneware mug" in file.get_data(as_text=True)
    assert "Brass desk lamp" not in file.get_data(as_text=True)
    made = db.session.query(ProductExport).one()
    for path in ("", "/file"):
        assert rival.get(f"/seller/bright-lane/products/exports/{made.public_id}{path}").status_code == 404


def test_a_kind_that_is_none_is_refused(owner: PoliteClient) -> None:
    before = row_counts()
    for kind in ("", "pdf", "../csv"):
        assert press(owner, EXPORTS, kind=kind).status_code == 422
    assert row_counts() == before
