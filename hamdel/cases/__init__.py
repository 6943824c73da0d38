"""Cases: what has to be solved for a customer, by whom, until when."""
