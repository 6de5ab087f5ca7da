"""What the product is about: frozen values and pure functions; no Qt, no SQL, no input or output."""
