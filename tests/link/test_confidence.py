"""What a confidence means."""

import pytest

from pressnlp.link.confidence import KINDS, calibrated, table


@pytest.mark.parametrize("kind", KINDS)
def test_more_sure_is_never_less_often_right(kind: str) -> None:
    raw, shares = table()[kind]
    assert raw == sorted(raw)
    assert shares == sorted(shares)
    assert calibrated(kind, 0.0) == 0.0
    assert 0.9 < calibrated(kind, 1.0) <= 1.0


def test_between_the_lines_it_is_a_straight_line() -> None:
    raw, shares = table()["roles"]
    assert calibrated("roles", (raw[-2] + raw[-1]) / 2) == pytest.approx((shares[-2] + shares[-1]) / 2)
