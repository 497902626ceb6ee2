"""How good a generator is and how well it obeys; every figure with the protocol it was taken by."""
