"""What a person is told when something they gave cannot be used."""


class UserError(Exception):
    """Something outside the program is wrong, and a person can mend it.

    The message is one clear sentence: what was wrong, where, and what to do. Commands print it and
    exit with status 2; the window shows it in a box with the details to copy.
    """
