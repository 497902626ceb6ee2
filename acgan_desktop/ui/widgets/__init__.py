"""Widgets that know no page and no service: they take values, and say with signals what was
done."""
