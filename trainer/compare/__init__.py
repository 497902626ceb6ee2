"""Training several recipes under one budget, and a report by which a person can choose."""
