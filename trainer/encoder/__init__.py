"""Encoders: networks that find a generator's latents of a picture.

What they learn from, the training, judging and the export. What reads a picture in the program is
:mod:`acgan_desktop.engine.runtime.encoder`; the network is :mod:`trainer.encoder.network`.
"""
