"""What the site's hooks are made of: pure functions from the dataset to HTML and Markdown."""
