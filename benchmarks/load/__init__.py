"""What the measurement of the service is made of: seeded data, the servers compared, and the load."""
