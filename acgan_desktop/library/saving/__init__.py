"""A face as the file that somebody needs: its purpose, its frame, its background, its bytes."""
