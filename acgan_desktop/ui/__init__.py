"""The window, its pages and widgets, the render service and the look."""
