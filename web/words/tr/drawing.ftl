### Haritada çizim, her formun yanında.
drawing-keys = Çizim
