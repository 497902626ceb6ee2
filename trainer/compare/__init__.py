"""Several recipes trained under one budget, and a report by which a person can choose."""
