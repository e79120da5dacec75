"""The demo world (演示世界): the page's organisations and its figures, built through the actions a user would press."""
