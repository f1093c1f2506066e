"""What happens in town, who confirmed it, and what did it bring?"""
