"""The Models page: what is installed, compared, and what it runs on. It knows no other page."""
