"""Our colours: quiet grounds, one accent, five tones for statuses. Dark, light, high contrast, and none at all."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.theme import Theme


def _theme(name: str, accent: str, colours: dict[str, str], tones: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=tones["partial"],
        error=tones["grave"],
        success=tones["good"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        variables={
            **{f"status-{tone}": colour for tone, colour in tones.items()},
            "quiet": colours["quiet"],
            "rule": colours["rule"],
            "mark": colours["mark"],
            "mark-text": colours["mark-text"],
            "tint": colours["tint"],
            "cursor": colours["cursor"],
            "cursor-text": colours["cursor-text"],
            "cursor-style": "bold",
            "cursor-away-style": "none",
            "cursor-away": colours["cursor-away"],
            "choice": colours.get("choice", colours["cursor"]),
            "choice-style": "bold underline" if "choice" in colours else "bold",
            "block-cursor-background": colours["cursor"],
            "block-cursor-foreground": colours["cursor-text"],
            "block-cursor-blurred-background": colours["cursor-away"],
            "border": accent,
            "border-blurred": colours["rule"],
            "scrollbar": colours["rule"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": accent,
            "scrollbar-background": colours["background"],
            "scrollbar-background-hover": colours["background"],
            "scrollbar-background-active": colours["background"],
        },
    )


DARK = _theme(
    "tracker-dark",
    "#8ab0d6",
    {
        "foreground": "#cfd3da",
        "background": "#14161a",
        "surface": "#1a1d22",
        "panel": "#21252b",
        "quiet": "#868d98",
        "rule": "#31363e",
        "mark": "#2f4a66",
        "mark-text": "#f2f6fb",
        "tint": "#22303e",
        "cursor": "#2c3a4a",
        "cursor-text": "#ffffff",
        "cursor-away": "#20262d",
    },
    {"grave": "#d8958b", "partial": "#cdb07c", "good": "#98bd93", "ended": "#b2a5c4", "neutral": "#868d98"},
    dark=True,
)

LIGHT = _theme(
    "tracker-light",
    "#2b5d91",
    {
        "foreground": "#26292e",
        "background": "#faf9f6",
        "surface": "#f2f0ec",
        "panel": "#e9e6e0",
        "quiet": "#666a70",
        "rule": "#cfcbc3",
        "mark": "#cfe0f2",
        "mark-text": "#0d2238",
        "tint": "#e7edf3",
        "cursor": "#d5e2ef",
        "cursor-text": "#0b1622",
        "cursor-away": "#ebe9e4",
    },
    {"grave": "#9c3a31", "partial": "#7c5808", "good": "#33683a", "ended": "#64508a", "neutral": "#666a70"},
    dark=False,
)

CONTRAST = _theme(
    "tracker-contrast",
    "#ffd866",
    {
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1c1c1c",
        "quiet": "#d0d0d0",
        "rule": "#8c8c8c",
        "mark": "#ffd866",
        "mark-text": "#000000",
        "tint": "#262626",
        "cursor": "#ffffff",
        "cursor-text": "#000000",
        "cursor-away": "#3a3a3a",
        "choice": "#3a3a3a",
    },
    {"grave": "#ffa198", "partial": "#ffd27a", "good": "#8ef08e", "ended": "#d9c2ff", "neutral": "#d0d0d0"},
    dark=True,
)

_NONE = "ansi_default"

PLAIN = Theme(
    name="tracker-plain",
    primary=_NONE,
    accent=_NONE,
    foreground=_NONE,
    background=_NONE,
    ansi=True,
    variables={
        **dict.fromkeys(
            [
                *(f"status-{tone}" for tone in ("grave", "partial", "good", "ended", "neutral")),
                "quiet", "rule", "mark", "mark-text", "tint", "choice", "cursor", "cursor-text", "cursor-away",
                "block-cursor-background", "block-cursor-foreground", "footer-key-foreground", "border",
                "border-blurred", "scrollbar", "scrollbar-background",
            ],
            _NONE,
        ),
        "ansi-background": _NONE,
        "ansi-foreground": _NONE,
        "cursor-style": "reverse",
        "choice-style": "bold underline",
        "cursor-away-style": "underline",
        "input-cursor-background": _NONE,
        "input-cursor-foreground": _NONE,
        "input-cursor-text-style": "reverse",
        "input-selection-background": _NONE,
        "block-cursor-text-style": "reverse",
    },
)  # fmt: skip
"""Chosen when NO_COLOR is set: shape, weight and reversal carry everything."""

THEMES = (DARK, LIGHT, CONTRAST, PLAIN)


def start_with(app: App[Any], theme: Theme) -> None:
    """Have a theme before anything is styled: as a change of theme it has all styles read and applied twice more."""
    app.set_reactive(App.theme, theme.name)
    kinds = {f"-theme-{theme.name}": True, "-dark-mode": theme.dark, "-light-mode": not theme.dark}
    app.update_classes(kinds, update=False)
    app.stylesheet.set_variables(app.get_css_variables())
