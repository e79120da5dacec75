"""Our own line icons, drawn on a 24 by 24 grid with a stroke of 2; always beside a word."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "ok": "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.5l3 3l5-6",
    "warn": "M12 4L2.8 20h18.4zM12 10v4.5M12 17.3v.2",
    "bad": "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6",
    "info": "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v5.5M12 7.5v.2",
    "neutral": "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12h8",
    "todo": "M5 4h14v16H5zM8.5 9l1.2 1.2L12 8M14.5 9.2H16M8.5 15l1.2 1.2L12 14M14.5 15.2H16",
    "organisations": "M12 3v5M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM6 16v-4h12v4M12 8v4",
    "democracy": "M4 12h16v8H4zM8 12V4h8v8M10.5 7.5l1.2 1.2l2-2.2M9 16h6",
    "aid": "M12 20s-8-4.7-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.3 12 20 12 20",
    "stations": "M4 21V10l8-6l8 6v11M9.5 21v-7h5v7M2.5 21h19",
    "rights": "M12 4v17M7 21h10M5 7h14M5 7l-3 7a3.2 3.2 0 0 0 6 0zM19 7l-3 7a3.2 3.2 0 0 0 6 0z",
    "growth": "M4 19l6-7l4 4l6-9M15 7h5v5",
    "figures": "M4 20V4M4 20h16M8.5 16v-4M13 16V8M17.5 16v-6",
    "settings": "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L20.5 20.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "close": "M6 6l12 12M18 6L6 18",
    "person": "M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4.5 20.5a7.5 7.5 0 0 1 15 0",
    "home": "M4 11.5L12 4l8 7.5M6 10v10h12V10M10 20v-6h4v6",
    "code": "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2",
    "services": "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
    "language": "M3 6h10M8 4v2M5 6c.5 4 3.5 7 7 8M11.5 6C11 10 7.5 13 4 14M12.5 20l4.2-10l4.3 10M14 17h5.5",
    "theme": "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
    "place": "M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21M12 7a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5",
    "right": "M9 5l7 7l-7 7",
    "left": "M15 5l-7 7l7 7",
    "down": "M5 9l7 7l7-7",
    "up": "M5 15l7-7l7 7",
    "plus": "M12 5v14M5 12h14",
    "download": "M12 4v11M7 11l5 5l5-5M4 20h16",
    "upload": "M12 16V5M7 9l5-5l5 5M4 20h16",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "eye": "M2.5 12S6 5.5 12 5.5S21.5 12 21.5 12S18 18.5 12 18.5S2.5 12 2.5 12M12 10a2 2 0 1 0 0 4a2 2 0 0 0 0-4",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "filter": "M4 5h16l-6 7.5V19l-4 1.5v-8z",
    "star": "M12 4l2.5 5.2l5.7.8l-4.1 4l1 5.7L12 17l-5.1 2.7l1-5.7l-4.1-4l5.7-.8z",
    "clock": "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7v5.2l3.5 2",
    "undo": "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
    "edit": "M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
    "trash": "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
    "paper": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "demo": "M9 3h6M10 3v6L4.5 19a1.5 1.5 0 0 0 1.4 2h12.2a1.5 1.5 0 0 0 1.4-2L14 9V3M7.5 15h9",
    "table": "M4 5h16v14H4zM4 10h16M10 10v9",
    "keyboard": "M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M8 14h8",
    "signout": "M14 5H5v14h9M10 12h11M17 8l4 4l-4 4",
    "phone": "M6 4h4l1.5 5L9 10.5a12 12 0 0 0 4.5 4.5L15 12.5l5 1.5v4a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2",
}


def icon_svg(name: str, extra: str = "") -> SafeString:
    """Return the icon as inline SVG, hidden from screen readers; an unknown name draws nothing."""
    path = PATHS.get(name)
    if path is None:
        return mark_safe("")
    return format_html(
        '<svg class="u-icon {}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        extra,
        path,
    )
