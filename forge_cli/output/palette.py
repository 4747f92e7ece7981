"""The colors of the muscle map, for a dark and a light page."""

COLORS = {
    "dark": {
        "base": "#3a3a3a", "muscle": "#626262", "primary": "#ff5f5f", "secondary": "#d7af5f",
        "stabilizer": "#5f87af", "level1": "#875f5f", "level2": "#af5f5f", "level3": "#d75f5f",
        "level4": "#ff5f5f", "level5": "#ffaf00", "text": "#9e9e9e", "page": "#1c1c1c",
    },
    "light": {
        "base": "#dadada", "muscle": "#b2b2b2", "primary": "#d70000", "secondary": "#d78700",
        "stabilizer": "#5f87af", "level1": "#ffd7af", "level2": "#ffaf87", "level3": "#ff875f",
        "level4": "#ff0000", "level5": "#af0000", "text": "#626262", "page": "#ffffff",
    },
}  # fmt: skip
"""The color of each kind by theme; the roles have those that `theme.py` gives them."""
