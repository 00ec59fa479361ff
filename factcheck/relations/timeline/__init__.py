"""What an article says of time: the days that its dates mean, lengths of time with the ends that they run between,
events in their order, and periods with what lies in them."""
