"""The commands of the networks beside a generator: upscalers and encoders."""
