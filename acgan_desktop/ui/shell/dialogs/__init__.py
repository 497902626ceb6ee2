"""Dialogs that belong to the window and to none of its pages."""
