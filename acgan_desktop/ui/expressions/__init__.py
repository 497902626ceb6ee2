"""The Expressions page: one person with other expressions, other hair, other eyes; and talking."""
