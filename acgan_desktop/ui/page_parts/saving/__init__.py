"""The dialogs that save pictures: for a purpose, and on sheets for print."""
