"""The program and its journal are killed at random moments."""
