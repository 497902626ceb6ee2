"""What the program ships beside its code: the bundled model, icons, translations, recipes."""
