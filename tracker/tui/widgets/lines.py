"""A scrolling column of lines that are laid out for the width at hand. Only the visible ones are drawn.

How many lines there are changes nothing about where the widget stands: other lines never lay out the screen anew, which
would cost more than drawing them.
"""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style


class Lines(ScrollView, can_focus=True):
    """Subclasses say in `lay_out` what the lines are, and which of them are under the cursor."""

    ALLOW_MAXIMIZE = False
    virtual_size = Reactive(Size(0, 0))
    """The same as Textual's, but for the layout of the screen, which does not depend on it here."""

    HEADER = 0
    """How many lines at the top stay where they are."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--cursor-away"}
    DEFAULT_CSS = """
    Lines {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        background: $background;
        & > .lines--cursor {
            color: $cursor-text;
            background: $cursor;
            text-style: $cursor-style;
        }
        & > .lines--cursor-away {
            color: $foreground;
            background: $cursor-away;
            text-style: $cursor-away-style;
        }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.lines: list[Content] = []
        self._laid_out_for = 0

    def lay_out(self, width: int) -> list[Content]:
        """All lines for a width, none of them wider."""
        raise NotImplementedError

    def is_under_cursor(self, line: int) -> bool:  # noqa: ARG002 - for subclasses
        """Whether to draw a line as the chosen one."""
        return False

    def header(self, width: int) -> Content:  # noqa: ARG002 - for subclasses
        """What stands in the line that does not scroll."""
        return Content("")

    def laid_out(self) -> None:
        """Called when lines were laid out for another width."""

    def content_of(self, line: int) -> Content:
        """A line as it is to be drawn now."""
        return self.lines[line]

    def relay(self) -> None:
        """Lay everything out again: the values or the width changed."""
        width = self._laid_out_for = max(0, self.text_width)
        if not width:
            return
        self.lines = self.lay_out(width)
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        """As high as the window at least: a bar beside so few lines is empty."""
        height = max(self.line_count + self.HEADER, self.scrollable_content_region.height)
        self.virtual_size = Size(self._laid_out_for, height)

    def watch_virtual_size(self, size: Size) -> None:
        """The bar follows; the cursor's line stays in reach."""
        self._scroll_update(size)

    @property
    def line_count(self) -> int:
        """How many lines there are, without the header."""
        return len(self.lines)

    @property
    def text_width(self) -> int:
        """Cells that a line may take."""
        return self.scrollable_content_region.width

    @property
    def page(self) -> int:
        """How many scrolling lines are visible."""
        return max(1, self.scrollable_content_region.height - self.HEADER)

    def jump(self, line: int) -> None:
        """Scroll to a line at once, or as far as there is text."""
        self.scroll_to(y=line, animate=False, force=True)

    def reveal(self, first: int, count: int = 1, *, context: int = 0) -> None:
        """Scroll as little as needed to show some lines, and `context` lines around them where there is room."""
        top, height = self.scroll_offset.y, self.page
        context = max(0, min(context, (height - count) // 2))
        if first - context < top or count >= height:
            self.jump(max(0, first - context))
        elif first + count + context > top + height:
            self.jump(first + count + context - height)

    def on_resize(self, _: Resize) -> None:
        """Text wraps anew when the width changed; what was in sight stays there."""
        if self.text_width != self._laid_out_for:
            self.relay()
        else:
            self._measure()
        self.laid_out()

    def notify_style_update(self) -> None:
        """A new theme: draw everything again."""
        super().notify_style_update()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        style = self.visual_style
        if y < self.HEADER:
            return strip_of(self.header(self.text_width), self.size.width, style)
        line = y - self.HEADER + self.scroll_offset.y
        if line >= self.line_count:
            return Strip.blank(self.size.width, style.rich_style)
        content = self.content_of(line)
        if self.is_under_cursor(line):
            style = self.cursor_style
            content = content.without_spans
        return strip_of(content, self.size.width, style)

    @property
    def cursor_style(self) -> Style:
        """How the chosen lines look, with and without the focus."""
        name = "lines--cursor" if self.has_focus else "lines--cursor-away"
        style = self.get_visual_style(name)
        is_reversed = self.get_component_styles(name).text_style.reverse
        return style + Style(reverse=True) if is_reversed else style  # Textual leaves the reversal out


def strip_of(content: Content, width: int, style: Style) -> Strip:
    """A line of content as a strip of exactly `width` cells."""
    strip = Strip(content.render_segments(style), content.cell_length)
    return strip.adjust_cell_length(width, style.rich_style)


def fit(text: str | Content, width: int) -> Content:
    """Content of exactly `width` cells, with an ellipsis where it was cut."""
    content = Content(text[: width * 2 + 1]) if isinstance(text, str) else text
    return content.truncate(width, ellipsis=True, pad=True)
