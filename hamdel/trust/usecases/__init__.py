"""What can be done to promises and recoveries."""
