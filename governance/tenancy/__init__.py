"""What happens with many houses: one is founded, its people come and go."""
