"""Reliability of the shipped model as a picture: how often chances came true."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pressnlp.classify.judge import Bin

SIDE, MARGIN = 300, 50
COLOURS = ("#1b6ca8", "#c0392b")


def draw(curves: Mapping[str, Iterable[Bin]], out: Path) -> None:
    """An SVG with a line and dots for each curve; a dot's title says how many chances it stands for."""
    size = SIDE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">',
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<path d="M{_at(0, 0)}L{_at(1, 1)}" stroke="#aaa" stroke-dasharray="4"/>',
        f'<text x="{size / 2}" y="{size - 12}" text-anchor="middle">probability stated (0 to 1)</text>',
        f'<text transform="translate(18 {size / 2}) rotate(-90)" text-anchor="middle">share that came true</text>',
    ]
    for number, (colour, (name, bins)) in enumerate(zip(COLOURS, curves.items(), strict=False)):
        parts.extend(_curve(colour, list(bins)))
        parts.append(f'<text x="{MARGIN}" y="{18 + 14 * number}" fill="{colour}">{name}</text>')
    out.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def _curve(colour: str, bins: list[Bin]) -> Iterable[str]:
    yield f'<path d="M{"L".join(_at(one.mean, one.right) for one in bins)}" fill="none" stroke="{colour}"/>'
    for one in bins:
        x, y = _at(one.mean, one.right).split()
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"><title>{one.chances} chances</title></circle>'


def _at(mean: float, right: float) -> str:
    return f"{MARGIN + SIDE * mean:.1f} {MARGIN + SIDE * (1 - right):.1f}"
