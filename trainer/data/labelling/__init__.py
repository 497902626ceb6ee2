"""Labels: from files, from taggers, from a person who looks; and data sets with more of them."""
