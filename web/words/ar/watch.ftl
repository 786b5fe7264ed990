### The watch: map, queue, line state, time.

nav-watch = Watch
watch-title = Watch
