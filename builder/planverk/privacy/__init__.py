"""Personal data in responses: finding it, putting marks in its place, and looking for it in what is about to be published."""
