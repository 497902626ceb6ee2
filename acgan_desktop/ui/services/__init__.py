"""What runs behind all pages: the app context, the render service, favourites, background work,
undo, the history of the session. No page and no layout here.
"""
