"""The messages written for Hamdel, by author: rows to train on and to test with."""
