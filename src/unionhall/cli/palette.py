"""Small pictures: a page has few colours, so one byte a pixel is enough."""

import struct
import zlib
from collections.abc import Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256

#: Runs in a browser: reads a PNG, keeps at most 256 colours that are far enough apart, gives every pixel the nearest.
REDUCE = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width; canvas.height = image.height;
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0);
  const data = brush.getImageData(0, 0, image.width, image.height).data;
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(colour, (counts.get(colour) || 0) + 1);
  }
  const far = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2
    + ((a & 255) - (b & 255)) ** 2;
  const common = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  let palette = [];
  for (const least of [0, 6, 10, 14, 20, 28, 40, 60]) {
    palette = [];
    for (const colour of common) {
      if (palette.every((kept) => far(kept, colour) > least * least)) { palette.push(colour); }
      if (palette.length > 256) { break; }
    }
    if (palette.length <= 256) { break; }
  }
  palette = palette.slice(0, 256);
  const nearest = new Map();
  for (const colour of common) {
    let best = 0;
    for (let i = 1; i < palette.length; i++) { if (far(palette[i], colour) < far(palette[best], colour)) { best = i; } }
    nearest.set(colour, best);
  }
  const pixels = [];
  for (let i = 0; i < data.length; i += 4) {
    pixels.push(nearest.get((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]));
  }
  const parts = [];
  for (let i = 0; i < pixels.length; i += 8192) { parts.push(String.fromCharCode(...pixels.slice(i, i + 8192))); }
  return { width: image.width, height: image.height, palette, pixels: btoa(parts.join('')) };
}"""


def palette_png(width: int, height: int, palette: Sequence[int], pixels: bytes) -> bytes:
    """Write a PNG of one byte a pixel; ``palette`` holds colours as 0xRRGGBB, ``pixels`` indices row by row."""
    if len(pixels) != width * height or not 0 < len(palette) <= COLOURS:
        raise ValueError("the pixels do not fill the picture, or the palette has too many colours")
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = b"".join(colour.to_bytes(3, "big") for colour in palette)
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))
    chunks = [(b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
