"""Folders, zips and labels in; one verified data set on disk out."""
