"""The benchmarks of `hamdel bench`."""
