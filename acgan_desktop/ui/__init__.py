"""The window. From top to bottom: ``shell``, one room a page, ``page_parts``, ``services``,
``widgets``, ``theme`` and ``i18n``. State without Qt is in ``acgan_desktop.app``.
"""
