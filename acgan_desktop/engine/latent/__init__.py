"""Which latents to draw: seeds, wishes as class weights, interpolation, crossing, the endless map,
directions. It makes avatars; drawing them is ``runtime``.
"""
