"""The exercise documents: their definition, their vocabulary, reading, checking and indexing them."""
