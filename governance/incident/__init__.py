"""What happens in an incident: it is opened, looked into, tested, written up, reviewed and closed."""
