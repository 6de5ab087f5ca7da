"""One module for each output format: a Review in, bytes out."""
