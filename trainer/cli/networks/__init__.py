"""The commands of the networks beside a generator: taggers, upscalers and encoders."""
