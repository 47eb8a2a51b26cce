"""The identities that can be formed among claims, one module for each family of them."""
