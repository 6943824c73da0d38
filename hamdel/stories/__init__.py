"""Stories that the team tells of customers, and the vision that is composed of them."""
