"""What is done with policies and clocks."""
