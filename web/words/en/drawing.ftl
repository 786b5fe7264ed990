### Drawing on a map, beside any form.
drawing-keys = Drawing
