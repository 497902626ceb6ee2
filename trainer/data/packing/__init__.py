"""Data sets and other files made small for carrying, and back."""
