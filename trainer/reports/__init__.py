"""What cards, comparisons and paper pages share: charts, sheets of faces, Markdown, figures'
names."""
