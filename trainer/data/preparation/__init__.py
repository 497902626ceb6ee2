"""Folders and zips of pictures in, one verified data set out."""
