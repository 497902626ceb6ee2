"""The trainer behind AcGAN Desktop: faces and labels in, a model file out."""
