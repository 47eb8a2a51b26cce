"""Comparison of two claims."""
