"""The tagger: training, judging and exporting the network that reads attributes off faces."""
