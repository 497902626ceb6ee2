"""What comes into the window: dropped, pasted, or opened by the system or another start."""
