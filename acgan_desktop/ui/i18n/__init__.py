"""The window in the person's language: translations, and the words for what engine and library
say."""
